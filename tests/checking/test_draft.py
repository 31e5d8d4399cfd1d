"""Drafts are cut into sentences, and what states nothing is told apart."""

import pytest

from bot.checking.draft import idle, pieces


def texts(draft, language="en"):
    return [piece.text for piece in pieces(draft, language)]


def test_headings_and_list_items_stand_alone():
    """Markdown's marks are left off and never join two statements."""
    draft = "# Bridge to close\nThe council voted.\n- The *work* takes a year\n- **Fares** stay at [3 crowns](http://x.example)\n1. Buses go round"

    assert texts(draft) == [
        "Bridge to close",
        "The council voted.",
        "The work takes a year",
        "Fares stay at 3 crowns",
        "Buses go round",
    ]


def test_a_paragraph_of_several_lines_is_read_on():
    """A line break inside a paragraph ends no sentence."""
    assert texts("The council voted to close\nthe bridge. Buses go round.") == [
        "The council voted to close the bridge.",
        "Buses go round.",
    ]


def test_front_matter_code_and_rules_are_no_sentences():
    """What a page does not show as prose is passed over."""
    draft = "---\ntitle: Bridge\n---\nThe bridge closes.\n\n---\n\n```\nprint('x')\n```\n> The ferry runs."

    assert texts(draft) == ["The bridge closes.", "The ferry runs."]


@pytest.mark.parametrize(
    ("language", "draft", "count"),
    [
        ("de", "Der Rat stimmte zu. Die Brücke schließt am 3. Juni.", 2),
        ("ar", "صوّت المجلس. أُغلق الجسر.", 2),
        ("zh", "市议会投票。大桥关闭。", 2),
        ("fr", "Le conseil a voté. Le pont ferme.", 2),
    ],
)
def test_sentences_of_other_languages_are_told_apart(language, draft, count):
    """The splitter follows the draft's language."""
    assert len(texts(draft, language)) == count


@pytest.mark.parametrize("draft", ["", " \n ", "---", "...\n\n***", "```\ncode\n```"])
def test_a_draft_without_words_has_no_sentences(draft):
    """Nothing comes of nothing."""
    assert pieces(draft) == ()


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Who voted against it?", "a question"),
        ("من صوّت ضده؟", "a question"),
        ("谁反对？", "a question"),
        ("Read more", "an invitation"),
        ("See also: Bridges of the north", "an invitation"),
        ("So it goes.", "no statement"),
        ("The bridge closed.", ""),
        ("Watch repairs began on the tower clock of the old town hall in May.", ""),
        ("It cost 14.", ""),
    ],
)
def test_sentences_that_state_nothing_are_named(sentence, why):
    """A question or "Read more" is neither supported nor missing."""
    assert idle(sentence) == why
