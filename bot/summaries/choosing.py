"""What a draft has left out and a fair summary may not: what reports agree on, parties not heard, replies, open points. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.leads import counts
from bot.summaries.accusing import replies
from bot.summaries.agreeing import own_words
from bot.summaries.openness import is_open
from bot.summaries.parties import heading, speakers
from bot.summaries.reading import quoted
from bot.summaries.skeleton import PER_PARTY, room, sorted_out
from bot.types import Claim
from bot.verify import judge
from bot.writers.quoting import claim_of, repeats

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.conflicts import Value
    from bot.summaries.parties import Party
    from bot.summaries.reading import Reading
    from bot.writers.quoting import Candidate

AGREED = 3  # claims that several reports bear out, looked for among
TOP = 12  # sentences of each report
PARTIES = 10  # that are heard; the others are named
DEEDS, FIGURES = 3, 3  # sentences of a single report on who acts and says nothing, and with further figures
OPEN = 2  # sentences on what is not clear, and on accusations without a speaker
SAME = 0.8  # share of words of the shorter one
TOGETHER = 60  # words of a statement with the sentence that goes on with it
LONGEST = 45  # words of a statement, where there is a shorter one: all parties get similar room


def left_out(reading: Reading, told: Sequence[Claim]) -> tuple[Candidate, ...]:
    """Sentences to be told beside the draft's claims; all of them pass the checks."""
    picked: list[Candidate] = []

    def take(found: Iterator[Candidate], most: int, *, heard: bool = True) -> None:
        for one in found:
            if most <= 0:
                return
            new = _new(one, picked, told) or (not heard and _completes(one, picked, told))
            if new and _passes(one, reading):
                picked.append(one)
                most -= 1

    alone = len(reading.witnesses.by_origin) == 1
    if alone:
        picked += [one for one in _gone_on(reading) if _passes(one, reading)]
    take(_newest(reading, told), len(reading.disputed))
    take(_agreed(reading), AGREED - len(sorted_out(told, reading).agreed))
    take(_alleged(reading), OPEN)
    if alone:
        take(_silent(reading), DEEDS)
        take(_counting(reading), FIGURES)
    for party, missing in _unheard(reading, told):
        first = [one for one in _statements(party, reading) if _passes(one, reading)][:missing]
        take(iter(first), missing)
        if missing == _each(reading) and not any(one in picked for one in first):
            take(iter(first), 1, heard=False)
    take((one for one in reading.candidates if is_open(one.text)), OPEN)
    return tuple(picked)


def _newest(reading: Reading, told: Sequence[Claim]) -> Iterator[Candidate]:
    """The newest figure of every slot of which the draft tells an older one: nobody is left with what was replaced."""
    for slot in reading.disputed:
        newest, *older = ([one for one in reading.candidates if _gives(one, value)] for value in slot.values)
        if any(quoted(one, told) for each in older for one in each):
            yield from newest[:1]


def _gives(one: Candidate, value: Value) -> bool:
    same = one.exhibit.article.id == value.article_id
    return same and one.span.start < value.end and value.start < one.span.end


def _agreed(reading: Reading) -> Iterator[Candidate]:
    """Sentences of the reports' own voice that another origin bears out."""
    if len(reading.witnesses.by_origin) < 2:  # noqa: PLR2004 - two agree
        return
    for told in reading.witnesses.by_origin.values():
        for one in told[:TOP]:
            contested = speakers(one.text) or reading.witnesses.contested(one.text, [_place(one)])
            if not contested and reading.witnesses.others(one.text, one.exhibit, one.words):
                yield one


def _place(one: Candidate) -> tuple[str, int, int]:
    return one.exhibit.article.id, one.span.start, one.span.end


def _alleged(reading: Reading) -> Iterator[Candidate]:
    """Accusations that no speaker is named for: readers meet them anyway, and here they are answered or marked."""
    return (one.candidate for one in reading.accusations if not speakers(one.candidate.text))


