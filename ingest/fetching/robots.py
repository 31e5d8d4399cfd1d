"""What a site's robots.txt lets us do (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ingest.fetching.types import FetchError

LIMIT = 512_000  # bytes that are read of a robots.txt: RFC 9309, section 2.5, 500 KiB
CLOSED = 600.0  # seconds until a robots.txt that could not be read is asked for again
KEPT = 86_400.0  # seconds for which it is believed: RFC 9309, section 2.4
SLOWEST = 30.0  # seconds between two requests; a longer Crawl-delay is not honoured in full (RELIABILITY A5)
_SITEMAPS = 1_000


class RobotsError(FetchError):
    """The site's robots.txt does not let us ask, or could not be read after all tries: asking again is no use."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one origin for us. Without a file everything is allowed."""

    rules: Any = None  # a Protego
    name: str = ""
    closed: FetchError | None = None  # why nothing may be asked for: the file could not be read

    @classmethod
    def read(cls, text: str, name: str = "") -> Robots:
        """The rules of a robots.txt for the robot of this name. Whatever cannot be understood forbids nothing."""
        from protego import Protego

        return cls(Protego.parse(text), name)

    def allows(self, url: str) -> bool:
        """Whether we may ask for the address."""
        return self.rules is None or bool(self.rules.can_fetch(url, self.name))

    def check(self, url: str) -> None:
        """Nothing, when we may ask for the address.

        Raises:
            RobotsError: the site's robots.txt forbids it, or could not be read.
        """
        if self.closed is not None:
            raise _unreadable(url, self.closed)
        if not self.allows(url):
            reason = f"The site's robots.txt does not let {self.name} read this address."
            remedy = "Ask the publisher for permission, or take the address off the list."
            raise RobotsError(url, reason, fault="robots", remedy=remedy)

    @property
    def delay(self) -> float:
        """Seconds between two requests that the site asks for, at most 30; 0 when it asks for none."""
        told = self.rules.crawl_delay(self.name) if self.rules is not None else None
        return min(max(float(told or 0.0), 0.0), SLOWEST)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that the file names, at most 1,000."""
        named = tuple(self.rules.sitemaps) if self.rules is not None else ()
        return tuple(dict.fromkeys(named))[:_SITEMAPS]


def _unreadable(url: str, error: FetchError) -> RobotsError:
    reason, fault = str(error), error.fault
    if error.status:
        reason, fault = f"The site's robots.txt cannot be read, so nothing is asked for: {reason}", "robots"
    return RobotsError(
        url, reason, fault=fault, remedy=error.remedy, status=error.status, retry_after=error.retry_after
    )
