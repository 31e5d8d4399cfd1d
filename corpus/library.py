"""The open corpus: archive, both indexes, and the embedder, kept in step.

What an index returns is checked against the archive by the reader, so that a replaced revision is never
cited even while an index is behind.
"""

from __future__ import annotations

import contextlib
import errno
from typing import TYPE_CHECKING, NamedTuple, Self
from uuid import uuid4

from corpus.archive import Archive
from corpus.clock import utc_now
from corpus.embedding import embed_some
from corpus.errors import (
    ArchiveError,
    DiskFull,
    EmbedderUnavailable,
    IndexMismatch,
    IndexUnavailable,
    LockHeld,
)
from corpus.following import Follower
from corpus.lexical import LexicalIndex
from corpus.lock import Lock
from corpus.owner import ChromaFolder, http_client
from corpus.vectors import ChromaVectors, ExactVectors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import TracebackType

    import numpy as np

    from corpus.embedding import Embedder
    from corpus.settings import Settings
    from corpus.types import Entry, Scored
    from corpus.vectors import VectorIndex

CHUNKING = "sentences-200-1"  # how passages are cut; part of the manifest
BACKLOG = 5_000  # changes that a reader takes up itself; beyond, it searches exactly and says so
OWNER_WAIT = 30.0  # seconds a long-running process waits for a short-lived owner
TURN_WAIT = 60.0  # seconds a writer waits for another process that is catching up
ORPHANED = (
    "The archive was missing and has been started anew; restore archive.db from a backup, or ingest again."
)
MEANWHILE = "The archive's own vectors are searched meanwhile."


class _Made(NamedTuple):
    done: int  # passages that now have their vector
    fault: EmbedderUnavailable | None


