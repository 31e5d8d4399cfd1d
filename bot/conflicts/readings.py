"""The figures of the evidence as triples: value, authority, as-of; with what each counts and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bot.conflicts import revisions
from bot.conflicts.authorities import Authority, as_of, authority, iso
from bot.conflicts.ballots import Ballot, alike, apart, ballots
from bot.conflicts.counted import Counted, bare, counted
from bot.conflicts.scenes import Scene, scene
from bot.conflicts.sentences import GIVING, telling
from bot.language.figures import figures, without_bounds
from corpus.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.conflicts.sentences import Sentence
    from bot.language.figures import Figure
    from bot.types import Exhibit

_TRAIL = re.compile(
    r"[ -]*(?:or (?:more|above|over|higher|less|fewer|so)\b|at (?:least|most)\b|plus\b|\+)", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"\b(?:between|from) $|\b(?:the )?(?:low|lower|high|higher|upper|top|bottom) end of (?:a|an|the) (?:range of )?$",
    re.IGNORECASE,
)
_SCALE = re.compile(r" (?:range|spectrum|bracket)\b")
_RANGE = 2  # values
_TENS = 10
VOTE = "vote"


class Amount(NamedTuple):
    """What a figure may stand for: all from `low` to `high`, or a vote."""

    low: float
    high: float
    named: tuple[float, ...] = ()  # as written, without the bound
    ballot: Ballot | None = None

    def differs(self, other: Amount) -> bool:
        """Whether two figures cannot be two wordings of one: neither holds the other."""
        if self.ballot and other.ballot:
            return apart(self.ballot, other.ballot)
        return not (self._holds(other) or other._holds(self))

    def _holds(self, other: Amount) -> bool:
        return self.low <= other.low and other.high <= self.high

    def comparable(self, other: Amount) -> bool:
        """Whether the figures are near enough to be of one thing."""
        if self.ballot and other.ballot:
            return alike(self.ballot, other.ballot)
        small, large = sorted((self.high, other.high))
        return large <= _TENS * max(small, 1)

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for two tellings of one value, whatever their bounds."""
        return self.ballot.votes if self.ballot else self.named


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure of one article."""

    sentence: Sentence
    span: Span  # the value's own words, in the article
    amount: Amount
    counts: Counted
    authority: Authority
    as_of: str
    scene: Scene
    old: bool = False  # the text tells it as what was said before
    cue: revisions.Cue = ""  # the sentence tells of a correction or revision

    @property
    def exhibit(self) -> Exhibit:
        """The piece of evidence that it stands in."""
        return self.sentence.exhibit

    @property
    def place(self) -> tuple[int, int]:
        """Where the value stands in its sentence."""
        return self.span.start - self.sentence.span.start, self.span.end - self.sentence.span.start

    @property
    def value(self) -> str:
        """The value in the article's own words."""
        return self.span.of(self.exhibit.article.text)


def readings(exhibit: Exhibit) -> list[Reading]:
    """The exhibit's figures of people killed, injured and the like, and its votes, in order."""
    found: list[Reading] = []
    for sentence in telling(exhibit):
        held = ballots(sentence)
        found += (one for ballot in held if (one := _voted(sentence, ballot)) is not None)
        taken = [(ballot.start, ballot.end) for ballot in held]
        found += _counts(sentence, taken, found)
    return found


def _voted(sentence: Sentence, ballot: Ballot) -> Reading | None:
    total = sum(votes for _, votes in ballot.votes)
    amount = Amount(total, total, ballot=ballot)
    return _reading(sentence, (ballot.start, ballot.end), amount, Counted(VOTE, "", "votes"))


def _counts(sentence: Sentence, taken: list[tuple[int, int]], before: list[Reading]) -> Iterator[Reading]:
    text, tokens = sentence.text, sentence.tokens
    last = _last(before, sentence)
    for figure in _ranges(text):
        if (
            figure.kind != "count"
            or len(figure.values) not in {1, _RANGE}
            or figure.start < sentence.dateline
        ):
            continue
        if any(start <= figure.start < end for start, end in taken):
            continue
        start, end = _bounds(text, figure)
        first = next(k for k, word in enumerate(tokens) if word.end > figure.start)
        behind = next((k for k, word in enumerate(tokens) if word.start >= figure.end), len(tokens))
        what = counted(text, tokens, (first, behind))
        follows = last is not None and last.counts.kind != VOTE and what is None
        if follows and last is not None and _goes_on(text, start) and bare(text, tokens, (first, behind)):
            one = _reading(sentence, (start, end), _amount(figure), last.counts, last.scene)
        elif what is not None:
            one = _reading(sentence, (start, end), _amount(figure), what, _scene_before(sentence, what, last))
        else:
            continue
        if one is not None:
            last = one
            yield one


