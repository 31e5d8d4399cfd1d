"""The Desk: what Evenhand says. The command line and Slack are thin adapters on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import composing
from bot.casework import PATIENCE, PLAIN, SILENT, Asking, Casework, Shelf, Silent, Teller
from bot.search import search
from bot.types import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.case import Case, Records
    from bot.editing import Doubts
    from bot.types import NoAnswer, Scope
    from bot.writers import Writer
    from corpus.clock import Clock
    from corpus.types import Hit

__all__ = ["PATIENCE", "PLAIN", "SILENT", "Asking", "Desk", "Shelf", "Silent", "Teller"]


class Desk:
    """Answers questions from the corpus, every sentence checked against the words that it cites.

    Safe to hold open and to share between threads: each question sees what was ingested before it was asked.

    Args:
        shelf: the library.
        writer: writes drafts.
        records: keeps what led to each answer.
        clock: the time now.
        patience: seconds that writing may take.
        doubts: an optional second reader of checked claims.
    """

    def __init__(
        self,
        shelf: Shelf,
        writer: Writer,
        records: Records,
        *,
        clock: Clock,
        patience: float = PATIENCE,
        doubts: Doubts | None = None,
    ) -> None:
        self._work = Casework(shelf, writer, records, clock=clock, patience=patience, doubts=doubts)

    def ask(self, text: str, asking: Asking = PLAIN, tell: Teller = SILENT) -> Answer | NoAnswer:
        """A cited answer, or the reason why there is none. At most 2,000 characters of `text` are read.

        What `tell` hears of claims is what the answer holds, in the same order.
        """
        case = self._work.open(text, asking)
        refusal = self._work.gather(case)
        if refusal is None:
            tell.reading(case.evidence)
            refusal = self._work.write(case, tell)
        return self._work.decline(case, refusal) if refusal else self._publish(case)

    def look_up(self, text: str, asking: Asking = PLAIN, *, k: int = 10) -> Sequence[Hit]:
        """The `k` best passages, without an answer."""
        return search(self._work.shelf, self._work.open(text, asking).question, k=k).hits

    def unknown(self, scope: Scope) -> tuple[str, ...]:
        """The names of a scope that no outlet of the corpus is called, as written."""
        return self._work.unknown(scope)

    def _publish(self, case: Case) -> Answer:
        work, result = self._work, case.edited
        assert result is not None  # noqa: S101 - written by `write`
        sources, disputed = work.compared(case)
        return work.close(
            case,
            Answer(
                id=case.id,
                question=case.question,
                status="answered" if result.status == "answered" else "partial",
                claims=case.published,
                sources=sources,
                conflicts=disputed,
                withheld=result.verdict.withheld,
                missing=result.missing,
                notices=work.notices(case),
                coverage=composing.coverage(case.evidence, work.freshness(case)),
                provenance=work.provenance(case),
            ),
        )
