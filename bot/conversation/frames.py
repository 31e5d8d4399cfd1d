"""How an earlier question is built: who is asked about, of what, where and when; and putting other words there. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import when
from bot.conversation import wording
from corpus.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from bot.outlets import OutletNames

_WORD = re.compile(r"[^\W_][\w’'./-]*\w|[^\W_]")
_ACCORDING = re.compile(r"[,\s]*\baccording to\s+$", re.IGNORECASE)
_SOURCE = re.compile(
    r"[,\s]*\baccording to\s+(?P<who>(?:the\s+|an?\s+)?[\w’'.-]+(?:\s+[\w’'.-]+){0,3})\s*$", re.IGNORECASE
)
_ABOUT = re.compile(
    r"(?:\b(?P<prep>about|regarding|concerning|over)|(?<=latest )(?P<news>on)|(?<=news )on|(?<=update )on|(?<=details )on)\s+(?P<np>\S.*)$",
    re.IGNORECASE,
)
# What a bare "why?" adds, and where words follow a whole question: neither is what the question is about.
_AGAIN = re.compile(r",? and (?:why|when|where|how(?: \w+)?|since when)$|\?\s", re.IGNORECASE)
_SHORT_IS = re.compile(r"^(what|who|where|when|how|why)['’]s\b", re.IGNORECASE)
_ADVERBS = frozenset(
    "been being not also already yet ever still now so far just only really actually exactly else".split()
)
_CLOSERS = "|".join(
    sorted(wording.PREPOSITIONS | {"and", "or", "according", "when", "that", "who", "which", "while", "as"})
)
_PLACE = re.compile(
    rf"\b(?P<prep>{wording.PLACE_PREPOSITIONS})\s+(?P<name>(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+)?[A-Z][\w’'-]*)*)"
    rf"(?=\s*(?:$|[^\w\s]|(?:{_CLOSERS})\b))"
)
_LEADING = r"(?:\b(?:on|in|since|after|until|during|over|for|by|before|from)\s+)?(?:the\s+)?"
QUESTION_WORDS = frozenset("what which who whom whose when where why how".split())
_INNER = QUESTION_WORDS | {"whether", "if", "that"}


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading words for outlets and times needs."""

    names: OutletNames
    now: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A question that stands alone, taken apart. Spans are places in `text`; None where it has no such part.

    Attributes:
        text: the question without its question mark.
        core: its words before the first time, outlet and "according to".
        auxiliary: the word before the subject: "did".
        subject: who or what does it.
        verb: what is done.
        rest: what follows the verb, inside the core.
        topic: what it is about, with its preposition left out.
        preposition: the one before the topic, "" when there is none.
        place: a named place, without its preposition.
        source: whoever "according to" names, when that is no outlet.
        outlets: each mention of an outlet.
        times: each mention of a day or a stretch of time, with its preposition.
    """

    text: str
    core: Span
    auxiliary: Span | None
    subject: Span | None
    verb: Span | None
    rest: Span
    topic: Span | None
    preposition: str
    place: Span | None
    source: Span | None
    outlets: tuple[Span, ...]
    times: tuple[Span, ...]

    def words(self, span: Span | None) -> str:
        """The words of a part; "" for one that is not there."""
        return span.of(self.text).strip() if span else ""


def frame(question: str, reader: Reader) -> Frame:
    """A question taken apart by rules; parts that the rules do not see are None."""
    text = _SHORT_IS.sub(r"\1 is", question.strip().rstrip("?!. "))
    times = tuple(time_spans(text, reader))
    outlets = tuple(Span(*span) for span in reader.names.find(text).spans)
    source = _source(text, outlets)
    core = _core(text, times, outlets, source)
    tokens = [Span(*m.span()) for m in _WORD.finditer(text) if m.end() <= core.end]
    auxiliary, subject, verb = _clause(text, tokens)
    rest = Span((verb or auxiliary or Span(0, 0)).end, core.end)
    preposition, topic = _topic(text, core, subject, rest)
    place = next(
        (Span(*m.span("name")) for m in reversed(list(_PLACE.finditer(text))) if m.end() <= core.end), None
    )
    return Frame(
        text, core, auxiliary, subject, verb, rest, topic, preposition, place, source, outlets, times
    )


def subject_of(text: str) -> str:
    """The words of a question's subject, read without outlets and times; "" when the rules see none."""
    _, subject, _ = _clause(text, [Span(*found.span()) for found in _WORD.finditer(text)])
    return subject.of(text) if subject else ""


def time_spans(text: str, reader: Reader) -> Iterator[Span]:
    """Where days and stretches of time stand, each with the preposition before it."""
    times = when.read(text, now=reader.now, zone=reader.zone)
    said = [day.text for day in times.dates] + ([times.window.text] if times.window else [])
    for words in sorted(set(said), key=len, reverse=True):
        for found in re.finditer(_LEADING + re.escape(words) + r"(?!\w)", text, re.IGNORECASE):
            yield Span(*found.span())


def put(text: str, span: Span, words: str) -> str:
    """The text with other words at one place."""
    return _tidy(f"{text[: span.start]}{words}{text[span.end :]}")


def without(text: str, spans: Iterable[Span]) -> str:
    """The text without some of its parts."""
    for span in sorted(spans, reverse=True):
        text = f"{text[: span.start]} {text[span.end :]}"
    return _tidy(text)


