"""What Slack takes of views and messages, written from its documentation and not from our code."""

from __future__ import annotations

import json
import re

from hypothesis import strategies as st

WORDS = st.text(max_size=300) | st.sampled_from((
    "<!channel> and <!here>",
    "<@U0123456789> <#C0123456789> <!subteam^S012>",
    "&lt;!channel&gt; &amp;amp;",
    "<https://evil.example|The Guardian>",
    "@everyone see https://evil.example/?q=1 or www.evil.example or evil.example",
    "*bold* _it_ ~no~ `code` > quote",
    "\u202eright to left\u2066 \u200b\u200d\ufeff \x00\x1b[31m",
    "Z" + "\u0301" * 400,
    "&" * 3000,
    "🗞" * 2000,
    "word " * 2000,
    "",
    " ",
    "line\nline\r\nline\u2028line",
))  # fmt: skip
USERS = st.from_regex(r"[UW][A-Z0-9]{4,10}", fullmatch=True)
CHANNELS = st.from_regex(r"[CG][A-Z0-9]{4,10}", fullmatch=True)
ANY_ID = USERS | CHANNELS | WORDS

_BLOCKS = {"header", "rich_text", "actions", "divider", "input"}
_LISTED = {"rich_text_section", "rich_text_quote"}
_OPTIONS, _OPTION, _VALUE = 100, 75, 150
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\ufeff\x00-\x08\x0b-\x1f]")


def check_view(view):
    """Slack opens or publishes this view."""
    assert view["type"] in {"modal", "home"}
    assert 1 <= len(view["blocks"]) <= 100
    assert len(json.dumps(view)) <= 250_000
    assert len(view.get("private_metadata", "")) <= 3000
    if view["type"] == "modal":
        for key in {"title", "submit", "close"} & set(view):
            check_plain(view[key], 24)
        assert "submit" in view or all(block["type"] != "input" for block in view["blocks"])
    else:
        assert set(view) == {"type", "blocks"}
        assert all(block["type"] != "input" for block in view["blocks"])
    check_blocks(view["blocks"])


def check_post(post):
    """Slack posts this message; its notification mentions nobody and links to nothing."""
    assert 1 <= len(post.blocks) <= 50
    assert all(block["type"] != "input" for block in post.blocks)
    assert sum(len(text) for text in texts(list(post.blocks))) <= 13_000
    check_blocks(post.blocks)
    check_notification(post.text)


def check_notification(text):
    """Slack parses nothing in it."""
    assert 0 < len(text) <= 3000
    assert "\n" not in text
    assert not re.search("[<>]|&(?!(?:amp|lt|gt);)|://|@(?!\u200b)", text)


def check_blocks(blocks):
    named = [block["block_id"] for block in blocks if "block_id" in block]
    assert len(named) == len(set(named))
    for block in blocks:
        assert block["type"] in _BLOCKS
        {"header": _header, "rich_text": _rich, "actions": _actions, "input": _input}.get(block["type"], id)(
            block
        )


def check_plain(made, limit):
    assert made["type"] == "plain_text"
    assert 0 < len(made["text"]) <= limit
    assert made.get("emoji") is False
    assert not _BIDI.search(made["text"])


def texts(node):
    """Every string that Slack shows of some blocks."""
    if isinstance(node, list | tuple):
        return [text for each in node for text in texts(each)]
    if not isinstance(node, dict):
        return []
    own = [node["text"]] if isinstance(node.get("text"), str) else []
    return own + [text for value in node.values() for text in texts(value)]


def types(node):
    """Every `type` within some blocks."""
    if isinstance(node, list | tuple):
        return {kind for each in node for kind in types(each)}
    if not isinstance(node, dict):
        return set()
    return {node.get("type")} | {kind for value in node.values() for kind in types(value)}


def _header(block):
    check_plain(block["text"], 150)


