"""Authority cards: found however a party is worded, one shape for all, for both sides or for none."""

from __future__ import annotations

import re

import pytest

from bot.neutrality import cards, newsroom
from bot.neutrality.cards import card, find, packaged
from corpus.errors import SettingsError

MIRRORED = [
    ("israeli-military", "hamas"),
    ("ukraine-military", "russia-military"),
    ("ukraine-government", "kremlin"),
    ("sudan-army", "rapid-support-forces"),
    ("houthis", "yemen-government"),
    ("magen-david-adom", "palestinian-red-crescent"),
]


@pytest.fixture
def own(tmp_path):
    """Writes a newsroom's own cards and has them adopted; taken off again afterwards."""

    def adopt(text):
        (tmp_path / newsroom.CARDS).write_text(text)
        newsroom.adopt(tmp_path)

    yield adopt
    cards.adopt("", "")


@pytest.mark.parametrize(
    ("party", "found"),
    [
        ("the Gaza Health Ministry", "gaza-health-ministry"),
        ("Gaza’s Hamas-run Health Ministry", "gaza-health-ministry"),
        ("health officials in Gaza", "gaza-health-ministry"),
        ("a spokesman for the Israeli military", "israeli-military"),
        ("The IDF", "israeli-military"),
        ("Israeli military spokeswoman Lt. Col. Ada Holt", "israeli-military"),
        ("Hamas official Ivo Brand", "hamas"),
        ("Russia's Defence Ministry", "russia-military"),
        ("U.N. humanitarian office", "un-ocha"),
    ],
)
def test_a_card_is_found_however_a_party_is_worded(party, found):
    """Possessives, ranks, the names of spokespeople and the order of words make no difference."""
    assert find(party).id == found


@pytest.mark.parametrize(
    "party",
    ["", "the army", "the health ministry", "the Palestinian health ministry", "a former Israeli military judge", "critics of Hamas", "Meridian Post"],
)  # fmt: skip
def test_who_is_not_plainly_named_has_no_card(party):
    """A name that many bodies share, somebody else in the same words, and strangers."""
    assert (find(party), card(party)) == (None, "")


def test_all_parties_have_a_card_or_none_is_shown():
    """One party without a card takes the other's off."""
    both = cards.cards(["the Israeli military", "Hamas"])

    assert list(both) == ["the Israeli military", "Hamas"]
    assert all(both.values())
    assert cards.cards(["the Israeli military", "the army"]) == {}
    assert cards.cards([]) == {}


def test_every_card_has_one_shape():
    """Who it is under, then what it counts or gives, in one line without a loaded word or a word on truth."""
    for one in packaged().values():
        assert len(one.line.split()) <= 40
        assert one.line.count(";") in {1, 2, 3}, one.id
        assert re.search(r"\b(?:counts?|gives|gathers)\b", one.line), one.id
        assert not re.search(r"\b(?:reliable|credible|inflated|false|claims?|terror\w*|regime)\b", one.line)


def test_every_name_finds_its_own_card():
    """No name leads to another card, or to two."""
    for one in packaged().values():
        for name in one.names:
            assert find(name) == one, name


@pytest.mark.parametrize(("one", "other"), MIRRORED, ids=lambda pair: pair)
def test_opposed_parties_have_like_cards(one, other):
    """What is said of one side's figures is said of the other's, in about as many words."""
    first, second = packaged()[one].line, packaged()[other].line

    assert first.split("; ")[-1] == second.split("; ")[-1]
    assert abs(len(first.split()) - len(second.split())) <= 6


def test_a_newsroom_adds_replaces_and_takes_away(own):
    """Entries of the same id replace the packaged ones; an empty line takes a card away."""
    own(
        '[zaka]\nnames = ["ZAKA"]\nline = ""\n[hamas]\nnames = ["Hamas"]\nline = "Ours."\n'
        '[harbour]\nnames = ["harbour office of Lindholt"]\nline = "Counts ships."\n'
    )

    assert (card("ZAKA"), card("Hamas"), card("the Lindholt harbour office")) == (
        "",
        "Ours.",
        "Counts ships.",
    )
    assert card("UNRWA")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[x\n", "line 1"),
        ('\n[x]\nnames = ["Ex"]\n', ":2: [x] has to have names and line"),
        ('[x]\nnames = []\nline = "It."\n', ":1: [x] names is no list"),
        ('[x]\nnames = ["the"]\nline = "It."\n', ":1: [x] names is no list"),
        (f'[x]\nnames = ["Ex"]\nline = "{"word " * 41}"\n', "more than 40 words"),
        ('[x]\nnames = ["Ex"]\nline = """a\nb"""\n', "one line"),
    ],
    ids=["toml", "keys", "none", "empty", "long", "lines"],
)
def test_a_faulty_file_is_told(own, tmp_path, text, told):
    """The file and the entry are named."""
    with pytest.raises(SettingsError) as raised:
        own(text)

    assert str(tmp_path / newsroom.CARDS) in str(raised.value)
    assert told in str(raised.value)
