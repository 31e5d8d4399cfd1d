"""What Slack takes of a message, and what may never stand in one, written from its documentation and not from our code."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote, urlsplit

INVISIBLE = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_PLACE = re.compile(r"[\w.-]+\.\w+|\w+://\S*")
HELD = {"rich_text", "context", "actions", "context_actions"}


def check(letter, urls=()):
    """Slack takes every message, nothing in it acts, and it links to nothing but these addresses."""
    assert letter.first.blocks
    assert 0 <= letter.claims <= len(letter.first.blocks)
    for post in letter.posts:
        notification(post.text)
        assert 1 <= len(post.blocks) <= 50
        assert sum(len(text) for text in strings(post.blocks)) <= 13_000
        blocks(post.blocks, urls)


def blocks(told, urls=()):
    """Slack takes these blocks."""
    ids = [block["block_id"] for block in told if "block_id" in block]
    assert len(ids) == len(set(ids))
    assert all(0 < len(each) <= 255 for each in ids)
    for block in told:
        assert block["type"] in HELD
        globals()[f"_{block['type']}"](block)
    for link in links(told):
        assert re.match("https?://", link["url"], re.IGNORECASE)
        assert len(link["url"]) <= 3000
        assert not re.search(r"[<>|\s]", link["url"])
        assert unquote(link["url"]) in {unquote(url.strip()) for url in urls}
        where = urlsplit(link["url"]).hostname.encode("idna").decode().removeprefix("www.")
        assert re.fullmatch(r"\[\d+\]", link["text"]) or where in link["text"]
        assert len(link["text"]) <= 200
        assert set(_PLACE.findall(link["text"])) <= {where}


def notification(text):
    """Slack parses nothing in it."""
    assert 0 < len(text) <= 3000
    assert not re.search("[\n<>]|&(?!(?:amp|lt|gt);)|://|@(?!\u200b)|\\bwww\\.", text)
    assert not re.search(r"\w\.[^\W\d_]", text)
    assert not CONTROL.search(text)
    assert not INVISIBLE.search(text.replace("\u200b", ""))


def strings(node):
    """Every text and address of some blocks."""
    if isinstance(node, list | tuple):
        return [text for each in node for text in strings(each)]
    if not isinstance(node, dict):
        return []
    own = [node[name] for name in ("text", "url") if isinstance(node.get(name), str)]
    return own + [text for value in node.values() for text in strings(value)]


def words(told):
    """What the rich text of blocks says, without a break between its elements."""
    return "".join(element["text"] for element in elements(told))


def elements(told):
    """The elements of rich text in order."""
    if isinstance(told, list | tuple):
        return [each for part in told for each in elements(part)]
    if told["type"] in {"text", "link", "user", "broadcast", "usergroup", "channel", "emoji", "date"}:
        return [told]
    return elements(told["elements"]) if told["type"].startswith("rich_text") else []


def links(told):
    return [element for element in elements(told) if element["type"] == "link"]


def _rich_text(block):
    assert block["elements"]
    for part in block["elements"]:
        if part["type"] == "rich_text_list":
            assert part["style"] in {"bullet", "ordered"}
            assert part["elements"]
            for section in part["elements"]:
                assert section["type"] == "rich_text_section"
                _line(section)
        else:
            assert part["type"] in {"rich_text_section", "rich_text_quote"}
            _line(part)
    assert sum(len(text) for text in strings(block)) <= 3000


def _line(section):
    assert section["elements"]
    for element in section["elements"]:
        assert element["type"] in {"text", "link"}
        assert element["text"]
        _text(element["text"])


def _text(text):
    assert not CONTROL.search(text)
    assert not INVISIBLE.search(text)
    stacked = 0
    for char in text:
        stacked = stacked + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        assert stacked <= 6


def _plain(made, limit):
    assert made["type"] == "plain_text"
    assert made["emoji"] is False
    assert 0 < len(made["text"]) <= limit
    _text(made["text"])


def _context(block):
    assert 1 <= len(block["elements"]) <= 10
    for element in block["elements"]:
        _plain(element, 3000)


def _actions(block):
    assert 1 <= len(block["elements"]) <= 25
    names = [element["action_id"] for element in block["elements"]]
    assert len(names) == len(set(names))
    for element in block["elements"]:
        assert element["type"] in {"button", "static_select"}
        if element["type"] == "button":
            _plain(element["text"], 75)
            assert 0 < len(element["value"]) <= 2000
        else:
            _plain(element["placeholder"], 150)
            for option in element["options"]:
                _plain(option["text"], 75)
                assert 0 < len(option["value"]) <= 150


def _context_actions(block):
    assert 1 <= len(block["elements"]) <= 5
    for element in block["elements"]:
        assert element["type"] == "feedback_buttons"
        for name in ("positive_button", "negative_button"):
            _plain(element[name]["text"], 75)
            assert 0 < len(element[name]["value"]) <= 2000
            assert len(element[name]["accessibility_label"]) <= 75
