"""The evidence of a summary, read once: who speaks, what is disputed, who is accused, what several reports bear out. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.conflicts import disputes
from bot.summaries.accusing import accusations
from bot.summaries.acting import silent_actors
from bot.summaries.agreeing import Witnesses, own_words
from bot.summaries.parties import parties, party_of, speakers, statements
from bot.writers.quoting import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.conflicts import Disputed
    from bot.summaries.accusing import Accusation
    from bot.summaries.acting import Actor
    from bot.summaries.parties import Party
    from bot.types import Claim, Evidence, Exhibit, Question, Quote
    from bot.writers.quoting import Candidate


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in the evidence.

    Attributes:
        evidence: numbered.
        question: whose summary it is.
        parties: with direct statements, by who comes first.
        disputed: the figures that differ.
        accusations: of the reports, in their order.
        witnesses: the reports by origin.
        actors: who is told of, and not heard; most named first.
    """

    evidence: Evidence
    question: Question
    parties: tuple[Party, ...]
    disputed: tuple[Disputed, ...]
    accusations: tuple[Accusation, ...]
    witnesses: Witnesses
    actors: tuple[Actor, ...]

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """All sentences of the reports that may be quoted."""
        return tuple(one for told in self.witnesses.by_origin.values() for one in told)

    def exhibit(self, claim: Claim) -> Exhibit:
        """The first one that a claim cites."""
        number = claim.quotes[0].exhibit
        return next(one for one in self.evidence if one.number == number)

    def party(self, claim: Claim) -> Party | None:
        """Whose statement a claim tells; None for what a report says in its own voice."""
        if self.exhibit(claim).article.kind == "opinion":
            return None
        named = speakers(own_words(claim))
        if named and (party := party_of(named[0].keys, self.parties)) is not None:
            return party
        cited = claim.quotes[0]
        return next(
            (
                party
                for party in self.parties
                if any(_stands(cited, said, exactly=not named) for said in party.statements)
            ),
            None,
        )

    def witnessed(self, claim: Claim) -> tuple[Quote, ...] | None:
        """The words of further origins that bear a claim out; None when one of them dissents."""
        own = own_words(claim)
        return self.witnesses.others(own, self.exhibit(claim), words_of(own))

    def kin(self, claims: Sequence[Claim]) -> frozenset[str]:
        """The origins that bear one of the claims out, or differ on a figure with a report that the claims cite."""
        origins = {one.article.id: one.article.origin for one in self.evidence}
        cited = {quote.article_id for claim in claims for quote in claim.quotes}
        borne = {quote.article_id for claim in claims for quote in self.witnessed(claim) or ()}
        slots = [{value.article_id for value in slot.values} for slot in self.disputed]
        differing = {article for slot in slots if slot & cited for article in slot}
        return frozenset(origins[article] for article in borne | differing)

    def place(self, claim: Claim) -> tuple[float, str, int]:
        """Where a claim stands among the others: newest report first, then as in the report."""
        article = self.exhibit(claim).article
        return -article.when.timestamp(), article.id, claim.quotes[0].span.start

    def contested(self, claim: Claim) -> bool:
        """Whether a claim gives a figure on which reports differ."""
        places = [(quote.article_id, quote.span.start, quote.span.end) for quote in claim.quotes]
        return self.witnesses.contested(own_words(claim), places)


def read(evidence: Evidence, question: Question) -> Reading:
    """All of it, the newest report first: no ranking by likeness to a topic, which depends on names, has a say in it."""
    evidence = tuple(
        sorted(evidence, key=lambda one: (-one.article.when.timestamp(), one.article.id, one.span))
    )
    disputed = disputes(evidence)
    witnesses = Witnesses(evidence, question, disputed)
    told = [one for each in witnesses.by_origin.values() for one in each]
    speakers_ = parties(statements(evidence))
    accused = tuple(found for one in told for found in accusations(one))
    actors = silent_actors(told, speakers_, accused, evidence)
    return Reading(evidence, question, speakers_, disputed, accused, witnesses, actors)


def overlaps(quote: Quote, said: Candidate) -> bool:
    """Whether a quote and a sentence share words of one article."""
    same = quote.article_id == said.exhibit.article.id
    return same and quote.span.start < said.span.end and said.span.start < quote.span.end


def quoted(said: Candidate, claims: Sequence[Claim]) -> bool:
    """Whether any of the claims quotes words of a sentence."""
    return any(overlaps(quote, said) for claim in claims for quote in claim.quotes)


def _stands(quote: Quote, said: Candidate, *, exactly: bool) -> bool:
    if exactly:
        return quote.article_id == said.exhibit.article.id and quote.span == said.span
    return overlaps(quote, said)
