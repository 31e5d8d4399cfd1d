"""What strangers send to the door: refused without a stumble."""

from __future__ import annotations

import socket
import time
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from bot.slack.door import web
from tests.servers.slack import FakeSlack
from tests.slack.doors import sign
from tests.slack.test_installing import Service as Many
from tests.slack.test_web import Service

JSON = "application/json"
DEEP = b"[" * 50_000 + b"]" * 50_000


@pytest.fixture
def service(home):
    """A running door."""
    opened = Service(home)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"{", JSON),
        (b"[1]", JSON),
        (b'"x"', JSON),
        (b"null", JSON),
        (b"1e999", JSON),
        (DEEP, JSON),
        (b"payload={", "application/x-www-form-urlencoded"),
        (b"payload=[1]", "application/x-www-form-urlencoded"),
        (b"payload=null", "application/x-www-form-urlencoded"),
    ],
    ids=["cut", "list", "text", "null", "infinite", "deep", "form cut", "form list", "form null"],
)
@pytest.mark.parametrize("secret", [None, "0" * 32], ids=["signed", "forged"])
def test_bodies_that_are_no_requests_are_refused(service, body, kind, secret):
    """They are read before the signature can be checked, and never end in an error of ours."""
    headers = sign(body, kind=kind, **({"secret": secret} if secret else {}))

    answer = httpx.post(f"{service.url}/slack/events", content=body, headers=headers)

    assert answer.status_code in {400, 401}
    assert service.hall.heard == []


@pytest.mark.parametrize(
    "signature",
    [b"", b"v0=0", b"v1=" + b"0" * 64, b"v0=\xff\xfe", b"v0=" + b"0" * 63 + b"\xe9"],
    ids=["empty", "short", "other version", "bytes", "an accent"],
)
def test_signatures_of_another_form_are_refused(service, signature):
    """None of them makes the comparison fail."""
    headers = {"X-Slack-Request-Timestamp": str(int(time.time())).encode(), "X-Slack-Signature": signature}

    answer = httpx.post(f"{service.url}/slack/events", content=b"x=1", headers=headers)

    assert answer.status_code == 401


@pytest.mark.parametrize(
    "query",
    [
        "team=T1%26redirect_uri%3Dhttps://evil.example",
        "team=%0d%0aX-Evil:%20yes",
        "redirect_uri=https://evil.example",
    ],
    ids=["a parameter", "a header", "an address"],
)
def test_nothing_can_be_slipped_into_the_way_to_slack(home, query):
    """What stands behind /slack/install goes nowhere."""
    with FakeSlack() as slack:
        service = Many(slack, home)
        answer = httpx.get(f"{service.url}/slack/install?{query}")
        service.door.close()
        service.hall.__exit__()

    sent = parse_qs(urlsplit(answer.headers["location"]).query)
    assert answer.status_code == 302
    assert "x-evil" not in answer.headers
    assert {"redirect_uri", "team"}.isdisjoint({name for name, values in sent.items() if any(values)})


@pytest.mark.parametrize(
    "first", [b"", b"POST /slack/events HTTP/1.1\r\nHost: x\r\n"], ids=["silent", "half a head"]
)
def test_who_never_ends_the_head_of_a_request_is_cut_off(home, monkeypatch, first):
    """Open connections are few: they are for those who ask something."""
    monkeypatch.setattr(web, "READING", 0.2)
    service = Service(home)
    with socket.create_connection(
        (service.door.site.address.host, service.door.site.address.port), 5
    ) as line:
        line.sendall(first)
        told = line.recv(100)
    service.close()

    assert told == b""


def test_a_connection_may_be_used_again(home, monkeypatch):
    """Slack keeps its connections: one that has asked is not cut off while it may ask again."""
    monkeypatch.setattr(web, "READING", 0.1)
    service = Service(home)
    with httpx.Client(base_url=service.url) as client:
        first = client.get("/healthz")
        time.sleep(0.35)
        second = client.get("/healthz")
    service.close()

    assert (first.status_code, second.status_code) == (200, 200)
