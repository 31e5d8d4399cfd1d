"""Whole sentences of an exhibit that can be quoted by themselves, and the claims that quote them. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.types import Cited, Draft, DraftClaim, Made
from bot.verify.speakers import attributions
from corpus import sentences
from corpus.types import Span
from corpus.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.types import Brief, ClaimKind, Exhibit
    from bot.writers import Listener

SAME = 0.6  # share of words at which two sentences say the same
SHORTEST = 20  # characters of a lead: less is a caption or a date
SHORTEST_DENSE = 8  # the same, in scripts where a character is a word
ANTECEDENTS = 2  # sentences that may be quoted along because a pronoun needs them

_DEPENDENT = re.compile(
    r"^[\"“‘'«]*(?:(?:It|This|That|These|Those|His|Her|Its|Their|Both|Such|The (?:two|move|decision|visit|latter|group|sides?))\b"
    r"|(?:\S+\s+){0,5}?(?:he|she|it|they|him|them)\b(?!\s+(?:is|was) (?:not )?(?:clear|likely|possible)))"
    r"|[”\"],?\s+(?:he|she|they)\s+(?:said|added|told|wrote)|\bsince then\b",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"\b(?:said|says|told|according to|added|wrote|announced|stated|denied|accused|called|warned)\b",
    re.IGNORECASE,
)
_FORMER = re.compile(  # what a correction says of the text before it: by itself it repeats the error
    r"^\W*(?:correction|clarification)\b|\b(?:earlier|previous|former) version of this (?:article|story|report|post|piece)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…。！？।۔][\"'”’»)\]]*$")
_STANDING = re.compile(  # what stands over, under or beside articles of a kind, whatever they say
    r"[?？؟]$|^\(.*\)$"
    r"|, (?:(?:far |second from |third from )?(?:left|right)|cent(?:er|re)), |^(?:pictured|in this [^.]{0,40}\bphoto\b)"
    r"|^\W*(?:the )?(?:views|opinions|opinion (?:pieces?|articles?|columns?))\b.*\b(?:authors?|writers?|own)\b"
    r"|^\W*this (?:article|story|column|piece|report) (?:was|is|has been|first|originally)\b",
    re.IGNORECASE,
)
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_QUOTED = re.compile(r"[“\"«]|''")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be quoted, with those before it that it needs."""

    exhibit: Exhibit
    span: Span  # in the article
    words: frozenset[str]  # stems of the sentence itself

    @property
    def text(self) -> str:
        """The article's own words."""
        return self.span.of(self.exhibit.article.text)


class Quoting:
    """Writes down the sentences that were chosen."""

    name = "extractive"

    def __init__(self, chosen: Sequence[Candidate]) -> None:
        self._chosen = chosen

    def write(self, brief: Brief, hear: Listener) -> Draft:  # noqa: ARG002 - a writer's signature
        """The chosen sentences, in order."""
        claims = tuple(claim_of(one) for one in self._chosen)
        for claim in claims:
            hear(claim)
        return Draft("answered" if claims else "insufficient", claims, made=Made("extractive"))


def quotable(exhibit: Exhibit) -> Iterator[Candidate]:
    """The exhibit's sentences; instructions hidden in articles are no news."""
    text = exhibit.article.text
    spans = sentences.split(text, exhibit.article.language)
    for i, span in enumerate(spans):
        whole = _with_antecedent(spans, i, exhibit) if usable(span, exhibit) else None
        if whole is not None:
            yield Candidate(exhibit, whole, words_of(span.of(text)))


def is_sentence(text: str) -> bool:
    """Whether a text is a whole sentence of an article: no caption, no heading, no aside, no question to the reader, no standing notice."""
    shortest = SHORTEST_DENSE if _DENSE.search(text) else SHORTEST
    return len(text) >= shortest and bool(_ENDED.search(text)) and not _STANDING.search(text)


def _with_antecedent(spans: Sequence[Span], i: int, exhibit: Exhibit) -> Span | None:
    """The sentence, with those before it as long as it opens with a pronoun that stands for them.

    None when even then nobody is named: a quote must be understood by itself.
    """
    first = i
    while _DEPENDENT.search(spans[first].of(exhibit.article.text)):
        first -= 1
        if first < 0 or i - first > ANTECEDENTS or not usable(spans[first], exhibit):
            return None
    return Span(spans[first].start, spans[i].end)


def usable(span: Span, exhibit: Exhibit) -> bool:
    """Whether a sentence may be quoted: inside the evidence, and no instruction hidden in the article."""
    if _FORMER.search(span.of(exhibit.article.text)):
        return False
    hostile = any(span.start < s.end and s.start < span.end for s in exhibit.article.suspect)
    return span.within(exhibit.span) and not hostile


def claim_of(candidate: Candidate) -> DraftClaim:
    """The sentence as a claim: who printed it comes first, then its words."""
    article = candidate.exhibit.article
    words = " ".join(candidate.text.split())
    verb = "said in an opinion piece" if article.kind == "opinion" else "reported"
    kind: ClaimKind = "fact"
    if _REPORTING.search(words):
        kind = "attributed"
    if _QUOTED.search(words):
        kind = "quote"
    as_of = article.published_at.date().isoformat() if article.published_at else None
    evidence = (Cited(candidate.exhibit.pid, candidate.text),)
    text = f"{article.outlet} {verb}: “{words}”"
    return DraftClaim(text, kind, evidence, speaker_of(candidate.text) or article.outlet, as_of)


def speaker_of(text: str) -> str:
    """The first source that the sentence names, in its own words; "" when it names none."""
    for found in attributions(text):
        if found.source and not found.pronoun:
            return text[found.source[0].start : found.source[-1].end].strip(" ,")
    return ""


def repeats(one: Candidate, other: Candidate) -> bool:
    """Same words, or stretches of one text that overlap; differing figures are no repetition."""
    mine, theirs = one.exhibit.article, other.exhibit.article
    same_text = (mine.id, mine.revision) == (theirs.id, theirs.revision)
    if same_text and one.span.start < other.span.end and other.span.start < one.span.end:
        return True
    if figures(one.text) != figures(other.text):
        return False
    return len(one.words & other.words) >= SAME * max(1, min(len(one.words), len(other.words)))


def figures(text: str) -> list[str]:
    """What a text says in digits, sorted."""
    return sorted(re.findall(r"\d[\d,.]*", text))


def words_of(text: str) -> frozenset[str]:
    """The stems of a text's content words."""
    return frozenset(stems(text))
