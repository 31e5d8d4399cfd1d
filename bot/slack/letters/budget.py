"""Fitting what is said to Slack's limits: paragraphs into blocks, blocks into messages, in order, nothing left out. Pure."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from bot.slack.pieces import size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.slack.letters.text import Element
    from bot.slack.types import Block

Style = Literal["line", "item", "quote"]

BLOCK = 2800  # of one block: below the 3,000 of a section, the least that Slack gives any text
MESSAGE = 12_000  # of all blocks of a message: Slack was seen to refuse above 13,000 to 13,300 characters
BLOCKS = 49  # of a message: Slack takes 50, and the courier may put one before them
VIEW_BLOCKS = 90  # of a form's 100: it may have others
VIEW_BYTES = 200_000  # of a form's 250,000
_COUNTED = ("text", "url")  # what Slack may count of an element; its own way is not documented


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line, a list item or a quotation.

    Attributes:
        elements: of rich text, in order.
        style: how it is set.
        leads: whether it is a heading, which never stands last in a block.
    """

    elements: tuple[Element, ...]
    style: Style = "line"
    leads: bool = False


def blocks(paragraphs: Iterable[Paragraph]) -> tuple[Block, ...]:
    """The paragraphs in as few blocks as hold them; one that is too long goes on in the next block."""
    made: list[list[Paragraph]] = []
    room = 0
    for group in _groups(piece for paragraph in paragraphs for piece in _broken(paragraph)):
        needed = sum(_size(piece) for piece in group)
        if needed > room:
            made.append([])
            room = BLOCK
        made[-1] += group
        room -= needed
    return tuple(_block(pieces) for pieces in made)


def messages(groups: Iterable[Sequence[Block]]) -> tuple[tuple[Block, ...], ...]:
    """The blocks in as few messages as hold them, in order; blocks of one group stay together."""
    made: list[list[Block]] = []
    room = 0
    for group in groups:
        needed = sum(weight(block) for block in group)
        if not made or needed > room or len(made[-1]) + len(group) > BLOCKS:
            made.append([])
            room = MESSAGE
        made[-1] += group
        room -= needed
    return tuple(tuple(message) for message in made)


def view(told: Sequence[Block], rest: Block) -> tuple[Block, ...]:
    """As many whole blocks as a form holds; `rest` stands for the others."""
    left = VIEW_BYTES - len(json.dumps(rest))
    for number, block in enumerate(told):
        left -= len(json.dumps(block)) + 2
        if left < 0 or number >= VIEW_BLOCKS - 1:
            return (*told[:number], rest)
    return tuple(told)


def weight(value: Any) -> int:
    """The characters of a block as Slack may count them, at their worst."""
    if isinstance(value, list | tuple):
        return sum(weight(each) for each in value)
    if not isinstance(value, dict):
        return 0
    own = sum(size(value[name]) for name in _COUNTED if isinstance(value.get(name), str))
    return own + sum(weight(each) for each in value.values())


def _size(paragraph: Paragraph) -> int:
    return weight(paragraph.elements)


def _groups(pieces: Iterable[Paragraph]) -> Iterator[list[Paragraph]]:
    """Each piece with the headings that lead to it, as long as they fit one block."""
    group: list[Paragraph] = []
    for piece in pieces:
        if group and sum(map(_size, group)) + _size(piece) > BLOCK:
            yield group
            group = []
        group.append(piece)
        if not piece.leads:
            yield group
            group = []
    if group:
        yield group


def _broken(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph in pieces that fit a block; links stay whole, texts break at spaces and lose nothing."""
    style, line, room = paragraph.style, list[Any](), BLOCK
    queue = list(paragraph.elements)
    while queue:
        element = queue.pop(0)
        if weight(element) <= room:
            line.append(element)
            room -= weight(element)
            continue
        head, tail = _halves(element, room, fresh=not line)
        line += [head] if head else []
        queue.insert(0, tail)
        yield replace(paragraph, elements=tuple(line), style=style)
        style, line, room = "line" if style == "item" else style, [], BLOCK
    if line:
        yield replace(paragraph, elements=tuple(line), style=style)


def _halves(element: Element, room: int, *, fresh: bool) -> tuple[Element | None, Element]:
    """What still fits, and the rest; a text without a space is cut only on a line of its own."""
    if element["type"] != "text":
        return None, element
    text = element["text"]
    end = _fitting(text, room)
    space = text.rfind(" ", 0, end)
    if space >= 0:
        end = space + 1
    elif not fresh:
        return None, element
    while end > 1 and space < 0 and unicodedata.combining(text[end]):
        end -= 1
    return element | {"text": text[:end]}, element | {"text": text[end:]}


def _fitting(text: str, room: int) -> int:
    """How many characters of a text fit."""
    for end, char in enumerate(text):
        room -= size(char)
        if room < 0:
            return end
    return len(text)


def _block(pieces: Iterable[Paragraph]) -> Block:
    """One block; items in a row make one list."""
    parts: list[Element] = []
    for piece in pieces:
        section = {"type": "rich_text_section", "elements": list(piece.elements)}
        if piece.style == "quote":
            parts.append(section | {"type": "rich_text_quote"})
        elif piece.style == "line":
            parts.append(section)
        elif parts and parts[-1]["type"] == "rich_text_list":
            parts[-1]["elements"].append(section)
        else:
            parts.append({"type": "rich_text_list", "style": "bullet", "elements": [section]})
    return {"type": "rich_text", "elements": parts}
