"""Why an answer is as it is, from its audit record, for somebody who reads no code. Pure.

A record of any version can be told: what it does not hold is left out. What withheld sentences say is shown as
withheld; of a sentence that could act, only that there was one.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot import render
from bot.slack.letters.budget import Paragraph, blocks, view
from bot.slack.letters.footing import reach
from bot.slack.letters.text import foreign, named, small, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.slack.types import Block
    from bot.types import Code

    Record = dict[str, Any]

_CHECKS: dict[Code, tuple[str, str]] = {
    "quote_not_found": (
        "its evidence stands word for word in the articles",
        "the words it cites are not in the articles",
    ),
    "unsafe_text": ("it holds nothing that could act on a reader's screen", "it holds text that could act"),
    "quote_altered": (
        "quotations are word for word",
        "a quotation is not word for word, or not that speaker's",
    ),
    "number_not_in_evidence": ("figures are those of the articles", "a figure is not in the words it cites"),
    "bound_changed": (
        "“at least”, “up to” and the like are kept",
        "“at least”, “up to” or the like was changed",
    ),
    "date_not_in_evidence": ("dates are those of the articles", "a date is not in the words it cites"),
    "name_not_in_evidence": (
        "names and titles are those of the articles",
        "a name or a title is not in the words it cites",
    ),
    "polarity_changed": ("what is denied stays denied", "it affirms what the articles deny, or the reverse"),
    "attribution_dropped": ("it says who says so", "it does not say who says so"),
    "modality_changed": (
        "what is uncertain stays uncertain",
        "it is more certain than the articles, or less",
    ),
    "low_support": ("the words it cites carry all of it", "the words it cites do not carry all of it"),
    "loaded_language": (
        "no loaded word that the articles do not use",
        "it uses a loaded word that the articles do not use",
    ),
}
"""What a check means when it passes, and when it fails."""


def why(record: Record) -> tuple[Block, ...]:
    """The record as blocks of a form."""
    answer = record.get("answer") or {}
    command = f"evenhand explain {answer.get('id', '')}"
    paragraphs = _incident() if record.get("incident") else _told(record, answer)
    whole = Paragraph((words("The whole record, for an operator: "), words(command, "code")))
    return view(blocks([*paragraphs, whole]), small(f"There is more: {command}"))


def _incident() -> Iterator[Paragraph]:
    yield Paragraph((words("Something went wrong while this question was worked on.", "bold"),))
    yield Paragraph((words("Please ask again. An operator can look up what happened."),))


def _told(record: Record, answer: Record) -> Iterator[Paragraph]:
    yield Paragraph((words("Question: ", "bold"), foreign(answer.get("question") or "")))
    if answer.get("read_as"):
        yield Paragraph((words("Read as: ", "bold"), foreign(answer["read_as"])))
    yield from _searched(record, answer)
    yield from _changed(answer)
    yield from _reason(answer)
    yield from _passed(record, answer)
    yield from _withheld(record)
    yield from _made(record, answer)


def _searched(record: Record, answer: Record) -> Iterator[Paragraph]:
    zone = (record.get("understood") or {}).get("zone") or "UTC"
    window = answer.get("window") or {}
    ends = [datetime.fromisoformat(window[end]) for end in ("since", "until") if window.get(end)]
    both = (ends[0], ends[1]) if len(ends) == 2 else None  # noqa: PLR2004 - both ends
    yield Paragraph((words("What was searched", "bold"),), leads=True)
    yield Paragraph((words(reach(both, zone)),), "item")
    for search in record.get("searches") or ():
        day = (search.get("day") or {}).get("text") or ""
        where = ", ".join(part for part in (*(search.get("outlets") or ()), day) if part)
        yield Paragraph((words("Also by itself: "), foreign(where)), "item")
    evidence = record.get("evidence") or ()
    articles = _count({item.get("article_id") for item in evidence}, "article")
    outlets = _count({item.get("outlet") for item in evidence}, "outlet")
    hits = f"{_count(record['hits'], 'passage')} found; " if record.get("hits") else ""
    yield Paragraph((words(f"{hits}{articles} from {outlets} read for the answer."),), "item")


def _changed(answer: Record) -> Iterator[Paragraph]:
    """The articles that were updated, corrected or withdrawn (`bot.rereading.marked`)."""
    flagged = [source for source in answer.get("sources") or () if source.get("flag")]
    if flagged:
        yield Paragraph((words("Articles that were changed", "bold"),), leads=True)
    for source in flagged:
        told = (words(f"[{source.get('number')}] "), named(str(source.get("outlet") or "")))
        yield Paragraph((*told, words(": "), named(str(source["flag"]))), "item")


def _reason(answer: Record) -> Iterator[Paragraph]:
    reason = answer.get("reason")
    if reason in render.HEADINGS:
        yield Paragraph((words(render.HEADINGS[reason], "bold"),), leads=True)
        yield Paragraph((foreign(answer.get("detail") or ""),))


def _passed(record: Record, answer: Record) -> Iterator[Paragraph]:
    claims = answer.get("claims") or ()
    if claims:
        number = _count(claims, "sentence")
        yield Paragraph((words(f"{number} passed every check", "bold"),), leads=True)
        for code in record.get("checks") or ():
            if code in _CHECKS:
                yield Paragraph((words(_sentence(_CHECKS[code][0])),), "item")
    unread = dict.fromkeys(what for claim in claims for what in claim.get("unchecked") or ())
    if unread:
        yield Paragraph((words("Not checked in this language: "), foreign(", ".join(unread))))


def _withheld(record: Record) -> Iterator[Paragraph]:
    fallen = record.get("withheld") or ()
    if fallen:
        yield Paragraph((words(f"{_count(fallen, 'sentence')} withheld", "bold"),), leads=True)
    for item in fallen:
        code = item.get("code")
        shown = "Not shown." if code == "unsafe_text" else item.get("text") or ""
        reason = _CHECKS[code][1] if code in _CHECKS else "it did not pass a check"
        yield Paragraph((foreign(shown),), "quote")
        yield Paragraph((words(f"Withheld: {reason}."),))


def _made(record: Record, answer: Record) -> Iterator[Paragraph]:
    if answer.get("model"):
        prompt = (words(", prompt "), named(str(answer["prompt"]))) if answer.get("prompt") else ()
        yield Paragraph((words("Written by: ", "bold"), named(str(answer["model"])), *prompt))
    elif answer.get("writer"):
        yield Paragraph(
            (words("Written without a language model: sentences of the articles, as they stand."),)
        )
    drafts = len(record.get("drafts") or ())
    if drafts > 1:
        yield Paragraph((words(f"{drafts} drafts: it was written again because of what was withheld."),))


def _sentence(phrase: str) -> str:
    return f"{phrase[0].upper()}{phrase[1:]}."


def _count(items: Iterable[object], noun: str) -> str:
    number = len(list(items))
    return f"{number} {noun}{'' if number == 1 else 's'}"
