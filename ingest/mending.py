"""What a killed run, a run without an embedder or an older version has left undone in a library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from corpus.errors import EmbedderUnavailable
from ingest import copies

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.archive import Archive

PART = 500  # articles sketched in one transaction


class Shelf(Protocol):
    """What a run needs of a library (`corpus.library.Library`)."""

    archive: Archive
    notices: dict[str, str]

    @property
    def embedder_name(self) -> str:
        """Whose vectors are stored."""
        ...

    def ready(self) -> object:
        """Open the indexes."""
        ...

    def stale(self) -> bool:
        """Whether the indexes lack something."""
        ...

    def claim(self) -> None:
        """Write down whose vectors these are."""
        ...

    def settle(self, *, thorough: bool = True) -> None:
        """Let the indexes take up everything."""
        ...

    def embed_missing(self, progress: Callable[[int, int], None]) -> int:
        """Embed what has no vector."""
        ...


def finish(library: Shelf) -> int:
    """Do what is left to do, before anything new is taken in; says how many passages were embedded."""
    _sketch_anew(library.archive)
    if not library.stale():
        return 0
    library.ready()
    embedded = 0
    try:
        embedded = library.embed_missing(lambda _done, _total: None)
    except EmbedderUnavailable as error:
        library.notices["embedder"] = f"{error} {error.remedy}".strip()
    library.settle()
    return embedded


def _sketch_anew(archive: Archive) -> None:
    """Sketches of another version find no copies: all are made again, once."""
    if archive.ledger.manifest().get("sketches") == copies.SKETCHES:
        return
    after = ""
    while ids := archive.articles.live_ids(after=after, limit=PART):
        found = archive.articles.many(ids)
        archive.put_sketches([(found[key], copies.sketch(found[key].text)) for key in ids if key in found])
        after = ids[-1]
    archive.ledger.note(sketches=copies.SKETCHES)
