"""Socket Mode: the connection is kept whatever happens to it, and nothing that came in goes unacknowledged."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from bot.slack.door.access import Identity
from bot.slack.door.app import make_app
from bot.slack.door.socket import SocketDoor
from corpus.errors import SettingsError
from tests.servers.slack import FakeSlack
from tests.slack.doors import Hall, settings


class Service:
    """A socket door with rooms behind it, on a fake Slack."""

    def __init__(self, slack, home):
        self.hall = Hall(home)
        us = Identity(slack.bot_token, "B1", slack.bot_user, slack.team)
        self.app = make_app(settings(home, slack), lambda *_: us)
        self.hall.register(self.app)
        self.door = SocketDoor(self.app, slack.app_token, ping=0.2, silence=2.0)
        self.leaving = threading.Event()
        self.opening = threading.Thread(target=self.door.open, args=(self.leaving,))

    def open(self):
        self.opening.start()
        return self.opening

    def close(self):
        self.leaving.set()
        self.door.stop()
        self.hall.__exit__()


@pytest.fixture
def slack():
    """A fake Slack."""
    with FakeSlack() as opened:
        yield opened


@pytest.fixture
def desk(slack):
    """Somebody in a channel."""
    ada = slack.user("Ada")
    return ada, slack.channel("news")


@pytest.fixture
def service(slack, home):
    """A door that is about to open."""
    made = Service(slack, home)
    yield made
    made.close()


@pytest.fixture
def opened(service):
    """An open door."""
    service.open().join(5)
    return service


def test_a_command_is_acknowledged(slack, desk, opened):
    """A command gets its answer over the connection, and the listener knows who we are."""
    payload = slack.command(*desk, "/ask", "what happened?")

    slack.acked(payload)

    assert opened.hall.heard == [("what happened?", slack.bot_user, slack.bot_token)]
    assert opened.door.intake.open


FAULTS = {
    "reset": FakeSlack.drop_sockets,
    "refresh": FakeSlack.refresh_sockets,
    "half-open": FakeSlack.mute_sockets,
    "closed": lambda slack: [each.sock.shutdown(socket.SHUT_WR) for each in slack.socket.all()],
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_lost_connection_is_made_anew(slack, desk, opened, fault):
    """However it is lost, events come over the next one soon."""
    former = slack.socket.all()

    FAULTS[fault](slack)
    slack.wait(lambda: [each for each in slack.socket.all() if each.ready and each not in former])
    slack.mention(*desk, "still there?")

    slack.wait(lambda: opened.hall.events)
    assert opened.door.intake.open


def test_a_refresh_is_hardly_felt(slack, desk, opened):
    """Commands just before and just after it are acknowledged well in time."""
    payloads = [slack.command(*desk, "/ask", "before")]
    slack.wait(lambda: slack.deliveries[-1].sent)
    slack.refresh_sockets()
    slack.wait(lambda: slack.connections)
    payloads += [slack.command(*desk, "/ask", f"after {number}") for number in range(10)]

    took = [slack.acked(payload).seconds for payload in payloads]

    assert slack.refused == []
    assert max(took) < 2


@pytest.mark.parametrize("fault", [500, "ratelimited", "unheard", "internal_error"])
def test_a_failing_address_is_asked_for_again(slack, desk, opened, fault):
    """What is wrong on Slack's side passes; until then we are not ready."""
    kind = {"status": fault} if isinstance(fault, int) else {"kind": fault}
    slack.fail("apps.connections.open", **kind, times=2)

    slack.drop_sockets()
    slack.mention(*desk, "and now?")

    slack.wait(lambda: opened.hall.events, seconds=8)
    assert len(slack.called("apps.connections.open")) >= 4


def test_a_long_outage_is_not_hammered_at(slack, desk, opened):
    """Tries grow rarer, and the connection comes back when Slack does."""
    slack.fail("apps.connections.open", "internal_error", times=1_000)
    slack.drop_sockets()

    time.sleep(3)
    tried = len(slack.called("apps.connections.open")) - 1
    ready = opened.door.intake.open
    slack.mend()
    slack.mention(*desk, "back?")

    slack.wait(lambda: opened.hall.events, seconds=8)
    assert 1 <= tried <= 4  # at 0, 0.5 and 1.5 s, and at 3.5 s where time runs unevenly
    assert not ready


def test_opening_waits_for_slack(slack, desk, service):
    """A bot that starts before its network is there connects when it comes."""
    slack.down()
    waiting = service.open()
    waiting.join(0.7)
    alone = waiting.is_alive()

    slack.up()
    waiting.join(5)
    slack.acked(slack.command(*desk, "/ask", "hello"))

    assert alone


def test_leaving_ends_the_wait_for_slack(slack, service):
    """A bot that was never connected can be stopped at once."""
    slack.down()
    waiting = service.open()
    time.sleep(0.2)

    begun = time.monotonic()
    service.leaving.set()
    waiting.join(5)

    assert time.monotonic() - begun < 1
    assert not service.door.intake.open


def test_a_refused_token_is_named(slack, home):
    """The operator reads which variable it is; nothing is tried again."""
    app = make_app(settings(home, slack), lambda *_: None)

    with pytest.raises(SettingsError, match="SLACK_APP_TOKEN"):
        SocketDoor(app, "xapp-1-wrong").open(threading.Event())


def test_what_came_in_is_acknowledged_before_the_end(slack, desk, opened):
    """A command in hand gets its answer; one that comes later is left to another process."""
    entered, gate = threading.Event(), threading.Event()

    @opened.app.command("/digest")
    def slow(ack):
        entered.set()
        gate.wait(1)
        ack("done")

    inside = slack.command(*desk, "/digest", "")
    entered.wait(2)
    stopping = threading.Thread(target=opened.door.stop)
    stopping.start()
    time.sleep(0.1)
    late = slack.command(*desk, "/ask", "too late")
    gate.set()
    slack.acked(inside)
    stopping.join(5)

    assert not stopping.is_alive()
    assert late in [each.payload for each in slack.deliveries if each.seconds is None]
    assert opened.hall.heard == []
    assert slack.connections == 0


def test_the_end_is_quick_and_leaves_no_threads(slack, desk, home):
    """Also when the connection is half-open."""
    before = set(threading.enumerate())
    service = Service(slack, home)
    service.open().join(5)
    slack.mute_sockets()

    begun = time.monotonic()
    service.close()

    assert time.monotonic() - begun < 3
    left = {each for each in set(threading.enumerate()) - before if "fake-slack" not in each.name}
    assert {each.name.rpartition("_")[0] for each in left} <= {"evenhand-listener"}


def test_a_large_message_arrives(slack, desk, opened):
    """Frames far beyond one read are put together."""
    slack.mention(*desk, "ж" * 100_000)

    slack.wait(lambda: opened.hall.events)

    assert len(opened.hall.heard[0][0]) > 100_000


def test_no_words_are_logged(slack, desk, opened, caplog):
    """Not even at debug: what the libraries log of messages is switched off."""
    caplog.set_level("DEBUG")

    slack.acked(slack.command(*desk, "/ask", "a private question"))
    slack.drop_sockets()
    slack.mention(*desk, "another private one")
    slack.wait(lambda: opened.hall.events)

    assert "private" not in caplog.text
    assert "xoxb" not in caplog.text
