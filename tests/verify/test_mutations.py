"""The mutation suite: spoiled claims fall, faithful ones stand.

The figures below are floors on passages that the checks have by now been tuned on. What to expect of text
never seen is in `score.FIRST_LOOK`, which a run's summary prints as well.
"""

from __future__ import annotations

import pytest

from tests.verify.bench import exhibit, judge
from tests.verify.mutation_passages import passages
from tests.verify.mutators import MUTATORS
from tests.verify.score import score

KILL_RATE = 0.98  # acceptance figure, overall and per kind
FALSE_DROPS = 0.02  # acceptance figure


@pytest.mark.parametrize("late", [False, True], ids=["tuned", "late"])
def test_spoiled_claims_are_withheld(late):
    """At least 98 of 100 spoiled claims do not pass."""
    result = score(late=late)

    assert result.kill_rate >= KILL_RATE, "\n".join(result.survivors)


@pytest.mark.parametrize("kind", sorted(MUTATORS))
def test_every_kind_of_spoiling_is_seen(kind):
    """No kind of mutation slips through more often than the rest."""
    tuned, late = score(late=False), score(late=True)

    made = tuned.made[kind] + late.made[kind]
    killed = tuned.killed[kind] + late.killed[kind]
    assert killed >= KILL_RATE * made, "\n".join(tuned.survivors + late.survivors)


@pytest.mark.parametrize("late", [False, True], ids=["tuned", "late"])
def test_faithful_claims_stand(late):
    """At most 2 of 100 faithful claims are withheld."""
    result = score(late=late)

    assert result.drop_rate <= FALSE_DROPS, "\n".join(result.drops)


def test_the_suite_is_large_enough():
    """Sixty passages and more, two faithful claims each at least."""
    every = passages()

    assert len(every) >= 60
    assert all(len(passage.claims) >= 2 for passage in every)


def test_every_sentence_quoted_whole_stands():
    """The extractive form, outlet and whole sentence, always passes."""
    lost = []
    for passage in passages():
        shown = exhibit(passage.text, outlet=passage.outlet, published=passage.published)
        for sentence in passage.sentences:
            verdict = judge(f"{passage.outlet} reported: “{sentence}”", sentence, evidence=(shown,))
            lost += [one.code + sentence for one in verdict.withheld]

    assert lost == []
