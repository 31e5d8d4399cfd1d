"""Question sets: JSON lines of questions with what is known of their answers, and pools of facts to ask them of."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from corpus.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ENDINGS = ("facts.jsonl.gz", "facts.jsonl")
_REMEDY = (
    'Give one object a line: {"question", "answer"?, "answerable"?, "quotes"?, "now"?, "since"?, "until"?}.'
)
_UNANSWERABLE = "null_query"  # MultiHop-RAG's word for a question that its pool cannot answer
_TIMES = ("now", "since", "until", "zone")


@dataclass(frozen=True, slots=True)
class Known:
    """One question with what is known of its answer."""

    place: str  # file and line
    question: str
    answers: tuple[str, ...] = ()  # wordings of the right answer, any of them
    answerable: bool | None = None  # None when the set does not say
    quotes: tuple[str, ...] = ()  # words of the corpus that the answer rests on
    kind: str = ""  # the set's own word for this sort of question
    times: dict[str, str] = field(default_factory=dict)  # now, since, until, zone as they are given


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of a set, and the file of facts that belongs to it, if one does."""

    name: str
    questions: tuple[Known, ...]
    facts: Path | None = None


def read(path: Path, *, limit: int | None = None) -> QuestionSet:
    """The set at `path`: a file of JSON lines, or a folder with facts.jsonl and queries.jsonl, plain or gzipped.

    Without a `now` of its own a folder's question is asked on the day after the last fact.

    Raises:
        SourceError: the set cannot be read, holds a faulty line, or no question.
    """
    facts = next((path / name for name in _ENDINGS if (path / name).is_file()), None)
    file = path
    if path.is_dir():
        if facts is None:
            raise SourceError(
                str(path), f"{path} holds no facts.jsonl.", remedy="Name the file of questions."
            )
        file = path / facts.name.replace("facts", "queries")
    times = {"now": _after(facts)} if facts else {}
    questions = tuple(_known(line, place, times) for place, line in islice(lines(file), limit))
    if not questions:
        raise SourceError(str(path), f"There are no questions in {file}.", remedy=_REMEDY)
    return QuestionSet(path.name, questions, facts)


def lines(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each object of a file of JSON lines, gzipped or not, with its place.

    Raises:
        SourceError: the file cannot be read, or a line is no JSON object.
    """
    try:
        with gzip.open(file, "rb") if file.suffix == ".gz" else file.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    yield f"{file.name}:{number}", _object(line, f"{file}:{number}")
    except (OSError, EOFError) as error:
        raise SourceError(str(file), f"{file} cannot be read.", remedy="Check the path.") from error


def articles(facts: Path) -> Iterator[str]:
    """Each fact of a pool as one article: a line of JSON as `ingest` takes it.

    Facts of one page keep apart by a parameter of their address.
    """
    for place, fact in lines(facts):
        url = fact.get("url") or ""
        mark = "&" if "?" in url else "?"
        told = {
            "title": fact.get("title"),
            "text": fact.get("fact"),
            "outlet": fact.get("source"),
            "authors": [fact["author"]] if fact.get("author") else [],
            "section": fact.get("category"),
            "published": fact.get("published_at"),
            "url": f"{url.partition('#')[0]}{mark}fact={fact.get('id', place)}" if url else "",
            "language": "en",
        }
        yield json.dumps({key: value for key, value in told.items() if value})


def _after(facts: Path) -> str:
    days = [str(fact["published_at"]) for _, fact in lines(facts) if fact.get("published_at")]
    try:
        return (max(map(datetime.fromisoformat, days)) + timedelta(days=1)).isoformat() if days else ""
    except (ValueError, TypeError) as error:
        raise SourceError(
            str(facts), f"{facts} holds a published_at that is no time.", remedy="Use ISO 8601."
        ) from error


def _object(line: bytes, place: str) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise SourceError(place, f"{place} is not JSON in UTF-8.", remedy=_REMEDY) from error
    if not isinstance(value, dict):
        raise SourceError(place, f"{place} is not an object.", remedy=_REMEDY)
    return value


def _known(line: dict[str, Any], place: str, times: dict[str, str]) -> Known:
    question = line.get("question") or line.get("query")
    if not isinstance(question, str) or not question.strip():
        raise SourceError(place, f'{place} has no "question".', remedy=_REMEDY)
    kind = line.get("question_type") or line.get("type") or ""
    answers = _texts(line.get("answer"), place)
    gold = [item.get("fact") for item in line.get("evidence_list") or () if isinstance(item, dict)]
    quotes = _texts(line.get("quotes") or gold, place)
    answerable = line.get("answerable")
    if answerable is None:
        answerable = False if kind == _UNANSWERABLE else True if answers or quotes else None
    if not isinstance(answerable, bool | None):
        raise SourceError(place, f'{place}: "answerable" is neither true nor false.', remedy=_REMEDY)
    given = {key: str(line[key]) for key in _TIMES if line.get(key)}
    return Known(
        place, question, answers if answerable else (), answerable, quotes, str(kind), {**times, **given}
    )


def _texts(value: Any, place: str) -> tuple[str, ...]:
    """A text, a number, or a list of them."""
    if value is None:
        return ()
    items = value if isinstance(value, list) else [value]
    if not all(isinstance(item, str | int | float) for item in items):
        raise SourceError(place, f"{place}: a list of texts was expected.", remedy=_REMEDY)
    return tuple(str(item) for item in items if str(item).strip())
