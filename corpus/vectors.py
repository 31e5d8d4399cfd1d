"""Dense search: the port, Chroma behind it, and exact search over the archive's own vectors.

Chroma holds ids and vectors only. It is never the truth: the archive keeps every vector, so a lost or
ruined collection is rebuilt without embedding anything again.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Protocol

from corpus.errors import IndexUnavailable
from corpus.types import Scored

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np

    from corpus.archive import Archive
    from corpus.embedding import Vectors

BATCH = 250  # records a call: larger ones lock the index for seconds while a bot is asking
MAX_RESULTS = 2_000
WORN = 2  # entries ever added for each live one: Chroma never gives back deleted ones, and slows down (measured x4 at 11)
FEW = 1_000  # entries below which wear costs nothing that anybody would notice

_DOWN = "The vector index does not answer."


@dataclass(frozen=True, slots=True)
class Update:
    """What changed up to `seq`: passages that no longer count, and passages with their vectors."""

    archive_id: str
    seq: int
    retired: Sequence[str]
    ids: Sequence[str]
    vectors: Vectors  # (ids, dimension)


class VectorIndex(Protocol):
    """Nearest neighbours by cosine. Thread-safe. Every method may raise `IndexUnavailable`."""

    def seq(self, archive_id: str) -> int:
        """The last change applied; 0 when the index is empty or follows another archive."""
        ...

    def apply(self, update: Update) -> None:
        """Take up a change. Doing it twice is harmless."""
        ...

    def search(self, vector: np.ndarray, k: int) -> list[Scored]:
        """Up to `k` nearest passages, nearest first; the score is the cosine."""
        ...

    def count(self) -> int:
        """Passages in the index."""
        ...

    def worn(self) -> bool:
        """Whether so much of it is dead that it is better built anew."""
        ...

    def clear(self) -> None:
        """Forget everything."""
        ...


class ChromaVectors:
    """One Chroma collection per embedder: vectors of two embedders never meet."""

    def __init__(self, client: Any, embedder: str) -> None:
        self._client = client
        self._embedder = embedder
        self._name = f"evenhand-{blake2b(embedder.encode(), digest_size=6).hexdigest()}"

    def seq(self, archive_id: str) -> int:
        """The last change applied; 0 when the collection is new or follows another archive."""
        with _translated():
            note = self._collection().metadata or {}
            return int(note.get("seq", 0)) if note.get("archive") == archive_id else 0

    def apply(self, update: Update) -> None:
        """Upsert and delete by id, then remember how far we are: a kill in between only repeats work."""
        if self.seq(update.archive_id) == 0 and self.count():
            self.clear()
        with _translated():
            collection = self._collection()
            added, before = _added(collection), int(collection.count())
            for start in range(0, len(update.ids), BATCH):
                ids = list(update.ids[start : start + BATCH])
                collection.upsert(ids=ids, embeddings=update.vectors[start : start + BATCH])
            added += int(collection.count()) - before
            for start in range(0, len(update.retired), BATCH):
                collection.delete(ids=list(update.retired[start : start + BATCH]))
            note = {"archive": update.archive_id, "seq": update.seq, "embedder": self._embedder}
            collection.modify(metadata={**note, "added": added})

    def search(self, vector: np.ndarray, k: int) -> list[Scored]:
        """Up to `k` nearest passages by cosine."""
        with _translated():
            collection = self._collection()
            wanted = min(k, MAX_RESULTS)
            found = collection.query(query_embeddings=[vector], n_results=wanted, include=["distances"])
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [Scored(passage, 1.0 - float(distance)) for passage, distance in pairs]

    def count(self) -> int:
        """Records in the collection."""
        with _translated():
            return int(self._collection().count())

    def worn(self) -> bool:
        """Whether more than `WORN` entries were added for each that is live."""
        with _translated():
            collection = self._collection()
            return _added(collection) > WORN * max(int(collection.count()), FEW)

    def clear(self) -> None:
        """Drop every collection of ours, of other embedders too."""
        with _translated():
            for collection in self._client.list_collections():
                if collection.name.startswith("evenhand-"):
                    self._client.delete_collection(collection.name)

    def _collection(self) -> Any:
        # No embedding function, ever: Chroma would persist it and run it on opening.
        return self._client.get_or_create_collection(
            self._name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )


class ExactVectors:
    """Cosine against every live vector of the archive: always right, linear in their number."""

    def __init__(self, archive: Archive, embedder: str) -> None:
        self._archive = archive
        self._embedder = embedder
        self._at = -1
        self._ids: tuple[str, ...] = ()
        self._matrix: Vectors | None = None

    def seq(self, archive_id: str) -> int:  # noqa: ARG002 - there is only one archive here
        """Always up to date."""
        return self._archive.ledger.head()

    def apply(self, update: Update) -> None:
        """Nothing to do: the archive itself is searched."""

    def search(self, vector: np.ndarray, k: int) -> list[Scored]:
        """The `k` nearest passages; ties by id."""
        self._load()
        if self._matrix is None or not self._ids:
            return []
        scores = self._matrix @ vector.astype("float32")
        best = (-scores).argsort(kind="stable")[:k]
        return [Scored(self._ids[i], float(scores[i])) for i in best]

    def count(self) -> int:
        """Live passages that have a vector."""
        self._load()
        return len(self._ids)

    def worn(self) -> bool:
        """Never: nothing is kept but the archive's own rows."""
        return False

    def clear(self) -> None:
        """Read the archive again at the next search."""
        self._at = -1

    def _load(self) -> None:
        head = self._archive.ledger.head()
        if head != self._at:
            self._ids, self._matrix = self._archive.ledger.matrix(self._embedder)
            self._at = head


def _added(collection: Any) -> int:
    """Entries ever added to a collection; of one that never counted them, those it has."""
    added = (collection.metadata or {}).get("added")
    return int(collection.count() if added is None else added)


@contextmanager
def _translated() -> Iterator[None]:
    """Chroma and its HTTP client fail in many types; none of them is ours."""
    try:
        yield
    except IndexUnavailable:
        raise
    except Exception as error:
        raise IndexUnavailable(
            f"{_DOWN} ({type(error).__name__})", remedy="Run `evenhand doctor`."
        ) from error
