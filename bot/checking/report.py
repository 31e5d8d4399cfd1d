"""A check as one JSON object and as text. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.render import NOT_DENIED, day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.checking.verdicts import Finding, Passage

IDLE = "nothing_to_check"
_MARKS = {"supported": "✓", "contradicted": "✗", "not_found": "?", IDLE: "·"}


@dataclass(frozen=True, slots=True)
class Checked:
    """A finding with its graded score; `score` is 0 for what says nothing."""

    finding: Finding
    score: float

    @property
    def mark(self) -> str:
        """The outcome, with the sentences that say nothing as one of their own."""
        return IDLE if self.finding.idle else self.finding.outcome


def all_supported(checked: Sequence[Checked]) -> bool:
    """Whether something was checked and all of it is supported."""
    marks = {one.mark for one in checked} - {IDLE}
    return marks == {"supported"}


def as_json(checked: Sequence[Checked]) -> dict[str, Any]:
    """The object of `check --json`."""
    counts = Counter(one.mark for one in checked)
    return {
        "kind": "check",
        "sentences": [_sentence(one) for one in checked],
        "counts": {mark: counts[mark] for mark in _MARKS},
    }


def as_text(checked: Sequence[Checked], zone: str, *, corpus: bool) -> str:
    """The same for reading: a mark, the sentence, and below it the words it stands on or against.

    Args:
        checked: in the order of the draft.
        zone: IANA name; publication times are told in it.
        corpus: whether the corpus was searched, so that its silence has to be explained.
    """
    lines = [line for one in checked for line in _lines(one, zone)]
    counts = Counter(one.mark for one in checked)
    told = ", ".join(f"{counts[mark]} {mark.replace('_', ' ')}" for mark in _MARKS if counts[mark])
    silence = [NOT_DENIED] if corpus and counts["not_found"] else []
    return "\n".join([*lines, "", f"{told}.", *silence])


def _sentence(one: Checked) -> dict[str, Any]:
    finding = one.finding
    quotes = [_quote(passage) for passage in finding.passages]
    return {
        "text": finding.text,
        "verdict": finding.outcome,
        "checkable": not finding.idle,
        "code": finding.code,
        "detail": _detail(finding),
        "score": round(one.score, 4),
        "quotes": [] if finding.outcome == "not_found" else quotes,
        "nearest": quotes if finding.outcome == "not_found" else [],
    }


def _detail(finding: Finding) -> str:
    if finding.idle:
        return f"nothing to check: {finding.idle}"
    if finding.code == "attribution_dropped":
        return f"{finding.detail}; the words may be right, who says them is not"
    return finding.detail


def _quote(passage: Passage) -> dict[str, Any]:
    article = passage.exhibit.article
    return {
        "article_id": article.id or None,
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "quote": passage.text,
        "start": passage.span.start,
        "end": passage.span.end,
    }


def _lines(one: Checked, zone: str) -> Iterator[str]:
    finding = one.finding
    code = f" [{finding.code}]" if finding.code else ""
    score = "" if finding.idle else f" ({one.score:.2f})"
    yield f"{_MARKS[one.mark]} {finding.text}{score}"
    if detail := _detail(finding):
        yield (
            f"    {finding.outcome.replace('_', ' ')}{code}: {detail}"
            if not finding.idle
            else f"    {detail}"
        )
    for passage in finding.passages:
        nearest = "nearest: " if finding.outcome == "not_found" else ""
        yield f"    {nearest}“{' '.join(passage.text.split())}”"
        if source := _source(passage, zone):
            yield f"      — {source}"


def _source(passage: Passage, zone: str) -> str:
    article = passage.exhibit.article
    when = day(article.published_at, article.date_quality, zone) if article.published_at else ""
    head = ", ".join(piece for piece in (article.outlet, when) if piece)
    told = ": ".join(piece for piece in (head, article.title) if piece)
    return " ".join(piece for piece in (told, article.url) if piece)
