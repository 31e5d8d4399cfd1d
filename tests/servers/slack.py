"""A fake Slack: real HTTP and real WebSockets on free loopback ports, for the real slack_bolt and slack_sdk.

    with FakeSlack() as slack:
        ada, news = slack.user("Ada", tz="Europe/Berlin"), slack.channel("news")
        …start a bot with slack.api_url, slack.bot_token, slack.app_token…
        ts = slack.mention(ada, news, "what happened to the bridge?")
        reply = slack.reply(news, ts)            # waits for our finished message in the thread
        slack.press(ada, news, reply.ts, "evenhand_quotes")

Whoever is not said to be elsewhere is in every channel. `slack.fail("chat.postMessage", "lost")` breaks a call:

    500, 503 …      that HTTP status, nothing done         "ratelimited"   429 with Retry-After, nothing done
    "lost"          done, but the connection is cut        "unheard"       cut before anything is done
    "slow"          `seconds` pass, then it is done        "late"          done, answered after `seconds`
    anything else   Slack's error code, nothing done

`method` is a Web API method, "response_url" or "*". Where Slack is strict this is: rooms slack_checks, slack_chat.
"""

from __future__ import annotations

import threading
import time
from contextlib import AbstractContextManager
from dataclasses import replace

from tests.servers.slack_methods import wire_view
from tests.servers.slack_people import People
from tests.servers.slack_post import Post, signature
from tests.servers.slack_socket import Hub
from tests.servers.slack_state import SCOPES, Channel, Message, Person, Team, World
from tests.servers.slack_web import Call, Fault, Web

EVENTS = frozenset(
    "app_mention message.im message.channels message.groups app_home_opened app_uninstalled tokens_revoked".split()
)
__all__ = ["Call", "FakeSlack", "Message"]


