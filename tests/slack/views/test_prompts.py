"""Small words of the agent pane."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.slack.views import prompts
from tests.slack.views.limits import WORDS


@given(st.lists(WORDS, max_size=10))
def test_prompts_are_few_and_short_and_safe(outlets):
    """At most four, whatever outlets are called: a prompt is sent in the asker's name."""
    made = prompts.suggested(outlets)

    assert 1 <= len(made) <= 4
    for prompt in made:
        assert set(prompt) == {"title", "message"}
        assert all(0 < len(text) <= 75 and not re.search(r"[<>@|\n]", text) for text in prompt.values())


def test_the_biggest_outlet_makes_a_prompt():
    """The first whose name can stand in a question."""
    made = prompts.suggested(("<!channel> Daily", "The Harbour Post", "Le Quai"))

    assert "What did The Harbour Post report in the last 7 days?" in [prompt["message"] for prompt in made]


def test_an_empty_corpus_offers_only_help():
    """No question is suggested that cannot be answered."""
    assert [prompt["message"] for prompt in prompts.suggested(())] == ["help"]


@given(WORDS)
def test_titles_are_short_and_act_on_nothing(question):
    """One line of at most sixty characters, however the question was escaped."""
    title = prompts.thread_title(question)

    assert 0 < len(title) <= 60
    assert not re.search(r"[<>@\n]|&(?:lt|gt);", title)


def test_a_short_question_is_its_title():
    """Nothing is changed that need not be."""
    assert prompts.thread_title("What did the minister say & when?") == "What did the minister say & when?"


def test_status_lines_count():
    """One is one, and many are many."""
    assert prompts.reading(8, 5) == "is reading 8 articles from 5 outlets"
    assert prompts.reading(1, 1) == "is reading 1 article from 1 outlet"
    assert prompts.waiting(7) == "will read soon: 7 questions before yours"
    assert prompts.waiting(0) == "is starting"
    assert prompts.searching() == "is looking for articles"
