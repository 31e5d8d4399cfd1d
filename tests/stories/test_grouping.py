"""Likeness, linking and naming by themselves."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.words import stem
from bot.stories.likeness import likeness, outlet_doubts
from bot.stories.linking import average_link
from bot.stories.naming import Event, fresh_id, named
from bot.stories.rarity import name_weight, word_weight
from bot.stories.traits import Report, Traits, traits
from tests.stories.newsdesk import everything


def report(one, vector=None):
    return traits(Report(one.title, one.text, one.outlet, one.when, vector))


def slow_link(table, threshold):
    """Average linkage as its definition has it."""
    groups = [(place,) for place in range(len(table))]

    def mean(pair):
        return np.mean([table[a, b] for a in pair[0] for b in pair[1]])

    while len(groups) > 1:
        best = max(itertools.combinations(groups, 2), key=mean)
        if mean(best) < threshold:
            break
        groups = [one for one in groups if one not in best] + [tuple(sorted(best[0] + best[1]))]
    return {frozenset(group) for group in groups}


@settings(max_examples=40)
@given(st.integers(1, 12), st.integers(0, 10_000), st.floats(-1, 1))
def test_linking_is_average_linkage(count, seed, threshold):
    """The fast way groups as the definition does."""
    table = np.random.default_rng(seed).uniform(-1, 1, (count, count))
    table = (table + table.T) / 2

    labels = average_link(table, threshold)

    found = {frozenset(np.flatnonzero(labels == label).tolist()) for label in set(labels.tolist())}
    assert found == slow_link(table, threshold)


def test_pairs_that_say_nothing_are_left_out_of_the_mean():
    """A chain holds together when its ends are too far apart to be compared; compared, they part it."""
    table = np.array([[0.0, 1.0, -9.0], [1.0, 0.0, 1.0], [-9.0, 1.0, 0.0]])
    known = np.array([[1, 1, 0], [1, 1, 1], [0, 1, 1]], dtype=bool)

    assert average_link(table, 0.5, known).tolist() == [0, 0, 0]
    assert average_link(table, 0.5).tolist() == [0, 0, 2]


def test_likeness_depends_on_the_two_alone_and_is_symmetric():
    """Neither the company nor the order changes a number."""
    some = [report(one) for one in everything()]

    whole = likeness(some, some)

    np.testing.assert_allclose(whole, whole.T, atol=1e-4)
    np.testing.assert_allclose(likeness(some[2:3], some[5:6]), whole[2:3, 5:6], atol=1e-4)


def test_likeness_of_many_is_made_in_blocks():
    """More reports than are compared at once get the same numbers."""
    some = [report(one) for one in everything()]
    many = (some * 120)[:1100]

    whole = likeness(many[:270], many)

    np.testing.assert_allclose(whole[250:, 1090:], likeness(many[250:270], many[1090:]), atol=1e-4)


def test_nothing_to_compare_is_no_error():
    """Empty reports, and reports with a vector beside some without."""
    when = everything()[0].when
    empty = traits(Report("", "", "", when))
    full = traits(Report("Ferry aground", "", "", when, np.ones(4, dtype=np.float32) / 2))

    assert np.isfinite(likeness([empty, full], [full, empty])).all()
    assert likeness([], [full]).shape == (0, 1)


def test_traits_are_kept_without_words():
    """What is packed can be compared again, and no word of the article stands in it."""
    one = everything()[0]
    made = report(one)

    again = Traits.unpacked(made.packed(), one.outlet, one.when, None)

    assert likeness([again], [made]) == likeness([made], [made])
    assert b"ferry" not in made.packed().lower()


@pytest.mark.parametrize(("common", "rare"), [("the", "said"), ("said", "earthquake"), ("year", "mewstone")])
def test_rare_words_tell_more(common, rare):
    """Weights rise with rarity, up to a bound."""
    assert 0 <= word_weight(stem(common)) < word_weight(stem(rare)) <= 6
    assert name_weight("kesselby") == 6


def test_one_outlet_alone_raises_no_doubt():
    """Two reports of one outlet are doubted, more at once than days apart, and not where there is no other outlet."""
    days = np.array([0.0, 4.0])

    assert outlet_doubts(days, 1).tolist() == [0, 0]
    assert outlet_doubts(days, 20)[0] > outlet_doubts(days, 20)[1] > outlet_doubts(days, 2)[1] > 0


def free(_key):
    return False


def test_a_new_group_is_named_by_its_first_report():
    """The id follows from the first original alone."""
    assert named([["a", "b"]], {}, (), free).ids == (fresh_id("a"),)
    assert named([["a", "b"]], {}, (), lambda key: key == fresh_id("a")).ids == (fresh_id("a", 1),)


def test_ids_stay_with_the_majority():
    """The larger part of a split keeps the id; the other is told to have come out of it."""
    told = named([["a"], ["b", "c"]], dict.fromkeys("abc", "s"), (), free)

    assert told.ids == (fresh_id("a"), "s")
    assert told.events == (Event(fresh_id("a"), "split", "s"),)


def test_the_larger_story_takes_the_smaller_up():
    """Of two stories that become one, that with more reports gives the id; ties go to the id that sorts first."""
    told = named([["a", "b", "c"]], {"a": "s", "b": "t", "c": "t"}, (), free)
    tied = named([["a", "b"]], {"a": "t", "b": "s"}, (), free)

    assert (told.ids, told.events) == (("t",), (Event("s", "merged", "t"),))
    assert tied.ids == ("s",)


def test_a_story_that_lost_all_reports_has_ended():
    """It is told, and its id is not given to others."""
    assert named([], {}, ("s",), free).events == (Event("s", "ended"),)
