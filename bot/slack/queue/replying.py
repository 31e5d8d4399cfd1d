"""What is said in reply: the Desk's answers, summaries and digests as letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from bot.conversation.history import Clarification
from bot.conversation.receipts import Receipt
from bot.desk import Asking
from bot.slack.letters import letter
from bot.slack.types import Letter, Offers
from bot.slack.views import notices
from bot.subscriptions import words
from bot.types import Window
from corpus.clock import utc_now

if TYPE_CHECKING:
    from bot.conversation import Conversation, Reply
    from bot.desk import Teller
    from bot.digests.digester import Digester
    from bot.digests.types import Digest
    from bot.slack.hall.channels import ChannelPolicy
    from bot.slack.queue.scheduled import Scheduled
    from bot.slack.types import Asked, Reach
    from bot.summaries.summarizer import Summarizer
    from bot.summaries.types import Summary
    from bot.types import Claim, Source
    from corpus.clock import Clock

_STRETCH: dict[Reach, timedelta] = {
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=30),
}
_EVER = datetime(1970, 1, 1, tzinfo=UTC)


class Policies(Protocol):
    """What a channel wants (`bot.slack.hall.channels`)."""

    def policy(self, team: str, channel: str) -> ChannelPolicy:
        """Merged from the file and from what was set in Slack."""
        ...


class Zones(Protocol):
    """Where people are (`bot.slack.hall.people`)."""

    def zone(self, team: str, user: str) -> str:
        """IANA name of a person's zone."""
        ...


@dataclass(frozen=True, slots=True)
class Desks:
    """Who writes what.

    Attributes:
        conversation: answers to questions, and to follow-ups.
        summarizer: of articles and topics.
        digester: of stretches of time.
        scheduled: what nobody has typed.
    """

    conversation: Conversation
    summarizer: Summarizer
    digester: Digester
    scheduled: Scheduled


class Replies:
    """Writes the reply to each kind of request.

    Args:
        desks: who writes what.
        policies: what channels want.
        zones: where askers are.
        clock: the time now.
    """

    def __init__(
        self,
        desks: Desks,
        policies: Policies,
        zones: Zones,
        *,
        clock: Clock = utc_now,
    ) -> None:
        self._conversation = desks.conversation
        self._summarizer = desks.summarizer
        self._digester = desks.digester
        self._scheduled = desks.scheduled
        self._policies = policies
        self._zones = zones
        self._clock = clock

    def reply(self, asked: Asked, tell: Teller) -> tuple[Letter | None, str]:
        """The reply, and the id of its record; "" for one that only shows an earlier answer's quotes, or asks back.

        No letter when nothing is to be sent: a digest of a quiet day, a correction that was taken back.
        """
        if asked.surface == "schedule":
            return self._scheduled.letter(asked)
        policy = self._policies.policy(asked.team, asked.channel)
        outcome = self._outcome(asked, policy, tell)
        return letter(outcome, _offers(asked, policy, outcome)), _id(outcome)

    def undelivered(self, asked: Asked, code: str) -> Asked | None:
        """Slack will never take this; gives what the maker of its subscription is told."""
        return self._scheduled.undelivered(asked, code) if asked.surface == "schedule" else None

    def apology(self, incident: str) -> Letter:
        """That something went wrong."""
        return Letter(notices.apology(incident))

    def interrupted(self) -> Letter:
        """That the bot was stopped meanwhile."""
        return Letter(notices.interrupted())

    def _outcome(self, asked: Asked, policy: ChannelPolicy, tell: Teller) -> Reply | Summary | Digest:
        now = self._clock()
        zone = self._zones.zone(asked.team, asked.user)
        asking = Asking(zone=zone, window=_window(asked.reach, now), now=now, scope=policy.scope)
        if asked.kind == "summarize":
            return self._summarizer.about(asked.text, asking, _Reading(tell))
        order = words.order(asked.text, zone) if asked.kind == "digest" else None
        if order is not None and order.verb == "preview":
            return self._scheduled.preview(order.key, now)
        if asked.kind == "digest":
            return self._digester.digest(asking, asked.text, _Reading(tell))
        return self._conversation.say(asked.conversation, asked.text, asking, tell)


class _Reading:
    """Tells what is read, and no claims: below the headings of a summary they would have to be moved."""

    def __init__(self, tell: Teller) -> None:
        self.reading = tell.reading

    def claim(self, claim: Claim, sources: tuple[Source, ...]) -> None:
        """Keep it for the letter."""


def _window(reach: Reach, now: datetime) -> Window | None:
    """The stretch that was chosen by button."""
    if not reach:
        return None
    since = now - _STRETCH[reach] if reach in _STRETCH else _EVER
    return Window(since, now + timedelta(seconds=1), "", explicit=True)


def _offers(asked: Asked, policy: ChannelPolicy, outcome: Reply | Summary | Digest) -> Offers:
    if isinstance(outcome, Receipt | Clarification):
        return Offers(share=False, reach=False, feedback=False)
    shared_thread = policy.follow and not asked.direct and not asked.private
    return Offers(
        share=asked.private,
        reach=asked.kind == "ask",
        human=bool(policy.human),
        mute=shared_thread,
        restate=asked.surface in {"command", "button"},
    )


def _id(outcome: Reply | Summary | Digest) -> str:
    return "" if isinstance(outcome, Receipt | Clarification) else outcome.id
