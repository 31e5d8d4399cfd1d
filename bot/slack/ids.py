"""The names by which Slack hands buttons, menus and forms back to us."""

QUOTES = "evenhand_quotes"  # value: the answer's id
WHY = "evenhand_why"  # value: the answer's id
REACH = "evenhand_reach"  # a menu; values: "day", "week", "month", "all"; its block_id is `REACH:answer id`
SHARE = "evenhand_share"  # value: the answer's id
HUMAN = "evenhand_human"  # value: the answer's id
RESOLVED = "evenhand_resolved"  # value: the answer's id; stands in the editors' channel
MUTE = "evenhand_mute"  # value: "mute" or "follow"
PICK = "evenhand_pick"  # value: "1" or "2"; action ids end in "_1" and "_2"
FEEDBACK = "evenhand_feedback"  # feedback_buttons; values "good:ID" and "bad:ID" with the answer's id
HOME_SETTINGS = "evenhand_home_settings"  # opens the settings of a channel

SUMMARIZE = "evenhand_summarize"  # the message shortcut
REASON = "evenhand_reason"  # the form that asks why an answer was no good
SETTINGS = "evenhand_settings"  # the form with a channel's settings
