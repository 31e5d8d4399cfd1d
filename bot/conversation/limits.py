"""Sayings that set or lift a limit: "only Reuters", "since Monday?", "what about the Star?", "all outlets". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from bot import when
from bot.conversation import frames, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.conversation.frames import Frame, Reader
    from bot.types import Window
    from corpus.types import Span

_ONLY = re.compile(r"\b(?:only|just|solely|nothing but|limit(?:ed)? (?:it |this )?to)\b", re.IGNORECASE)
_ONLY_BEFORE = re.compile(r"\b(?:only|just)\s+(?:(?:from|by|in|with|on|use)\s+)?(?:the\s+)?$", re.IGNORECASE)
_ABOUT_ANOTHER = re.compile(r"^What about [^:]+: (?=who|which)")  # as `fragments` puts it; it must not nest
_FILLER = frozenset(
    """
    only just solely nothing but limit limited it this to from by in on of the a and or at as according for with use using please
    articles article reports reporting news stories coverage sources outlets papers published printed then during between
    """.split()
)
_SOURCES = r"(?:outlets?|sources?|papers?|newspapers?|media|agencies|publishers?)"
_ANY_OUTLET = re.compile(
    rf"(?:(?:in|from|by|with|use|search|include)\s+)?(?:all|any|every|other|the other)\s+(?:the\s+)?{_SOURCES}|not only \w+",
    re.IGNORECASE,
)
_ANY_TIME = re.compile(
    r"(?:at|for|from|in)?\s*(?:any ?time|all times?|any (?:day|date)|all (?:days|dates)|whenever|no (?:time|date) limit|"
    r"without (?:a )?(?:time|date) limit|ever|all time)",
    re.IGNORECASE,
)
_EVERYTHING = re.compile(
    r"(?:search |use |look at |in )?(?:everything|all (?:articles|of it)|the whole (?:corpus|archive)|no (?:limits?|filters?))|"
    r"(?:clear|remove|drop|reset)(?: (?:the |all )?(?:limits?|filters?|everything))?|without (?:any )?(?:limits?|filters?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """Outlets, days and a stretch of time that a short saying consists of, and what it lifts.

    Attributes:
        outlets: in the words used.
        days: phrases such as "on Monday".
        stretch: since, until and the words, as `bot.when` reads them.
        only: said with "only": the outlets stay for the thread.
        rest: the words that are neither; "" when the saying sets limits and nothing else.
        any_outlet: lifts the limit to outlets.
        any_time: lifts the limit in time.
    """

    outlets: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    stretch: Window | None = None
    only: bool = False
    rest: str = ""
    any_outlet: bool = False
    any_time: bool = False

    @property
    def given(self) -> bool:
        """Whether any limit is named."""
        return bool(self.outlets or self.days or self.stretch)


def lifted(saying: str) -> Limits | None:
    """What "all outlets", "any time" or "everything" lift; None for any other saying."""
    bare = saying.strip(" ?!.,").lower()
    if _EVERYTHING.fullmatch(bare):
        return Limits(any_outlet=True, any_time=True)
    parts = [part.strip() for part in re.split(r",|\band\b", bare) if part.strip()]
    outlet, time = ([bool(shape.fullmatch(part)) for part in parts] for shape in (_ANY_OUTLET, _ANY_TIME))
    if not parts or not all(a or b for a, b in zip(outlet, time, strict=True)):
        return None
    return Limits(any_outlet=any(outlet), any_time=any(time))


def named(saying: str, reader: Reader) -> Limits:
    """The outlets and times of a saying without its opening words."""
    outlets = _outlets(saying, reader)
    spans = list(frames.time_spans(saying, reader))
    times = when.read(saying, now=reader.now, zone=reader.zone)
    window = times.window.text if times.window else None
    days = [span.of(saying) for span in spans if window is None or window not in span.of(saying)]
    rest = frames.without(saying, _apart([*outlets, *spans]))
    words = re.findall(r"[\w’'-]+", rest)
    left = "" if all(word.lower() in _FILLER for word in words) else rest.strip(" ,;")
    return Limits(
        outlets=tuple(dict.fromkeys(span.of(saying) for span in outlets)),
        days=tuple(dict.fromkeys(_dated(day) for day in days)),
        stretch=times.window,
        only=bool(_ONLY.search(saying)),
        rest=left,
    )


def held(outlets: Sequence[str], reader: Reader) -> tuple[str, ...]:
    """Those outlets, in the words used, that the corpus holds: only they can limit a thread."""
    return tuple(name for name in outlets if reader.names.find(f"according to {name}").held)


def unlimited(question: str, only: Sequence[str], reader: Reader) -> str:
    """A question without the sources that the rules gave it: those of the thread's limit, and those not held.

    The limit is put on anew, once, when the next question is made.
    """
    parts = frames.frame(question, reader)
    closing = [span for span in frames.outlet_phrases(parts) if span not in parts.outlets]
    absent = [span for span in closing if not held([_name(span.of(parts.text))], reader)]
    text = _ABOUT_ANOTHER.sub("", frames.without(parts.text, absent))
    if only:
        text = re.sub(rf",?\s*\baccording to {re.escape(joined(only))}(?!\w)", "", text, flags=re.IGNORECASE)
    return frames.asked(text)


def _name(phrase: str) -> str:
    return re.sub(r"^[,\s]*according to\s+", "", phrase, flags=re.IGNORECASE)


def lasting(question: str, reader: Reader) -> tuple[str, ...]:
    """The outlets that a full question limits its thread to: "What did only Reuters report"."""
    kept = []
    for start, end in reader.names.find(question).spans:
        before, after = question[:start], question[end:]
        if _ONLY_BEFORE.search(before) or re.match(r"\s+only\b", after, re.IGNORECASE):
            kept.append(question[start:end])
    return held(tuple(dict.fromkeys(kept)), reader)


def apply(limits: Limits, parts: Frame) -> str:
    """The earlier question with the outlets and days of a saying in place of its own."""
    text = parts.text
    times = parts.times if limits.days or limits.stretch or limits.any_time else ()
    if limits.any_outlet:
        return _lifted(parts, times)
    if limits.outlets:
        text = _with_outlets(parts, times, joined(limits.outlets))
    elif times:
        text = frames.without(text, times)
    return frames.asked(_dated_with(text, joined(limits.days)) if limits.days else text)


def _dated_with(text: str, days: str) -> str:
    """Days before a closing source: "on Monday according to the ministry"."""
    found = re.search(r",?\s*\baccording to\b", text, re.IGNORECASE)
    return frames.added(text, days) if not found else f"{text[: found.start()]} {days}{text[found.start() :]}"


def _lifted(parts: Frame, times: Sequence[Span]) -> str:
    """Without sources; an outlet that speaks gives its place to all of them."""
    closing = [span for span in frames.outlet_phrases(parts) if span not in parts.outlets]
    speaking = [span for span in parts.outlets if not any(span.within(other) for other in closing)]
    text = parts.text
    for span in sorted([*closing, *times, *speaking], reverse=True):
        words = "the outlets" if span == min(speaking, default=None) else ""
        text = f"{text[: span.start]}{words}{text[span.end :]}"
    return frames.asked(text)


def _with_outlets(parts: Frame, times: Sequence[Span], names: str) -> str:
    text = parts.text
    places = sorted(parts.outlets)
    target = places[0] if places else parts.source
    for span in sorted([*places, *times, *([target] if target and not places else [])], reverse=True):
        text = f"{text[: span.start]}{names if span == target else ''}{text[span.end :]}"
    text = re.sub(rf"({re.escape(names)})(?:\s*,)?(?:\s+(?:and|or))+(?=\s+[a-z]|\s*$)", r"\1", text)
    return text if target else frames.added(text, f"according to {names}")


def _outlets(saying: str, reader: Reader) -> list[Span]:
    """Mentions; a known outlet that the corpus lacks is seen when "according to" would fit before it."""
    from corpus.types import Span as Place

    found = [Place(*span) for span in reader.names.find(saying).spans]
    lead = "according to "
    starts = {0, *(m.end() for m in re.finditer(r"\b(?:only|just|and|or|by|from|in|the)\s+|,\s*", saying))}
    ends = {len(saying), *(span.start for span in frames.time_spans(saying, reader))}
    for start, end in sorted(product(starts, ends)):
        for one in reader.names.find(f"{lead}{saying[start:end].strip()}").spans:
            place = Place(one[0] - len(lead) + start, one[1] - len(lead) + start)
            if place.start >= start and not any(place.start < o.end and o.start < place.end for o in found):
                found.append(place)
    return sorted(found)


def _apart(spans: Sequence[Span]) -> list[Span]:
    """The spans without those that lie inside an earlier one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _dated(day: str) -> str:
    """A day with a preposition before it: "Monday" is asked about as "on Monday"."""
    first = day.split(maxsplit=1)[0].lower()
    if first in wording.PREPOSITIONS or first in {"until", "since"}:
        return day
    month = re.fullmatch(r"[A-Za-z]+,?\s+(?:of\s+)?(?:19|20)\d\d", day)
    return f"{'in' if month else 'on'} {day}"


def joined(names: Sequence[str]) -> str:
    """The names as an enumeration: "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
