"""The notice that an article has changed in the words that were cited, set in type. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import render
from bot.slack.letters.budget import Paragraph, blocks
from bot.slack.letters.outcomes import posted
from bot.slack.letters.text import NAME, TITLE, foreign, linked, named, notification, short, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.corrections.types import Change, Correction, Kind
    from bot.slack.types import Letter

_LABEL: dict[Kind, str] = {
    "corrected": "Correction",
    "updated": "Update",
    "withdrawn": "Withdrawn",
    "restored": "Update",
}
_FATE: dict[Kind, tuple[str, str]] = {
    "corrected": ("has been corrected", "have been corrected"),
    "updated": ("has changed", "have changed"),
    "withdrawn": ("was withdrawn", "were withdrawn"),
    "restored": ("reads again as it was cited", "read again as they were cited"),
}
"""Of one article, and of several."""
_NOUNS = frozenset(("answer", "summary", "digest"))
_ORDER: tuple[Kind, ...] = ("withdrawn", "corrected", "updated", "restored")


def correction_letter(changes: Sequence[Change], zone: str) -> Letter:
    """What has changed of the articles that were cited in a thread.

    Args:
        changes: of at least one article.
        zone: IANA name of the zone that times are told in.
    """
    told = _heading(changes)
    paragraphs = [Paragraph((words(told, "bold"),), leads=True)]
    for change in changes:
        paragraphs += _change(change, zone, alone=len(changes) == 1)
    outlets = ", ".join(dict.fromkeys(short(change.article.outlet, NAME) for change in changes))
    line = f"{told.removesuffix('.')}: {outlets}" if outlets else told
    return posted(notification(line), [[block] for block in blocks(paragraphs)])


def _heading(changes: Sequence[Change]) -> str:
    """As in "Correction: the article cited as [2] in this answer has been corrected."."""
    kinds = [change.kind for change in changes]
    label = next(_LABEL[kind] for kind in _ORDER if kind in kinds)
    if len(changes) == 1:
        return f"{label}: the article cited {_cited(changes[0])} {_fate(changes[0])}."
    fates = {_FATE[kind][1] for kind in kinds}
    mixed = "have changed or were withdrawn" if "withdrawn" in kinds else "have changed"
    fate = fates.pop() if len(fates) == 1 else mixed
    return f"{label}: {len(changes)} articles cited in this thread {fate}."


def _fate(change: Change) -> str:
    """Of an article that has an address its publisher has withdrawn it; files are taken out of the corpus."""
    by = " by its publisher" if change.article.url else ""
    return f"{_FATE[change.kind][0]}{by if change.kind == 'withdrawn' else ''}"


def _cited(change: Change) -> str:
    """Where it was cited: "as [2] in this answer", "in 2 answers of this thread"."""
    nouns = {each.kind if each.kind in _NOUNS else "answer" for each in change.mentions}
    noun = nouns.pop() if len(nouns) == 1 else "answer"
    if len(change.mentions) > 1:
        many = "summaries" if noun == "summary" else f"{noun}s"
        return f"in {len(change.mentions)} {many} of this thread"
    number = change.mentions[0].number if change.mentions else 0
    return f"as [{number}] in this {noun}" if number else f"in this {noun}"


def _change(change: Change, zone: str, *, alone: bool) -> Iterator[Paragraph]:
    article = change.article
    day = render.day(article.published_at, article.date_quality, zone)
    fate = () if alone else (words(f" · {_fate(change)}"),)
    where = (*linked(article.outlet, article.url), words(f", {day}: "), named(article.title, TITLE), *fate)
    yield Paragraph(where, leads=True)
    for mention in change.mentions:
        yield from _mention(mention.number, mention.question, several=len(change.mentions) > 1 or not alone)
    for correction in change.corrections:
        yield from _correction(correction)
    for notice in dict.fromkeys(each.notice for each in change.corrections if each.notice != each.now):
        if notice:
            yield Paragraph((words("The article says: "), foreign(notice)))
    if change.seen is not None:
        yield Paragraph((words(f"Seen {render.moment(change.seen, zone)}.", "italic"),))


def _mention(number: int, question: str, *, several: bool) -> Iterator[Paragraph]:
    mark = f"Cited as [{number}]" if number and several else "Cited"
    if question.strip():
        yield Paragraph((words(f"{mark} in reply to: "), named(question, TITLE)), leads=True)
    elif several:
        yield Paragraph((words(f"{mark}."),), leads=True)


def _correction(correction: Correction) -> Iterator[Paragraph]:
    """The words as they were cited, then those that stand there now; both as they are."""
    if correction.kind == "withdrawn":
        yield Paragraph((words("It was cited for:"),), leads=True)
        yield Paragraph((foreign(correction.was),), "quote")
        return
    yield Paragraph((words("Was:"),), leads=True)
    yield Paragraph((foreign(correction.was),), "quote")
    if correction.kind == "restored":
        yield Paragraph((words("These words stand in it again."),))
    elif correction.now:
        yield Paragraph((words("Now:"),), leads=True)
        yield Paragraph((foreign(correction.now),), "quote")
    else:
        yield Paragraph((words("These words no longer stand in it."),))
