"""A private letter as everybody sees it."""

from __future__ import annotations

from bot.slack import ids
from bot.slack.hall.sharing import BLOCKS, shared
from bot.slack.types import Letter, Post
from tests.slack.hall import button, words

QUOTES, SHARE = button("Quotes", ids.QUOTES, "a1"), button("Share", ids.SHARE, "a1")


def row(*elements):
    return {"type": "actions", "elements": list(elements)}


def test_only_the_button_goes_and_the_name_comes():
    """The words, the other buttons and the overflow stay as they were."""
    below = Post("more", (words("more"),))
    letter = Letter(Post("Yes.", (words("Yes."), row(QUOTES, SHARE), row(SHARE))), 1, (below,))

    made = shared(letter, "U0001")

    by, *rest = made.first.blocks
    assert "U0001" in str(by)
    assert rest == [words("Yes."), row(QUOTES)]
    assert (made.first.text, made.claims, made.more) == ("Yes.", 0, (below,))


def test_a_full_message_stands_below_the_name():
    """No message gets more blocks than Slack takes."""
    letter = Letter(Post("Yes.", (words("Yes."),) * BLOCKS))

    made = shared(letter, "U0001")

    assert [len(post.blocks) for post in made.posts] == [1, BLOCKS]