def _ranges(text: str) -> list[Figure]:
    """The figures of a text; "100-to-300" as one."""
    found: list[Figure] = []
    for figure in figures(text):
        last = found[-1] if found else None
        if (
            last
            and last.kind == figure.kind == "count"
            and len(last.values) == 1
            and text[last.end : figure.start] == "-to-"
        ):
            found[-1] = last._replace(end=figure.end, values=last.values + figure.values)
        else:
            found.append(figure)
    return found


def _last(before: list[Reading], sentence: Sentence) -> Reading | None:
    """The count that the sentence before told of; None when it told of several kinds."""
    near = [one for one in before if one.sentence.ordinal == sentence.ordinal - 1 and one.counts.kind != VOTE]
    return near[-1] if len({one.counts[:2] for one in near}) == 1 else None


def _scene_before(sentence: Sentence, what: Counted, last: Reading | None) -> Scene | None:
    """The scene of the figure before, for a sentence that names nothing itself and goes on with the same count."""
    if last is None or (last.counts.kind, last.counts.group) != (what.kind, what.group):
        return None
    own = scene(sentence, as_of(sentence, 0, toll=what.toll), vote=False)
    local = bool(own.events or own.places or own.running or own.sites)
    return None if local or last.sentence is sentence else last.scene


def _goes_on(text: str, start: int) -> bool:
    """Whether a figure without a noun stands where a count is given, revised or estimated."""
    return GIVING.search(text[:start]) is not None


def _bounds(text: str, figure: Figure) -> tuple[int, int]:
    """Where the value begins and ends with the words that bound it."""
    blank, start, end = without_bounds(text), figure.start, figure.end
    while start and blank[start - 1] == " ":
        start -= 1
    while text[start].isspace():
        start += 1
    if len(figure.values) == _RANGE and (led := _BETWEEN.search(text[:start])):
        start = led.start()
    if len(figure.values) == _RANGE and (scale := _SCALE.match(text, end)):
        end = scale.end()
    if figure.bound != "exact" and start == figure.start and (trail := _TRAIL.match(text, end)):
        end = trail.end()
    return start, end


def _amount(figure: Figure) -> Amount:
    """A figure and all that its bound lets it stand for: "about 470" for 465 to 475, "more than 400" for 400 to 500."""
    low, high = float(min(figure.values)), float(max(figure.values))
    named, step = (low, high), _step(high)
    if len(figure.values) == _RANGE or figure.bound == "exact":
        return Amount(low, high, named)
    if figure.bound == "lower":
        return Amount(low, low + step - 1 if step > 1 else low, named)
    if figure.bound == "upper":
        return Amount(0, high, named)
    return Amount(low - step / 2, high + step / 2, named)


def _step(value: float) -> int:
    """What a number is rounded to: 10 for 470, 100 for 500, 1 for 471."""
    step = 1
    while value and value % (step * _TENS) == 0:
        step *= _TENS
    return step


def _reading(
    sentence: Sentence, place: tuple[int, int], amount: Amount, what: Counted, inherited: Scene | None = None
) -> Reading | None:
    who = authority(sentence, place[0])
    if who is None:
        return None
    day = as_of(sentence, place[1], toll=what.toll)
    return Reading(
        sentence,
        Span(sentence.span.start + place[0], sentence.span.start + place[1]),
        amount,
        what,
        who,
        iso(sentence, day),
        inherited or scene(sentence, day, vote=what.kind == VOTE),
        revisions.old(sentence.text, *place),
        _cue(sentence, vote=what.kind == VOTE),
    )


def _cue(sentence: Sentence, *, vote: bool) -> revisions.Cue:
    return (
        "corrected" if vote and revisions.voter_changed(sentence) else revisions.cue(sentence.text, vote=vote)
    )
