"""The parts of a neutral summary: checked claims, sorted by rules. No writer has a say in it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.neutrality.cards import cards
from bot.summaries.accusing import replies
from bot.summaries.parties import heading, mention
from bot.summaries.reading import quoted
from bot.summaries.types import Voice, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.summaries.parties import Party
    from bot.summaries.reading import Reading
    from bot.types import Claim, Conflict, Quote

PER_PARTY, ALONE = 2, 4  # claims of one party where there are others, and of the only one
FEW = 6  # parties up to which each may speak twice
OPINION = "{}, in an opinion piece"


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Claims in their sections."""

    agreed: tuple[Claim, ...] = ()
    reported: tuple[Claim, ...] = ()
    voices: tuple[Voice, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """In the order told, each once."""
        return in_order(self.agreed, self.reported, self.voices)


def sorted_out(claims: Sequence[Claim], reading: Reading) -> Skeleton:
    """Where each claim belongs.

    Agreed is what reports of two or more origins bear out, no report dissents from, and no differing figure touches.
    A statement stands under its party, with all the origins that carry it. Nobody has more room than others.
    """
    agreed: list[Claim] = []
    reported: list[Claim] = []
    said: dict[str, list[Claim]] = {}
    for claim in _apart(claims, reading):
        party = reading.party(claim)
        if reading.exhibit(claim).article.kind == "opinion":
            said.setdefault(OPINION.format(reading.exhibit(claim).article.outlet), []).append(claim)
        elif party is not None:
            said.setdefault(heading(party.name), []).append(claim)
        else:
            (agreed if _shared(claim, reading) else reported).append(claim)
    agreed.sort(key=reading.place)
    reported.sort(key=lambda claim: _place(claim, reading))
    return Skeleton(tuple(agreed), tuple(reported), tuple(_voices(said, reading)))


def _apart(claims: Iterable[Claim], reading: Reading) -> Iterator[Claim]:
    """The claims with the words of further origins; what such words have told already is left out."""
    added: list[Quote] = []
    for claim in claims:
        first = claim.quotes[0]
        if any(first.article_id == one.article_id and _meet(first, one) for one in added):
            continue
        others = [one for one in reading.witnessed(claim) or () if one not in claim.quotes]
        added += others
        yield replace(claim, quotes=(*claim.quotes, *others)) if others else claim


def _meet(one: Quote, other: Quote) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _shared(claim: Claim, reading: Reading) -> bool:
    if claim.kind == "inference" or reading.contested(claim) or reading.witnessed(claim) is None:
        return False
    origins = {one.number: one.article.origin for one in reading.evidence}
    return len({origins[quote.exhibit] for quote in claim.quotes}) > 1


def _place(claim: Claim, reading: Reading) -> tuple[bool, tuple[float, str, int]]:
    """A figure that reports differ on never comes first; what is newest does."""
    return reading.contested(claim), reading.place(claim)


def room(parties: int) -> int:
    """How many claims each of so many parties may have."""
    if parties == 1:
        return ALONE
    return PER_PARTY if parties <= FEW else 1


def _voices(said: dict[str, list[Claim]], reading: Reading) -> Iterator[Voice]:
    """What each says, by who comes first; pieces of opinion last; who is accused stands beside who accuses."""
    names = [heading(party.name) for party in reading.parties]
    order = [name for name in dict.fromkeys(names) if name in said]
    order += [name for name in said if name not in order]
    most = room(len(order))
    answers = [one for each in reading.accusations for one in replies(each, reading.parties)]

    def place(claim: Claim) -> tuple[bool, bool, tuple[float, str, int]]:
        return not any(quoted(one, [claim]) for one in answers), *_place(claim, reading)

    for name in _beside(order, said, reading):
        yield Voice(name, tuple(sorted(said[name], key=place)[:most]))


def _beside(order: list[str], said: dict[str, list[Claim]], reading: Reading) -> list[str]:
    placed = list(order)
    moved: set[str] = set()
    for one in reading.accusations:
        accuser = next((name for name in order if quoted(one.candidate, said[name])), None)
        answers = replies(one, reading.parties)
        accused = next(
            (
                name
                for name in order
                if name != accuser and any(quoted(answer, said[name]) for answer in answers)
            ),
            None,
        )
        if accuser and accused and not {accuser, accused} & moved:
            placed.remove(accused)
            placed.insert(placed.index(accuser) + 1, accused)
            moved |= {accused, accuser}
    return placed


def carded(
    voices: Sequence[Voice], conflicts: Sequence[Conflict], parties: Sequence[Party]
) -> tuple[Voice, ...]:
    """The voices that give differing figures, with the cards of their authorities: all of one slot's, or none."""
    lines: dict[str, str] = {}
    bare: set[str] = set()
    by_name = {heading(party.name): party for party in parties}
    for conflict in conflicts:
        givers = tuple(dict.fromkeys(value.authority for value in conflict.values))
        told = cards(givers)
        for voice in voices:
            party = by_name.get(voice.party)
            own = [giver for giver in givers if party and _is(party, giver)]
            if own and told:
                lines.setdefault(voice.party, told[own[0]])
            elif own:
                bare |= {name for name, one in by_name.items() if any(_is(one, giver) for giver in givers)}
    return tuple(
        replace(voice, card="" if voice.party in bare else lines.get(voice.party, "")) for voice in voices
    )


def _is(party: Party, name: str) -> bool:
    who = mention(name)
    return who is not None and any(party.knows(key) or party.goes_by(key) for key in who.keys)