def added(text: str, words: str) -> str:
    """The text with words at its end."""
    return _tidy(f"{text.rstrip('?!. ')} {words}")


def asked(text: str) -> str:
    """The text as a question: a capital first, a question mark last."""
    text = _tidy(text).rstrip("?!.,;: ")
    return f"{text[:1].upper()}{text[1:]}?" if text else ""


def outlet_phrases(parts: Frame) -> tuple[Span, ...]:
    """Mentions of outlets as sources, with their "according to": what "all outlets" takes away."""
    return tuple(_with_according(parts.text, span) for span in parts.outlets)


def _with_according(text: str, span: Span) -> Span:
    before = _ACCORDING.search(text[: span.start])
    return Span(before.start() if before else span.start, span.end)


def _source(text: str, outlets: Sequence[Span]) -> Span | None:
    found = _SOURCE.search(text)
    if not found:
        return None
    start = found.start("who")
    return (
        None
        if any(start < span.end and span.start < found.end() for span in outlets)
        else Span(*found.span("who"))
    )


def _core(text: str, times: Sequence[Span], outlets: Sequence[Span], source: Span | None) -> Span:
    """Up to the first closing part: a time or a source. An outlet that speaks is no closing part."""
    closing = [span.start for span in times if span.start > 0]
    closing += [found.start() for found in _AGAIN.finditer(text)]
    closing += [
        _with_according(text, span).start for span in outlets if _ACCORDING.search(text[: span.start])
    ]
    if source:
        before = _ACCORDING.search(text[: source.start])
        closing += [before.start() if before else source.start]
    return Span(0, min([len(text), *(start for start in closing if len(text[:start].split()) > 1)]))


def _clause(text: str, tokens: Sequence[Span]) -> tuple[Span | None, Span | None, Span | None]:
    """Auxiliary, subject and verb: "What did | the mayor | say"."""
    words = [span.of(text) for span in tokens]
    first = next((i for i, word in enumerate(words) if word.lower() in wording.AUXILIARIES), None)
    early = _verb(words, 1) if words and words[0].lower() in QUESTION_WORDS else None
    if early is not None and (first is None or early < first):
        return None, None, tokens[early]
    if first is None:
        return _told(words, tokens)
    found = _verb(words, first + 1)
    if found is None:
        return tokens[first], None, None
    start = next((i for i in range(first + 1, found) if words[i].lower() not in _ADVERBS), found)
    subject = Span(tokens[start].start, tokens[found - 1].end) if found > start else None
    return tokens[first], subject, tokens[found]


def _told(words: Sequence[str], tokens: Sequence[Span]) -> tuple[Span | None, Span | None, Span | None]:
    """The clause inside "Tell me what the mayor said"; else the first verb alone."""
    inner = next((i for i, word in enumerate(words) if i and word.lower() in _INNER), 0)
    found = _verb(words, inner + 1)
    if found is None:
        return None, None, None
    subject = Span(tokens[inner + 1].start, tokens[found - 1].end) if inner and found > inner + 1 else None
    return None, subject, tokens[found]


def _verb(words: Sequence[str], start: int) -> int | None:
    """The first verb from `start`; a noun that looks like one stands after an article or before a verb."""
    for i in range(start, len(words)):
        word = words[i]
        noun = i > start and (
            words[i - 1].lower() in wording.DETERMINERS or re.search(r"['’]s?$", words[i - 1])
        )
        again = i + 1 < len(words) and wording.is_plain_verb(words[i + 1]) and not wording.is_plain_verb(word)
        behind = i + 1 < len(words) and i > start and words[i + 1] in wording.SPEECH
        if (
            wording.looks_verbal(word)
            and not (noun or again or behind)
            and word.lower() not in wording.AUXILIARIES
        ):
            return i
    return None


def _topic(text: str, core: Span, subject: Span | None, rest: Span) -> tuple[str, Span | None]:
    """What a question is about: after "about", else what follows the verb, else what it says something of."""
    found = _ABOUT.search(text, 0, core.end)
    if found:
        return (found["prep"] or "about").lower(), _trimmed(text, Span(*found.span("np")))
    after = _trimmed(text, rest)
    words = after.of(text).split() if after else []
    led = next((i for i in (0, 1) if len(words) > i + 1 and words[i].lower() in wording.PREPOSITIONS), None)
    if (
        after
        and led is not None
        and (led == 0 or (words[0].lower() not in wording.DETERMINERS and words[0].islower()))
    ):
        found = re.match(rf"(?:\S+\s+){{{led + 1}}}", after.of(text))
        return words[led].lower(), _trimmed(
            text, Span(after.start + (found.end() if found else 0), after.end)
        )
    if after and words and not (len(words) == 1 and words[0].lower() in {"it", "that", "this", "so"}):
        return "", after
    if subject and not wording.is_party(subject.of(text)):
        return "", subject
    return "", None


def _trimmed(text: str, span: Span) -> Span | None:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(" ,;:"))
    end = span.end - (len(words) - len(words.rstrip(" ,;:")))
    return Span(start, end) if start < end else None


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    return re.sub(r"\s+([?,.;:!])", r"\1", text).strip()
