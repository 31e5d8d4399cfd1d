"""Which words of which articles a record rests on: places without words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FORMER = frozenset(("old", "nearest"))  # what a figure was before, what was not cited


class CitedPlace(NamedTuple):
    """A stretch of one revision."""

    article_id: str
    revision: int
    start: int
    end: int


def citations_of(record: Mapping[str, Any]) -> tuple[CitedPlace, ...]:
    """The stretches that the answer, summary or digest of a record cites, in order, each once."""
    answer = record.get("answer") or {}
    known = {source["article_id"]: int(source.get("revision") or 1) for source in answer.get("sources") or ()}
    return tuple(dict.fromkeys(_places(answer, known)))


def _places(value: Any, known: Mapping[str, int]) -> Iterator[CitedPlace]:
    """Quotes and figures, wherever they stand; what is not among the sources is not cited."""
    if isinstance(value, list):
        for item in value:
            yield from _places(item, known)
    if not isinstance(value, dict):
        return
    match value:
        case {"article_id": str(article), "start": int(start), "end": int(end)}:
            if article in known and start < end:
                yield CitedPlace(article, int(value.get("revision") or known[article]), start, end)
    for key, item in value.items():
        if key not in _FORMER:
            yield from _places(item, known)
