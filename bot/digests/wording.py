"""A model words the sentences of a digest. What does not pass the checks, says less or runs longer stays quoted."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.digests.text import counted
from bot.editing import Edited, edited
from bot.types import Brief, Made, Usage, Verdict
from bot.writers import WriterUnavailable
from bot.writers.fallback import SAID
from bot.writers.quoting import claim_of, figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.digests.fitting import Cut
    from bot.editing import Doubts
    from bot.types import Claim, Draft, Question
    from bot.writers import Writer
    from bot.writers.quoting import Candidate

    Key = tuple[str, str]
    Passed = Mapping[Key, tuple[Claim, ...]]
    """What passed, by the chosen sentence that it tells: its claim's words and its article."""

    Outcome = Edited | WriterUnavailable

AT_ONCE = 4  # stories that are worded at a time
SOME_QUOTED = "The model could not word all stories; their sentences are quoted from the articles."


def key_of(one: Candidate) -> Key:
    """By which a chosen sentence is found among what passed."""
    return claim_of(one).text, one.exhibit.article.id


def quoted(claims: Iterable[Claim]) -> dict[Key, tuple[Claim, ...]]:
    """Claims that quote chosen sentences, by these."""
    return {(claim.text, quote.article_id): (claim,) for claim in claims for quote in claim.quotes}


@dataclass(frozen=True, slots=True)
class Worded:
    """A digest's claims: by the sentences they tell, and with all that led to them."""

    passed: Passed
    edited: Edited


class Wording:
    """Has the sentences of each story worded by themselves, so that no two stories can be mixed.

    The model sees the chosen sentences and nothing else: it cannot tell as new what the reader knows.

    Args:
        writer: the model's; no fallback behind it.
        patience: seconds for all stories together.
        doubts: a second reader.
    """

    def __init__(self, writer: Writer, *, patience: float, doubts: Doubts | None = None) -> None:
        self._writer = writer
        self._patience = patience
        self._doubts = doubts

    def of(self, cuts: Sequence[Cut], plain: Edited, question: Question) -> Worded:
        """The stories' claims, worded where that may be published.

        Args:
            cuts: of the stories that are told.
            plain: all chosen sentences as they are quoted, checked.
            question: the digest's.
        """
        until = time.monotonic() + self._patience
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="evenhand-wording") as pool:
            found = list(pool.map(lambda cut: self._asked(cut, question, until), cuts))
        passed = quoted(plain.verdict.claims)
        for cut, outcome in zip(cuts, found, strict=True):
            if isinstance(outcome, Edited):
                passed |= {key: claims for key, claims in _standing(cut, outcome) if key in passed}
        return Worded(passed, _joined(plain, passed, cuts, found))

    def _asked(self, cut: Cut, question: Question, until: float) -> Outcome:
        brief = Brief(
            replace(question, text=cut.plan.title, topic=cut.plan.title),
            tuple(replace(one.exhibit, number=n, span=one.span) for n, one in enumerate(cut.told, start=1)),
            len(cut.told),
            until=until,
        )
        try:
            return edited(self._writer, brief, lambda _claim: None, doubts=self._doubts)
        except WriterUnavailable as error:
            return error


def _standing(cut: Cut, outcome: Edited) -> Iterable[tuple[Key, tuple[Claim, ...]]]:
    """Each chosen sentence that may be told in the model's words, and these."""
    for number, one in enumerate(cut.told, start=1):
        claims = tuple(
            claim for claim in outcome.verdict.claims if {each.exhibit for each in claim.quotes} == {number}
        )
        if _says_no_less(one, claims):
            yield key_of(one), tuple(_placed(claim, one) for claim in claims)


def _says_no_less(one: Candidate, claims: Sequence[Claim]) -> bool:
    """Whether the claims keep all figures of a sentence, and take no more words than its quotation."""
    words = " ".join(claim.text for claim in claims)
    room = counted(claim_of(one).text)
    return bool(claims) and counted(words) <= room and set(figures(one.text)) <= set(figures(words))


def _placed(claim: Claim, one: Candidate) -> Claim:
    """The claim with its quotes in the digest's evidence."""
    quotes = tuple(replace(each, exhibit=one.exhibit.number) for each in claim.quotes)
    return replace(claim, quotes=quotes)


def _joined(plain: Edited, passed: Passed, cuts: Sequence[Cut], found: Sequence[Outcome]) -> Edited:
    """Everything that led to the claims, as one piece of work."""
    read = [(cut, one) for cut, one in zip(cuts, found, strict=True) if isinstance(one, Edited)]
    faults = [one for one in found if isinstance(one, WriterUnavailable)]
    told = [claim for one in plain.verdict.claims for claim in passed[one.text, one.quotes[0].article_id]]
    withheld = (item for _, one in read for item in one.verdict.withheld)
    made = next((one.made for _, one in read if one.made.model), plain.made)
    spent = sum((*(one.made.usage for _, one in read), *(one.usage for one in faults)), start=Usage())
    return replace(
        plain,
        drafts=(*plain.drafts, *(_located(draft, cut) for cut, one in read for draft in one.drafts)),
        verdict=Verdict(tuple(dict.fromkeys(told)), (*plain.verdict.withheld, *withheld)),
        made=_signed(made, spent, _notices(read, faults)),
        checking=plain.checking + sum(one.checking for _, one in read),
    )


def _signed(made: Made, spent: Usage, notices: tuple[str, ...]) -> Made:
    return replace(made, usage=spent, notices=notices, complete=True, again=True)


def _notices(read: Sequence[object], faults: Sequence[WriterUnavailable]) -> tuple[str, ...]:
    if not faults:
        return ()
    return (SOME_QUOTED,) if read else (SAID[faults[0].fault],)


def _located(draft: Draft, cut: Cut) -> Draft:
    """The draft as if the model had cited the reports that its sentences are from."""
    whole = {replace(one.exhibit, span=one.span).pid: one.exhibit.pid for one in cut.told}
    claims = tuple(
        replace(
            claim,
            evidence=tuple(replace(each, pid=whole.get(each.pid, each.pid)) for each in claim.evidence),
        )
        for claim in draft.claims
    )
    return replace(draft, claims=claims)
