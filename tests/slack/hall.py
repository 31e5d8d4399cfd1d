"""A bot behind a fake Slack: real Bolt, real sockets, real SQLite; only what is answered is scripted."""

from __future__ import annotations

import threading
import time

from bot.digests.editions import Editions
from bot.records import AnswerRecords
from bot.slack import ids
from bot.slack.door.access import Identity
from bot.slack.door.app import make_app
from bot.slack.hall.channels import Channels
from bot.slack.hall.editors import Editors
from bot.slack.hall.errands import Errands
from bot.slack.hall.feedback import Feedback
from bot.slack.hall.homes import Homes
from bot.slack.hall.limits import Limits
from bot.slack.hall.listeners import Hearing, register
from bot.slack.hall.people import People
from bot.slack.hall.reception import Reception
from bot.slack.hall.rooms import Rooms
from bot.slack.hall.subscribing import Subscribing
from bot.slack.hall.threads import ThreadBook
from bot.slack.post.clients import Clients
from bot.slack.post.courier import Courier
from bot.slack.queue.clerk import Clerk
from bot.slack.queue.counter import Counter
from bot.slack.queue.ledger import Ledger
from bot.slack.types import Letter, Post
from bot.slack.views import notices
from bot.subscriptions.store import Subscriptions
from corpus.archive import Archive
from tests.servers.slack import EVENTS, FakeSlack
from tests.slack.doors import settings

AGENT = EVENTS | {
    "app_context_changed",
    "agent_session_stopped",
    "assistant_thread_started",
    "reaction_added",
}


def words(text):
    """A block with these words."""
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}


def button(label, action, value):
    text = {"type": "plain_text", "text": label}
    return {"type": "button", "text": text, "action_id": action, "value": value}


def said(message):
    """All words of a message's or a view's blocks."""
    return " ".join(_words(message.get("blocks", ()) if isinstance(message, dict) else message.blocks))


def _words(parts):
    for part in parts:
        if isinstance(part, dict):
            text = part.get("text")
            yield from [text] if isinstance(text, str) else _words([text] if text else [])
            yield from _words(part.get("elements") or ())


class Script:
    """Answers every question with its own words, numbered; keeps a record of each."""

    def __init__(self, records):
        self.records = records
        self.asked = []
        self.gate = threading.Event()
        self.gate.set()

    def undelivered(self, asked, code):
        return None

    def reply(self, asked, tell):
        self.gate.wait(20)
        self.asked.append(asked)
        answer = f"a{len(self.asked)}"
        self.records.file(record(answer, asked.text))
        row = {
            "type": "actions",
            "block_id": f"{ids.REACH}:{answer}",
            "elements": [
                button("Quotes", ids.QUOTES, answer),
                button("Why", ids.WHY, answer),
                button("Share", ids.SHARE, answer),
                button("Editor", ids.HUMAN, answer),
                button("Mute", ids.MUTE, "mute"),
                button("1", f"{ids.PICK}_1", "1"),
                _menu(),
            ],
        }
        thumbs = {
            "type": "context_actions",
            "elements": [
                {
                    "type": "feedback_buttons",
                    "action_id": ids.FEEDBACK,
                    "positive_button": _thumb("good", answer),
                    "negative_button": _thumb("bad", answer),
                }
            ],
        }
        text = f"{asked.kind}: {asked.text}"
        return Letter(Post(text, (words(text), row, thumbs))), answer

    def apology(self, incident):
        return Letter(notices.apology(incident))

    def interrupted(self):
        return Letter(notices.interrupted())


def _menu():
    options = [
        {"text": {"type": "plain_text", "text": x}, "value": x} for x in ("day", "week", "month", "all")
    ]
    return {"type": "static_select", "action_id": ids.REACH, "options": options}


def _thumb(verdict, answer):
    return {"text": {"type": "plain_text", "text": verdict}, "value": f"{verdict}:{answer}"}


def record(answer, question):
    """A record of an answer that cites nothing."""
    told = {
        "kind": "answer",
        "id": answer,
        "question": question,
        "read_as": None,
        "claims": [],
        "sources": [],
    }
    return {"format": 2, "answer": told, "understood": {"zone": "UTC"}}


class Bot:
    """A running bot.

    Args:
        home: a folder for its archive.
        slack: the fake Slack.
        toml: of channels.toml; "" for none.
    """

    def __init__(self, home, slack, *, toml="", workers=4, per_user=0, per_day=0):
        home.mkdir(parents=True, exist_ok=True)
        path = home / "channels.toml"
        if toml:
            path.write_text(toml)
        self.slack, self.path = slack, path
        self.archive = Archive.open(f"sqlite:///{home / 'archive.db'}")
        engine = self.archive.engine
        self.records, self.ledger = AnswerRecords(engine), Ledger(engine, f"test:{time.monotonic_ns()}")
        self.clients = Clients(lambda _team: slack.bot_token, slack.api_url)
        self.courier = Courier(self.clients, lambda claim, sources, zone: ())
        self.script = Script(self.records)
        self.counter = Counter(
            self.ledger, Clerk(self.ledger, self.script, self.courier, self.records), workers
        )
        self.threads, self.channels = ThreadBook(engine, self.ledger), Channels(path, engine)
        self.people = People(self.clients, "UTC")
        self.feedback = Feedback(engine, self.ledger.people)
        self.errands = Errands(self.courier)
        limits = Limits(self.ledger, per_user=per_user, per_day=per_day)
        self.rooms = Rooms(
            reception=Reception(self.counter, self.channels, limits, self.threads, self.people, workers),
            counter=self.counter,
            ledger=self.ledger,
            threads=self.threads,
            channels=self.channels,
            feedback=self.feedback,
            editors=Editors(engine),
            homes=Homes(self.archive, self.people),
            subscribing=Subscribing(
                Subscriptions(engine), Editions(engine), self.counter, self.channels, self.people
            ),
            errands=self.errands,
            clients=self.clients,
            records=self.records,
            articles=self.archive.articles,
            quotes=lambda receipt: (words(f"the words behind {receipt.answer}"),),
            why=lambda told: (words(f"why {told['answer']['id']}"),),
        )
        self.hearing, self.handler = Hearing(self.rooms), None
        me = Identity(slack.bot_token, "B1", slack.bot_user, slack.team)
        self.app = make_app(settings(home, slack), lambda *_: me)
        register(self.app, self.rooms)

    def __enter__(self):
        from slack_bolt.adapter.socket_mode import SocketModeHandler

        self.counter.start()
        self.handler = SocketModeHandler(self.app, self.slack.app_token)
        self.handler.connect()
        self.slack.wait(lambda: self.slack.connections)
        return self

    def __exit__(self, *_):
        self.handler.close()
        self.script.gate.set()
        self.counter.close(2.0)
        self.errands.close()
        self.courier.close()
        self.archive.close()

    @property
    def heard(self):
        """The texts that were worked on."""
        return [asked.text for asked in self.script.asked]


def fake():
    """A fake Slack that the app has subscribed to for all it handles."""
    return FakeSlack(events=AGENT)
