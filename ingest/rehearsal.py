"""A run that stores nothing: the same job on a copy of the archive, which is thrown away."""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from corpus.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from corpus.types import Entry
    from ingest.galleys import Made


class Rehearsal:
    """A library without indexes on a copy of an archive, and an embedding that only counts."""

    def __init__(self, archive: Archive, name: str) -> None:
        self.archive = archive
        self.notices: dict[str, str] = {"rehearsal": "A dry run: nothing was stored."}
        self.embedder_name = name
        self.name = name

    def ready(self) -> None:
        """There are no indexes to open."""

    def stale(self) -> bool:
        """There are no indexes that could lack something."""
        return False

    def claim(self) -> None:
        """Nothing is claimed."""

    def settle(self, *, thorough: bool = True) -> None:
        """There are no indexes to follow."""

    def embed_missing(self, progress: Callable[[int, int], None]) -> int:  # noqa: ARG002 - the port's signature
        """Nothing is embedded."""
        return 0

    def start(self, entries: Sequence[Entry]) -> Future[Made]:
        """Empty vectors: how many there would be is all that is wanted."""
        made: Future[Made] = Future()
        made.set_result(({entry.hash: b"" for entry in entries}, None))
        return made


@contextmanager
def rehearsal(archive: Archive, name: str) -> Iterator[Rehearsal]:
    """A library for a run that leaves no trace.

    Args:
        archive: as it is now; a copy of it is made in the system's folder for such files.
        name: of the embedder.

    Raises:
        ArchiveError: the archive is not in SQLite.
    """
    with TemporaryDirectory(prefix="evenhand-") as folder:
        copy = Path(folder) / "archive.db"
        archive.copy_to(copy)
        opened = Archive.open(f"sqlite:///{copy}")
        try:
            yield Rehearsal(opened, name)
        finally:
            opened.close()
