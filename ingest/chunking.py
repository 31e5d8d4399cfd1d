"""Cutting an article into passages: whole sentences, exact spans, no overlap, within the embedder's reach.

Each passage is embedded and searched with a rule-built header `outlet | date | title | section`: news
prose is ambiguous about who, when and which story. The header is never quotable.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from corpus import sentences, tokens
from corpus.types import Article, Passage, Span, passage_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# o200k tokens of header and text together. The embedder reads 256 word pieces; of 1,099 news chunks of
# 200 o200k tokens none exceeded that, of 220 some did (docs/design.md).
MAX_TOKENS = 200
MIN_BODY = 60  # tokens left to the text under a very long header


def header(article: Article) -> str:
    """The line that says where a passage comes from; parts that are unknown are left out."""
    day = article.published_at.date().isoformat() if article.published_at else ""
    return " | ".join(part for part in (article.outlet, day, article.title, article.section) if part)


def cut(article: Article) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """The passages of an article in reading order, and what is indexed of each: header, then text.

    Every sentence of the text is in exactly one passage; an article without text has none.
    """
    head = header(article)
    count = tokens.counter()
    budget = max(MAX_TOKENS - count(head), MIN_BODY)
    pieces = list(_pieces(article.text, sentences.split(article.text, article.language), budget))
    spans = [Span(run[0].start, run[-1].end) for run in _packed(pieces, budget)]
    indexed = tuple(f"{head}\n{span.of(article.text)}" for span in spans)
    passages = tuple(
        Passage(
            passage_id(article.id, article.revision, n), article.id, article.revision, n, span, count(text)
        )
        for n, (span, text) in enumerate(zip(spans, indexed, strict=True))
    )
    return passages, indexed


def fingerprint(indexed: str) -> str:
    """The key of an embedding: equal indexed texts are embedded once."""
    return blake2b(indexed.encode(), digest_size=16).hexdigest()


def _packed(pieces: Sequence[tuple[Span, int]], budget: int) -> Iterator[list[Span]]:
    """Runs of pieces of about equal size, none over the budget: an even cut leaves no stub at the end."""
    total = sum(size for _, size in pieces)
    goal = total / max(1, -(-total // budget))
    run: list[Span] = []
    used = 0
    for piece, size in pieces:
        if run and (used + size > budget or used + size / 2 > goal):
            yield run
            run, used = [], 0
        run.append(piece)
        used += size
    if run:
        yield run


def _pieces(text: str, spans: Sequence[Span], budget: int) -> Iterator[tuple[Span, int]]:
    """The sentences with their tokens; one that alone is over the budget is cut at clauses or words."""
    count = tokens.counter()
    for span in spans:
        size = count(span.of(text))
        if size <= budget:
            yield span, size
        else:
            yield from ((part, count(part.of(text))) for part in _cut_long(text, span, budget))


def _cut_long(text: str, span: Span, budget: int) -> Iterator[Span]:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        separators=["\n", "; ", ", ", " ", ""],
        chunk_size=budget,
        chunk_overlap=0,
        length_function=tokens.counter(),
        add_start_index=True,
        keep_separator="end",
        strip_whitespace=False,
    )
    for document in splitter.create_documents([span.of(text)]):
        start = span.start + document.metadata["start_index"]
        body = document.page_content
        lead = len(body) - len(body.lstrip())
        if body.strip():
            yield Span(start + lead, start + len(body.rstrip()))
