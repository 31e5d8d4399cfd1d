"""What errors of the SDK, of Slack and of the network mean."""

from __future__ import annotations

from http.client import IncompleteRead, RemoteDisconnected
from socket import gaierror
from urllib.error import URLError

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.slack_response import SlackResponse
from slack_sdk.webhook import WebhookResponse

from bot.slack.post.faults import Fault, Setback, call, fault_of, webhook_fault


def refusal(error, status=200, **headers):
    """What the SDK raises for an answer."""
    answer = SlackResponse(
        client=None,
        http_verb="POST",
        api_url="http://127.0.0.1/api/chat.postMessage",
        req_args={},
        data={"ok": False, "error": error},
        headers={name.replace("_", "-"): value for name, value in headers.items()},
        status_code=status,
    )
    return SlackApiError("no", answer)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ("invalid_blocks", "shape"),
        ("msg_blocks_too_long", "shape"),
        ("not_in_channel", "place"),
        ("restricted_action_thread_only_channel", "place"),
        ("thread_not_found", "thread"),
        ("message_not_found", "message"),
        ("edit_window_closed", "message"),
        ("token_revoked", "account"),
        ("streaming_state_conflict", "later"),
        ("internal_error", "unknown"),
        ("fatal_error", "unknown"),
        ("something_new", "refused"),
    ],
)
def test_slacks_codes_are_sorted(error, kind):
    """Each code leads to what can be done about it; a new one counts as a plain no."""
    assert fault_of(refusal(error)) == Fault(kind, error)


def test_a_429_says_how_long_to_wait():
    """Retry-After is honoured, however its name is written."""
    assert fault_of(refusal("ratelimited", 429, retry_after="7")) == Fault("limited", "ratelimited", 7.0)
    assert fault_of(refusal("ratelimited", 429)).wait == 5.0
    assert fault_of(refusal("ratelimited", 429, Retry_After="99999")).wait == 900.0


def test_a_server_error_may_have_done_its_work():
    """After a 500 nobody knows whether the message was posted."""
    assert fault_of(refusal("internal_error", 503)) == Fault("unknown", "http_503")
    assert fault_of(refusal("<html>busy</html>", 200)).doubtful


def test_a_page_of_a_proxy_is_no_answer_of_slack():
    """What something between us and Slack refuses was not done, and its words are not passed on."""
    assert fault_of(refusal("Received a response in a non-JSON format: <html>", 403)) == Fault(
        "later", "http_403"
    )


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (URLError(ConnectionRefusedError(111, "refused")), "unsent"),
        (URLError(gaierror(-2, "unknown")), "unsent"),
        (URLError(TimeoutError("connect")), "unsent"),
        (URLError(OSError(101, "unreachable")), "unsent"),
        (URLError(ConnectionResetError(104, "reset")), "unknown"),
        (RemoteDisconnected("gone"), "unknown"),
        (TimeoutError("read"), "unknown"),
        (IncompleteRead(b""), "unknown"),
        (ValueError("secret words"), "refused"),
    ],
    ids=["refused", "name", "connect-timeout", "network", "reset", "gone", "read-timeout", "cut", "bug"],
)
def test_the_network_is_told_apart_by_whether_slack_may_have_read_us(error, kind):
    """What was certainly not sent may be sent again without a look."""
    fault = fault_of(error)

    assert fault.kind == kind
    assert "secret" not in fault.code


def test_a_call_raises_nothing_but_setbacks():
    """Whatever is raised inside comes out as one kind, without its words."""

    def broken(**_arguments):
        raise RuntimeError("xoxb-secret")

    with pytest.raises(Setback) as caught:
        call(broken, channel="C1")
    assert str(caught.value) == "RuntimeError"
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (429, "", "limited"),
        (500, "oops", "later"),
        (404, "expired_url", "place"),
        (404, "no_service", "place"),
        (400, "invalid_blocks", "shape"),
        (200, '{"ok":false,"error":"invalid_blocks"}', "shape"),
        (403, "forbidden", "refused"),
    ],
)
def test_answers_of_a_response_url_are_sorted(status, body, kind):
    """An address that was used up sends us elsewhere; blocks that are refused become text."""
    fault = webhook_fault(WebhookResponse(url="", status_code=status, body=body, headers={}))

    assert fault is not None
    assert fault.kind == kind


def test_a_taken_message_has_no_fault():
    """200 is a yes."""
    assert webhook_fault(WebhookResponse(url="", status_code=200, body="ok", headers={})) is None


@pytest.mark.parametrize("status", [404, 405])
def test_a_method_that_is_not_there_was_not_done(status):
    """A stand-in for Slack that lacks a method answers with a page of its own; that casts no doubt on anything."""
    found = fault_of(refusal("", status))
    assert (found.kind, found.code, found.doubtful, found.again) == (
        "refused",
        f"http_{status}",
        False,
        False,
    )
