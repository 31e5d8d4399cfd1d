"""The lexical index: BM25 on Tantivy, derived from the archive and rebuilt from it at any time.

It remembers, beside itself, which archive it follows and the last change it has applied. One process
writes at a time (Tantivy's own lock, freed by the operating system); readers reload.
"""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from corpus.errors import IndexUnavailable
from corpus.types import Scored
from corpus.words import analyser, stems

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from corpus.types import Entry

FORMAT = 1  # raise when fields or analysis change: older indexes are then rebuilt
HEAP = 50_000_000  # bytes the writer may use; Tantivy asks for at least 15 MB a thread
_ANALYSER = "evenhand"


class LexicalIndex:
    """BM25 over header and text of passages."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._state = folder / "state.json"
        self._index: Any = None

    def seq(self, archive_id: str) -> int:
        """The last change applied; 0 when the index is missing, ruined, or follows another archive."""
        state = self._read_state()
        if state.get("archive") != archive_id or state.get("format") != FORMAT:
            return 0
        return int(state.get("seq", 0))

    def apply(self, archive_id: str, seq: int, *, gone: Collection[str], entries: Sequence[Entry]) -> None:
        """Replace the passages of the articles `gone` by `entries`, and remember `seq`.

        Applying the same change twice is harmless.

        Raises:
            IndexUnavailable: another process writes, or the index cannot be written.
        """
        import tantivy

        with _translated():
            if self.seq(archive_id) == 0:
                self.clear()
            writer = self._open().writer(HEAP, 1)
            for article_id in gone:
                writer.delete_documents_by_term("article", article_id)
            for entry in entries:
                writer.add_document(
                    tantivy.Document(id=entry.id, article=entry.article_id, body=entry.indexed)
                )
            writer.commit()
            writer.wait_merging_threads()
            self._write_state({"archive": archive_id, "format": FORMAT, "seq": seq})
            self._index.reload()

    def search(self, text: str, k: int) -> list[Scored]:
        """The `k` best passages for any of the words of `text`; scores are BM25, unbounded.

        Raises:
            IndexUnavailable: the index cannot be opened.
        """
        import tantivy

        with _translated():
            index = self._open()
            terms = stems(text)
            if not terms:
                return []
            clauses = [
                (tantivy.Occur.Should, tantivy.Query.term_query(index.schema, "body", term)) for term in terms
            ]
            searcher = index.searcher()
            hits = searcher.search(tantivy.Query.boolean_query(clauses), k, count=False).hits
            found = [Scored(searcher.doc(address)["id"][0], score) for score, address in hits]
            return sorted(found, key=lambda hit: (-hit.score, hit.id))

    def count(self) -> int:
        """Passages in the index.

        Raises:
            IndexUnavailable: the index cannot be opened.
        """
        with _translated():
            return int(self._open().searcher().num_docs)

    def reload(self) -> None:
        """See what other processes have committed."""
        with _translated():
            if self._index is not None and self._read_state():
                self._index.reload()

    def clear(self) -> None:
        """Throw everything away; the next `apply` begins anew."""
        self._index = None
        if self._folder.exists():
            shutil.rmtree(self._folder)

    def _open(self) -> Any:
        if self._index is None:
            import tantivy

            self._folder.mkdir(parents=True, exist_ok=True)
            builder = tantivy.SchemaBuilder()
            builder.add_text_field("id", stored=True, tokenizer_name="raw")
            builder.add_text_field("article", tokenizer_name="raw")
            builder.add_text_field("body", tokenizer_name=_ANALYSER)
            self._index = tantivy.Index(builder.build(), path=str(self._folder), reuse=True)
            self._index.register_tokenizer(_ANALYSER, analyser())
            self._index.reload()
        return self._index

    def _read_state(self) -> dict[str, Any]:
        try:
            state = json.loads(self._state.read_text())
        except (OSError, ValueError):
            return {}
        return state if isinstance(state, dict) else {}

    def _write_state(self, state: dict[str, Any]) -> None:
        part = self._state.with_suffix(".part")
        part.write_text(json.dumps(state))
        part.replace(self._state)


@contextmanager
def _translated() -> Iterator[None]:
    """Tantivy raises plain ValueErrors and OSErrors, and panics on torn files."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise IndexUnavailable(
            f"The lexical index cannot be used ({type(error).__name__}).", remedy="Run `evenhand reindex`."
        ) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise IndexUnavailable("The lexical index is damaged.", remedy="Run `evenhand reindex`.") from error
