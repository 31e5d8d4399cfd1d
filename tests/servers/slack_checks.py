"""What Slack refuses in blocks, views, metadata and text. No more lenient than Slack is known to be."""

from __future__ import annotations

import json
from collections import Counter

from tests.servers.slack_elements import (
    ELEMENT_KEYS,
    Faulty,
    element,
    image,
    keys,
    need,
    plain,
    string,
    text_object,
)
from tests.servers.slack_state import Refused, said

BLOCK_TEXT = (
    13_200  # characters over all blocks of a message; above it Slack was seen to answer msg_blocks_too_long
)
KEYS = {
    "section": "text fields accessory expand",
    "divider": "",
    "header": "text level",
    "image": "image_url alt_text title slack_file",
    "actions": "elements",
    "context": "elements",
    "context_actions": "elements",
    "markdown": "text",
    "rich_text": "elements",
    "input": "label element hint optional dispatch_action",
}
INLINE = {
    "text": ("text", "text style"),
    "link": ("url", "url text style unsafe"),
    "user": ("user_id", "user_id style"),
    "usergroup": ("usergroup_id", "usergroup_id style"),
    "channel": ("channel_id", "channel_id style"),
    "broadcast": ("range", "range style"),
    "emoji": ("name", "name unicode style skin_tone"),
    "date": ("timestamp", "timestamp format url fallback style"),
    "color": ("value", "value style"),
}
STYLES = frozenset(
    {"bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"}
)


def blocks_in(given):
    """Blocks as a list, from JSON or from a form's string."""
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except ValueError:
            raise Refused("invalid_blocks_format") from None
    if not isinstance(given, list):
        raise Refused("invalid_blocks_format")
    return given


def check_message(given, *, most=50, too_many="invalid_blocks"):
    """The blocks of a message, or Slack's refusal."""
    blocks = blocks_in(given)
    if len(blocks) > most:
        raise Refused(too_many, f"no more than {most} items allowed [json-pointer:/blocks]")
    try:
        _blocks(blocks, frozenset(KEYS))
    except Faulty as fault:
        raise Refused("invalid_blocks", str(fault)) from None
    if len(said(blocks)) > BLOCK_TEXT:
        raise Refused("msg_blocks_too_long")
    return tuple(blocks)


def _blocks(blocks, allowed):
    for number, block in enumerate(blocks):
        where = f"/blocks/{number}"
        need(isinstance(block, dict), "must be an object", where)
        kind = block.get("type")
        need(kind in allowed, f"unsupported type: {kind}", f"{where}/type")
        keys(block, f"block_id {KEYS[kind]}", where)
        if "block_id" in block:
            string(block["block_id"], 255, f"{where}/block_id")
        CHECKS[kind](block, where)
        _unique(block, where)
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    need(len(ids) == len(set(ids)), "block_id already exists", "/blocks")
    total = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    need(total <= 12_000, "markdown text is longer than 12000 characters", "/blocks")


def _unique(block, where):
    inner = [*block.get("elements", ()), block.get("accessory"), block.get("element")]
    ids = Counter(each["action_id"] for each in inner if isinstance(each, dict) and "action_id" in each)
    need(max(ids.values(), default=1) == 1, "`action_id` already exists in this block", where)


def _section(block, where):
    need("text" in block or "fields" in block, "missing required field: text or fields", where)
    if "text" in block:
        text_object(block["text"], 3000, f"{where}/text")
    if "fields" in block:
        need(1 <= len(block["fields"]) <= 10, "no more than 10 items allowed", f"{where}/fields")
        for number, each in enumerate(block["fields"]):
            text_object(each, 2000, f"{where}/fields/{number}")
    if "accessory" in block:
        element(block["accessory"], "accessory", f"{where}/accessory")


def _header(block, where):
    plain(block.get("text"), 150, f"{where}/text")


def _elements(most):
    def check(block, where):
        inner = block.get("elements")
        need(isinstance(inner, list) and inner, "must have more than 0 items", f"{where}/elements")
        need(len(inner) <= most, f"no more than {most} items allowed", f"{where}/elements")
        for number, each in enumerate(inner):
            element(each, block["type"], f"{where}/elements/{number}")

    return check


def _context(block, where):
    inner = block.get("elements")
    need(isinstance(inner, list) and inner, "must have more than 0 items", f"{where}/elements")
    need(len(inner) <= 10, "no more than 10 items allowed", f"{where}/elements")
    for number, each in enumerate(inner):
        place = f"{where}/elements/{number}"
        if isinstance(each, dict) and each.get("type") == "image":
            keys(each, ELEMENT_KEYS["image"], place)
            image(each, place)
        else:
            text_object(each, 3000, place)


