"""What is asked of a server and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.errors import SourceError

Fault = Literal[
    "blocked", "robots", "timeout", "too_large", "redirects", "status", "network", "tls", "content"
]
"""Why nothing came: our guard, the site's robots.txt, a limit of ours, the server's answer, the way there, what came."""


@dataclass(frozen=True, slots=True)
class Request:
    """One address to ask for, as a feed, a page or a person names it."""

    url: str
    etag: str = ""  # of the last good answer: the server may say that nothing has changed
    last_modified: str = ""
    accept: Literal["page", "feed", "any"] = "any"  # what the answer must look like
    limit: int = 5_000_000  # bytes, after decompression
    seconds: float = 30.0  # for everything: redirects, retries' own waits not counted
    delay: float = 1.0  # seconds between two requests to the host


@dataclass(frozen=True, slots=True)
class Fetched:
    """A server's answer: 200 with a body, or 304 without."""

    url: str  # as asked
    final_url: str  # after redirects
    status: int
    data: bytes = b""
    content_type: str = ""  # as the server says, lower case, without parameters
    charset: str = ""  # of the Content-Type header, "" when silent
    etag: str = ""
    last_modified: str = ""
    fresh_for: float = (
        0.0  # seconds that the server wants to be left alone (Cache-Control, Expires, Retry-After)
    )

    @property
    def unchanged(self) -> bool:
        """Whether the server says that nothing has changed."""
        return self.status == 304  # noqa: PLR2004 - the number is the name


class FetchError(SourceError):
    """An address gave nothing that can be read.

    Attributes:
        fault: why.
        status: the server's last answer; 0 when there was none.
        retry_after: seconds until the server wants to be asked again; 0 when it does not say.
    """

    def __init__(
        self,
        source: str,
        reason: str,
        *,
        fault: Fault,
        remedy: str = "",
        status: int = 0,
        retry_after: float = 0.0,
    ) -> None:
        super().__init__(source, reason, remedy=remedy)
        self.fault = fault
        self.status = status
        self.retry_after = retry_after
