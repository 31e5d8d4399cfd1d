"""The child process that reads web pages and feeds, and how it talks: frames of JSON and bytes over its two pipes.

Run as `python -m ingest.extraction.worker PARENT`. It answers one frame per request, takes what it writes for the
only output there is, and ends when its input ends or its parent is gone.
"""

from __future__ import annotations

import json
import os
import struct
import sys
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from corpus.errors import SourceError
from corpus.types import Span
from ingest.types import Extracted, Raw

if TYPE_CHECKING:
    from corpus.types import DateQuality, Kind
    from ingest.feeds.types import Listing
    from ingest.types import Format

CPU_SECONDS = 15  # for one page; the slowest of 558 real pages took under one
MEMORY = 2_000_000_000  # bytes of address space; hostile tables took 0.7 GB, real pages 0.2
_LENGTH = struct.Struct(">I")
_LARGEST = 64_000_000  # bytes of a frame: a page's limit of 5 MB, as escaped as JSON can make it
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of <linux/prctl.h>
_HEAVY = "it needs too much memory"


def write_frame(stream: BinaryIO, data: bytes) -> None:
    """Send one message."""
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next message; None at the end of the stream, in mid-message too, and for one over the limit."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length) if length <= _LARGEST else b""
    return data if len(data) == length else None


def request(raw: Raw, now: datetime) -> tuple[bytes, bytes]:
    """A document as the two frames that a worker reads."""
    about = {
        "source": raw.source,
        "format": raw.format,
        "url": raw.url,
        "charset": raw.charset,
        "now": now.isoformat(),
    }
    return json.dumps(about).encode(), raw.data


def feed_request(data: bytes, *, url: str, charset: str) -> tuple[bytes, bytes]:
    """A feed or sitemap as the two frames that a worker reads."""
    return json.dumps({"feed": True, "source": url, "charset": charset}).encode(), data


def reply_of(result: Extracted | Listing | SourceError) -> bytes:
    """A result as the frame that a worker sends: JSON, so that a page which took over the child stays there."""
    if isinstance(result, SourceError):
        return json.dumps(
            {"error": {"source": result.source, "reason": str(result), "remedy": result.remedy}}
        ).encode()
    if isinstance(result, Extracted):
        return json.dumps({"article": asdict(result)}, default=datetime.isoformat).encode()
    from ingest.feeds import frames

    return b'{"listing": %b}' % frames.as_json(result).encode("utf-8", "replace")


def result_of(reply: bytes) -> Extracted | SourceError:
    """The article or error in a worker's frame.

    Raises:
        ValueError: the frame is not what `reply_of` writes.
    """
    try:
        told = json.loads(reply)
        return _error(told["error"]) if "error" in told else _article(told["article"])
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not a worker's reply") from error


def listing_of(reply: bytes) -> Listing | SourceError:
    """The listing or error in a worker's frame.

    Raises:
        ValueError: the frame is not what `reply_of` writes.
    """
    from ingest.feeds import frames

    try:
        told = json.loads(reply)
        return _error(told["error"]) if "error" in told else frames.listing_of(told["listing"])
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not a worker's reply") from error


def _error(told: dict[str, str]) -> SourceError:
    return SourceError(told["source"], told["reason"], remedy=told["remedy"])


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer requests until they end, or until one has used up the memory that a process may have."""
    write_frame(replies, b"ready")
    while (about := read_frame(requests)) is not None and (data := read_frame(requests)) is not None:
        _allow(CPU_SECONDS)
        result = _attempt(json.loads(about), data)
        write_frame(replies, reply_of(result))
        if isinstance(result, SourceError) and str(result) == _HEAVY:
            return


def _attempt(about: dict[str, Any], data: bytes) -> Extracted | Listing | SourceError:
    try:
        return _listing(about, data) if about.get("feed") else _page(about, data)
    except SourceError as error:
        return _too_heavy(error.source) if isinstance(error.__cause__, MemoryError) else error
    except MemoryError:
        return _too_heavy(about["source"])


def _page(about: dict[str, Any], data: bytes) -> Extracted:
    from ingest.extraction.articles import extract

    raw = Raw(about["source"], data, cast("Format", about["format"]), "", about["url"], about["charset"])
    return extract(raw, now=datetime.fromisoformat(about["now"]))


def _listing(about: dict[str, Any], data: bytes) -> Listing:
    from ingest.feeds.parsing import parse

    return parse(data, url=about["source"], charset=about["charset"])


def _too_heavy(source: str) -> SourceError:
    return SourceError(source, _HEAVY, remedy="save the article's text by itself, or leave it out")


def _article(told: dict[str, Any]) -> Extracted:
    dates = {name: _moment(told.pop(name)) for name in ("published_at", "updated_at")}
    lists = {name: tuple(map(str, told.pop(name))) for name in ("authors", "flags")}
    suspect = tuple(Span(int(start), int(end)) for start, end in told.pop("suspect"))
    quality, kind = cast("DateQuality", str(told.pop("date_quality"))), cast("Kind", str(told.pop("kind")))
    texts = {name: str(value) for name, value in told.items()}
    return Extracted(
        **texts,
        authors=lists["authors"],
        flags=lists["flags"],
        suspect=suspect,
        date_quality=quality,
        kind=kind,
        published_at=dates["published_at"],
        updated_at=dates["updated_at"],
    )


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _allow(seconds: int) -> None:
    """Let this process use so much more processor time, then be killed."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds, hard))


def _confine(parent: int) -> None:
    """Die with the parent, leave the keyboard to it, take no more memory than a page needs."""
    import logging
    import resource
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(logging.CRITICAL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # elsewhere the end of the input ends the child
        import ctypes

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:  # it died before the call above
        sys.exit(1)


def main(argv: list[str]) -> None:
    """Serve the parent whose process id is the only argument, over standard input and output."""
    _confine(int(argv[0]))
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not speak for us
    from ingest.extraction.articles import load

    load()  # before the first page's clock starts

    serve(sys.stdin.buffer, replies)


if __name__ == "__main__":
    main(sys.argv[1:])
