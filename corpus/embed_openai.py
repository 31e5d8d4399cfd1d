"""Embeddings from OpenAI or any server that speaks its protocol.

Requests are bounded by count and by tokens; a reply is used only when it holds exactly one finite vector
of one dimension per text, matched by its index: a short or shuffled reply is never put on the wrong text.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus import tokens
from corpus.embedding import unit
from corpus.errors import EmbedderUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.embedding import Vectors

MAX_INPUTS = 256  # the service takes 2,048; smaller requests lose less when one fails
MAX_TOKENS = 100_000  # the service takes 300,000 a request
TIMEOUT = 30.0  # seconds per try; the SDK's own default is ten minutes
RETRIES = 2  # the SDK backs off with jitter and honours Retry-After


class OpenAIEmbedder:
    """Embeds through `/embeddings` of the configured server."""

    def __init__(self, *, model: str, api_key: str, base_url: str | None = None) -> None:
        self._model = model
        self._api_key = api_key
        self._base_url = base_url
        self._client: Any = None

    @property
    def name(self) -> str:
        """The model's name with its provider."""
        return f"openai:{self._model}"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit vector per text.

        Raises:
            EmbedderUnavailable: the service failed after its retries or sent an unusable reply.
        """
        parts = [self._request(batch) for batch in _batches(texts)]
        if len({part.shape[1] for part in parts}) > 1:
            raise EmbedderUnavailable(f"{self.name} sent vectors of different lengths.")
        return np.concatenate(parts) if parts else np.zeros((0, 0), dtype=np.float32)

    def _request(self, batch: list[str]) -> Vectors:
        import openai

        if self._client is None:
            self._client = openai.OpenAI(
                api_key=self._api_key, base_url=self._base_url, timeout=TIMEOUT, max_retries=RETRIES
            )
        try:
            reply = self._client.embeddings.create(model=self._model, input=batch, encoding_format="float")
        except openai.OpenAIError as error:
            raise EmbedderUnavailable(
                f"The embedding service did not serve {self.name} ({type(error).__name__}).",
                remedy="Check OPENAI_BASE_URL and OPENAI_API_KEY; run ingest again to embed the rest.",
            ) from error
        return self._checked(reply.data, len(batch))

    def _checked(self, data: Sequence[Any], count: int) -> Vectors:
        rows = {item.index: item.embedding for item in data or ()}
        complete = sorted(rows) == list(range(count)) and len(data) == count
        if not complete or len({len(row) for row in rows.values()}) != 1:
            raise EmbedderUnavailable(f"{self.name} sent {len(rows)} usable vectors for {count} texts.")
        if not all(math.isfinite(value) for row in rows.values() for value in row):
            raise EmbedderUnavailable(f"{self.name} sent a vector that is not finite.")
        return unit(np.array([rows[i] for i in range(count)], dtype=np.float64))


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    count = tokens.counter()
    batch: list[str] = []
    used = 0
    for text in texts:
        size = count(text)
        if batch and (len(batch) == MAX_INPUTS or used + size > MAX_TOKENS):
            yield batch
            batch, used = [], 0
        batch.append(text or " ")  # the service refuses empty strings
        used += size
    if batch:
        yield batch
