"""What an answer's headers say, and what its status means in words."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from ingest.fetching.types import FetchError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ingest.fetching.types import Fault

    Headers = Mapping[str, str]

REDIRECTS = frozenset({301, 302, 303, 307, 308})
BUSY = frozenset({429, 502, 503, 504})
"""Answers that may be better in a moment: the only ones that are asked for again (RELIABILITY A5)."""

_LONGEST = 30 * 86_400.0  # seconds; a server that asks for more is wrong about its clock or about us
_VALIDATOR = 1_000  # characters of an ETag; real ones have under 100
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,10})", re.IGNORECASE)
_NEVER = re.compile(r"no-store|no-cache", re.IGNORECASE)

_MEANING: dict[int, tuple[str, str]] = {
    401: ("wants a login", "Ask the publisher for access, or take this source off the list."),
    403: (
        "refuses us",
        "Set EVENHAND_CONTACT so that the site knows who asks, or ask the publisher for access.",
    ),
    404: ("knows no such address", "Check the address; the site may have moved it."),
    410: ("says that this was taken away for good", "Take the address off the list."),
    429: ("says that it is asked too often", "Raise the delay of this source; it is tried again later."),
    451: ("may not show this for legal reasons", "Read it from another place, or take it off the list."),
}


def content_type(headers: Headers) -> str:
    """The media type in lower case without parameters; "" when the server is silent."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()[:100]


def charset(headers: Headers) -> str:
    """The charset that the server names, in lower case; "" when it names none."""
    found = _CHARSET.search(headers.get("content-type", ""))
    return found[1].lower() if found else ""


def validator(text: str) -> str:
    """An ETag or date that can be sent back as it came; "" for one that cannot stand in a header."""
    plain = text.strip()
    return plain if plain.isascii() and plain.isprintable() and len(plain) <= _VALIDATOR else ""


def retry_after(headers: Headers, now: datetime) -> float:
    """Seconds that the server asks to wait, from a number or a date; 0 when it does not."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:12]), _LONGEST)
    return _until(value, now)


def fresh_for(headers: Headers, now: datetime) -> float:
    """Seconds for which the answer stays good, as the server says: Cache-Control, else Expires; or Retry-After."""
    asked = retry_after(headers, now)
    control = headers.get("cache-control", "")
    if _NEVER.search(control):
        return asked
    age = _MAX_AGE.search(control)
    if age:
        return max(asked, min(float(age[1]) - _age(headers), _LONGEST), 0.0)
    return max(asked, _until(headers.get("expires", ""), _date(headers.get("date", "")) or now))


def _age(headers: Headers) -> float:
    value = headers.get("age", "").strip()
    return float(value[:10]) if value.isascii() and value.isdigit() else 0.0


def _until(value: str, now: datetime) -> float:
    when = _date(value)
    return min(max((when - now).total_seconds(), 0.0), _LONGEST) if when else 0.0


def _date(value: str) -> datetime | None:
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return when if when.tzinfo else None


def status_error(url: str, status: int, wait: float) -> FetchError:
    """The error for an answer that brings nothing.

    Args:
        url: as asked.
        status: of the answer.
        wait: seconds that the server asks to wait, 0 when it does not.
    """
    said, remedy = _MEANING.get(status) or _in_general(status)
    return FetchError(
        url,
        f"The server {said} ({_phrase(status)}).",
        fault="status",
        remedy=remedy,
        status=status,
        retry_after=wait,
    )


def _in_general(status: int) -> tuple[str, str]:
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return "is in trouble", "It is tried again on the next run."
    if status >= HTTPStatus.BAD_REQUEST:
        return "does not accept the request", "Open the address in a browser and check what it asks for."
    return "answers without a page", "Open the address in a browser and check where it leads."


def _phrase(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def failure(url: str, fault: Fault, reason: str, remedy: str = "") -> FetchError:
    """A FetchError in one line."""
    return FetchError(url, reason, fault=fault, remedy=remedy)
