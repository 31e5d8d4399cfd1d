"""What went wrong on the way, in words; and whether it may be better in a moment."""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING

from ingest.fetching.answers import BUSY, failure
from ingest.fetching.guard import refused
from ingest.fetching.robots import RobotsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.fetching.types import FetchError

_LATER = "It is tried again on the next run."


def passing(error: FetchError) -> bool:
    """Whether asking again at once may help: no connection, no answer in time, a server that is busy."""
    if isinstance(error, RobotsError):
        return False
    return error.fault in {"timeout", "network"} or error.status in BUSY


def expected() -> tuple[type[Exception], ...]:
    """What strangers' servers, the network and the guard make the HTTP client raise."""
    import httpx
    from ssrfguard import SSRFGuardError

    return SSRFGuardError, httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError


def explained(url: str, error: Exception, seconds: float) -> FetchError:
    """The FetchError for what the HTTP client, the guard or the system raised.

    Args:
        url: the address that was asked for.
        error: what was raised.
        seconds: how long was waited.
    """
    import httpx
    from ssrfguard import SSRFGuardError

    if isinstance(error, SSRFGuardError):
        return refused(url, error)
    if isinstance(error, TimeoutError | httpx.TimeoutException):
        return failure(url, "timeout", f"The server took longer than {seconds:g} s.", _LATER)
    causes = tuple(_causes(error))
    broken = next((cause for cause in causes if isinstance(cause, ssl.SSLError)), None)
    if broken is not None:
        return failure(url, "tls", *_tls(broken))
    if any(isinstance(cause, socket.gaierror | UnicodeError) for cause in causes):
        return failure(
            url, "network", "The host's name is not known.", "Check the address for a typing error."
        )
    if isinstance(error, httpx.ConnectError | OSError):
        return failure(url, "network", "The server cannot be reached.", _LATER)
    if isinstance(error, httpx.NetworkError) or "disconnected" in str(error):
        return failure(url, "network", "The connection broke off.", _LATER)
    if "incomplete" in str(error) or "without sending complete" in str(error):
        return failure(url, "network", "The answer broke off before its end.", _LATER)
    return failure(url, "content", "The server's answer is not proper HTTP.", "Tell the site's operator.")


def _tls(error: ssl.SSLError) -> tuple[str, str]:
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"The server's certificate is not trusted ({error.verify_message}).",
            "If it is your own authority, add its certificate to those of this machine.",
        )
    return "No secure connection can be made to the server.", "Open the address in a browser; try http://."


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    for _ in range(10):  # chains are short; this one is bounded even when it is a ring
        if seen is None:
            return
        yield seen
        seen = seen.__cause__ or seen.__context__
