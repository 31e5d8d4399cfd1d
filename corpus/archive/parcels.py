"""The file of a copy: a .tar.gz of a manifest and what it names, written and read as one stream."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import tarfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from corpus.archive.tables import SCHEMA_VERSION
from corpus.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FORMAT = 1
ARCHIVE, FEEDS, MANIFEST = "archive.db", "feeds.toml", "manifest.json"
LEVEL = 1  # of gzip: vectors are two thirds of an archive and hardly shrink; higher levels only cost time
_PIECE = 1 << 20  # bytes read at a time
_MOST_SAID = 1_000_000  # bytes of a manifest


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy holds."""

    made_at: str  # ISO 8601, UTC
    schema: int
    embedder: str  # whose vectors are in it, "" for none
    counts: Mapping[str, int]  # rows by table
    files: Mapping[str, tuple[int, str]]  # bytes and SHA-256 (hex) by name
    format: int = FORMAT

    def as_json(self) -> dict[str, Any]:
        """As it is written into the copy."""
        files = {name: {"bytes": size, "sha256": digest} for name, (size, digest) in self.files.items()}
        return {
            "format": self.format,
            "made_at": self.made_at,
            "schema": self.schema,
            "embedder": self.embedder,
            "counts": dict(self.counts),
            "files": files,
        }


def pack(folder: Path, manifest: Manifest, part: Path) -> None:
    """Write the files of a folder that the manifest names into `part`, safely on disk when this returns."""
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        with (
            gzip.GzipFile("", "wb", LEVEL, out) as packed,
            tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar,
        ):
            said = json.dumps(manifest.as_json(), indent=2).encode()
            tar.addfile(_entry(MANIFEST, len(said)), io.BytesIO(said))
            for name, (size, _) in manifest.files.items():
                with (folder / name).open("rb") as content:
                    tar.addfile(_entry(name, size), content)
        out.flush()
        os.fsync(out.fileno())


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    return entry


def read_manifest(path: Path) -> Manifest:
    """What a copy says that it holds; its files are not looked at.

    Raises:
        ArchiveError: this is not a copy made by `backup`.
    """
    with _opened(path) as tar:
        return _manifest_of(tar, path)


@contextmanager
def _opened(path: Path) -> Iterator[tarfile.TarFile]:
    """The copy as a stream, in the order in which it was written."""
    try:
        with path.open("rb") as content, tarfile.open(fileobj=content, mode="r|gz") as tar:
            yield tar
    except (tarfile.TarError, EOFError, zlib.error):
        raise _foreign(path) from None


def _manifest_of(tar: tarfile.TarFile, path: Path) -> Manifest:
    entry = tar.next()
    if entry is None or entry.name != MANIFEST or not entry.isreg() or entry.size > _MOST_SAID:
        raise _foreign(path)
    content = tar.extractfile(entry)
    try:
        said: Any = json.loads(content.read()) if content else None
        files = {name: (int(f["bytes"]), str(f["sha256"])) for name, f in said["files"].items()}
        manifest = Manifest(
            str(said["made_at"]),
            int(said["schema"]),
            str(said["embedder"]),
            {str(name): int(count) for name, count in said["counts"].items()},
            files,
            int(said["format"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _foreign(path) from None
    if ARCHIVE not in files or not set(files) <= {ARCHIVE, FEEDS}:
        raise _foreign(path)
    return manifest


def unpack(path: Path, folder: Path) -> Manifest:
    """Take out the files that the manifest names, to names of our own: paths and links in the file mean nothing.

    Raises:
        ArchiveError: this is no copy of ours, or incomplete, or altered, or of a newer version.
    """
    with _opened(path) as tar:
        manifest = _manifest_of(tar, path)
        if manifest.format > FORMAT or manifest.schema > SCHEMA_VERSION:
            raise ArchiveError(
                f"{path} was written by a newer Evenhand (schema {manifest.schema}).",
                remedy="Install the newer version.",
            )
        done: set[str] = set()
        while entry := tar.next():
            if entry.name not in manifest.files or not entry.isreg() or entry.name in done:
                raise _foreign(path)
            content = tar.extractfile(entry)
            if content is None or not _take_out(content, folder / entry.name, manifest.files[entry.name]):
                raise _altered(path, entry.name)
            done.add(entry.name)
    if missing := set(manifest.files) - done:
        raise _altered(path, missing.pop())
    return manifest


def _take_out(content: IO[bytes], target: Path, expected: tuple[int, str]) -> bool:
    """Whether the file has the size and hash that the manifest gives; no more than that size is written."""
    size, digest = 0, hashlib.sha256()
    with target.open("xb") as out:
        while piece := content.read(_PIECE):
            size += len(piece)
            if size > expected[0]:
                return False
            digest.update(piece)
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())
    target.chmod(0o600)
    return (size, digest.hexdigest()) == expected


def _foreign(path: Path) -> ArchiveError:
    return ArchiveError(
        f"{path} is no backup of Evenhand's, or was cut off.", remedy="Give a file made by `evenhand backup`."
    )


def _altered(path: Path, name: str) -> ArchiveError:
    return ArchiveError(
        f"{path} is incomplete or altered: {name} is not what its manifest says.",
        remedy="Use another backup.",
    )