class Library:
    """What we know, open for reading, searching and catching up.

    Attributes:
        notices: what a reader of answers should know about the indexes, by subject.
    """

    def __init__(self, settings: Settings, embedder: Embedder) -> None:
        home = make_home(settings.home)
        orphaned = _orphaned(home, settings)
        self.embedder = embedder
        self.notices: dict[str, str] = {}
        self.archive = Archive.open(settings.archive_url)
        self.lexical = LexicalIndex(home / "lexical")
        if orphaned:
            self.notices["archive"] = ORPHANED
        self._folder = ChromaFolder(home)
        self._chroma_url = str(settings.chroma_url) if settings.chroma_url else ""
        self._exact = ExactVectors(self.archive, embedder.name)
        self.vectors: VectorIndex = self._exact
        lock = Lock(home / "catchup.lock", what="The index update")
        self._follower = Follower(self.archive, _identity(self.archive), self.lexical, lock)
        self.backlog = BACKLOG
        self._seen = -1
        self._opened = False

    @classmethod
    def open(cls, settings: Settings, embedder: Embedder, *, check: bool = True) -> Self:
        """An open archive; the indexes are opened by `ready`, so that a run with nothing to do stays fast.

        Args:
            settings: where everything is.
            embedder: for new passages and for questions.
            check: refuse vectors of another embedder; only `reindex` goes on.

        Raises:
            ArchiveError: the archive cannot be used.
            IndexMismatch: the vectors were made by another embedder.
        """
        library = cls(settings, embedder)
        try:
            if check:
                library._match()
        except BaseException:
            library.close()
            raise
        return library

    def ready(self, *, serve: bool = False) -> Self:
        """Open the indexes and bring them up to date, or say in `notices` why they are not.

        Args:
            serve: own the Chroma folder by running a server: for long-running processes.
        """
        if not self._opened:
            self._opened = True
            self._open_vectors(serve=serve)
            self.refresh()
        return self

    @property
    def embedder_name(self) -> str:
        """Whose vectors are stored and searched."""
        return self.embedder.name

    def stale(self) -> bool:
        """Whether something is left to do for the indexes; told without opening Chroma."""
        head = self.archive.ledger.head()
        if head == 0:
            return False
        noted = self._folder.note()
        mine = noted is None or noted == {"archive": self._follower.archive_id, "seq": head}
        pending = self.archive.ledger.unembedded(self.embedder.name, limit=1)
        return bool(pending) or not mine or self.lexical.seq(self._follower.archive_id) != head

    def claim(self) -> None:
        """Write down whose vectors and chunks these are; the generation moves."""
        self.archive.ledger.note(embedder=self.embedder.name, chunking=CHUNKING)
        self.archive.ledger.next_generation()

    def refresh(self) -> None:
        """Make what other processes have stored findable, for a reader. Cheap when nothing has changed.

        Another process that is catching up is not waited for; a long backlog is left to `reindex`.
        """
        self._follow(wait=0.0, limit=self.backlog)

    def settle(self, *, thorough: bool = True) -> None:
        """Let the indexes take up everything, for a writer: waits its turn and leaves nothing behind.

        Args:
            thorough: count afterwards whether they hold what they should (`Follower.catch_up`).
        """
        if self._opened:
            self._follow(wait=TURN_WAIT, limit=None, thorough=thorough)
            if thorough and self._worn():
                self.renew(lexical=False)

    def lexical_search(self, text: str, k: int) -> list[Scored]:
        """Up to `k` passages by BM25; none, with a notice, when the index cannot serve."""
        try:
            return self.lexical.search(text, k)
        except IndexUnavailable as error:
            self.notices["lexical"] = f"{error} Only vectors were searched."
            return []

    def dense_search(self, vector: np.ndarray, k: int) -> list[Scored]:
        """Up to `k` passages by cosine, from the archive's own vectors where Chroma cannot serve."""
        try:
            return self.vectors.search(vector, k)
        except IndexUnavailable as error:
            self.notices["vectors"] = f"{error} {MEANWHILE}"
            return self._exact.search(vector, k)

    def exact_search(self, vector: np.ndarray, k: int) -> list[Scored]:
        """Up to `k` passages by cosine against every stored vector: for narrow windows."""
        return self._exact.search(vector, k)

    def vector_count(self) -> int:
        """Passages that dense search can find; 0 when it cannot serve."""
        with contextlib.suppress(IndexUnavailable):
            return self.vectors.count()
        return 0

    def lexical_count(self) -> int:
        """Passages that lexical search can find; 0 when it cannot serve."""
        with contextlib.suppress(IndexUnavailable):
            return self.lexical.count()
        return 0

    def embed_question(self, text: str) -> np.ndarray | None:
        """The question's vector; None, with a notice, when the embedder is unavailable."""
        try:
            found: np.ndarray = self.embedder.embed([text])[0]
        except EmbedderUnavailable as error:
            self.notices["embedder"] = f"{error} Search is by words only."
            return None
        return found

    def embed_missing(self, progress: Callable[[int, int], None], *, batch: int = 64) -> int:
        """Embed live passages that have no vector of this embedder; says how many.

        Raises:
            EmbedderUnavailable: some could not be embedded; the others are kept.
        """
        total, done, after = self.archive.ledger.passage_count(), 0, ""
        fault: EmbedderUnavailable | None = None
        while pending := self.archive.ledger.unembedded(self.embedder.name, limit=batch, after=after):
            made = self._embed(pending)
            if not made.done:
                raise made.fault or EmbedderUnavailable(f"{self.embedder.name} gave no vectors.")
            fault = made.fault or fault
            done += made.done
            after = pending[-1].id
            progress(done, total)
        if fault:
            raise fault
        return done

    def _embed(self, pending: Sequence[Entry]) -> _Made:
        """Make and keep the vectors of some passages, each text once."""
        unique = {entry.hash: entry.indexed for entry in pending}
        made = embed_some(self.embedder, list(unique.values()))
        rows = zip(unique, made.vectors, strict=True)
        vectors = {key: row.astype("<f4").tobytes() for key, row in rows if row is not None}
        owners = sorted({entry.article_id for entry in pending if entry.hash in vectors})
        self.archive.store_vectors(vectors, embedder=self.embedder.name, owners=owners, now=utc_now())
        return _Made(sum(entry.hash in vectors for entry in pending), made.fault)

    def rebuild(self, progress: Callable[[int, int], None]) -> int:
        """Build both indexes anew, embedding only what has no vector yet; says how many were embedded.

        Raises:
            EmbedderUnavailable: what is missing cannot be embedded; the former indexes stay.
            IndexUnavailable: Chroma cannot be written.
        """
        embedded = self.embed_missing(progress)
        self.claim()
        self.renew()
        return embedded

    def renew(self, *, lexical: bool = True, vectors: bool = True) -> None:
        """Build indexes anew from what the archive holds, embedding nothing: what was deleted leaves their files.

        Raises:
            IndexUnavailable: Chroma cannot be written.
        """
        if lexical:
            self.lexical.clear()
        if vectors:
            self.vectors.clear()
        self._seen = -1
        if self._opened:
            self._follow(wait=TURN_WAIT, limit=None)

    def close(self) -> None:
        """Close everything; a server that we run is stopped."""
        self._folder.close(self._followed())
        self.archive.close()

    def _follow(self, *, wait: float, limit: int | None, thorough: bool = True) -> None:
        self._revive()
        head = self.archive.ledger.head()
        if head == self._seen:
            return
        faults = self._follower.catch_up(
            self.vectors, self.embedder.name, wait=wait, limit=limit, thorough=thorough
        )
        for index in ("lexical", "vectors"):
            if index in faults:
                self.notices[index] = faults[index]
            elif not (index == "vectors" and self.vectors is self._exact):
                self.notices.pop(index, None)
        if "vectors" in faults:
            self.notices["vectors"] += f" {MEANWHILE}"
            self.vectors = self._exact
        with contextlib.suppress(IndexUnavailable):
            self.lexical.reload()
        if thorough and self._follower.behind(self.vectors) == 0:
            self._seen = head

    def _worn(self) -> bool:
        with contextlib.suppress(IndexUnavailable):
            return self.vectors.worn()
        return False

    def _followed(self) -> dict[str, object]:
        if self._opened and self.vectors is not self._exact:
            with contextlib.suppress(IndexUnavailable):
                archive_id = self._follower.archive_id
                return {"archive": archive_id, "seq": self.vectors.seq(archive_id)}
        return {}

    def _match(self) -> None:
        built = self.archive.ledger.manifest().get("embedder", self.embedder.name)
        if built != self.embedder.name:
            raise IndexMismatch(
                f"The vectors were made by {built}, but EVENHAND_EMBEDDER asks for {self.embedder.name}.",
                remedy="Run `evenhand reindex` to embed the archive anew, or set EVENHAND_EMBEDDER back.",
            )

    def _open_vectors(self, *, serve: bool) -> None:
        try:
            if self._chroma_url:
                client = http_client(self._chroma_url)
            else:
                client = self._folder.open(serve=serve, wait=OWNER_WAIT if serve else 0.0)
            self.vectors = ChromaVectors(client, self.embedder.name)
        except (LockHeld, IndexUnavailable) as error:
            self.notices["vectors"] = f"{error} {MEANWHILE}"
        if self._folder.notices:
            self.notices["rebuilt"] = " ".join(self._folder.notices)

    def _revive(self) -> None:
        client = self._folder.revive()
        if client is not None:
            self.vectors = ChromaVectors(client, self.embedder.name)
            self.notices.pop("vectors", None)
            self._seen = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def make_home(home: Path) -> Path:
    """The data folder, made if need be; only its owner may read it.

    Raises:
        DiskFull, ArchiveError: it cannot be made.
    """
    home = home.expanduser()
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull(
                "There is no space left for the data folder.", remedy="Free some space."
            ) from error
        raise ArchiveError(
            f"The data folder {home} cannot be made ({error.strerror}).",
            remedy="Set EVENHAND_HOME to a writable folder.",
        ) from error
    return home


def _orphaned(home: Path, settings: Settings) -> bool:
    """Whether there are indexes but no archive: somebody deleted or moved it."""
    missing = not settings.database_url and not (home / "archive.db").exists()
    return missing and ((home / "lexical").exists() or (home / "chroma").exists())


def _identity(archive: Archive) -> str:
    """Tells one archive from another, so that an index never follows the wrong one."""
    manifest = archive.ledger.manifest()
    if "id" not in manifest:
        archive.ledger.note(id=uuid4().hex)
        manifest = archive.ledger.manifest()
    return manifest["id"]
