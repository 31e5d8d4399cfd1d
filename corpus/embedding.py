"""The port for embedders, and what they may spend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from corpus.errors import EmbedderUnavailable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np

    Vectors = np.ndarray[tuple[int, int], np.dtype[np.float32]]  # (texts, dimension), unit length


class Embedder(Protocol):
    """Turns texts into unit vectors. Equal texts give equal vectors; the order of the texts is kept."""

    @property
    def name(self) -> str:
        """Model and variant: vectors of different names are never mixed."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit vector per text, float32; shape (0, dimension) or (0, 0) for no texts.

        Raises:
            PartlyEmbedded: some texts have their vectors, the others can be tried again later.
            EmbedderUnavailable: the model cannot be loaded, or the service failed after its retries.
        """
        ...


class Budget(Protocol):
    """What a paid embedder may still spend."""

    def __call__(self, tokens: int) -> None:
        """Book `tokens` before they are sent; every try of a request is booked.

        Raises:
            SpendCapReached: they are more than what is left; nothing is booked then.
        """
        ...


class SpendCapReached(EmbedderUnavailable):
    """The tokens that may be embedded until midnight are used up; the rest stays pending."""


class PartlyEmbedded(EmbedderUnavailable):
    """Some texts could not be embedded.

    Attributes:
        done: the vectors that were made, by the place of their text.
        fault: what happened to the others (the last thing, if several happened).
    """

    def __init__(self, done: Mapping[int, np.ndarray], fault: EmbedderUnavailable) -> None:
        super().__init__(str(fault), remedy=fault.remedy)
        self.done = done
        self.fault = fault

    def __reduce__(self) -> tuple[type[PartlyEmbedded], tuple[object, ...]]:
        """Lets it travel home from a worker process."""
        return type(self), (self.done, self.fault)


@dataclass(frozen=True, slots=True)
class Embedded:
    """What came of embedding some texts."""

    vectors: tuple[np.ndarray | None, ...]  # one per text; None where it is still to be done
    fault: EmbedderUnavailable | None  # why, if any is None


def embed_some(embedder: Embedder, texts: Sequence[str]) -> Embedded:
    """As many vectors as can be had now; never raises `EmbedderUnavailable`."""
    try:
        return Embedded(tuple(embedder.embed(texts)), None)
    except PartlyEmbedded as error:
        return Embedded(tuple(error.done.get(place) for place in range(len(texts))), error.fault)
    except EmbedderUnavailable as error:
        return Embedded((None,) * len(texts), error)


def unit(vectors: np.ndarray) -> Vectors:
    """Rows scaled to length 1, float32; a zero row stays zero."""
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)
    return scaled
