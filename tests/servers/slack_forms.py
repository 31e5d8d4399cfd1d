"""How Slack tells the app which button was pressed, what was chosen and what was filled in."""

from __future__ import annotations

SELECTS = {
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
    "multi_users_select": "selected_users",
    "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
}


def element_of(blocks, action_id, value=None):
    """The block and the element that a person uses."""
    found = []
    for block in blocks:
        inner = [*block.get("elements", ()), block.get("accessory"), block.get("element")]
        found += [
            (block, each) for each in inner if isinstance(each, dict) and each.get("action_id") == action_id
        ]
    if not found:
        raise AssertionError(f"nothing here is called {action_id}")
    fitting = [pair for pair in found if value is None or value in str(pair[1])]
    if not fitting:
        raise AssertionError(f"{action_id} has no value {value}")
    return fitting[0]


def pressed(element, value):
    """What a payload says of a pressed button."""
    if element["type"] == "feedback_buttons":
        buttons = (element["positive_button"], element["negative_button"])
        pressed = next(each for each in buttons if each["value"] == value)
        return {"text": pressed["text"], "value": pressed["value"]}
    if element["type"] not in {"button", "icon_button"}:
        raise AssertionError(f"{element['type']} is not for pressing: choose()")
    return {name: element[name] for name in ("text", "value", "style", "url") if name in element}


def chosen(element, value):
    """What a payload says of a choice; options go by their value."""
    kind = element["type"]
    if kind in SELECTS:
        return {SELECTS[kind]: value}
    if kind in {"plain_text_input", "number_input", "email_text_input", "url_text_input"}:
        return {"value": value}
    groups = element.get("option_groups") or [element]
    options = {each["value"]: each for group in groups for each in group["options"]}
    if kind in {"checkboxes", "multi_static_select"}:
        return {"selected_options": [options[each] for each in value or ()]}
    return {"selected_option": options[value] if value is not None else None}


def _default(element):
    """What stands in a field that nobody touched."""
    for name in (
        "initial_value",
        "initial_conversation",
        "initial_conversations",
        "initial_channel",
        "initial_user",
    ):
        if name in element:
            return element[name]
    if "initial_option" in element:
        return element["initial_option"]["value"]
    many = [each["value"] for each in element.get("initial_options", ())]
    return many or ([] if element["type"] in {"checkboxes", "multi_static_select"} else None)


def state_of(blocks, values):
    """The state of a form, each field as Slack shows it."""
    state = {}
    left = dict(values)
    for block in blocks:
        for element in [*block.get("elements", ()), block.get("accessory"), block.get("element")]:
            if not isinstance(element, dict) or "action_id" not in element or element["type"] == "button":
                continue
            value = left.pop(element["action_id"], _default(element))
            if block["type"] == "input" and value in (None, "", []) and not block.get("optional"):
                raise AssertionError(f"{element['action_id']} must be filled in")
            if len(value or "") > element.get("max_length", 3000):
                raise AssertionError(f"{element['action_id']} is too long")
            field = {"type": element["type"], **chosen(element, value)}
            state.setdefault(block["block_id"], {})[element["action_id"]] = field
    if left:
        raise AssertionError(f"the form has no field {sorted(left)}")
    return state
