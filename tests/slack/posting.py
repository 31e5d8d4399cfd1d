"""A courier on a fake Slack, and letters for it. Time is ours: nobody waits for a turn or a Retry-After."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from bot.slack.post.clients import Clients
from bot.slack.post.courier import Courier
from bot.slack.post.pacing import Pacing
from bot.slack.types import Asked, Letter, Parcel, Post
from tests.servers.slack import FakeSlack

CLAIMS = (
    "The council voted 7 to 2 for the bridge.",
    "It costs 4 million crowns & opens in May.",
    "<!channel> “Nobody asked us”, said a ferryman.",
)
SOURCES = "Sources: Harbour Post, 20 November 2026"
BELOW = "Also carried by Lowland Courier"


def saying(words):
    """A block of rich text."""
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": words}]}
    return {"type": "rich_text", "elements": [section]}


def buttons():
    """A row with one button: no words of the reply."""
    label = {"type": "plain_text", "text": "Show the quotes"}
    return {
        "type": "actions",
        "elements": [{"type": "button", "action_id": "quotes", "text": label, "value": "a1"}],
    }


def letter(*more, claims=CLAIMS):
    """A letter with these claims, sources and buttons, and overflow."""
    blocks = (*map(saying, claims), saying(SOURCES), buttons())
    first = Post(claims[0], blocks)
    return Letter(first, len(claims), tuple(Post(words, (saying(words),)) for words in more))


def apology():
    """A letter that has nothing to do with what was streamed."""
    return Letter(Post("Sorry.", (saying("Sorry, this took too long. Incident 1a2b."),)))


def words_of(made):
    """All words of a letter, in order, once."""
    return " ".join(
        _said(block) for post in made.posts for block in post.blocks if block["type"] == "rich_text"
    )


def _said(block):
    return "".join(part["text"] for section in block["elements"] for part in section["elements"])


def shown(message):
    """What a reader sees of a message: its blocks' words, without buttons, or its plain text."""
    if not message.blocks:
        return message.text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("\n", " ")
    return " ".join(_said(block) for block in message.blocks if block["type"] == "rich_text")


@dataclass
class Office:
    """A courier, its Slack, and the time."""

    slack: FakeSlack
    timeout: int = 5
    time: float = 1000.0
    opened: list[str] = field(default_factory=list)
    deliveries: list = field(default_factory=list)

    def __post_init__(self):
        self.ada = self.slack.user("Ada")
        self.channel = self.slack.channel("news", members=[self.ada])
        self.clients = Clients(
            lambda team: self.slack.bot_token if team == self.slack.team else None,
            self.slack.api_url,
            timeout=self.timeout,
        )
        self.pacing = Pacing(lambda: self.time)
        self.calls = threading.Semaphore(0)
        self.courier = self.new_courier()

    def new_courier(self):
        """Another process: it knows nothing of the first."""
        return Courier(
            self.clients, lambda claim, _sources, _zone: saying(claim), pacing=self.pacing, threads=4
        )

    def asked(self, **changes):
        """A mention of Ada's in the channel."""
        ts = self.slack.mention(self.ada, self.channel, "How did the council vote?")
        ts = ts if isinstance(ts, str) else getattr(ts, "ts", ts)
        asked = Asked(
            key=f"Ev{ts}",
            kind="ask",
            surface="mention",
            team=self.slack.team,
            channel=self.channel,
            user=self.ada,
            text="How did the council vote?",
            at=datetime.now(UTC),
            thread=ts,
            ts=ts,
        )
        return replace(asked, **changes)

    def line(self, asked, *claims, opened=None):
        """A line on which these claims were told, each when the one before was shown."""
        line = self.courier.line(asked, opened or self.opened.append)
        for claim in claims:
            line.claim(claim, ())
            self.settled(line)
        return line

    @staticmethod
    def settled(line):
        """Wait until nothing more is under way on a line."""
        with line._changed:
            assert line._changed.wait_for(lambda: not line._pumping, 30)

    def bring(self, asked, made, line=None, *, opened="", rounds=12):
        """Deliver until nothing more can happen, as the counter does, but without waiting."""
        parcel = Parcel(asked, made, opened or (line.ts if line else ""))
        for _ in range(rounds):
            delivery = self.courier.deliver(parcel, line)
            self.deliveries.append(delivery)
            if delivery.later is None:
                return delivery
            self.time += delivery.later
            parcel = replace(parcel, posted=delivery.posted, doubtful=delivery.doubtful)
            parcel, line = replace(parcel, opened=self.opened[-1] if self.opened else parcel.opened), None
        raise AssertionError(f"not delivered: {self.deliveries}")

    def ours(self, asked, channel=None):
        """Our messages in the thread of a request, or in a whole channel; oldest first."""
        thread = "" if channel else asked.thread
        found = self.slack.messages(channel or asked.channel, thread=thread or None)
        return [message for message in found if message.user == self.slack.bot_user]

    def count(self, method):
        """How often a method was called."""
        return sum(call.method == method for call in self.slack.calls)


@contextmanager
def office(timeout=5):
    """A courier on a fake Slack of its own."""
    with FakeSlack() as slack:
        made = Office(slack, timeout)
        try:
            yield made
        finally:
            made.courier.close()


def stands_once(made, asked, wanted):
    """That a letter stands in Slack once, whole, in order, and finished."""
    messages = made.ours(asked)
    assert " ".join(shown(message) for message in messages) == words_of(wanted)
    assert not any(message.streaming for message in messages)
    return messages
