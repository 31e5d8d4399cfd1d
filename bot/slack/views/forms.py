"""Windows: why an answer was no good, and wrappers for what only needs reading."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from bot.slack import ids
from bot.slack.pieces import BLOCKS, LABEL, OPTION, PLACEHOLDER, TITLE, counted, line, plain, rich

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.slack.pieces import Element
    from bot.slack.types import Block

FaultKind = Literal["factual", "misleading", "missing", "other"]
REMARK = 1000  # characters of a reader's own words: the reason, not an article
VIEW_BYTES = 240_000  # Slack takes views up to 250 kB

_KIND, _REMARK = "kind", "remark"
_KINDS: tuple[tuple[FaultKind, str], ...] = (
    ("factual", "A fact is wrong"),
    ("misleading", "It is misleading or one-sided"),
    ("missing", "Something important is missing"),
    ("other", "Something else"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a window was opened: the workspace, the channel and the message."""

    team: str
    channel: str
    ts: str = ""


def modal(title: str, blocks: Iterable[Block], *, submit: str = "", form: str = "", about: str = "") -> Block:
    """A window; without `submit` it is for reading only.

    Args:
        title: of ours, cut to Slack's 24 characters.
        blocks: as many as Slack takes.
        submit: on the button that sends the form.
        form: the name by which the form comes back.
        about: comes back with the form.
    """
    view: Block = {"type": "modal", "title": plain(title, TITLE), "blocks": list(blocks)}
    view["close"] = plain("Cancel" if submit else "Close", TITLE)
    sent = {"submit": plain(submit, TITLE)} if submit else {}
    return (
        view | sent | ({"callback_id": form} if form else {}) | ({"private_metadata": about} if about else {})
    )


def reading(title: str, blocks: Sequence[Block]) -> Block:
    """A window with these blocks; where there are more than Slack takes, it says so in the last one."""
    fitting = _fitting(blocks)
    left = len(blocks) - fitting
    if not left:
        return modal(title, blocks or (rich(line("Nothing of this is kept any more.")),))
    note = f"The rest does not fit here: {counted(left, 'part')} more. “evenhand explain” shows all of it."
    return modal(title, (*blocks[:fitting], rich(line(note))))


def _fitting(blocks: Sequence[Block]) -> int:
    """How many blocks one view holds, with room for a note where it does not hold them all."""
    weight = 0
    for index, block in enumerate(blocks):
        weight += len(json.dumps(block))
        room = BLOCKS if index == len(blocks) - 1 else BLOCKS - 1
        if weight > VIEW_BYTES or index >= room:
            return index
    return len(blocks)


def reason_form(answer: str, place: Place) -> Block:
    """The window that asks what is wrong with an answer."""
    choice: Element = {"type": "radio_buttons", "options": [_option(*k) for k in _KINDS]}
    words: Element = {
        "type": "plain_text_input",
        "multiline": True,
        "max_length": REMARK,
        "placeholder": plain("Which sentence? What do you know, and from where?", PLACEHOLDER),
    }
    blocks = (
        entry(_KIND, "What is wrong with this answer?", choice),
        entry(_REMARK, "In your words", words, optional=True, hint="The editors read this."),
    )
    about = json.dumps({"answer": answer, **asdict(place)})
    return modal("What is wrong?", blocks, submit="Send", form=ids.REASON, about=about)


def reason_of(view: Block) -> tuple[FaultKind, str]:
    """What was chosen in the form, and the reader's own words ("" without any)."""
    chosen = state_of(view, _KIND).get("selected_option") or {}
    known = [kind for kind, _ in _KINDS if kind == chosen.get("value")]
    words = state_of(view, _REMARK).get("value") or ""
    return (known[0] if known else "other"), words.strip()[:REMARK]


def about_of(view: Block) -> tuple[str, Place]:
    """The answer that the form is about ("" when about none), and where it was opened."""
    told = json.loads(view.get("private_metadata") or "{}")
    place = Place(told.get("team", ""), told.get("channel", ""), told.get("ts", ""))
    return told.get("answer", ""), place


def entry(name: str, label: str, element: Element, *, optional: bool = False, hint: str = "") -> Block:
    """One line of a form; `name` is how its value and its error are found."""
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": plain(label, LABEL),
        "element": {**element, "action_id": name},
        "optional": optional,
    }
    return block | ({"hint": plain(hint, LABEL)} if hint else {})


def state_of(view: Block, name: str) -> dict[str, Any]:
    """What Slack says of one line of a submitted form; empty where the form has no such line."""
    values = (view.get("state") or {}).get("values") or {}
    return cast("dict[str, Any]", (values.get(name) or {}).get(name) or {})


def _option(value: str, label: str) -> Element:
    return {"value": value, "text": plain(label, OPTION)}