def _unheard(reading: Reading, told: Sequence[Claim]) -> Iterator[tuple[Party, int]]:
    """Parties with fewer claims than they may have, and how many more: nobody twice before everybody once.

    Sentences that a draft only quotes do not count: which of them are nearest to a topic hangs on names, and must not
    decide what a party is told by.
    """
    written = [claim for claim in told if own_words(claim) == claim.text]
    heard = {voice.party: len(voice.claims) for voice in sorted_out(written, reading).voices}
    for party in _first(reading.parties):
        if (missing := _each(reading) - heard.get(heading(party.name), 0)) > 0:
            yield party, missing


def _each(reading: Reading) -> int:
    """How many claims a party may have."""
    return min(PER_PARTY, room(len(reading.parties)))


def _first(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Those to be heard where there are too many: who says most, in the order in which they come."""
    most = sorted(parties, key=lambda party: -len(party.statements))[:PARTIES]
    return tuple(party for party in parties if party in most)


def _gone_on(reading: Reading) -> Iterator[Candidate]:
    """What a party of the only report says in two sentences, the second of which cannot stand without the first."""
    for party in reading.parties:
        for one in party.statements:
            parts = [
                other for other in party.statements if other.exhibit.article.id == one.exhibit.article.id
            ]
            begun = any(other.span.within(one.span) and other.span != one.span for other in parts)
            if begun and len(one.text.split()) <= TOGETHER:
                yield one


def _silent(reading: Reading) -> Iterator[Candidate]:
    """What those do who say nothing in the only report: they are told by that."""
    return (one for actor in reading.actors for one in actor.does[:1])


def _counting(reading: Reading) -> Iterator[Candidate]:
    """The figures of the only report."""
    return (one for one in reading.candidates if counts(one))


def _statements(party: Party, reading: Reading) -> Iterator[Candidate]:
    """What a party says, replies to accusations first, then what is short enough; whole claims of its own before shared ones."""
    answers = [one for each in reading.accusations for one in replies(each, (party,))]
    yield from sorted(
        party.statements,
        key=lambda one: (one not in answers, len(one.text.split()) > LONGEST, len(speakers(one.text)) > 1),
    )


def _new(one: Candidate, picked: Sequence[Candidate], told: Sequence[Claim]) -> bool:
    narrower = [claim for claim in told if not _wider(claim, one)]
    return not quoted(one, narrower) and not any(_same(one, other) for other in picked)


def _completes(one: Candidate, picked: Sequence[Candidate], told: Sequence[Claim]) -> bool:
    """Whether a statement is told with a sentence before it that is told by itself: a reply is not lost for what it replies to."""
    article, end = one.exhibit.article.id, one.span.end
    spans = [
        *(other.span for other in picked if other.exhibit.article.id == article),
        *(quote.span for claim in told for quote in claim.quotes if quote.article_id == article),
    ]
    inside = any(span.within(one.span) for span in spans)
    return inside and not any(span.start < end <= span.end for span in spans)


def _same(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences say the same: in short ones the speaker's name alone is half of the words."""
    shared = len(one.words & other.words)
    return repeats(one, other) and (
        _overlap(one, other) or shared >= SAME * min(len(one.words), len(other.words))
    )


def _overlap(one: Candidate, other: Candidate) -> bool:
    same = one.exhibit.article.id == other.exhibit.article.id
    return same and one.span.start < other.span.end and other.span.start < one.span.end


def _wider(claim: Claim, one: Candidate) -> bool:
    """Whether a claim quotes a sentence together with those before it."""
    quote = claim.quotes[0]
    inside = quote.article_id == one.exhibit.article.id and one.span.within(quote.span)
    return inside and one.span != quote.span and own_words(claim) != claim.text


def _narrower(claim: Claim, one: Candidate) -> bool:
    """Whether a claim quotes what was chosen, or a part of it."""
    quote = claim.quotes[0]
    inside = quote.article_id == one.exhibit.article.id and quote.span.within(one.span)
    return inside and own_words(claim) != claim.text


def kept(told: Sequence[Claim], chosen: Sequence[Candidate]) -> tuple[Claim, ...]:
    """The draft's claims, without quotes of which a part was chosen by itself, or which were chosen with more."""
    return tuple(
        claim for claim in told if not any(_wider(claim, one) or _narrower(claim, one) for one in chosen)
    )


def _passes(one: Candidate, reading: Reading) -> bool:
    return isinstance(judge(claim_of(one), (one.exhibit,), reading.question), Claim)
