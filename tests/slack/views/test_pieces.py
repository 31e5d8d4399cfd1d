"""Foreign text on its way into a block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.pieces import notified, said, short, shown, size, unescaped
from tests.slack.views.limits import WORDS, check_notification


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tiếng Việt, Ångström, हिन्दी", "Tiếng Việt, Ångström, हिन्दी"),
        ("<!channel> & *bold*", "<!channel> & *bold*"),
        ("two\nlines\u2028and  more", "two lines and more"),
        ("a\u202eb\x00c", "a\ufffdb\ufffdc"),
        ("Z" + "\u0335" * 50, "Z\u0335\u0335"),
    ],
)
def test_words_stay_and_what_acts_goes(text, expected):
    """Every script is shown; controls, right-to-left marks and towers of accents are not."""
    assert shown(text) == expected


@given(WORDS, st.integers(1, 200))
def test_short_text_fits(text, limit):
    """However Slack counts, it is within the limit, never empty, and whole where it fits."""
    made = short(text, limit)

    assert 0 < size(made) <= limit
    assert made.endswith("…") or made in {shown(text).strip(), "–"}


@given(WORDS)
def test_notifications_act_on_nothing(text):
    """Slack reads no mention, tag or link in one."""
    check_notification(notified(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.5 % in 2026", "3.5 % in 2026"),
        ("AT&T", "AT&amp;T"),
        ("@here", "@\u200bhere"),
        ("see www.evil.example", "see www\u200b.evil\u200b.example"),
        ("<http://a.b>", "&lt;http:\u200b//a\u200b.b&gt;"),
    ],
)
def test_notifications_keep_their_words(text, expected):
    """Only what would act is broken; numbers are not."""
    assert notified(text) == expected


@pytest.mark.parametrize("text", [" joined", "joined ", " joined "])
def test_a_space_joins_neighbours(text):
    """The space at either end of a part of a line stays."""
    assert said(text)["text"] == text


def test_escapes_are_taken_back_once():
    """What Slack escaped is as it was, even when that looked like an escape."""
    assert unescaped("AT&amp;T &amp;lt; &lt;b&gt;") == "AT&T &lt; <b>"
