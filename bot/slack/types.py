"""What passes between Slack and the Desk, as values. Frozen; times are UTC-aware; `ts` are Slack's own strings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from datetime import datetime

_TS = re.compile(r"\d{1,12}(?:\.\d{1,9})?")

Block = dict[str, Any]
"""One block of Block Kit, as JSON."""

Kind = Literal["ask", "summarize", "digest", "correction"]
Surface = Literal["mention", "dm", "thread", "command", "shortcut", "button", "schedule"]
Reach = Literal["", "day", "week", "month", "all"]
"""How far back an asker has chosen to look by button; "" leaves it to the words of the question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one person wants; it gets exactly one final reply.

    Attributes:
        key: Slack's `event_id`, or what else names this delivery: the same for every redelivery.
        team: the enterprise or workspace id that all settings hang on.
        user: the asker's id.
        text: unescaped, without our own mention.
        at: when we heard of it.
        thread: `ts` of the root of the thread that the reply belongs to; "" where there is none.
        ts: of the asker's message; "" where there is none (commands).
        conversation: which earlier questions belong to it (`bot.conversation`); several threads may share one.
        response_url: where a command, shortcut or ephemeral button may be answered for 30 minutes; "" else.
        private: the reply is shown only to the asker.
        reach: the stretch of time chosen by button.
    """

    key: str
    kind: Kind
    surface: Surface
    team: str
    channel: str
    user: str
    text: str
    at: datetime
    thread: str = ""
    ts: str = ""
    conversation: str = ""
    response_url: str = ""
    private: bool = False
    reach: Reach = ""

    @property
    def direct(self) -> bool:
        """Whether it was asked in a direct message: the agent pane of the app."""
        return self.channel.startswith("D")

    @property
    def said_at(self) -> float:
        """Unix time in seconds by Slack's clock, or by ours where the question has no message."""
        return float(self.ts) if _TS.fullmatch(self.ts) else self.at.timestamp()


@dataclass(frozen=True, slots=True)
class Post:
    """One message as Slack shows it; `text` is read out and stands in notifications."""

    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole reply within Slack's limits: one message, and what did not fit as replies below it, in order.

    Attributes:
        first: the message.
        claims: how many blocks `first` opens with that are one claim each: these may be streamed one by one.
        more: the overflow.
    """

    first: Post
    claims: int = 0
    more: tuple[Post, ...] = ()

    @property
    def posts(self) -> tuple[Post, ...]:
        """All messages in order."""
        return (self.first, *self.more)


@dataclass(frozen=True, slots=True)
class Offers:
    """Which buttons stand below a reply."""

    share: bool = False  # an ephemeral reply may be shown to everybody
    reach: bool = True  # the stretch of time can be changed
    human: bool = False  # an editor can be asked
    mute: bool = False  # follow-ups in this thread can be switched off
    feedback: bool = True
    restate: bool = False  # nobody has written the question where the reply stands: say it


@dataclass(frozen=True, slots=True)
class Parcel:
    """A letter on its way, with all that earlier attempts have done, by this process or by one that was killed.

    Attributes:
        asked: what it replies to.
        letter: what is to stand in Slack.
        opened: `ts` of a message of ours that is there already, half said: it becomes the letter's first.
        posted: `ts` of the letter's messages that are there, in order.
        doubtful: whether an attempt was made whose fate is not known: look before posting again.
    """

    asked: Asked
    letter: Letter
    opened: str = ""
    posted: tuple[str, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a parcel.

    Attributes:
        posted: `ts` of its messages that are in Slack now; "" for one that has none (ephemeral).
        later: seconds to wait before the rest is tried again; None when it is all there, or never will be.
        doubtful: whether the last attempt may have arrived all the same.
        failed: Slack's error code when it can never be delivered, such as "channel_not_found"; "" else.
    """

    posted: tuple[str, ...]
    later: float | None = None
    doubtful: bool = False
    failed: str = ""
