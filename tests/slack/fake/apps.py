"""Small apps, blocks and forms for the tests of the fake Slack."""

from __future__ import annotations

import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from slack_bolt import App, BoltRequest
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError

ANYTHING = re.compile(".*")


def rich(text):
    part = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [part]}


def button(action_id="press", value="7", text="Press"):
    return {
        "type": "button",
        "action_id": action_id,
        "value": value,
        "text": {"type": "plain_text", "text": text},
    }


def actions(*elements):
    return {"type": "actions", "elements": list(elements)}


def form(*blocks, **more):
    title = {"type": "plain_text", "text": "Reason"}
    return {
        "type": "modal",
        "title": title,
        "submit": {"type": "plain_text", "text": "Send"},
        "blocks": list(blocks),
        **more,
    }


def field(action_id="why", **more):
    typed = {"type": "plain_text_input", "action_id": action_id}
    return {
        "type": "input",
        "block_id": "b",
        "label": {"type": "plain_text", "text": "Why"},
        "element": typed,
        **more,
    }


def new_app(slack, client):
    return App(client=client, signing_secret=slack.signing_secret)


@contextmanager
def listening(slack, app, ping=0.1):
    """The app with its socket open and alive; it notices a dead one by the pongs that no longer come."""
    handler = SocketModeHandler(app, slack.app_token, ping_interval=ping)
    handler.connect()
    try:
        slack.wait(lambda: any(each.pings > 2 for each in slack.socket.all()))
        yield handler
    finally:
        closing = threading.Thread(target=handler.close)
        closing.start()
        while closing.is_alive():
            handler.client.enqueue_message("")  # its reader looks up once a second otherwise
            closing.join(0.02)


@contextmanager
def pushed(slack, app):
    """The app behind an address that events are posted to."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            headers = {name.lower(): [value] for name, value in self.headers.items()}
            answer = app.dispatch(BoltRequest(body=body, headers=headers))
            self.send_response(answer.status)
            for name, values in answer.headers.items():
                self.send_header(name, values[0])
            self.end_headers()
            self.wfile.write(answer.body.encode())

        def log_message(self, *_args):
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    slack.events_url = f"http://127.0.0.1:{server.server_address[1]}/slack/events"
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def refused(call, *args, **kwargs):
    """Slack's error code for a call that must fail."""
    with pytest.raises(SlackApiError) as caught:
        call(*args, **kwargs)
    return caught.value.response["error"]
