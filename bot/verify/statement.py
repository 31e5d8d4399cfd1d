"""One statement with its source, as a sentence tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.language.phrases import heads_of, until_preposition

if TYPE_CHECKING:
    from bot.language.words import Word


class Attribution(NamedTuple):
    """One statement with its source."""

    source: tuple[Word, ...]  # empty for a hedge without a speaker
    heads: frozenset[str]  # stems of the source's own nouns and names, without "of Paris" and the like
    verb: str  # its stem; "accord" for "according to"
    start: int  # where source and verb begin and end in the text
    end: int
    governs: tuple[int, int]  # the characters that it is answerable for
    pronoun: bool = False

    @property
    def hedge(self) -> bool:
        """Whether it keeps its distance without naming anyone."""
        return not self.source and not self.pronoun

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the source's content words."""
        return frozenset(word.stem for word in self.source if word.content)

    @property
    def segments(self) -> tuple[frozenset[str], ...]:
        """The heads of each apposition: every one names the source."""
        parts: list[list[Word]] = [[]]
        for word in self.source:
            if word.text == ",":
                parts.append([])
            else:
                parts[-1].append(word)
        return tuple(heads for part in parts if (heads := heads_of(tuple(part))))

    @property
    def own(self) -> frozenset[str]:
        """The same without what a preposition hangs on: "the director" of "the director of the clinic"."""
        return frozenset(word.stem for word in until_preposition(self.source) if word.content)