def _rich(block):
    assert block["elements"]
    for part in block["elements"]:
        if part["type"] == "rich_text_list":
            assert part["style"] in {"bullet", "ordered"}
            assert part["elements"]
            for section in part["elements"]:
                assert section["type"] == "rich_text_section"
                _line(section)
        else:
            assert part["type"] in _LISTED
            _line(part)


def _line(section):
    assert section["elements"]
    for element in section["elements"]:
        kind = element["type"]
        assert kind in {"text", "link", "user", "channel"}
        if kind in {"text", "link"}:
            assert 0 < len(element["text"]) <= 3000
            assert not _BIDI.search(element["text"])
        if kind == "link":
            assert re.match("https?://", element["url"])
            assert not re.search("[<>|]", element["url"])
            assert len(element["url"]) <= 3000
        if kind == "user":
            assert re.fullmatch("[UW][A-Z0-9]+", element["user_id"])
        if kind == "channel":
            assert re.fullmatch("[CG][A-Z0-9]+", element["channel_id"])


def _actions(block):
    assert 1 <= len(block["elements"]) <= 25
    names = [element["action_id"] for element in block["elements"]]
    assert len(names) == len(set(names))
    for element in block["elements"]:
        assert element["type"] == "button"
        check_plain(element["text"], 75)
        assert 0 < len(element.get("value", "x")) <= 2000
        assert 0 < len(element["action_id"]) <= 255


def _input(block):
    check_plain(block["label"], 2000)
    if "hint" in block:
        check_plain(block["hint"], 2000)
    element = block["element"]
    assert 0 < len(element["action_id"]) <= 255
    if "placeholder" in element:
        check_plain(element["placeholder"], 150)
    _INPUTS[element["type"]](element)


def _static(element, most=_OPTIONS):
    options = element["options"]
    values = [option["value"] for option in options]
    assert 1 <= len(options) <= most
    assert len(values) == len(set(values))
    for option in options:
        check_plain(option["text"], _OPTION)
        assert 0 < len(option["value"]) <= _VALUE
    for chosen in element.get(
        "initial_options", [element["initial_option"]] if "initial_option" in element else [options[0]]
    ):
        assert chosen in options
    assert element.get("initial_options", True)


def _text(element):
    assert 1 <= element["max_length"] <= 3000
    assert 0 < len(element.get("initial_value", "x")) <= element["max_length"]


def _users(element):
    assert element.get("initial_users", True)
    assert all(re.fullmatch("[UW][A-Z0-9]+", user) for user in element.get("initial_users", ()))


def _conversations(element):
    assert re.fullmatch("[CG][A-Z0-9]+", element.get("initial_conversation", "C1"))
    assert set(element["filter"]["include"]) <= {"im", "mpim", "private", "public"}


def _few(element):
    _static(element, 10)


_INPUTS = {
    "multi_static_select": _static,
    "radio_buttons": _few,
    "checkboxes": _few,
    "plain_text_input": _text,
    "multi_users_select": _users,
    "conversations_select": _conversations,
}


def submitted(view, **written):
    """The view as Slack hands it back when it is sent as opened, but for what was `written` into its lines."""
    values = {
        block["block_id"]: {block["element"]["action_id"]: _state(block["element"])}
        for block in view["blocks"]
        if block["type"] == "input"
    }
    for name, state in written.items():
        values[name][next(iter(values[name]))].update(state)
    return {**view, "state": {"values": values}}


def _state(element):
    kind = element["type"]
    told = {
        "multi_static_select": {"selected_options": element.get("initial_options", [])},
        "checkboxes": {"selected_options": element.get("initial_options", [])},
        "radio_buttons": {"selected_option": element.get("initial_option")},
        "plain_text_input": {"value": element.get("initial_value")},
        "multi_users_select": {"selected_users": element.get("initial_users", [])},
        "conversations_select": {"selected_conversation": element.get("initial_conversation")},
    }
    return {"type": kind, **told[kind]}
