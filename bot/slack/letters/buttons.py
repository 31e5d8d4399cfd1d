"""The buttons below a reply. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.slack import ids
from bot.slack.pieces import BUTTON, actions, button, plain

if TYPE_CHECKING:
    from bot.slack.types import Block, Offers

_REACHES = (
    ("day", "Last 24 hours"),
    ("week", "Last 7 days"),
    ("month", "Last 30 days"),
    ("all", "All articles"),
)


def rows(answer: str, offers: Offers, *, quotes: bool) -> tuple[Block, ...]:
    """What can be done with an answer; `quotes` says that it has some to show."""
    row = [
        *([button("Show the quotes", ids.QUOTES, answer)] if quotes else []),
        button("Why this answer", ids.WHY, answer),
        *([_reach()] if offers.reach else []),
        *([button("Ask an editor", ids.HUMAN, answer)] if offers.human else []),
        *([button("Share", ids.SHARE, answer, primary=True)] if offers.share else []),
        *([button("Mute this thread", ids.MUTE, "mute")] if offers.mute else []),
    ]
    named = {"block_id": f"{ids.REACH}:{answer}"} if offers.reach else {}
    return (actions(*row) | named, *((_feedback(answer),) if offers.feedback else ()))


def choices(labels: tuple[str, ...]) -> Block:
    """One button for each reading of a question, numbered from 1."""
    return actions(
        *(
            button(f"{number}: {label}", f"{ids.PICK}_{number}", f"{number}")
            for number, label in enumerate(labels, start=1)
        )
    )


def _reach() -> dict[str, Any]:
    return {
        "type": "static_select",
        "action_id": ids.REACH,
        "placeholder": plain("Change the time", BUTTON),
        "options": [{"text": plain(label, BUTTON), "value": value} for value, label in _REACHES],
    }


def _feedback(answer: str) -> Block:
    good, bad = (
        {"text": plain(label, BUTTON), "value": f"{verdict}:{answer}", "accessibility_label": told}
        for label, verdict, told in (
            ("Good answer", "good", "This answer is good"),
            ("Bad answer", "bad", "Something is wrong with this answer"),
        )
    )
    element = {
        "type": "feedback_buttons",
        "action_id": ids.FEEDBACK,
        "positive_button": good,
        "negative_button": bad,
    }
    return {"type": "context_actions", "elements": [element]}
