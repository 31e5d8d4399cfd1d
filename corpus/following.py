"""Bringing the derived indexes up to date from the archive's change log, one process at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import IndexUnavailable, LockHeld
from corpus.vectors import Update

if TYPE_CHECKING:
    from corpus.archive import Archive
    from corpus.lexical import LexicalIndex
    from corpus.lock import Lock
    from corpus.vectors import VectorIndex

STEP = 400  # changes taken up at a time: bounds memory


@dataclass(frozen=True, slots=True)
class Follower:
    """Follows one archive with both indexes. `archive_id` keeps an index from following the wrong one."""

    archive: Archive
    archive_id: str
    lexical: LexicalIndex
    lock: Lock

    def behind(self, vectors: VectorIndex) -> int:
        """Changes that the slower index has not taken up; the whole log when one cannot say."""
        head = self.archive.ledger.head()
        try:
            return head - min(self.lexical.seq(self.archive_id), vectors.seq(self.archive_id))
        except IndexUnavailable:
            return head

    def catch_up(
        self,
        vectors: VectorIndex,
        embedder: str,
        *,
        wait: float = 0.0,
        limit: int | None = None,
        thorough: bool = True,
    ) -> dict[str, str]:
        """Take up what is new; says by index ("lexical", "vectors") what could not be done.

        Args:
            vectors: the dense index.
            embedder: whose vectors it holds.
            wait: seconds to wait for another process that does the same; it then does the work.
            limit: leave the vectors behind when more changes than this are pending.
            thorough: count afterwards whether each index holds what it should, and build it anew if not;
                in the middle of a long run that would count the whole archive over and over.
        """
        try:
            self.lock.acquire(wait=wait)
        except LockHeld:
            return {}
        with self.lock:
            faults = {
                "lexical": self._try_lexical(thorough=thorough),
                "vectors": self._try_vectors(vectors, embedder, limit, thorough=thorough),
            }
        return {index: fault for index, fault in faults.items() if fault}

    def _try_lexical(self, *, thorough: bool) -> str:
        try:
            if thorough:
                self._lexical()
            else:
                self._apply_lexical()
        except IndexUnavailable as error:
            return str(error)
        return ""

    def _lexical(self) -> None:
        """An index that cannot be read, or does not hold what it should, is built anew once."""
        expected = self.archive.ledger.passage_count()
        try:
            self._apply_lexical()
            whole = self.lexical.count() == expected
        except IndexUnavailable:
            whole = False
        if not whole:
            self.lexical.clear()
            self._apply_lexical()

    def _apply_lexical(self) -> None:
        ledger = self.archive.ledger
        after = self.lexical.seq(self.archive_id)
        while True:
            ids, seq = ledger.changed(after, limit=STEP)
            if seq == after:
                return
            self.lexical.apply(self.archive_id, seq, gone=ids, entries=ledger.entries(ids))
            after = seq

    def _try_vectors(self, vectors: VectorIndex, embedder: str, limit: int | None, *, thorough: bool) -> str:
        head = self.archive.ledger.head()
        try:
            pending = head - vectors.seq(self.archive_id)
            if limit is not None and pending > limit:
                return (
                    f"The vector index is {pending} changes behind; `evenhand reindex` brings it up to date."
                )
            self._apply_vectors(vectors, embedder, head)
            if thorough and vectors.count() != self.archive.ledger.passage_count(embedder=embedder):
                vectors.clear()
                self._apply_vectors(vectors, embedder, head)
        except IndexUnavailable as error:
            return str(error)
        return ""

    def _apply_vectors(self, vectors: VectorIndex, embedder: str, head: int) -> None:
        after = vectors.seq(self.archive_id)
        while after < head:
            ids, after = self.archive.ledger.changed(after, limit=STEP)
            vectors.apply(self._update(ids, after, embedder))

    def _update(self, ids: tuple[str, ...], seq: int, embedder: str) -> Update:
        import numpy as np

        ledger = self.archive.ledger
        entries = ledger.entries(ids)
        known = ledger.vectors([entry.hash for entry in entries], embedder)
        ready = [entry for entry in entries if entry.hash in known]
        matrix = np.array([known[entry.hash] for entry in ready], dtype=np.float32)
        return Update(self.archive_id, seq, ledger.retired(ids), [entry.id for entry in ready], matrix)
