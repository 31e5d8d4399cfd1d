"""Conflicts: the figures of one thing in one event, as a dated series; superseded and corrected ones marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from bot.conflicts import relevance, revisions
from bot.conflicts.readings import VOTE, Reading, readings
from bot.conflicts.scenes import key, same
from bot.conflicts.sentences import published
from bot.language.words import stem, stems
from bot.types import Conflict, Figure
from bot.verify.names import names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.types import Claim, Evidence, Exhibit, Question, Source
    from corpus.types import Span

_TOPIC = 2  # words that the titles of two reports of one vote share, procedure left out
_PROCEDURE = frozenset(
    stem(word)
    for word in "vote votes voted pass passes passed adopt adopts adopted resolution bill motion law act draft amendment approve approves "
    "approved reject rejects rejected house senate assembly council parliament congress general security final new".split()
)

_WHOLE = re.compile(r"\d+")
_SOON = 3  # days, as for tolls

Note = Literal["", "superseded", "corrected"]


@dataclass(frozen=True, slots=True)
class Value:
    """One reported value with the sentence that gives it: `article.text[start:end] == quote`."""

    value: str  # in the article's own words
    authority: str
    as_of: str  # ISO date, "" undated
    exhibit: int
    article_id: str
    revision: int
    quote: str
    start: int
    end: int
    note: Note = ""
    reason: str = ""  # a sentence of the same article


@dataclass(frozen=True, slots=True)
class Disputed:
    """Differing figures for one thing, newest first; never merged or averaged."""

    slot: str  # what they count: "people killed"
    values: tuple[Value, ...]


def conflicts(claims: Sequence[Claim], evidence: Evidence, question: Question) -> tuple[Disputed, ...]:
    """What the evidence gives differing figures for, as far as the question or a claim touches it.

    Two figures are held against each other only when they count the same thing in the same event; wire copies
    count once, hidden instructions and opinion never.
    """
    return _told(evidence, lambda group: relevance.touches(group, claims, question))


def disputes(evidence: Evidence) -> tuple[Disputed, ...]:
    """All that the evidence gives differing figures for."""
    return _told(evidence, lambda _group: True)


def _told(evidence: Evidence, wanted: Callable[[Sequence[Reading]], bool]) -> tuple[Disputed, ...]:
    found = [one for exhibit in _one_print(evidence) for one in readings(exhibit)]
    groups = [group for group in _grouped(found) if _differing(group) and wanted(group)]
    named = [(_disputed(group), group) for group in groups]
    return _named_apart([(one, group) for one, group in named if len(one.values) > 1])


def numbered(disputed: Sequence[Disputed], sources: Sequence[Source]) -> tuple[Conflict, ...]:
    """The conflicts with citation numbers; a value whose article is no source is left out, and a conflict of one value."""
    numbers = {source.article_id: source.number for source in sources}
    found = (
        Conflict(
            one.slot,
            tuple(
                Figure(
                    v.value,
                    v.authority,
                    v.as_of,
                    numbers[v.article_id],
                    v.article_id,
                    v.quote,
                    v.start,
                    v.end,
                    v.note,
                    v.reason,
                )
                for v in one.values
                if v.article_id in numbers
            ),
        )
        for one in disputed
    )
    return tuple(one for one in found if len(one.values) > 1)


def _one_print(evidence: Evidence) -> list[Exhibit]:
    """The exhibits of one article of each wire story: the original, else the first."""
    prints: dict[str, str] = {}
    for exhibit in evidence:
        article = exhibit.article
        if article.origin not in prints or article.id == article.origin:
            prints[article.origin] = article.id
    return [exhibit for exhibit in evidence if prints[exhibit.article.origin] == exhibit.article.id]


def _grouped(found: list[Reading]) -> list[list[Reading]]:
    """Figures of one thing in one event: each fits every other of its group."""
    groups: list[list[Reading]] = []
    for one in found:
        home = next((group for group in groups if all(_fits(one, other) for other in group)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _fits(one: Reading, other: Reading) -> bool:
    if one.counts.kind != other.counts.kind or not _one_group(one, other):
        return False
    if not one.amount.comparable(other.amount):
        return False
    days = published(one.exhibit), published(other.exhibit)
    here = one.exhibit.article.id == other.exhibit.article.id
    if here and one.sentence.span == other.sentence.span:
        return _told_together(one, other)
    if here and one.scene == other.scene and not one.scene.empty:
        return not one.scene.separate
    if one.counts.kind == VOTE:
        return _one_vote(one, other) and (
            here or _one_result(one, other) or same(one.scene, other.scene, days)
        )
    return same(one.scene, other.scene, days)


def _one_vote(one: Reading, other: Reading) -> bool:
    """Whether two near counts are of one vote: by the resolution's number, by a correction, or by what both titles name."""
    if one.amount.key == other.amount.key or one.scene.numbers & other.scene.numbers:
        return True
    if not (_is_whole(one) and _is_whole(other)) and one.scene.days != other.scene.days:
        return False  # "11 in favour on 22 March" and "14 in favour" are of two votes
    if one.cue or other.cue:
        return True
    if one.exhibit.article.id == other.exhibit.article.id:
        return one.old != other.old
    return len((stems(one.exhibit.article.title) & stems(other.exhibit.article.title)) - _PROCEDURE) >= _TOPIC


