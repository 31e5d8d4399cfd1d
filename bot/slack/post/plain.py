"""The words of a message without its blocks: for when Slack does not take the blocks. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.slack.types import Block, Post

PIECE = 3900  # characters of a text; Slack shows 4,000 well, and takes no more in an update
_ENTITY = 6  # characters of the longest escape and one more
_NESTED = ("text", "fields", "elements", "rows", "title", "subtitle", "body")


def words(blocks: Iterable[Block]) -> str:
    """What blocks say, a line for each part, without buttons and menus; nothing is escaped."""
    lines = (line for block in blocks for line in _lines(block))
    return "\n".join(line for line in lines if line.strip())


def pieces(post: Post) -> tuple[str, ...]:
    """A message's words as texts that Slack takes, escaped, in order, split between words."""
    return tuple(_split(escaped(words(post.blocks)) or post.text)) or ("…",)


def notice(blocks: Sequence[Block]) -> str:
    """The words of the first block that has any, escaped: for a notification."""
    said = (words([block]) for block in blocks)
    return short(escaped(next((text for text in said if text), "")))


def short(text: str) -> str:
    """As much of an escaped text as an edit may have."""
    return next(_split(text), "…")


def escaped(text: str) -> str:
    """Text in which nothing is a mention, a broadcast or a link with a label."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _lines(block: Block) -> Iterator[str]:
    kind = block.get("type")
    if kind in {"actions", "context_actions", "divider", "image", "input"}:
        return
    if kind == "rich_text":
        for part in block.get("elements", ()):
            yield from _rich(part)
        return
    for name in _NESTED:
        yield from _told(block.get(name))


def _rich(part: dict[str, Any]) -> Iterator[str]:
    if part.get("type") == "rich_text_list":
        for item in part.get("elements", ()):
            yield "• " + _inline(item)
        return
    lead = "“" if part.get("type") == "rich_text_quote" else ""
    yield lead + _inline(part) + ("”" if lead else "")


def _inline(part: dict[str, Any]) -> str:
    return "".join(_word(one) for one in part.get("elements", ()))


def _word(element: dict[str, Any]) -> str:
    url, text = str(element.get("url", "")), str(element.get("text", ""))
    if element.get("type") == "link":
        return f"{text} ({url})" if text and text != url else url
    return text


def _told(value: Any) -> Iterator[str]:
    """The texts inside a part of a block, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _told(one)
    elif isinstance(value, dict):
        if value.get("type") == "rich_text":
            yield from _lines(value)
        elif "url" not in value and "action_id" not in value:
            yield from _told(value.get("text"))


def _split(text: str) -> Iterator[str]:
    while len(text) > PIECE:
        cut = max(text.rfind("\n", 0, PIECE), text.rfind(" ", 0, PIECE))
        cut = cut if cut > 0 else _between(text)
        yield text[:cut]
        text = text[cut:].lstrip(" \n")
    if text:
        yield text


def _between(text: str) -> int:
    """Where a text without a space may be cut: not inside an escape."""
    start = text.rfind("&", PIECE - _ENTITY, PIECE)
    inside = start > 0 and ";" not in text[start:PIECE]
    return start if inside else PIECE