def _markdown(block, where):
    string(block.get("text"), 12_000, f"{where}/text")


def _input(block, where):
    plain(block.get("label"), 2000, f"{where}/label")
    if "hint" in block:
        plain(block["hint"], 2000, f"{where}/hint")
    element(block.get("element"), "input", f"{where}/element")


def _rich_text(block, where):
    inner = block.get("elements")
    need(isinstance(inner, list) and inner, "must have more than 0 items", f"{where}/elements")
    for number, each in enumerate(inner):
        _rich(each, f"{where}/elements/{number}")


def _rich(value, where):
    kind = value.get("type") if isinstance(value, dict) else None
    known = {"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"}
    need(kind in known, f"unsupported type: {kind}", f"{where}/type")
    more = {"rich_text_list": " style indent offset border", "rich_text_section": ""}.get(kind, " border")
    keys(value, f"elements{more}", where)
    inner = value.get("elements")
    need(isinstance(inner, list), "missing required field: elements", where)
    if kind == "rich_text_list":
        need(value.get("style") in {"bullet", "ordered"}, "must be a valid enum value", f"{where}/style")
    for number, each in enumerate(inner):
        place = f"{where}/elements/{number}"
        if kind == "rich_text_list":
            need(each.get("type") == "rich_text_section", "unsupported type", f"{place}/type")
            _rich(each, place)
        else:
            _inline(each, place)


def _inline(value, where):
    kind = value.get("type") if isinstance(value, dict) else None
    need(kind in INLINE, f"unsupported type: {kind}", f"{where}/type")
    required, allowed = INLINE[kind]
    keys(value, allowed, where)
    need(value.get(required), f"missing required field: {required}", where)
    if "text" in value:
        string(value["text"], 12_000, f"{where}/text")
    if kind == "link":
        string(value["url"], 3000, f"{where}/url")
    style = value.get("style", {})
    need(isinstance(style, dict), "must be an object", f"{where}/style")
    for name, flag in style.items():
        need(name in STYLES, f"invalid additional property: {name}", f"{where}/style")
        need(isinstance(flag, bool), "must be a boolean", f"{where}/style/{name}")


CHECKS = {
    "section": _section,
    "divider": lambda *_: None,
    "header": _header,
    "image": image,
    "actions": _elements(25),
    "context": _context,
    "context_actions": _elements(5),
    "markdown": _markdown,
    "rich_text": _rich_text,
    "input": _input,
}

VIEW_KEYS = {
    "modal": "title blocks close submit private_metadata callback_id clear_on_close notify_on_close external_id submit_disabled",
    "home": "blocks private_metadata callback_id external_id",
}


def check_view(view, kind):
    """A view, or Slack's refusal."""
    view = json.loads(view) if isinstance(view, str) else view
    try:
        _view(view, kind)
    except Faulty as fault:
        raise Refused("invalid_arguments", str(fault)) from None
    if len(json.dumps(view).encode()) > 250_000:
        raise Refused("view_too_large")
    return view


def _view(view, kind):
    need(isinstance(view, dict) and view.get("type") == kind, f"must be of type {kind}", "/view/type")
    keys(view, VIEW_KEYS[kind], "/view")
    blocks = view.get("blocks")
    need(isinstance(blocks, list), "missing required field: blocks", "/view")
    need(len(blocks) <= 100, "no more than 100 items allowed", "/view/blocks")
    _blocks(blocks, frozenset(KEYS) - {"markdown", "context_actions"})
    for name, most in (("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)):
        need(len(view.get(name, "")) <= most, f"must be less than {most + 1} characters", f"/view/{name}")
    for name in ("title", "submit", "close"):
        if name in view or (name == "title" and kind == "modal"):
            plain(view.get(name), 24, f"/view/{name}")
    asks = any(block["type"] == "input" for block in blocks)
    need(kind == "home" or not asks or "submit" in view, "missing required field: submit", "/view")


def check_metadata(given):
    """Metadata, or Slack's refusal."""
    value = json.loads(given) if isinstance(given, str) else given
    if value in (None, {}):
        return None
    if not isinstance(value, dict) or not isinstance(value.get("event_type"), str):
        raise Refused("invalid_metadata_format")
    if not isinstance(value.get("event_payload"), dict) or set(value) - {
        "event_type",
        "event_payload",
        "entities",
    }:
        raise Refused("invalid_metadata_schema")
    if len(json.dumps(value)) > 8000:
        raise Refused("metadata_too_large")
    return value
