"""What tests of serving need: rooms behind the door, requests as Slack signs them."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
from urllib.parse import urlencode

import httpx

from bot.slack.door.health import Load
from corpus.archive.engine import connect
from corpus.errors import ArchiveError
from corpus.settings import load

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"  # noqa: S105 - the one of Slack's own documentation


class Hall:
    """Rooms that note what comes in; questions that are "slow" stay in flight until they are let go."""

    def __init__(self, home):
        home.mkdir(parents=True, exist_ok=True)
        self.engine = connect(f"sqlite:///{home / 'archive.db'}")
        self.articles = 1204
        self.heard, self.events, self.stops = [], [], []
        self.started = threading.Event()
        self.release = threading.Event()
        self.fault = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.engine.dispose()

    @property
    def load(self):
        return Load(waiting=1, working=2, workers=16, oldest=3.25)

    def last_ingest(self):
        if self.fault:
            raise ArchiveError("The archive failed.")

    def register(self, app):
        @app.command("/ask")
        def ask(ack, body, context):
            self.heard.append((body["text"], context.bot_user_id, context.bot_token))
            ack(f"heard {body['text']}")

        @app.event("app_mention")
        def mention(event, body):
            self.events.append(body["event_id"])
            self.heard.append((event["text"],))

        @app.event("message")
        def passed_over():
            """Slack sends a mention as a message too."""

    def start(self):
        self.started.set()

    def stop(self, patience):
        self.stops.append(patience)
        self.release.wait(patience)


def settings(home, slack=None, **variables):
    """Settings of an app on a fake Slack."""
    given = {"slack_signing_secret": SECRET, **variables}
    if slack is not None:
        given = {
            "slack_bot_token": slack.bot_token,
            "slack_app_token": slack.app_token,
            "slack_api_url": slack.api_url,
            "slack_signing_secret": slack.signing_secret,
            **variables,
        }
    return load(home=home).model_copy(update={name: _secret(name, value) for name, value in given.items()})


def _secret(name, value):
    from pydantic import SecretStr

    hidden = name.startswith("slack_") and not name.endswith(("_url", "_id"))
    return SecretStr(value) if hidden else value


def command(text):
    """A slash command's form."""
    fields = {"command": "/ask", "text": text, "team_id": "T1", "user_id": "U1", "channel_id": "C1"}
    return urlencode(fields).encode()


def sign(body, *, secret=SECRET, at=None, kind="application/x-www-form-urlencoded"):
    """The headers that Slack sends with a body."""
    at = str(int(time.time())) if at is None else str(at)
    digest = hmac.new(secret.encode(), b"v0:" + at.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {
        "Content-Type": kind,
        "X-Slack-Request-Timestamp": at,
        "X-Slack-Signature": f"v0={digest}",
    }


def post(url, body, **how):
    """A signed request, as Slack makes it."""
    return httpx.post(f"{url}/slack/events", content=body, headers=sign(body, **how), timeout=10)


def event(kind="app_mention", **inside):
    """An event's body."""
    body = {"type": "event_callback", "team_id": "T1", "api_app_id": "A1", "event_id": "Ev1"}
    return json.dumps({**body, "event": {"type": kind, **inside}}).encode()