def _one_result(one: Reading, other: Reading) -> bool:
    """Whether two reports of a few days give the same result, figure by figure: no two votes do by chance."""
    days = [published(each.exhibit) for each in (one, other)]
    whole = one.amount.key == other.amount.key and _is_whole(one)
    return whole and None not in days and abs((days[0] - days[1]).days) <= _SOON  # type: ignore[operator]


def _is_whole(one: Reading) -> bool:
    """Whether more than the votes in favour are told."""
    return len(_WHOLE.findall(one.value)) > 1


def _told_together(one: Reading, other: Reading) -> bool:
    """Whether one sentence gives both for the same thing: one is the old figure, or each has its own source."""
    if one.amount.key == other.amount.key:
        return True
    return one.old != other.old or not one.authority.same(other.authority)


def _one_group(one: Reading, other: Reading) -> bool:
    """Whether the same people are counted: "500 villagers" are no part of "471 people", "3 villagers" may be."""
    if one.counts.group == other.counts.group:
        return True
    whole, part = (one, other) if not one.counts.group else (other, one)
    people = part.counts.noun.split()[-1][0].isupper() or part.counts.noun.endswith(" people")
    return not whole.counts.group and people and part.amount.low >= whole.amount.high


def _differing(group: list[Reading]) -> bool:
    return any(one.amount.differs(other.amount) for one, other in combinations(group, 2))


def _disputed(group: list[Reading]) -> Disputed:
    """The group's values, newest first, each authority's value once."""
    notes = {id(one): _note(one, group) for one in group}
    kept = _once(group, notes)
    ordered = sorted(kept, key=_age)
    ordered.sort(
        key=lambda one: (one.as_of, _moment(one), not one.old, notes[id(one)] != "superseded"), reverse=True
    )
    values = tuple(_value(one, notes[id(one)], group) for one in ordered)
    noun = next((one.counts.noun for one in kept if not one.counts.group), kept[0].counts.noun)
    kind = kept[0].counts.kind
    slot = "votes for, against and abstaining" if kind == VOTE else f"{noun} {kind}"
    since = kept[0].scene.running.removeprefix("since ")
    return Disputed(
        f"{slot} since {_day(since)}" if since[:1].isdigit() and since[4:5] == "-" else slot, values
    )


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%-d %B %Y}"


def _age(one: Reading) -> tuple[int, int]:
    return one.exhibit.number, one.span.start


def _moment(one: Reading) -> str:
    moment = one.exhibit.article.published_at
    return moment.isoformat() if moment else ""


def _order(one: Reading) -> tuple[str, str, bool]:
    return one.as_of, _moment(one), not one.old


def _once(group: list[Reading], notes: dict[int, Note]) -> list[Reading]:
    """Each value of each authority once: its correction, else its first report. An outlet that only repeats it is left out."""
    kept: list[Reading] = []
    ranked = sorted(
        group,
        key=lambda one: (
            notes[id(one)] != "corrected",
            one.authority.outlet,
            one.old,
            _order(one),
            _age(one),
        ),
    )
    for one in ranked:
        if not any(_repeats(one, other) for other in kept):
            kept.append(one)
    return kept


def _repeats(one: Reading, other: Reading) -> bool:
    """Whether a value is there already: given by the same authority, or by anybody when the outlet names nobody."""
    if one.authority.same(other.authority):
        return not one.amount.differs(other.amount)
    return one.authority.outlet and one.amount.key == other.amount.key


def _note(one: Reading, group: list[Reading]) -> Note:
    others = [other for other in group if other.amount.differs(one.amount)]
    if any(_supersedes(other, one, group) for other in others):
        return "superseded"
    return "corrected" if _corrected(one, others) else ""


