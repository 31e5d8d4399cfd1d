"""Alive and ready: what load balancers and people are told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from bot.slack.door.health import Intake, examine
from bot.slack.door.web import Address, Site, health_routes
from corpus.errors import SettingsError
from tests.slack.doors import Hall

OPEN = Intake(open=True, told="open", heard=0.4)


@pytest.fixture
def hall(home):
    """Rooms with an archive."""
    with Hall(home) as opened:
        yield opened


@pytest.fixture
def site(hall):
    """A health page on a free port."""
    opened = Site(Address("127.0.0.1", 0), health_routes(lambda: examine(OPEN, hall), public=False))
    opened.open()
    yield f"http://{opened.address}"
    opened.close()


def test_an_open_door_and_a_readable_archive_are_ready(hall):
    """Ready means that a question would be taken and could be answered."""
    found = examine(OPEN, hall)

    assert found.ready
    assert found.failing == ()


@pytest.mark.parametrize("told", ["connecting", "silent", "stopping"])
def test_a_closed_door_is_not_ready(hall, told):
    """Without a connection to Slack nothing comes in."""
    found = examine(Intake(open=False, told=told), hall)

    assert not found.ready
    assert found.failing == ("intake",)


def test_a_lost_archive_is_not_ready(hall):
    """What cannot be read cannot be answered from, and the error is told."""
    hall.fault = True

    found = examine(OPEN, hall)

    assert found.failing == ("archive",)
    assert found.json()["archive"] == "The archive failed."


def test_the_age_of_the_last_ingest_is_told(hall):
    """Seconds since news last came in."""
    now = datetime(2026, 11, 20, 12, tzinfo=UTC)
    hall.last_ingest = lambda: now - timedelta(minutes=15)

    found = examine(OPEN, hall, lambda: now)

    assert found.json()["last_ingest_seconds"] == 900


def test_the_health_page_has_all_figures(site):
    """Queue, workers and connection, in JSON."""
    answer = httpx.get(f"{site}/readyz")

    assert answer.status_code == 200
    assert answer.json()["load"] == {"waiting": 1, "working": 2, "workers": 16, "oldest": 3.2}
    assert answer.json()["intake"] == {"open": True, "told": "open", "heard": 0.4}


def test_alive_is_not_ready(site, hall):
    """A process without its archive lives, and is not sent anything."""
    hall.fault = True

    assert httpx.get(f"{site}/healthz").status_code == 200
    assert httpx.get(f"{site}/readyz").status_code == 503


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("0.0.0.0:3000", "0.0.0.0:3000"),
        ("3000", "127.0.0.1:3000"),
        (":3000", "127.0.0.1:3000"),
        ("[::1]:80", "[::1]:80"),
        ("bot.example:0", "bot.example:0"),
    ],
)
def test_addresses_are_read(text, meant):
    """A port alone means this machine; IPv6 stands in brackets."""
    assert str(Address.parse(text)) == meant


@pytest.mark.parametrize("text", ["", "host", "host:", "host:http", "1.2.3.4:99999", "1.2.3.4:-1"])
def test_what_is_no_address_is_refused(text):
    """Without a port there is nothing to listen on."""
    with pytest.raises(ValueError, match="HOST:PORT"):
        Address.parse(text)


def test_a_taken_port_is_told_in_one_sentence(site):
    """The operator reads which address it was, and what to do."""
    taken = Address.parse(site.removeprefix("http://"))

    with pytest.raises(SettingsError, match=str(taken.port)):
        Site(taken, []).open()
