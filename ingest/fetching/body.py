"""A server's body, read to a limit that counts what it unpacks to."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from ingest.fetching.types import FetchError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

_GZIP = 16 + zlib.MAX_WBITS
_MEGABYTE = 1_000_000


class Unpacker:
    """Bytes as they arrive, unpacked if they are gzip, never more than `limit` and one byte of them."""

    def __init__(self, limit: int, *, packed: bool) -> None:
        self.data = bytearray()
        self._most = limit + 1
        self._packed = packed
        self._stream = zlib.decompressobj(_GZIP)
        self._begun = False

    @property
    def full(self) -> bool:
        """Whether there is more than the limit."""
        return len(self.data) >= self._most

    @property
    def broken(self) -> bool:
        """Whether a compressed body has ended too early."""
        return self._begun and not self._stream.eof

    def feed(self, chunk: bytes) -> None:
        """Takes the next bytes; what is beyond the limit is not kept.

        Raises:
            zlib.error: they are not gzip.
        """
        if not self._packed:
            self.data += chunk[: self._most - len(self.data)]
            return
        while chunk and not self.full:
            if self._stream.eof:  # gzip files may be joined; anything else behind one is padding
                if not chunk.startswith(b"\x1f"):
                    return
                self._stream = zlib.decompressobj(_GZIP)
            self._begun = True
            self.data += self._stream.decompress(chunk, self._most - len(self.data))
            chunk = self._stream.unconsumed_tail or self._stream.unused_data


def is_packed(url: str, headers: Mapping[str, str]) -> bool:
    """Whether the body is gzip.

    Raises:
        FetchError: it is packed in a way that we did not offer, or several times.
    """
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding in {"", "identity"}:
        return False
    if encoding in {"gzip", "x-gzip"}:
        return True
    raise FetchError(
        url,
        "The server sent a body in a compression that was not asked for.",
        fault="content",
        remedy="Tell the site that only gzip is understood.",
    )


async def read(url: str, chunks: AsyncIterator[bytes], headers: Mapping[str, str], limit: int) -> bytes:
    """The whole body.

    Raises:
        FetchError: it is larger than the limit, or its compression is broken or not ours.
    """
    told = headers.get("content-length", "")
    if told.isascii() and told.isdigit() and int(told[:18]) > limit:
        raise too_large(url, limit)
    unpacker = Unpacker(limit, packed=is_packed(url, headers))
    await _fill(url, chunks, unpacker)
    if unpacker.full:
        raise too_large(url, limit)
    if unpacker.broken:
        raise garbled(url)
    return bytes(unpacker.data)


async def beginning(url: str, chunks: AsyncIterator[bytes], headers: Mapping[str, str], limit: int) -> bytes:
    """The body's first `limit` bytes, for files whose rest may be ignored."""
    unpacker = Unpacker(limit, packed=is_packed(url, headers))
    await _fill(url, chunks, unpacker)
    return bytes(unpacker.data[:limit])


async def _fill(url: str, chunks: AsyncIterator[bytes], unpacker: Unpacker) -> None:
    try:
        async for chunk in chunks:
            unpacker.feed(chunk)
            if unpacker.full:
                return
    except zlib.error:
        raise garbled(url) from None


def unzipped(url: str, data: bytes, limit: int) -> bytes:
    """The content of a gzip file, such as sitemap.xml.gz.

    Raises:
        FetchError: it holds more than the limit or is broken.
    """
    unpacker = Unpacker(limit, packed=True)
    try:
        unpacker.feed(data)
    except zlib.error:
        raise garbled(url) from None
    if unpacker.full:
        raise too_large(url, limit)
    if unpacker.broken:
        raise garbled(url)
    return bytes(unpacker.data)


def too_large(url: str, limit: int) -> FetchError:
    """The error for a body beyond the limit."""
    size = f"{limit / _MEGABYTE:g} MB" if limit >= _MEGABYTE else f"{limit} bytes"
    remedy = "No article is this long; check that the address is the right one."
    return FetchError(url, f"The answer is larger than {size}.", fault="too_large", remedy=remedy)


def garbled(url: str) -> FetchError:
    """The error for a body whose compression cannot be undone."""
    remedy = "Try again later; the site or something on the way is broken."
    return FetchError(url, "The answer's compression is broken.", fault="content", remedy=remedy)