def _supersedes(new: Reading, past: Reading, group: list[Reading]) -> bool:
    """Whether a figure takes the place of another: a later one of its authority, or one that a text puts in its place."""
    if new.old:
        return False
    mine = new.authority.same(past.authority)
    vote = new.counts.kind == VOTE
    if _put_in_place(new, past, group) and (
        mine or vote or past.authority.outlet or past.sentence is new.sentence
    ):
        return True
    if past.old and past.exhibit.article.id == new.exhibit.article.id:
        return mine
    if mine and _order(new) > _order(past) and past.exhibit.article.id != new.exhibit.article.id:
        return not any(_repeated_later(past, new, other) for other in group)
    return vote and new.cue == "corrected" and _comes_later(new, past)


def _comes_later(new: Reading, past: Reading) -> bool:
    """Whether a figure is of a later day or report, or further down in the same one, which the past one does not correct."""
    if new.exhibit.article.id == past.exhibit.article.id:
        return not past.cue and past.span.end <= new.span.start
    return _order(new) > _order(past)


def _repeated_later(past: Reading, new: Reading, other: Reading) -> bool:
    """Whether the new value was this authority's before the past one, too: then it replaces nothing."""
    again = other.authority.same(new.authority) and not other.amount.differs(new.amount)
    return again and _order(other) < _order(past)


def _put_in_place(new: Reading, past: Reading, group: list[Reading]) -> bool:
    """Whether the new figure's article says that it replaces the past one; of a vote, that the past one came first."""
    return any(
        other.old
        and other.amount.key == past.amount.key
        and other.exhibit.article.id == new.exhibit.article.id
        and (new.counts.kind == VOTE or _told_replaced(other))
        for other in group
    )


def _told_replaced(past: Reading) -> bool:
    return bool(past.cue) and revisions.replaced(past.sentence.text, *past.place)


def _corrected(one: Reading, others: list[Reading]) -> bool:
    """Whether a text, or the flag of its article, says that the figure corrects another one."""
    if one.old or not others:
        return False
    if one.cue == "corrected" and any(other.old or _comes_later(one, other) for other in others):
        return True
    article = one.exhibit.article
    notice = any(
        other.old and other.cue == "corrected" and other.exhibit.article.id == article.id for other in others
    )
    flagged = "corrected" in article.flags and not revisions.has_notice(article.text)
    replaces = any(other.authority.same(one.authority) and _order(other) < _order(one) for other in others)
    return notice or (flagged and replaces)


def _value(one: Reading, note: Note, group: list[Reading]) -> Value:
    article = one.exhibit.article
    span = one.sentence.span
    told = _telling(one, note, group)
    reason = revisions.reason(told.sentence) if told else _told_next(one, group)
    return Value(
        one.value,
        one.authority.text,
        one.as_of,
        one.exhibit.number,
        article.id,
        article.revision,
        span.of(article.text),
        span.start,
        span.end,
        note,
        reason.of(article.text) if reason else "",
    )


def _telling(one: Reading, note: Note, group: list[Reading]) -> Reading | None:
    """The figure whose sentence tells of this one's correction or revision."""
    if one.old or note == "superseded":
        return None
    if one.cue:
        return one
    here = (other for other in group if other.exhibit.article.id == one.exhibit.article.id)
    return next((other for other in here if other.old and other.cue), None)


def _told_next(one: Reading, group: list[Reading]) -> Span | None:
    """The next sentence, where it tells of a revision from a value that this one's authority gave before."""
    if one.old:
        return None
    past = {
        other.amount.key
        for other in group
        if other.authority.same(one.authority)
        and other.amount.differs(one.amount)
        and _order(other) < _order(one)
    }
    return revisions.next_tells(one.sentence, past)


def _named_apart(disputes: list[tuple[Disputed, list[Reading]]]) -> tuple[Disputed, ...]:
    """Slots that would read alike, told apart by a name that all their figures share, else by a number."""
    named: list[Disputed] = []
    for one, group in disputes:
        alike = [other for other, _ in disputes if other.slot == one.slot]
        mark = _common(group) if len(alike) > 1 else ""
        taken = {other.slot for other in named}
        slot = f"{one.slot} ({mark})" if mark else one.slot
        named.append(Disputed(slot if slot not in taken else f"{one.slot} ({len(named) + 1})", one.values))
    return tuple(named)


def _common(group: list[Reading]) -> str:
    """The names that all figures of a group share, as the first one's sentence or title prints them."""
    shared = frozenset.intersection(*(one.scene.names for one in group))
    texts = (group[0].sentence.text, group[0].exhibit.article.title)
    found = [
        text[one.start : one.end]
        for text in texts
        for one in names(text)
        if shared & {key(p) for p in one.parts}
    ]
    return found[0] if found else ""
