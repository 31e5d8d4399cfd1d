from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.fusion import blend, reciprocal
from corpus.types import Scored

ranked = st.lists(
    st.tuples(st.text("abcdef", min_size=1, max_size=2), st.floats(0.01, 20, allow_nan=False)),
    max_size=12,
    unique_by=lambda pair: pair[0],
).map(lambda pairs: sorted((Scored(*pair) for pair in pairs), key=lambda s: -s.score))


def test_agreement_of_both_lists_wins():
    """A passage that is good in both lists beats one that is best in a single one."""
    dense = [Scored("a", 0.9), Scored("b", 0.8), Scored("c", 0.1)]
    lexical = [Scored("d", 10.0), Scored("b", 9.0), Scored("c", 1.0)]

    assert blend(dense, lexical)[0].id == "b"


def test_one_list_alone_decides():
    """Without vectors the lexical order stands, and the other way round."""
    found = [Scored("a", 3.0), Scored("b", 2.0)]

    assert [item.id for item in blend([], found)] == ["a", "b"]
    assert [item.id for item in blend(found, [])] == ["a", "b"]


@given(ranked, ranked)
def test_blend_keeps_every_passage_once_in_order(dense, lexical):
    """The union of both lists, best first, scores within 0 and 1, equal input giving equal output."""
    found = blend(dense, lexical)

    assert sorted(item.id for item in found) == sorted(
        {item.id for item in [*dense, *lexical]} & {i.id for i in found}
    )
    assert [item.score for item in found] == sorted((item.score for item in found), reverse=True)
    assert all(0 <= item.score <= 1 + 1e-9 for item in found)
    assert found == blend(dense, lexical)


@given(st.lists(ranked, min_size=1, max_size=4))
def test_reciprocal_fusion_depends_on_ranks_alone(lists):
    """Scaling scores changes nothing."""
    scaled = [[Scored(item.id, item.score * 2 + 1) for item in found] for found in lists]

    assert reciprocal(lists) == reciprocal(scaled)
