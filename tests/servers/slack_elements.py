"""What Slack refuses in texts, buttons, menus and fields."""

from __future__ import annotations

PICKERS = frozenset(
    "static_select external_select users_select conversations_select channels_select datepicker timepicker".split()
)
MULTI = frozenset(
    "multi_static_select multi_external_select multi_users_select multi_conversations_select multi_channels_select".split()
)
CHOICES = frozenset({"checkboxes", "radio_buttons"})
TYPED = frozenset("plain_text_input number_input email_text_input url_text_input".split())
ALLOWED = {
    "actions": PICKERS | CHOICES | {"button", "overflow"},
    "accessory": PICKERS | MULTI | CHOICES | {"button", "overflow", "image"},
    "input": PICKERS | MULTI | CHOICES | TYPED,
    "context_actions": frozenset({"feedback_buttons", "icon_button"}),
}
PICKING = "placeholder confirm focus_on_load action_id"
ELEMENT_KEYS = {
    "button": "text action_id url value style confirm accessibility_label",
    "overflow": "options action_id confirm",
    "image": "image_url alt_text slack_file",
    "static_select": f"{PICKING} options option_groups initial_option",
    "multi_static_select": f"{PICKING} options option_groups initial_options max_selected_items",
    "external_select": f"{PICKING} initial_option min_query_length",
    "multi_external_select": f"{PICKING} initial_options min_query_length max_selected_items",
    "users_select": f"{PICKING} initial_user",
    "multi_users_select": f"{PICKING} initial_users max_selected_items",
    "conversations_select": f"{PICKING} initial_conversation default_to_current_conversation response_url_enabled filter",
    "multi_conversations_select": f"{PICKING} initial_conversations default_to_current_conversation max_selected_items filter",
    "channels_select": f"{PICKING} initial_channel response_url_enabled",
    "multi_channels_select": f"{PICKING} initial_channels max_selected_items",
    "datepicker": f"{PICKING} initial_date",
    "timepicker": f"{PICKING} initial_time timezone",
    "checkboxes": "action_id options initial_options confirm focus_on_load",
    "radio_buttons": "action_id options initial_option confirm focus_on_load",
    "plain_text_input": "action_id initial_value multiline min_length max_length dispatch_action_config focus_on_load placeholder",
    "number_input": "action_id is_decimal_allowed initial_value min_value max_value dispatch_action_config focus_on_load placeholder",
    "email_text_input": "action_id initial_value dispatch_action_config focus_on_load placeholder",
    "url_text_input": "action_id initial_value dispatch_action_config focus_on_load placeholder",
    "feedback_buttons": "action_id positive_button negative_button",
    "icon_button": "action_id icon text value confirm accessibility_label visible_to_user_ids",
}


class Faulty(Exception):
    """What is wrong, and where."""

    def __init__(self, what, where):
        super().__init__(f"{what} [json-pointer:{where}]")


def need(fine, what, where):
    if not fine:
        raise Faulty(what, where)


def keys(value, allowed, where):
    need(isinstance(value, dict), "must be an object", where)
    for name in value:
        need(name in {"type", *allowed.split()}, f"invalid additional property: {name}", where)


def string(value, most, where):
    need(isinstance(value, str), "must be a string", where)
    need(value, "must be more than 0 characters", where)
    need(len(value) <= most, f"must be less than {most + 1} characters", where)


def text_object(value, most, where, kinds=("plain_text", "mrkdwn")):
    need(isinstance(value, dict), "missing required field: text", where)
    need(value.get("type") in kinds, f"unsupported type: {value.get('type')}", f"{where}/type")
    keys(value, "text emoji" if value["type"] == "plain_text" else "text verbatim", where)
    string(value.get("text"), most, f"{where}/text")


def plain(value, most, where):
    text_object(value, most, where, ("plain_text",))


def image(block, where):
    need("image_url" in block or "slack_file" in block, "missing required field: image_url", where)
    string(block.get("alt_text"), 2000, f"{where}/alt_text")


def element(value, holder, where):
    """An interactive element (or image) where it stands."""
    kind = value.get("type") if isinstance(value, dict) else None
    need(kind in ALLOWED[holder], f"unsupported type: {kind}", f"{where}/type")
    keys(value, ELEMENT_KEYS[kind], where)
    if "action_id" in value:
        string(value["action_id"], 255, f"{where}/action_id")
    if "placeholder" in value:
        plain(value["placeholder"], 150, f"{where}/placeholder")
    if "confirm" in value:
        _confirm(value["confirm"], f"{where}/confirm")
    if kind in ELEMENTS:
        ELEMENTS[kind](value, where)


def _confirm(value, where):
    keys(value, "title text confirm deny style", where)
    plain(value.get("title"), 100, f"{where}/title")
    text_object(value.get("text"), 300, f"{where}/text")
    plain(value.get("confirm"), 30, f"{where}/confirm")
    plain(value.get("deny"), 30, f"{where}/deny")


def _button(value, where):
    plain(value.get("text"), 75, f"{where}/text")
    need(
        value.get("style", "primary") in {"primary", "danger"}, "must be a valid enum value", f"{where}/style"
    )
    for name, most in (("value", 2000), ("url", 3000), ("accessibility_label", 75)):
        if name in value:
            string(value[name], most, f"{where}/{name}")


def _options(value, where, most=100):
    groups = value.get("option_groups")
    need((groups is None) != (value.get("options") is None), "needs options or option_groups", where)
    many = groups if groups is not None else [{"options": value["options"]}]
    need(len(many) <= 100, "no more than 100 items allowed", f"{where}/option_groups")
    known = []
    for group in many:
        if "label" in group:
            plain(group["label"], 75, f"{where}/option_groups")
        need(1 <= len(group["options"]) <= most, f"must have 1 to {most} items", f"{where}/options")
        for number, each in enumerate(group["options"]):
            _option(each, f"{where}/options/{number}")
        known += group["options"]
    chosen = [value["initial_option"]] if "initial_option" in value else value.get("initial_options", [])
    need("initial_options" not in value or chosen, "must have more than 0 items", f"{where}/initial_options")
    for each in chosen:
        need(each in known, "must be one of the provided options", f"{where}/initial_option")


def _option(value, where):
    keys(value, "text value description url", where)
    text_object(value.get("text"), 75, f"{where}/text")
    string(value.get("value"), 150, f"{where}/value")
    if "description" in value:
        text_object(value["description"], 75, f"{where}/description")


def _few(most):
    return lambda value, where: _options(value, where, most)


def _typed(value, where):
    limit = value.get("max_length", 3000)
    need(1 <= limit <= 3000, "must be between 1 and 3000", f"{where}/max_length")
    need(len(value.get("initial_value", "")) <= limit, "initial_value is too long", f"{where}/initial_value")


def _feedback(value, where):
    for name in ("positive_button", "negative_button"):
        place = f"{where}/{name}"
        need(name in value, f"missing required field: {name}", where)
        keys(value[name], "text value accessibility_label", place)
        plain(value[name].get("text"), 75, f"{place}/text")
        string(value[name].get("value"), 2000, f"{place}/value")


def _icon(value, where):
    need(value.get("icon") == "trash", "must be a valid enum value", f"{where}/icon")
    plain(value.get("text"), 75, f"{where}/text")


ELEMENTS = {
    "button": _button,
    "overflow": _few(5),
    "image": image,
    "static_select": _options,
    "multi_static_select": _options,
    "checkboxes": _few(10),
    "radio_buttons": _few(10),
    "plain_text_input": _typed,
    "feedback_buttons": _feedback,
    "icon_button": _icon,
}
