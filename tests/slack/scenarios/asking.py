"""Questions that people have asked, and what must stand in Slack for each of them: one whole reply, and nothing else."""

from __future__ import annotations

import time
from dataclasses import dataclass

from tests.slack.scenarios.stories import STORIES, Story

QUEUED = "before yours. The answer will come."
PATIENT = 25.0  # seconds on a busy machine; nothing waits so long when all is well


@dataclass(frozen=True)
class Put:
    """A question that stands in a thread."""

    channel: str
    thread: str
    user: str
    story: Story


def until(true, seconds=PATIENT, what="it did not happen in time"):
    """What a check gives once it is true; looked at now and then, so that it costs a busy machine little."""
    end = time.monotonic() + seconds
    while not (value := true()):
        assert time.monotonic() < end, what() if callable(what) else what
        time.sleep(0.03)
    return value


class Newsroom:
    """People and channels of a fake Slack, and what was asked there."""

    def __init__(self, slack, people=4, channels=2):
        self.slack = slack
        self.people = [slack.user(f"Reader {number}", tz="Europe/Berlin") for number in range(people)]
        self.channels = [slack.channel(f"news-{number}") for number in range(channels)]
        self.rooms = [slack.dm(user) for user in self.people]
        self.put: list[Put] = []
        self.commands: list[tuple[str, Story]] = []

    def ask(self, number, *, channel=None):
        """The next story is asked for: in a person's direct messages, or by mention; the question."""
        user = self.people[number % len(self.people)]
        story = STORIES[number % len(STORIES)]
        if channel is None:
            room = self.rooms[number % len(self.people)]
            ts = self.slack.say(user, room, story.question)
        else:
            room = self.channels[channel % len(self.channels)]
            ts = self.slack.mention(user, room, story.question)
        self.put.append(Put(room, ts, user, story))
        return self.put[-1]

    def follow(self, number, put):
        """The next story is asked for in the thread of an earlier question, by the same person; the question."""
        story = STORIES[number % len(STORIES)]
        speak = self.slack.say if put.channel in self.rooms else self.slack.mention
        speak(put.user, put.channel, story.question, put.thread)
        self.put.append(Put(put.channel, put.thread, put.user, story))
        return self.put[-1]

    def command(self, number):
        """The next story is asked for by /ask, for the asker's eyes."""
        user, story = self.people[number % len(self.people)], STORIES[number % len(STORIES)]
        payload = self.slack.command(user, self.channels[number % len(self.channels)], "/ask", story.question)
        self.commands.append((user, story))
        return payload

    def replies(self, channel, thread):
        """Our replies in a thread, in the order in which they were posted; notes that they take a while are none."""
        return [reply for reply in self.slack.replies(channel, thread) if not _note(reply)]

    def threads(self):
        """What was asked in each thread, in order."""
        found: dict[tuple[str, str], list[Story]] = {}
        for put in self.put:
            found.setdefault((put.channel, put.thread), []).append(put.story)
        return found

    def missing(self):
        """The threads in which there are too few replies, or one that is not finished."""
        return [
            (channel, thread, [_told(reply) for reply in self.replies(channel, thread)])
            for (channel, thread), stories in self.threads().items()
            if not _whole(self.replies(channel, thread), len(stories))
        ]

    def whispers(self, user):
        """The private replies to a person; notes that they take a while are none."""
        return [reply for reply in self.slack.ephemerals(user) if QUEUED not in reply.said]

    def unanswered(self):
        """How many private replies are missing."""
        return len(self.commands) - sum(len(self.whispers(user)) for user in self.people)

    def heard(self):
        """Wait until all that was said so far is acknowledged."""
        until(lambda: not any(each.open for each in self.slack.deliveries))

    def settled(self, seconds=PATIENT):
        """Wait until everybody has a reply, and a moment longer for what must not come."""
        until(lambda: not self.missing(), seconds, lambda: f"no reply: {self.missing()[:3]}")
        until(lambda: self.unanswered() <= 0, seconds, lambda: f"{self.unanswered()} private replies missing")
        self.slack.quiet(0.3, within=seconds)
        return self

    def answered_once(self):
        """Each question has one whole answer of its own, those of a thread in order; nothing else stands there."""
        self.threads_answered()
        for user in self.people:
            told = [reply.said for reply in self.whispers(user)]
            asked = [story for person, story in self.commands if person == user]
            assert len(told) == len(asked), told
            assert all(any(story.word in reply for reply in told) for story in asked)

    def threads_answered(self):
        """The same of what was asked in threads."""
        for (channel, thread), stories in self.threads().items():
            replies = self.replies(channel, thread)
            assert len(replies) == len(stories), [_told(reply) for reply in replies]
            for reply, story in zip(replies, stories, strict=True):
                assert finished(reply)
                assert story.word in reply.said, ([each.word for each in stories], [*map(_told, replies)])


def finished(reply):
    """Whether a message of ours is no half-said one."""
    return not reply.streaming and "key" in _payload(reply) and not _payload(reply).get("open")


def _payload(reply):
    return (reply.metadata or {}).get("event_payload", {})


def _note(reply):
    return _payload(reply).get("key", "").endswith(":note")


def _whole(replies, count):
    return len(replies) >= count and all(map(finished, replies))


def _told(reply):
    return ("streaming" if reply.streaming else "stands", reply.metadata, reply.said[:80])
