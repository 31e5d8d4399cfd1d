"""Slack over HTTP: signatures, limits, acknowledgements, an orderly end."""

from __future__ import annotations

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from bot.slack.door.access import Identity
from bot.slack.door.app import make_app
from bot.slack.door.health import examine
from bot.slack.door.web import Address, HttpDoor
from tests.slack.doors import Hall, command, event, post, settings, sign

US = Identity("xoxb-ours", "B1", "UBOT", "T1")


class Service:
    """An HTTP door with rooms behind it."""

    def __init__(self, home):
        self.hall = Hall(home)
        self.app = make_app(settings(home), lambda *_: US)
        self.hall.register(self.app)
        self.door = HttpDoor(self.app, Address("127.0.0.1", 0), lambda: examine(self.door.intake, self.hall))
        self.door.open(threading.Event())
        self.url = f"http://{self.door.site.address}"

    def close(self):
        self.door.close()
        self.hall.__exit__()


@pytest.fixture
def service(home):
    """A running door."""
    opened = Service(home)
    yield opened
    opened.close()


def test_a_signed_command_is_answered(service):
    """The listener knows who we are, and its acknowledgement is the reply."""
    answer = post(service.url, command("what happened?"))

    assert (answer.status_code, answer.text) == (200, "heard what happened?")
    assert service.hall.heard == [("what happened?", "UBOT", "xoxb-ours")]


@pytest.mark.parametrize(
    "how",
    [
        {"secret": "0" * 32},
        {"at": 1},
        {"at": "soon"},
        {"at": "1e400"},
        {"at": "９９９"},
        {"at": ""},
    ],
    ids=["forged", "old", "wordy", "overflowing", "full-width", "missing"],
)
def test_what_slack_has_not_signed_is_refused(service, how):
    """Forged, old and odd signatures get 401 and reach no listener."""
    body = command("let me in")
    headers = {name: value.encode() for name, value in sign(body, **how).items()}

    answer = httpx.post(f"{service.url}/slack/events", content=body, headers=headers)

    assert answer.status_code == 401
    assert service.hall.heard == []


def test_an_unsigned_request_is_refused(service):
    """No headers, no entry."""
    assert httpx.post(f"{service.url}/slack/events", content=b"{}").status_code == 401


def test_slacks_check_of_the_address_is_answered(service):
    """Slack asks once for its challenge, signed like everything else."""
    answer = post(service.url, b'{"type":"url_verification","challenge":"c1"}', kind="application/json")

    assert (answer.status_code, answer.json()) == (200, {"challenge": "c1"})


def test_an_event_is_acknowledged(service):
    """An event gets its 200 whatever its listener does with it."""
    body = event(text="<@UBOT> hello", user="U1", channel="C1", ts="1.1")

    assert post(service.url, body, kind="application/json").status_code == 200


def test_a_request_too_large_is_refused_unread(service):
    """Slack's own are far smaller."""
    answer = post(service.url, b"text=" + b"x" * 1_000_001)

    assert answer.status_code == 413


def test_broken_bytes_are_refused(service):
    """Slack sends UTF-8."""
    assert post(service.url, b"text=\xff\xfe").status_code == 400


def test_unknown_paths_and_methods_are_refused(service):
    """Only what is offered is there; without OAuth there is no page to install from."""
    assert httpx.get(f"{service.url}/slack/events").status_code == 405
    assert httpx.get(f"{service.url}/slack/install").status_code == 404
    assert httpx.get(f"{service.url}/").status_code == 404


def test_strangers_learn_only_whether_we_are_ready(service):
    """On the public address no figures are told."""
    assert httpx.get(f"{service.url}/readyz").json() == {"ready": True, "failing": []}


def test_commands_are_acknowledged_in_time_beside_slow_listeners(service):
    """Fifty listeners that take their time hold up no command."""
    gate = threading.Event()

    @service.app.command("/slow")
    def slow(ack):
        ack()
        gate.wait(5)

    body = b"command=%2Fslow&text=x&team_id=T1&user_id=U1&channel_id=C1"
    with ThreadPoolExecutor(50) as people:
        slow_ones = list(people.map(lambda _: post(service.url, body).status_code, range(50)))
    begun = time.monotonic()
    answer = post(service.url, command("quick"))
    gate.set()

    assert set(slow_ones) == {200}
    assert answer.text == "heard quick"
    assert time.monotonic() - begun < 3


def test_a_stopping_door_turns_requests_away_and_finishes_those_inside(service):
    """503 sends Slack elsewhere, or lets it try again; what came before gets its answer."""
    entered, gate = threading.Event(), threading.Event()

    @service.app.command("/slow")
    def slow(ack):
        entered.set()
        gate.wait(2)
        ack("done")

    body = b"command=%2Fslow&text=x&team_id=T1&user_id=U1&channel_id=C1"
    with ThreadPoolExecutor(2) as people:
        inside = people.submit(post, service.url, body)
        entered.wait(2)
        stopping = people.submit(service.door.stop)
        while service.door.intake.open:
            time.sleep(0.01)
        late = post(service.url, command("too late"))
        gate.set()
        stopping.result()

    assert late.status_code == 503
    assert inside.result().text == "done"
    assert httpx.get(f"{service.url}/readyz").status_code == 503
    assert httpx.get(f"{service.url}/healthz").status_code == 200


def test_a_request_that_never_arrives_holds_up_nobody(service):
    """A hundred half-sent requests, and the next whole one is answered at once."""
    host, _, port = service.url.removeprefix("http://").rpartition(":")
    head = b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nX-Slack-Request-Timestamp: 1\r\n\r\n"
    halves = [socket.create_connection((host, int(port))) for _ in range(100)]
    for half in halves:
        half.sendall(head)

    begun = time.monotonic()
    answer = post(service.url, command("quick"))
    took = time.monotonic() - begun
    for half in halves:
        half.close()

    assert answer.status_code == 200
    assert took < 1


def test_a_failing_listener_logs_no_words(service, caplog):
    """Its error is named, its text is not: it may quote a question."""

    @service.app.command("/fail")
    def fail():
        raise ValueError("the secret question")

    answer = post(service.url, b"command=%2Ffail&text=x&team_id=T1&user_id=U1&channel_id=C1")

    assert answer.status_code == 500
    assert "ValueError" in str([vars(record) for record in caplog.records])
    assert "secret question" not in str([vars(record) for record in caplog.records])


def test_an_unhandled_request_is_not_logged(service, caplog):
    """Bolt would print the whole body at warning."""
    caplog.set_level("DEBUG")

    post(service.url, event("reaction_added", text="private words"), kind="application/json")

    assert "private words" not in caplog.text
