"""The composition root: which concrete parts make a Desk."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.desk import Desk
from bot.records import AnswerRecords
from bot.writers.extractive import ExtractiveWriter
from corpus.embedders import choose
from corpus.errors import EmbedderUnavailable
from corpus.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np

    from corpus.settings import Settings


@contextmanager
def open_library(settings: Settings, *, check: bool = True) -> Iterator[Library]:
    """An open library; its indexes are opened by `ready`."""
    with Library.open(settings, choose(settings), check=check) as library:
        yield library


@contextmanager
def open_desk(settings: Settings, *, serve: bool = False) -> Iterator[Desk]:
    """A Desk ready to answer.

    Args:
        settings: where everything is.
        serve: for long-running processes: own the vector index through a server that others may use.
    """
    with open_library(settings) as library:
        yield desk(library.ready(serve=serve))


def desk(library: Library) -> Desk:
    """A Desk on an open library."""

    def embed(texts: Sequence[str]) -> np.ndarray | None:
        try:
            return library.embedder.embed(texts)
        except EmbedderUnavailable:
            return None

    records = AnswerRecords(library.archive.engine)
    return Desk(library, ExtractiveWriter(embed), records, clock=lambda: datetime.now(UTC))
