"""Embeddings from OpenAI or any server that speaks its protocol.

Requests are bounded by count, tokens, time and money. A reply is used only when it holds exactly one finite vector
of one dimension per text, matched by its index: a short or shuffled reply is never put on the wrong text.
"""

from __future__ import annotations

import json
import random
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus import tokens
from corpus.embed_batches import Closed, Gathering, Unusable
from corpus.embedding import unit
from corpus.errors import EmbedderUnavailable
from corpus.pausing import retry_after

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.embedding import Budget, Vectors

TRIES = 3
MAX_REPLY = 64_000_000  # bytes; 256 vectors of 3,072 numbers take 17 million
_SIZE_OR_CONTENT = {400, 413, 422}  # HTTP: a smaller request may pass
_LATER = {408, 409, 429}  # the same request may pass later, as after any of:
_SERVER_FAULT = 500
_REMEDY = "Check OPENAI_BASE_URL and OPENAI_API_KEY; run ingest again to embed the rest."
_JITTER = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Pace:
    """How long one call of `embed` may take, in seconds, and how it waits."""

    patience: float = 120.0  # for all requests, tries and waits together
    read: float = 30.0  # without a byte; the SDK's own limit is ten minutes
    longest_wait: float = 30.0  # a longer Retry-After ends the call
    backoff: float = 1.0  # before the second try at most, doubled for the third
    sleep: Callable[[float], None] = time.sleep


class _Busy(EmbedderUnavailable):
    """The service may serve the same request later; it may have said when."""

    def __init__(self, message: str, *, remedy: str = "", wait: float | None = None) -> None:
        super().__init__(message, remedy=remedy)
        self.wait = wait


class OpenAIEmbedder:
    """Embeds through `/embeddings` of the configured server. Threads may share it.

    Args:
        model: as the server names it.
        api_key: never shown.
        base_url: None for OpenAI's own.
        budget: asked before each try of a request; None for no limit.
        pace: how long and how often to try.
    """

    def __init__(
        self,
        *,
        model: str,
        api_key: str,
        base_url: str | None = None,
        budget: Budget | None = None,
        pace: Pace | None = None,
    ) -> None:
        self._model = model
        self._access = (api_key, base_url)
        self._budget = budget
        self._pace = pace or Pace()
        self._client: Any = None

    @property
    def name(self) -> str:
        """The model's name with its provider."""
        return f"openai:{self._model}"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit vector per text.

        Raises:
            PartlyEmbedded: some requests, or some texts, failed for good.
            SpendCapReached: nothing may be sent today.
            EmbedderUnavailable: the service failed after its retries or sent only unusable replies.
        """
        until = time.monotonic() + self._pace.patience
        dimensions: set[int] = set()

        def ask(batch: Sequence[str]) -> Vectors:
            vectors = self._tried(batch, until)
            if dimensions and vectors.shape[1] not in dimensions:
                raise Unusable(f"{self.name} sent vectors of different lengths.")
            dimensions.add(vectors.shape[1])
            return vectors

        return Gathering(texts, ask).run(tokens.counter())

    def _tried(self, batch: Sequence[str], until: float) -> Vectors:
        """The vectors of one request, which is sent up to three times."""
        for attempt in range(1, TRIES):
            try:
                return self._once(batch, until)
            except _Busy as busy:
                self._wait(busy, attempt, until)
        return self._once(batch, until)

    def _wait(self, busy: _Busy, attempt: int, until: float) -> None:
        asked = busy.wait
        seconds = (
            _JITTER.uniform(0.5, 1.0) * self._pace.backoff * 2 ** (attempt - 1) if asked is None else asked
        )
        if seconds > self._pace.longest_wait or time.monotonic() + seconds > until:
            raise Closed(f"{busy} It asks for a pause of {seconds:.0f} s.", remedy=busy.remedy) from busy
        self._pace.sleep(seconds)

    def _once(self, batch: Sequence[str], until: float) -> Vectors:
        left = until - time.monotonic()
        if left <= 0:
            raise Closed(f"{self.name} took longer than {self._pace.patience:.0f} s.", remedy=_REMEDY)
        if self._budget is not None:
            count = tokens.counter()
            self._budget(sum(map(count, batch)))
        reply = self._sent(batch, until=until, read=min(left, self._pace.read))
        return self._checked(reply, len(batch))

    def _sent(self, batch: Sequence[str], *, until: float, read: float) -> bytes:
        import httpx2
        import openai

        try:
            create = self._opened().embeddings.with_streaming_response.create
            with create(model=self._model, input=list(batch), encoding_format="float", timeout=read) as reply:
                return self._body(reply.iter_bytes(), until)
        except openai.APIStatusError as error:
            raise self._translated(error) from error
        except (
            openai.APIConnectionError,
            httpx2.HTTPError,
        ) as error:  # a body that breaks off is not wrapped
            raise _Busy(self._failure(error), remedy=_REMEDY) from error
        except openai.OpenAIError as error:
            raise Closed(self._failure(error), remedy=_REMEDY) from error

    def _opened(self) -> Any:
        import openai

        if self._client is None:
            api_key, base_url = self._access
            self._client = openai.OpenAI(api_key=api_key, base_url=base_url, max_retries=0)
        return self._client

    def _body(self, chunks: Any, until: float) -> bytes:
        """The whole reply; a server that drips is given up at the deadline, which read timeouts never see."""
        body = bytearray()
        for chunk in chunks:
            body += chunk
            if len(body) > MAX_REPLY:
                raise Unusable(f"{self.name} sent more than {MAX_REPLY // 1_000_000} MB.")
            if time.monotonic() > until:
                raise Closed(f"{self.name} took longer than {self._pace.patience:.0f} s.", remedy=_REMEDY)
        return bytes(body)

    def _translated(self, error: Any) -> EmbedderUnavailable:
        message, status = self._failure(error), error.status_code
        if "insufficient_quota" in {error.code, error.type}:
            return Closed(message, remedy="Add to the quota of this key; run ingest again to embed the rest.")
        if status in _SIZE_OR_CONTENT:
            return Unusable(message, remedy=_REMEDY)
        if status in _LATER or status >= _SERVER_FAULT:
            return _Busy(message, remedy=_REMEDY, wait=retry_after(error.response.headers, datetime.now(UTC)))
        return Closed(message, remedy=_REMEDY)

    def _failure(self, error: Exception) -> str:
        return f"The embedding service did not serve {self.name} ({type(error).__name__})."

    def _checked(self, reply: bytes, count: int) -> Vectors:
        rows = _rows(reply)
        if sorted(rows) != list(range(count)) or len({len(row) for row in rows.values()}) != 1:
            raise Unusable(f"{self.name} sent {len(rows)} usable vectors for {count} texts.")
        matrix = np.array([rows[place] for place in range(count)], dtype=np.float64)
        if not (np.isfinite(matrix).all() and matrix.any(axis=1).all()):
            raise Unusable(f"{self.name} sent a vector that is not finite, or is all zeros.")
        return unit(matrix)


def _rows(reply: bytes) -> dict[int, list[float]]:
    """The vectors of a reply by their index; none when it is not a proper reply, or an index comes twice."""
    try:
        data = json.loads(reply)["data"]
        rows = {int(item["index"]): [float(value) for value in item["embedding"]] for item in data}
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return {}
    return rows if len(rows) == len(data) else {}
