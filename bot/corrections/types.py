"""What has become of the words that something cited. Frozen; times are UTC-aware."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from corpus.types import Article, Span

Kind = Literal["corrected", "updated", "withdrawn", "restored"]
"""The article was changed and says that it was corrected; it was changed; it was withdrawn; after a notice of one of
these the words stand again as they were cited."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A stretch of an article in the revision that was cited."""

    article: Article
    span: Span

    @property
    def text(self) -> str:
        """The exact words."""
        return self.span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class Correction:
    """What an article says now where it was cited.

    Attributes:
        was: the words as they were cited.
        now: the words that have taken their place, as they stand; "" when nothing has.
        revision: in which they stand.
        notice: the sentence in which the article itself says what was corrected; "" without one.
    """

    kind: Kind
    article_id: str
    revision: int
    was: str
    now: str = ""
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """An answer, a summary or a digest that cites a changed article."""

    kind: str  # "answer", "summary", "digest"
    question: str  # as it was put; "" for none
    number: int  # of the citation; 0 where its record does not say


@dataclass(frozen=True, slots=True)
class Change:
    """All that has changed of one article for the readers of one thread.

    Attributes:
        article: as it is now.
        corrections: one for each stretch that was cited and stands no more, in the order cited; at least one.
        mentions: where it was cited in this thread.
        seen: when we saw the change.
    """

    article: Article
    corrections: tuple[Correction, ...]
    mentions: tuple[Mention, ...]
    seen: datetime | None = None

    @property
    def kind(self) -> Kind:
        """That of all: a withdrawal outweighs the rest, and a correction an update."""
        kinds = {each.kind for each in self.corrections}
        for kind in ("withdrawn", "corrected", "updated"):
            if kind in kinds:
                return kind
        return "restored"
