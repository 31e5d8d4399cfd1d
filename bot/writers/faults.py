"""What can go wrong with a request, in our words. No text of a server is passed on: it may repeat a key or a prompt."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from corpus.pausing import retry_after

if TYPE_CHECKING:
    from bot.writers import Fault

_CODE = re.compile(r"[A-Za-z][A-Za-z_]{0,39}")
_LATER = {408, 409, 429}  # HTTP: the same request may pass later
_SERVER_FAULT = 500
_MALFORMED = {400, 422}
_EMPTY = {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "insufficient_credits"}
_FILTERED = {"content_filter", "content_policy_violation"}
_TOO_LONG = "context_length_exceeded"

_REACH = "Check OPENAI_BASE_URL and that the service is up."
_REMEDIES = {
    401: "Check OPENAI_API_KEY.",
    403: "Check what OPENAI_API_KEY may use.",
    404: "Check EVENHAND_MODEL and OPENAI_BASE_URL: the service does not have this model or address.",
}


class CallFailed(Exception):
    """A request came to nothing, or a reply broke off.

    Attributes:
        fault: what kind of failure.
        remedy: the operator's next step.
        again: whether the same request may pass later.
        wait: seconds that the service asks us to wait first; None when it does not say.
        complaint: what the service says is wrong with the request; "" when it says nothing of the kind. Never shown.
        late: the time was over; whether the service works is not known.
        unbilled: the service said no or was not there: nothing was read, written or billed.
    """

    def __init__(  # noqa: PLR0913 -- plain facts of one failure
        self,
        fault: Fault,
        message: str,
        *,
        remedy: str = "",
        again: bool = False,
        wait: float | None = None,
        complaint: str = "",
        late: bool = False,
        unbilled: bool = False,
    ) -> None:
        super().__init__(message)
        self.fault: Fault = fault
        self.remedy = remedy
        self.again = again
        self.wait = wait
        self.complaint = complaint
        self.late = late
        self.unbilled = unbilled


def failure(error: Exception, model: str) -> CallFailed:
    """The failure that an exception of the libraries stands for."""
    import openai

    if isinstance(error, openai.APIStatusError):
        return _status(error, model)
    if isinstance(error, openai.APITimeoutError):
        return _timeout(error, model)
    if isinstance(error, UnicodeEncodeError) or "LocalProtocolError" in _causes(error):
        return no_client(error, model)  # a line break or a curly quote in the key
    if isinstance(error, openai.APIConnectionError):
        return _unreached(model, unbilled="ConnectError" in _causes(error))
    if isinstance(error, openai.APIError):
        return _told(error, model)
    return CallFailed(
        "unusable", f"The service of {model} sent what cannot be read ({type(error).__name__})."
    )


def no_client(error: Exception, model: str) -> CallFailed:
    """The failure of a request that could not even be made."""
    message = f"The settings for {model} make no proper request ({type(error).__name__})."
    return CallFailed("refused", message, remedy="Check OPENAI_API_KEY and OPENAI_BASE_URL.", unbilled=True)


def _causes(error: BaseException | None) -> set[str]:
    """The names of the errors that led to this one: LangChain wraps those of the SDK, which wraps the HTTP library's."""
    names: set[str] = set()
    while error is not None:
        names.add(type(error).__name__)
        error = error.__cause__
    return names


def _unreached(model: str, *, unbilled: bool) -> CallFailed:
    message = f"The service of {model} could not be reached."
    return CallFailed("unreachable", message, remedy=_REACH, again=True, unbilled=unbilled)


def _timeout(error: Any, model: str) -> CallFailed:
    if "ConnectTimeout" in _causes(error):
        return _unreached(model, unbilled=True)
    return CallFailed("slow", f"{model} did not answer in time.", late=True)


def _told(error: Any, model: str) -> CallFailed:
    """An error that came as an event of the stream, when the status had already said yes."""
    code = _code(error)
    message = f"The service of {model} failed while it answered{_shown(code)}."
    if code in _EMPTY:
        return CallFailed("quota", message, remedy="Add to the quota of this key.")
    if code in _FILTERED:
        return CallFailed("filtered", message)
    return CallFailed("busy" if "rate_limit" in code else "unreachable", message, again=True)


def _status(error: Any, model: str) -> CallFailed:
    code, status = _code(error), error.status_code
    message = f"The service of {model} answered {status}{_shown(code)}."
    if code in _EMPTY or str(error.type) in _EMPTY:
        return CallFailed("quota", message, remedy="Add to the quota of this key.", unbilled=True)
    if status in _LATER or status >= _SERVER_FAULT:
        wait = retry_after(error.response.headers, datetime.now(UTC))
        fault: Fault = "busy" if status in _LATER else "unreachable"
        return CallFailed(fault, message, remedy="Try again later.", again=True, wait=wait, unbilled=True)
    if code in _FILTERED:
        return CallFailed("filtered", message, unbilled=True)
    if code == _TOO_LONG or _TOO_LONG in str(error):
        remedy = "Lower EVENHAND_PROMPT_TOKENS to what this model takes."
        return CallFailed("refused", message, remedy=remedy, unbilled=True)
    complaint = f"{error.param or ''} {error.message}".strip() if status in _MALFORMED else ""
    remedy = _REMEDIES.get(status, "Check EVENHAND_MODEL and OPENAI_BASE_URL.")
    return CallFailed("refused", message, remedy=remedy, complaint=complaint, unbilled=True)


def _code(error: Any) -> str:
    """The service's own word for the fault, if it is a word."""
    for said in (error.code, error.type):
        if isinstance(said, str) and _CODE.fullmatch(said):
            return said
    return ""


def _shown(code: str) -> str:
    return f" ({code})" if code else ""
