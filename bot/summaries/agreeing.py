"""What reports of several origins bear out: a sentence of one passes the checks on the words of another. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.language.calendar import mentions
from bot.language.figures import figures
from bot.language.words import stems
from bot.summaries.sentences import told
from bot.types import Cited, Claim, DraftClaim, Quote
from bot.verify import judge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from bot.conflicts import Disputed
    from bot.types import ClaimKind, Evidence, Exhibit, Question
    from bot.writers.quoting import Candidate

NEAR = 0.35  # share of its words that stand in a sentence which may bear it out, as digests have it
ALIKE = 0.6  # share from which on a sentence that does not bear it out dissents
SAID = 0.8  # share of its words that the other has where both say the same: the checks alone let parts of a sentence pass
TRIED = 2  # sentences of each other report that are tried
_LEAST = 2
_WEEK = 4  # days between two reports that may mean the same Monday
_AGAINST = frozenset(
    (
        "number_not_in_evidence",
        "bound_changed",
        "date_not_in_evidence",
        "polarity_changed",
        "modality_changed",
    )
)
_FORMS = frozenset(("“", "”", '"', "«", "»"))


class Witnesses:
    """The reports of some evidence by their origins, to be asked whether they say so, too.

    Args:
        evidence: numbered; pieces of opinion are no witnesses.
        question: whose summary it is.
        disputed: the differing figures of the evidence.
    """

    def __init__(self, evidence: Evidence, question: Question, disputed: Sequence[Disputed] = ()) -> None:
        self._question = question
        self._figures = frozenset(
            value for slot in disputed for one in slot.values for value in _values(one.value)
        )
        self._places = {(one.article_id, one.start, one.end) for slot in disputed for one in slot.values}
        self.by_origin: dict[str, list[Candidate]] = {}
        for exhibit in evidence:
            if exhibit.article.kind != "opinion":
                self.by_origin.setdefault(exhibit.article.origin, []).extend(told(exhibit))

    def contested(self, text: str, places: Sequence[tuple[str, int, int]] = ()) -> bool:
        """Whether a sentence gives a figure that reports differ on, or stands where one is given."""
        if self._figures & _values(text):
            return True
        return any(
            article == other and start < stop and begin < end
            for article, start, end in places
            for other, begin, stop in self._places
        )

    def others(self, text: str, exhibit: Exhibit, own: frozenset[str]) -> tuple[Quote, ...] | None:
        """The words of other origins that bear a sentence out, one of each origin; None when any of them dissents."""
        quotes: list[Quote] = []
        for origin, said in self.by_origin.items():
            if origin == exhibit.article.origin:
                continue
            fate = self._asked(text, exhibit, _nearest(own, said))
            if fate is None:
                return None
            quotes += [fate] if isinstance(fate, Quote) else []
        return tuple(quotes)

    def _asked(
        self, text: str, exhibit: Exhibit, near: Mapping[Candidate, float]
    ) -> Quote | tuple[()] | None:
        """The words that bear it out; () when nothing is said of it, None for dissent."""
        dissent = False
        for one, share in near.items():
            if not _one_time(text, exhibit, one.exhibit):
                continue
            found = judge(_stated(text, one), (one.exhibit,), self._question)
            if isinstance(found, Claim):
                if _whole(text, one):
                    return found.quotes[0]
                continue
            dissent = dissent or (share >= ALIKE and found.code in _AGAINST)
        return None if dissent else ()


def _nearest(own: frozenset[str], said: Sequence[Candidate]) -> dict[Candidate, float]:
    shares = Counter({one: len(own & one.words) / max(1, len(own)) for one in said})
    return {one: share for one, share in shares.most_common(TRIED) if share >= NEAR}


def _stated(text: str, one: Candidate) -> DraftClaim:
    kind: ClaimKind = "quote" if any(mark in text for mark in _FORMS) else "fact"
    return DraftClaim(" ".join(text.split()), kind, (Cited(one.exhibit.pid, one.text),))


def _whole(text: str, one: Candidate) -> bool:
    """Whether the other words, or the head of their article, have nearly all that the sentence says."""
    mine = stems(text)
    return len(mine & stems(f"{one.text} {one.exhibit.article.title}")) >= SAID * len(mine)


def _one_time(text: str, here: Exhibit, there: Exhibit) -> bool:
    """Whether "Monday" or "yesterday" means one day in both."""
    kinds = {one.kind for one in mentions(text)}
    days = here.article.published_at, there.article.published_at
    if not kinds & {"weekday", "near", "rel"}:
        return True
    if days[0] is None or days[1] is None:
        return False
    apart = abs((days[0].date() - days[1].date()).days)
    return apart == 0 if kinds & {"near", "rel"} else apart <= _WEEK


def _values(text: str) -> frozenset[Fraction]:
    """The counts in a text, but the least: they stand everywhere."""
    return frozenset(
        value for one in figures(text) if one.kind == "count" for value in one.values if value > _LEAST
    )


def own_words(claim: Claim) -> str:
    """What a claim says, without who printed it."""
    quote = " ".join(claim.quotes[0].text.split())
    return quote if claim.text.endswith(f"“{quote}”") else claim.text
