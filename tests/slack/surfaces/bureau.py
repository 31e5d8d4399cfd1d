"""The whole bot before a fake Slack, and the people who meet it there."""

from __future__ import annotations

import contextlib
import re
import threading

import sqlalchemy as sa

from bot import build
from bot.records import AnswerRecords
from bot.slack import ids
from bot.slack.door.serving import Leaving, Way, serve
from bot.slack.hall.feedback import Feedback
from bot.slack.queue.ledger import jobs
from bot.slack.wiring import office
from corpus.archive.engine import reading
from corpus.library import Library
from tests.slack.doors import settings

UP = 30.0  # seconds on a busy machine; nothing waits so long when all is well


class Bureau:
    """All that `evenhand serve` runs, from the door to the archive, in this process.

    Args:
        home: a data folder with articles.
        slack: the fake.
        embedder: that the articles were taken in with.
        way: Socket Mode, or where to listen.
        **given: settings.
    """

    def __init__(self, home, slack, embedder, way=None, **given):
        self.settings = settings(home, slack).model_copy(
            update={"slack_per_user": 0, "timezone": "UTC", **given}
        )
        self.home, self.slack = home, slack
        self.office = self.library = self.ready = self.fault = None
        self.addresses, self.texts = set(), ()  # of all articles
        self._embedder, self._way = embedder, way or Way()
        self._leaving, self._up = Leaving(), threading.Event()
        self._thread = threading.Thread(target=self._serve, name="bureau")

    def __enter__(self):
        self._thread.start()
        assert self._up.wait(UP)
        assert self.fault is None, self.fault
        return self

    def __exit__(self, *_):
        self._leaving.ask()
        self._thread.join(UP)
        assert self.fault is None, self.fault

    def _serve(self):
        try:
            serve(self.settings, self._way, self._rooms, self._leaving, self._told)
        except BaseException as error:  # noqa: BLE001 - the test's thread tells it
            self.fault = error
            self._up.set()

    def _told(self, ready):
        self.ready = ready
        self._up.set()

    @contextlib.contextmanager
    def _rooms(self):
        with Library.open(self.settings, self._embedder) as library:
            self.library = library.ready()
            held = self.library.archive.articles
            articles = held.many({one.id for one in held.prints()}).values()
            self.addresses, self.texts = (
                {one.url for one in articles},
                tuple(f"{one.title}\n{one.text}" for one in articles),
            )
            self.office = office(self.library, self.settings, build.model_of(self.settings))
            yield self.office

    @contextlib.contextmanager
    def sheet(self, text):
        """What channels.toml says meanwhile."""
        path = self.home / "channels.toml"
        path.write_text(text)
        yield
        path.write_text("")

    def answers(self):
        """How many records are kept."""
        with reading(self.engine) as connection:
            return connection.scalar(sa.text("select count(*) from answers"))

    def feedback(self, reply):
        """What is kept of what people think of an answer."""
        return Feedback(self.engine, None).latest(answer=answer_of(reply))

    def forget(self, reply):
        """The record of an answer goes."""
        AnswerRecords(self.engine).forget(answer_of(reply))

    @property
    def engine(self):
        return self.library.archive.engine

    def jobs(self):
        """Every request that was taken, as the ledger keeps it."""
        with reading(self.engine) as connection:
            return connection.execute(sa.select(jobs).order_by(jobs.c.at)).all()


class Desk:
    """One person at a fake Slack, in a channel of their own."""

    def __init__(self, slack, name="Ada", *, tz="Europe/Berlin", channel=None, team=None):
        self.slack = slack
        self.user = slack.user(name, tz=tz, team=team)
        self.channel = channel or slack.channel(f"news-{name.lower()}", team=team)
        self.pane = slack.dm(self.user)
        self.hidden = 0  # how many messages for this person's eyes were seen

    def mention(self, text, thread=None):
        """Ask in the channel; the finished reply."""
        return self._answered(self.slack.mention, self.channel, text, thread)

    def write(self, text, thread=None):
        """Ask in direct messages; the finished reply."""
        return self._answered(self.slack.say, self.pane, text, thread)

    def say(self, text, thread):
        """Say something in a thread of the channel, without a mention; the finished reply."""
        return self._answered(self.slack.say, self.channel, text, thread)

    def _answered(self, speak, place, text, thread):
        before = len(self.slack.replies(place, thread)) if thread else 0
        ts = speak(self.user, place, text, thread=thread)
        return self.reply(thread or ts, before + 1, place)

    def reply(self, thread, count=1, place=None):
        """The last of so many finished replies in a thread."""
        return self.slack.wait(lambda: self._whole(place or self.channel, thread, count), UP)

    def _whole(self, place, thread, count):
        ours = self.slack.replies(place, thread)
        return ours[-1] if len(ours) >= count and all(map(finished, ours)) else None

    def command(self, name, text="", channel=None):
        """A slash command; what only this person then sees."""
        self.slack.command(self.user, channel or self.channel, name, text)
        return self.note()

    def shortcut(self, ts):
        """The entry "Summarize" in the menu of a message; what only this person then sees."""
        self.slack.shortcut(self.user, self.channel, ts, ids.SUMMARIZE)
        return self.note()

    def note(self):
        """The next message that only this person sees."""
        found = self.slack.wait(lambda: self.slack.ephemerals(self.user)[self.hidden :], UP)[0]
        self.hidden += 1
        return found

    @property
    def told_all(self):
        """Whether a test has looked at all that only this person sees."""
        return self.hidden == len(self.slack.ephemerals(self.user))

    def press(self, message, action, value=None):
        """Press a button below a message."""
        return self.slack.press(self.user, message.channel, message.ts, action, value)

    def judge(self, message, verdict):
        """Press one of the two buttons of what one thinks; `verdict` is "good" or "bad"."""
        return self.press(message, ids.FEEDBACK, f"{verdict}:{answer_of(message)}")

    def window(self, message, action, value=None):
        """Press a button that opens a window; the window."""
        known = set(self.slack.views)
        self.press(message, action, value)
        opened = self.slack.wait(lambda: [each for each in self.slack.views if each not in known], UP)
        return self.slack.views[opened[0]]

    def silence(self, text, thread):
        """Say something that is not for the bot; how many messages of ours stand in the thread afterwards."""
        self.slack.say(self.user, self.channel, text, thread=thread)
        self.slack.quiet(0.25)
        return len(self.slack.replies(self.channel, thread))


def finished(message):
    """Whether a message of ours is no half-said one."""
    mark = (message.metadata or {}).get("event_payload", {})
    return not message.streaming and "key" in mark and not mark.get("open")


def answer_of(message):
    """The id of an answer, as its small print tells it."""
    return re.search(r"Answer ([0-9a-f]{10})", message.said)[1]


def actions_of(message):
    """The names of all buttons and menus of a message, in order."""
    rows = [block for block in message.blocks if block["type"] in {"actions", "context_actions"}]
    return [element["action_id"] for row in rows for element in row["elements"]]
