"""Messages as plain text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.slack.post.plain import notice, pieces, short, words
from bot.slack.types import Post
from tests.slack.posting import apology, buttons, letter, saying, words_of

ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=9000)


def unescaped(text):
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_all_words_come_out_in_order_without_buttons():
    """Claims and sources are said; buttons are not."""
    assert words(letter().first.blocks).replace("\n", " ") == words_of(letter())


def test_lists_quotes_and_links_keep_their_words():
    """A link is said with its address, a quotation with its marks."""
    text = {"type": "text", "text": "Harbour Post "}
    link = {"type": "link", "url": "https://harbour.example/1", "text": "harbour.example"}
    section = {"type": "rich_text_section", "elements": [text, link]}
    block = {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_list", "style": "bullet", "elements": [section]},
            {"type": "rich_text_quote", "elements": [{"type": "text", "text": "No."}]},
        ],
    }

    assert words([block]) == "• Harbour Post harbour.example (https://harbour.example/1)\n“No.”"


def test_other_blocks_are_said_too():
    """Headers, sections with fields and contexts hold words as well."""
    plain = {"type": "plain_text", "text": "Day"}
    blocks = [
        {"type": "header", "text": plain},
        {"type": "section", "text": {"type": "plain_text", "text": "A"}, "fields": [plain, plain]},
        {"type": "context", "elements": [plain]},
        {"type": "divider"},
        buttons(),
    ]

    assert words(blocks) == "Day\nA\nDay\nDay\nDay"


@given(st.lists(ANYTHING.filter(str.strip), min_size=1, max_size=4))
def test_pieces_hold_every_word_once_and_nothing_that_slack_reads(texts):
    """Whatever is said: each piece fits, nothing is a mention or a link, and together they are the whole."""
    made = pieces(Post("x", tuple(saying(text) for text in texts)))

    assert all(0 < len(piece) <= 3900 for piece in made)
    assert not any(re.search(r"[<>]|&(?!amp;|lt;|gt;)", piece) for piece in made)
    whole = "".join("".join(texts).split())
    assert "".join("".join(unescaped(piece) for piece in made).split()) == whole


def test_a_message_without_words_says_its_text():
    """There is always something to post."""
    assert pieces(Post("Only buttons &amp; text", (buttons(),))) == ("Only buttons &amp; text",)
    assert pieces(Post("", ())) == ("…",)


def test_a_notice_is_the_first_block_that_says_something():
    """Notifications and screen readers get the first claim, escaped."""
    assert notice([buttons(), saying("A <!channel> & B")]) == "A &lt;!channel&gt; &amp; B"
    assert notice([]) == "…"
    assert len(short("word " * 2000)) <= 3900


def test_an_apology_is_plain_as_well():
    """Every letter has a plain form."""
    assert pieces(apology().first) == ("Sorry, this took too long. Incident 1a2b.",)
