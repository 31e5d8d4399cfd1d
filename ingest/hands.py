"""Who does the heavy work: this machine's cores, or any `concurrent.futures.Executor`.

A process pool and the executor of a Dask cluster run the very same functions; both find the same articles.
Only pages and texts travel, no key and no setting but where models are kept.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Self, TypeVar

from corpus.embedding import embed_some
from corpus.errors import EmbedderUnavailable, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor
    from pathlib import Path
    from types import TracebackType

    import numpy as np

    from corpus.embedding import Embedder
    from corpus.types import Entry
    from ingest.extraction.sandbox import Sandbox
    from ingest.galleys import Made
    from ingest.types import Extracted, Raw

T = TypeVar("T")

AHEAD = 32  # documents given away before the first one is back
SLICE = 16  # texts of one task: half a second of work


class EmbeddingThread:
    """Makes vectors in a thread beside the run; the embedder itself knows how many cores it may use."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="vectors")

    @property
    def name(self) -> str:
        """Whose vectors they are."""
        return self._embedder.name

    def start(self, entries: Sequence[Entry]) -> Future[Made]:
        """Begin to make vectors."""
        return self._thread.submit(self._embed, tuple(entries))

    def close(self) -> None:
        """Let the thread end; what it works on is finished first."""
        self._thread.shutdown(cancel_futures=True)

    def _embed(self, entries: tuple[Entry, ...]) -> Made:
        made = embed_some(self._embedder, [entry.indexed for entry in entries])
        rows = zip(entries, made.vectors, strict=True)
        return {entry.hash: _bytes(row) for entry, row in rows if row is not None}, made.fault

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Team:
    """Documents are understood and texts embedded wherever an executor has them done. The executor stays its owner's.

    Args:
        executor: threads, processes, or a cluster's.
        embedder: names the vectors; the workers have its model themselves.
        models: where the workers keep derived models.
    """

    def __init__(self, executor: Executor, embedder: Embedder, *, models: Path) -> None:
        self._executor = executor
        self._models = models
        self.name = embedder.name

    def extract_many(self, raws: Iterable[Raw]) -> Iterator[Extracted | SourceError]:
        """One result per document, in order."""
        waiting: deque[tuple[Raw, Future[Extracted | SourceError]]] = deque()
        for raw in raws:
            waiting.append((raw, self._given(read_document, raw, datetime.now(UTC))))
            if len(waiting) >= AHEAD:
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())

    def start(self, entries: Sequence[Entry]) -> Future[Made]:
        """Begin to make vectors, in tasks of a few texts of about equal length."""
        ordered = sorted(entries, key=lambda entry: len(entry.indexed))
        slices = [ordered[n : n + SLICE] for n in range(0, len(ordered), SLICE)]
        tasks = [
            self._given(embed_texts, self.name, [entry.indexed for entry in part], self._models)
            for part in slices
        ]
        return _Gathered(slices, tasks)

    def _given(self, work: Callable[..., T], *of: object) -> Future[T]:
        """Work that was given away; what cannot be given away any more has failed."""
        try:
            return self._executor.submit(work, *of)
        except Exception as error:  # noqa: BLE001 - a broken pool, a cluster that is gone: each in its own words
            lost: Future[T] = Future()
            lost.set_exception(error)
            return lost


class _Gathered(Future["Made"]):
    """The vectors of all slices; those of a slice that failed are left out."""

    def __init__(self, slices: Sequence[Sequence[Entry]], tasks: Sequence[Future[bytes]]) -> None:
        super().__init__()
        self._parts = tuple(zip(slices, tasks, strict=True))

    def done(self) -> bool:
        """Whether no slice is left."""
        return all(task.done() for _, task in self._parts)

    def result(self, timeout: float | None = None) -> Made:
        """What was made, when all is done."""
        import numpy as np

        made: dict[str, bytes] = {}
        fault: EmbedderUnavailable | None = None
        for entries, task in self._parts:
            try:
                rows = np.frombuffer(task.result(timeout), dtype="<f4").reshape(len(entries), -1)
            except EmbedderUnavailable as error:
                fault = error
                continue
            except Exception as error:  # noqa: BLE001 - a worker that is lost, in its executor's own words
                fault = EmbedderUnavailable(
                    f"A worker was lost ({type(error).__name__}).", remedy="Run ingest again."
                )
                continue
            made.update({entry.hash: row.tobytes() for entry, row in zip(entries, rows, strict=True)})
        return made, fault


def read_document(raw: Raw, now: datetime) -> Extracted | SourceError:
    """What a document says, read in a child of the process that happens to run this."""
    return _reader().extract(raw, now=now)


def embed_texts(name: str, texts: Sequence[str], models: Path) -> bytes:
    """Vectors of texts as rows of float32, by the model of the process that happens to run this."""
    from corpus.embed_local import embed_task

    return embed_task(name, texts, models)


@cache
def _reader() -> Sandbox:
    from ingest.extraction.sandbox import Sandbox

    return Sandbox()


def _result(raw: Raw, work: Future[Extracted | SourceError]) -> Extracted | SourceError:
    try:
        return work.result()
    except SourceError as error:
        return error
    except Exception as error:  # noqa: BLE001 - a worker that is lost costs its documents, which the next run reads
        return SourceError(
            raw.source, f"its worker was lost ({type(error).__name__})", remedy="run ingest again"
        )


def _bytes(row: np.ndarray) -> bytes:
    return row.astype("<f4").tobytes()
