"""What went wrong with a call to Slack, in our words. No text of a server is passed on: only its error code."""

from __future__ import annotations

import re
import ssl
from dataclasses import dataclass
from http.client import HTTPException
from socket import gaierror
from typing import TYPE_CHECKING, Any, Literal
from urllib.error import URLError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slack_sdk.webhook import WebhookResponse

Kind = Literal[
    "limited",  # too many calls: it was not done, and may be after `wait` seconds
    "unsent",  # Slack was not reached: it was not done
    "unknown",  # it may have been done
    "later",  # it was not done, and may be in a moment
    "shape",  # Slack does not take these blocks or this text
    "thread",  # there is no such thread
    "place",  # we may not write there
    "message",  # this message cannot be changed
    "account",  # the workspace does not know us, or not for this
    "refused",  # no, for another reason
]

WAIT = 5.0  # seconds to wait after a 429 that does not say how long
LONGEST = 900.0  # seconds: no 429 is waited out for longer in one go

_CODE = re.compile(r"[a-z][a-z0-9_]{1,59}")
UNANSWERED = {"unreachable", "no_answer"}
"""Codes of calls whose answer was lost; other doubtful ones were answered, by a server that has failed."""

_NOT_OK = re.compile(r'"ok"\s*:\s*false')
_LIMITED = {"ratelimited", "rate_limited", "message_limit_exceeded"}
_UNKNOWN = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
_LATER = {"streaming_state_conflict", "team_added_to_org", "org_login_required", "migration_in_progress"}
_SHAPE = {
    *(
        "invalid_blocks",
        "invalid_blocks_format",
        "msg_blocks_too_long",
        "msg_blocks_too_many",
        "msg_too_long",
    ),
    *("invalid_chunks", "no_text", "too_many_blocks", "invalid_payload", "invalid_json", "json_not_object"),
}
_THREAD = {"thread_not_found", "invalid_thread_ts", "cannot_reply_to_message"}
_PLACE = {
    *("channel_not_found", "not_in_channel", "is_archived", "channel_is_archived", "user_not_in_channel"),
    *("messages_tab_disabled", "expired_url", "used_url", "invalid_channel", "access_denied"),
}
_MESSAGE = {
    *("message_not_found", "cant_update_message", "edit_window_closed", "block_mismatch", "update_failed"),
    *("message_not_owned_by_app", "message_not_in_streaming_state", "stopped_by_user", "is_inactive"),
}
_ACCOUNT = {
    *("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "no_permission"),
    *("missing_scope", "not_allowed_token_type", "team_access_not_granted", "ekm_access_denied", "no_client"),
}
_KINDS: tuple[tuple[Kind, set[str]], ...] = (
    ("limited", _LIMITED),
    ("unknown", _UNKNOWN),
    ("later", _LATER),
    ("shape", _SHAPE),
    ("thread", _THREAD),
    ("place", _PLACE),
    ("message", _MESSAGE),
    ("account", _ACCOUNT),
)
_GONE = {404, 410}
_NO_METHOD = {404, 405}
_TOO_MANY = 429
_SERVER_FAULT = 500
_LOST = 408


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a call came to nothing.

    Attributes:
        kind: what follows from it.
        code: Slack's own word for it, or ours; never a sentence.
        wait: seconds that Slack asks us to wait; 0 when it does not say.
    """

    kind: Kind
    code: str
    wait: float = 0.0

    @property
    def again(self) -> bool:
        """Whether the same call may pass later."""
        return self.kind in {"limited", "unsent", "unknown", "later"}

    @property
    def doubtful(self) -> bool:
        """Whether the call may have been done all the same."""
        return self.kind == "unknown"


class Setback(Exception):
    """A call to Slack came to nothing."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def call(method: Callable[..., Any], **arguments: Any) -> Any:
    """What Slack answers to a call of the SDK.

    Raises:
        Setback: it failed, for whatever reason.
    """
    try:
        return method(**arguments)
    except Exception as error:  # noqa: BLE001 -- whatever the SDK and the network raise
        raise Setback(fault_of(error)) from None


def fault_of(error: Exception) -> Fault:
    """What an exception of the SDK or of the network stands for."""
    response = getattr(error, "response", None)
    if response is not None and hasattr(response, "status_code"):
        return _told(response)
    if isinstance(error, URLError):  # urllib raises it for what fails before an answer is waited for
        return Fault("unsent" if _unreached(error.reason) else "unknown", "unreachable")
    if isinstance(error, OSError | HTTPException):
        return Fault("unknown", "no_answer")
    return Fault("refused", type(error).__name__)


def webhook_fault(response: WebhookResponse) -> Fault | None:
    """What the answer of a `response_url` stands for; None when the message was taken."""
    if response.status_code == 200 and not _NOT_OK.search(response.body or ""):  # noqa: PLR2004 -- HTTP
        return None
    if response.status_code == _TOO_MANY:
        return Fault("limited", "ratelimited", _wait(response.headers))
    if response.status_code >= _SERVER_FAULT:
        return Fault("later", f"http_{response.status_code}")
    codes = [code for code in _CODE.findall(response.body or "") if _kind(code) != "refused"]
    if codes:
        return Fault(_kind(codes[0]), codes[0])
    return Fault("place" if response.status_code in _GONE else "refused", f"http_{response.status_code}")


def _told(response: Any) -> Fault:
    status = int(response.status_code)
    code = str(response.get("error") or "") if isinstance(response.data, dict) else ""
    known = bool(_CODE.fullmatch(code))
    if status == _TOO_MANY or code in _LIMITED:
        return Fault("limited", "ratelimited", _wait(response.headers))
    if status >= _SERVER_FAULT or status == _LOST:
        return Fault("unknown", f"http_{status}")
    if not known and status in _NO_METHOD:  # not Slack's words: a stand-in that does not have this method
        return Fault("refused", f"http_{status}")
    if not known:  # nor are these: something between us and it has answered
        return Fault("unknown" if status < 400 else "later", f"http_{status}")  # noqa: PLR2004 -- HTTP
    return Fault(_kind(code), code)


def _kind(code: str) -> Kind:
    if code.startswith("restricted_action"):
        return "place"
    return next((kind for kind, codes in _KINDS if code in codes), "refused")


def _wait(headers: Mapping[str, Any]) -> float:
    value = next((text for name, text in headers.items() if name.lower() == "retry-after"), "")
    try:
        return min(LONGEST, max(0.0, float(value[0] if isinstance(value, list) else value)))
    except ValueError:
        return WAIT


def _unreached(reason: Any) -> bool:
    """Whether the request was certainly not read: no connection, or none in time."""
    return isinstance(reason, ConnectionRefusedError | gaierror | TimeoutError | ssl.SSLError) or (
        isinstance(reason, OSError) and not isinstance(reason, ConnectionError)
    )
