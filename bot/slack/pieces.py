"""Pieces of Block Kit within Slack's limits. Foreign text stands in text elements and plain text, which Slack reads literally."""

from __future__ import annotations

import re
import unicodedata
from functools import reduce
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bot import escaping

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.slack.types import Block

Element = dict[str, Any]
"""An element of a block, or a part of one."""

TITLE, LABEL, OPTION, BUTTON, PLACEHOLDER, HEADER = 24, 2000, 75, 75, 150, 150
"""Characters in a view's title, an input's label and hint, an option, a button, a placeholder and a header (Slack's limits)."""
BLOCKS = 100  # of a view (Slack's limit)
WORDS = 2500  # of one text element: below the 3,000 of a section, the least that Slack gives any text
NOTIFIED = 150  # of foreign text in a notification: phones show about that much

_NOTHING = "–"  # Slack refuses empty texts
_MARKS = 2  # combining marks on one letter: what real spelling needs; more climb over other lines
_COST = {"&": 5, "<": 4, ">": 4}  # Slack counts some texts after escaping them: the safe side
_ASTRAL = 0xFFFF  # characters beyond it are two units where Slack counts in UTF-16
_PERSON = re.compile(r"[UW][A-Z0-9]{1,30}")
_CHANNEL = re.compile(r"[CG][A-Z0-9]{1,30}")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_ACTS = re.compile(r"(?<=@)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=[^\W\d_])(?=\.[^\W\d_])", re.IGNORECASE)
"""Where a bare text becomes a mention or a link."""


def shown(text: str) -> str:
    """Foreign text on one line, without what would act and not show, or climb over its neighbours."""
    kept: list[str] = []
    marks = 0
    for char in escaping.visible(unicodedata.normalize("NFC", text)):
        marks = marks + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        if marks <= _MARKS:
            kept.append(char)
    return "".join(kept)


def size(text: str) -> int:
    """The length of a text as Slack may count it, at its worst."""
    return sum(_COST.get(char, 2 if ord(char) > _ASTRAL else 1) for char in text)


def short(text: str, limit: int) -> str:
    """Foreign text cut to a size, with an ellipsis where something is left out; a dash for an empty one."""
    line = shown(text).strip() or _NOTHING
    if size(line) <= limit:
        return line
    left, end = limit - 1, 0
    for char in line:
        left -= size(char)
        if left < 0:
            break
        end += 1
    return f"{line[:end].rstrip()}…"


def unescaped(text: str) -> str:
    """A text that Slack has handed back escaped, as it was."""
    return reduce(lambda told, pair: told.replace(*pair), _ENTITIES, text)


def notified(text: str) -> str:
    """Foreign text for a notification, which Slack does parse: no mention, no link, no markup comes of it."""
    line = _ACTS.sub("\u200b", short(text, NOTIFIED))
    return reduce(lambda told, pair: told.replace(pair[1], pair[0]), reversed(_ENTITIES), line)


def plain(text: str, limit: int) -> Element:
    """A plain text object; colons in it make no emoji."""
    return {"type": "plain_text", "text": short(text, limit), "emoji": False}


def said(text: str, *styles: str) -> Element:
    """Words in a line of rich text; `styles` are "bold", "italic" or "code"."""
    element: Element = {"type": "text", "text": _spaced(text)}
    return element | {"style": dict.fromkeys(styles, True)} if styles else element


def _spaced(text: str) -> str:
    """The words, cut, with the single space at either end that joins them to their neighbours."""
    before, after = (" " if end.isspace() else "" for end in (text[:1], text[-1:]))
    return f"{before}{short(text, WORDS)}{after}" if text.strip() else " "


def person(user: str) -> Element:
    """Somebody by name; words where it is no id of a person."""
    return {"type": "user", "user_id": user} if _PERSON.fullmatch(user) else said("somebody")


def people(users: Sequence[str]) -> tuple[Element, ...]:
    """Several people by name, with commas."""
    return tuple(part for user in users for part in (said(", "), person(user)))[1:]


def is_person(user: str) -> bool:
    """Whether this is an id of a person."""
    return _PERSON.fullmatch(user) is not None


def is_channel(channel: str) -> bool:
    """Whether this is an id of a channel; direct messages are none."""
    return _CHANNEL.fullmatch(channel) is not None


def place(channel: str) -> Element:
    """A channel by name; words where it is no id of one."""
    return {"type": "channel", "channel_id": channel} if is_channel(channel) else said("this conversation")


def link(url: str, label: str) -> Element:
    """A link with a label of ours; the label alone where the address is not http(s)."""
    address = reduce(lambda told, pair: told.replace(*pair), (("<", "%3C"), (">", "%3E"), ("|", "%7C")), url)
    web = urlsplit(address).scheme in {"http", "https"} if len(address) <= WORDS else False
    return {"type": "link", "url": address, "text": label} if web else said(label)


def line(*parts: Element | str) -> Element:
    """One paragraph of rich text."""
    return {"type": "rich_text_section", "elements": _elements(parts)}


def quoted(*parts: Element | str) -> Element:
    """What somebody has said, set off."""
    return {"type": "rich_text_quote", "elements": _elements(parts)}


def bullets(lines: Iterable[Element]) -> Element:
    """Lines as a list."""
    return {"type": "rich_text_list", "style": "bullet", "elements": list(lines)}


def _elements(parts: Iterable[Element | str]) -> list[Element]:
    return [said(part) if isinstance(part, str) else part for part in parts] or [said(_NOTHING)]


def rich(*parts: Element) -> Block:
    """A block of paragraphs, quotes and lists."""
    return {"type": "rich_text", "elements": list(parts)}


def header(text: str) -> Block:
    """A heading of ours."""
    return {"type": "header", "text": plain(text, HEADER)}


def button(label: str, action: str, value: str = "", *, primary: bool = False) -> Element:
    """A button that hands `value` back."""
    made: Element = {"type": "button", "action_id": action, "text": plain(label, BUTTON)}
    return made | ({"value": value} if value else {}) | ({"style": "primary"} if primary else {})


def actions(*elements: Element) -> Block:
    """A row of buttons."""
    return {"type": "actions", "elements": list(elements)}


def divider() -> Block:
    """A rule between two parts."""
    return {"type": "divider"}


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