class FakeSlack(People, AbstractContextManager):
    """The server, its workspaces, its people and what can go wrong. Any thread may call anything.

    Attributes set by tests: `events` (what the app has subscribed to), `events_url` (set: HTTP mode), `ack_seconds`
    (until an event is delivered again or a command has failed), `retry_pauses` (seconds before the three redeliveries
    of HTTP mode; Slack's own are 0, 60 and 300), `limits` (enforce rates; `minute` is how long
    their minute lasts), `stream_seconds` (life of a stream), `ping_seconds` (between Slack's own pings), `skew` (seconds that Slack's clock is ahead).
    """

    def __init__(self, *, scopes=SCOPES, events=EVENTS, ack_seconds=3.0):
        self.world = World()
        self.world.tell = self.tell
        self.closing = threading.Event()
        self.events = set(events)
        self.scopes = frozenset(scopes.split() if isinstance(scopes, str) else scopes)
        self.ack_seconds = ack_seconds
        self.ping_seconds = 0.1
        self.retry_pauses = (0.0, 1.0, 5.0)
        self.events_url = ""
        self.limits = False
        self.skew = 0.0
        self.is_down = False
        self.calls: list[Call] = []
        self.app_token = "xapp-1-A0FAKEAPP-1-fake"  # noqa: S105 - invented
        self.signing_secret = "8f742231b10e8888abcd99yyyzzz85a5"  # noqa: S105 - invented
        self.client_id, self.client_secret = "1.2", "fake-client-secret"
        self.web, self.socket, self.post = Web(self), Hub(self), Post(self)
        self.team = self.workspace("Test Desk")

    def __enter__(self):
        self.world.base = self.web.start()
        self.socket.start()
        self.post.start()
        return self

    def __exit__(self, *_):
        self.closing.set()
        self.socket.stop()
        self.post.stop()
        self.web.stop()

    # where and who

    @property
    def api_url(self):
        return f"{self.world.base}/api/"

    @property
    def bot_token(self):
        return self.world.teams[self.team].token

    @property
    def bot_user(self):
        return self.world.teams[self.team].bot_user

    def workspace(self, name, *, installed=True):
        """Another workspace; its id."""
        with self.world.lock:
            ident = self.world.new("T")
            token = f"xoxb-{ident}-fake"
            self.world.teams[ident] = Team(
                ident, name, token, f"{self.world.new('U')}BOT", self.world.new("B"), self.scopes
            )
            if not installed:
                self.world.teams[ident] = replace(self.world.teams[ident], alive=False)
            return ident

    def code(self, team):
        """An OAuth code, as after a person has allowed the app."""
        with self.world.lock:
            code = self.world.new("code")
            self.world.codes[code] = team
            return code

    def install(self, team):
        """Put the app into a workspace with a new token."""
        with self.world.lock:
            old = self.world.teams[team]
            token = old.token if old.alive else f"xoxb-{team}-{self.world.new('fake')}"
            self.world.teams[team] = replace(old, alive=True, token=token, scopes=self.scopes)
            return self.world.teams[team]

    def user(self, name, tz="", team=None):
        """A person who joins every channel of the workspace; the id."""
        with self.world.lock:
            person = Person(self.world.new("U"), name, team or self.team, tz)
            self.world.people[person.id] = person
            for channel in self.world.channels.values():
                if channel.team == person.team and channel.kind == "channel":
                    channel.members.add(person.id)
            return person.id

    def channel(self, name, members=None, *, private=False, bot=True, team=None):
        """A channel with these people (all who are there by default), and with the app unless told otherwise; its id."""
        with self.world.lock:
            team = self.world.teams[team or self.team]
            everybody = [each.id for each in self.world.people.values() if each.team == team.id]
            inside = set(everybody if members is None else members) | ({team.bot_user} if bot else set())
            channel = Channel(self.world.new("C"), name, team.id, "group" if private else "channel", inside)
            self.world.channels[channel.id] = channel
            return channel.id

    def dm(self, user):
        """The direct messages of a person with the app; the id."""
        with self.world.lock:
            return self.world.im(self.world.people[user].team, user).id

    def archive(self, channel):
        with self.world.lock:
            self.world.channels[channel].archived = True

    # what stands there

    def messages(self, channel, thread=None):
        """All messages of a channel in order, or a thread: its root, then the replies."""
        with self.world.lock:
            found = [self.world.alive(each) for each in list(self.world.channels[channel].messages.values())]
            return [each for each in found if thread is None or thread in {each.ts, each.thread_ts}]

    def replies(self, channel, thread):
        """Our messages in a thread, in order; of a direct message too."""
        return [each for each in self.messages(channel, thread) if each.bot and each.ts != thread]

    def ephemerals(self, user):
        """What only this person was shown, in order."""
        with self.world.lock:
            return [each for each in self.world.ephemerals if each.to == user]

    def home(self, user):
        """The home that was published for a person, as payloads show it; None before."""
        with self.world.lock:
            home = self.world.homes.get(user)
            return wire_view(self.world, home) if home else None

    @property
    def views(self):
        """The forms that were opened, by id; `open`, `view`, `errors` say how they stand."""
        return self.world.views

    def form(self, user):
        """The form on top of a person's screen; None without."""
        with self.world.lock:
            return next(
                (each for each in reversed(self.world.views.values()) if each.user == user and each.open),
                None,
            )

    @property
    def statuses(self):
        """Every status line that was set, in order: channel, thread, status, loading, time."""
        return list(self.world.statuses)

    def status(self, channel, thread):
        """The status line that shows now; "" for none."""
        shown = [each for each in self.statuses if (each.channel, each.thread) == (channel, thread)]
        return shown[-1].status if shown else ""

    @property
    def deliveries(self):
        """Every delivery in order: kind, payload, attempt, seconds until its ack, response, failed."""
        with self.world.lock:
            return list(self.post.envelopes)

    @property
    def acks(self):
        """Seconds until the ack, by envelope."""
        return {each.id: each.seconds for each in self.deliveries if each.seconds is not None}

    @property
    def refused(self):
        """Commands and clicks that were not acked in time: the person saw an error."""
        return [each.payload for each in self.deliveries if each.failed and each.kind != "events_api"]

    @property
    def trouble(self):
        """What was wrong with acks: refused blocks, errors on blocks that are no inputs."""
        return [each.error for each in self.deliveries if each.error]

    def called(self, method):
        """The calls of one method."""
        return [each for each in self.calls if each.method == method]

    @property
    def connections(self):
        """How many sockets are open and get envelopes."""
        return sum(each.ready for each in self.socket.all())

    def wait(self, check, seconds=5.0):
        """What `check` returns once it is true; an AssertionError when that takes too long."""
        end = time.monotonic() + seconds
        with self.world.lock:
            while not (value := check()):
                if time.monotonic() > end:
                    raise AssertionError("it did not happen in time")
                self.world.lock.wait(min(0.1, max(0.001, end - time.monotonic())))
            return value

    def reply(self, channel, thread, seconds=5.0, count=1):
        """The last of our messages in a thread when there are so many, all finished."""
        return self.wait(lambda: self._finished(channel, thread, count), seconds)

    def _finished(self, channel, thread, count):
        ours = self.replies(channel, thread)
        return ours[-1] if len(ours) >= count and not any(each.streaming for each in ours) else None

    def ephemeral(self, user, seconds=5.0, count=1):
        """The last message that only this person sees, when there are so many."""
        shown = self.wait(lambda: self.ephemerals(user)[count - 1 :], seconds)
        return shown[-1]

    def acked(self, payload, seconds=5.0):
        """The delivery of a payload once it was acked."""
        return self.wait(
            lambda: next(
                (x for x in self.deliveries if x.payload is payload and x.seconds is not None), None
            ),
            seconds,
        )

    def quiet(self, seconds=0.3, within=10.0):
        """Wait until nothing has been called for so long and no delivery is open."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            last = self.calls[-1].time if self.calls else 0
            if time.monotonic() - last >= seconds and not any(each.open for each in self.deliveries):
                return
            time.sleep(0.02)
        raise AssertionError("it does not get quiet")

    def forget(self):
        """Drop what is past, for long runs: calls, deliveries, messages, statuses."""
        with self.world.lock:
            self.calls.clear()
            self.post.forget()
            self.world.forget()

    # what goes wrong

    def fail(
        self, method, kind="internal_error", *, status=None, times=1, retry_after=1, seconds=1.0, channel=None
    ):
        """Let the next calls of a method fail; see the top of this file."""
        with self.world.lock:
            fault = Fault(method, kind if status is None else status, times, retry_after, seconds, channel)
            self.web.faults.append(fault)

    def mend(self):
        """Forget all faults."""
        with self.world.lock:
            self.web.faults.clear()

    def down(self):
        """Slack is out of reach: every connection is cut and none is taken."""
        self.is_down = True
        self.socket.drop()
        self.web.server.cut()

    def up(self):
        self.is_down = False
        self.socket.changed()

    def drop_sockets(self):
        self.socket.drop()

    def mute_sockets(self):
        self.socket.mute()

    def refresh_sockets(self):
        self.socket.refresh()

    @property
    def minute(self):
        return self.web.limiter.minute

    @minute.setter
    def minute(self, seconds):
        self.web.limiter.minute = seconds

    @property
    def stream_seconds(self):
        return self.world.stream_seconds

    @stream_seconds.setter
    def stream_seconds(self, seconds):
        self.world.stream_seconds = seconds

    def challenge(self):
        """Verify `events_url`: (status, answer)."""
        return self.post.challenge()

    def signed(self, body, headers=(), at=None):
        """Headers with Slack's signature of these bytes."""
        return signature(self.signing_secret, body, dict(headers), at)
