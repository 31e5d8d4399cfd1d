"""The mutation suite: spoiled claims fall, faithful ones stand.

All sets but the sealed ones have been tuned on, so their floors say only that nothing got worse. The sealed half of the
passages retold as a model would shows what to expect of text never seen: about one faithful claim in five is withheld.
`score.FIRST_LOOK`, which a run's summary prints, has what each set scored when it was opened.
"""

from __future__ import annotations

import pytest

from tests.verify.bench import exhibit, judge
from tests.verify.mutation_passages import blind, passages, retold
from tests.verify.mutators import MUTATORS
from tests.verify.passages_pairs import TEXT
from tests.verify.score import SETS, score

KILL_RATE = 0.98  # acceptance figure, overall and per kind
KILL_RATES = {"tuned": 0.99, "late": 0.99, "open": 0.99, "retold": KILL_RATE, "sealed": 0.99} | {
    "model_open": KILL_RATE,
    "model_sealed": 0.96,
}  # reached
FALSE_DROPS = {"tuned": 0.02, "late": 0.02, "open": 0.02, "retold": 0.02, "sealed": 0.11} | {
    "model_open": 0.05,
    "model_sealed": 0.22,
}
"""The acceptance figure where it is met; for the sealed halves and for model text what was reached, which is more.

The blind sealed half rose by one claim of 102 when the checks were rebuilt for model text.
"""
PAIRS_LOST = 0.10  # reached .09
TUNED = tuple(name for name in SETS if "sealed" not in name)


@pytest.mark.parametrize("name", SETS)
def test_spoiled_claims_are_withheld(name):
    """Spoiled claims pass no more often than the floor of their set says, 98 of 100 fall at the least."""
    result = score(name)

    assert result.kill_rate >= KILL_RATES[name], "\n".join(result.survivors if name in TUNED else ())


@pytest.mark.parametrize("kind", sorted(MUTATORS))
def test_every_kind_of_spoiling_is_seen(kind):
    """No kind of mutation slips through more often than the rest."""
    results = [score(name) for name in TUNED]

    made = sum(one.made[kind] for one in results)
    killed = sum(one.killed[kind] for one in results)
    assert killed >= KILL_RATE * made, "\n".join(line for one in results for line in one.survivors)


@pytest.mark.parametrize("name", SETS)
def test_faithful_claims_stand(name):
    """Faithful claims are withheld no more often than the floor of their set says; the sealed ones stay unprinted."""
    result = score(name)

    assert result.drop_rate <= FALSE_DROPS[name], "\n".join(result.drops if name in TUNED else ())


def test_the_suite_is_large_enough():
    """Sixty passages and fifty blind ones at least, two faithful claims each at least."""
    strangers = (*blind(sealed=False), *blind(sealed=True))

    assert len(passages()) >= 60
    assert len(strangers) >= 50
    assert all(len(passage.claims) >= 2 for passage in (*passages(), *strangers))


def test_every_sentence_quoted_whole_stands():
    """The extractive form, outlet and whole sentence, always passes."""
    lost = []
    for passage in (*passages(), *retold(), *blind(sealed=False), *blind(sealed=True)):
        shown = exhibit(passage.text, outlet=passage.outlet, published=passage.published)
        for sentence in passage.sentences:
            verdict = judge(f"{passage.outlet} reported: “{sentence}”", sentence, evidence=(shown,))
            lost += [one.code + sentence for one in verdict.withheld]

    assert lost == []


def test_single_retellings_stand():
    """Of the sentences retold one by one, as many stand as did when the checks were last changed for them."""
    pairs = [line.split("|") for line in TEXT.strip().splitlines()]

    lost = [claim for source, claim in pairs if judge(claim, evidence=(exhibit(source),)).withheld]

    assert len(pairs) >= 170
    assert len(lost) <= PAIRS_LOST * len(pairs), "\n".join(lost)
