"""Articles, exhibits and drafts for the tests of the checks, from plain text."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import blake2b

from bot.types import Cited, Draft, DraftClaim, Evidence, Exhibit, Question, Verdict
from bot.verify import FELL_OVER, verify
from corpus.types import Article, Span

TUESDAY = datetime(2024, 3, 26, 12, 0, tzinfo=UTC)


def article(
    text: str,
    *,
    outlet: str = "Harbor Wire",
    published: datetime | None = TUESDAY,
    title: str = "",
    language: str = "en",
    suspect: tuple[Span, ...] = (),
) -> Article:
    """An article with the given body."""
    return Article(
        id=blake2b(repr((outlet, text)).encode(), digest_size=6).hexdigest(),
        url="",
        canonical_url="",
        title=title,
        dek="",
        outlet=outlet,
        section="",
        authors=(),
        language=language,
        published_at=published,
        date_quality="minute",
        updated_at=None,
        first_seen=TUESDAY,
        text=text,
        content_hash="0",
        revision=1,
        kind="news",
        origin="",
        suspect=suspect,
    )


def exhibit(text: str, number: int = 1, **given: object) -> Exhibit:
    """The whole of an article as one exhibit."""
    made = article(text, **given)  # type: ignore[arg-type]
    return Exhibit(number, made, Span(0, len(text)))


def question(text: str = "What happened?") -> Question:
    """A question of the day."""
    return Question(text, now=TUESDAY, zone="UTC")


def judge(claim: str, *quotes: str, evidence: Evidence, **given: object) -> Verdict:
    """The verdict on one claim that cites the given words of the first exhibit (all of it when none are given)."""
    cited = tuple(Cited(evidence[0].pid, quote) for quote in quotes or (evidence[0].text,))
    draft = DraftClaim(claim, given.pop("kind", "fact"), cited, **given)  # type: ignore[arg-type]
    verdict = verify(Draft("answered", (draft,)), evidence, question())
    assert all(one.detail != FELL_OVER for one in verdict.withheld)
    return verdict


def code(claim: str, source: str, *quotes: str, **given: object) -> str:
    """The code that a claim on one passage fails with, "" when it may be published."""
    shown = exhibit(
        source,
        **{
            name: given.pop(name)
            for name in ("published", "outlet", "language", "suspect", "title")
            if name in given
        },
    )
    verdict = judge(claim, *quotes, evidence=(shown,), **given)
    return verdict.withheld[0].code if verdict.withheld else ""
