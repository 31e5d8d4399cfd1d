"""The port for embedders, and the choice among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.settings import Settings

Vectors = np.ndarray[tuple[int, int], np.dtype[np.float32]]  # (texts, dimension), unit length


class Embedder(Protocol):
    """Turns texts into unit vectors. Equal texts give equal vectors; the order of the texts is kept.

    Implementations are not shared between threads.
    """

    @property
    def name(self) -> str:
        """Model and variant: vectors of different names are never mixed."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit vector per text, float32; shape (0, dimension) or (0, 0) for no texts.

        Raises:
            EmbedderUnavailable: the model cannot be loaded, or the service failed after its retries.
        """
        ...


def choose(settings: Settings) -> Embedder:
    """The embedder that the settings name; nothing is loaded before its first use."""
    if settings.embedder == "local":
        from corpus.embed_local import LocalEmbedder

        return LocalEmbedder()
    from corpus.embed_openai import OpenAIEmbedder

    base_url = str(settings.openai_base_url) if settings.openai_base_url else None
    return OpenAIEmbedder(
        model=settings.embedder.removeprefix("openai:"),
        api_key=settings.openai_api_key.get_secret_value(),
        base_url=base_url,
    )


def unit(vectors: np.ndarray) -> Vectors:
    """Rows scaled to length 1, float32; a zero row stays zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)
    return scaled
