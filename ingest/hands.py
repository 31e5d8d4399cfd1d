"""Who does the heavy work: this process, or any `concurrent.futures.Executor` that it is given."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from corpus.embedding import Embedder
    from corpus.types import Entry
    from ingest.galleys import Vectors


class EmbeddingThread:
    """Makes vectors in a thread beside the run; the embedder itself knows how many cores it may use."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="vectors")

    @property
    def name(self) -> str:
        """Whose vectors they are."""
        return self._embedder.name

    def start(self, entries: Sequence[Entry]) -> Future[Vectors]:
        """Vectors by hash."""
        return self._thread.submit(self._embed, tuple(entries))

    def close(self) -> None:
        """Let the thread end; what it works on is finished first."""
        self._thread.shutdown(cancel_futures=True)

    def _embed(self, entries: tuple[Entry, ...]) -> Vectors:
        vectors = self._embedder.embed([entry.indexed for entry in entries])
        return {entry.hash: row.astype("<f4").tobytes() for entry, row in zip(entries, vectors, strict=True)}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
