"""The port for embedders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

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


def unit(vectors: np.ndarray) -> Vectors:
    """Rows scaled to length 1, float32; a zero row stays zero."""
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)
    return scaled
