"""Digests in the machine contract (docs/contract.md). Pure."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.contract import claim_json, stamp, told_json

if TYPE_CHECKING:
    from bot.digests.types import Digest, Entry, Mention


def digest_json(digest: Digest) -> dict[str, Any]:
    """What an answer has; and its stories, lines in brief, what is quiet and what was left out."""
    window = digest.question.window
    numbers = {source.article_id: source.number for source in digest.sources}
    return told_json(
        digest,
        "digest",
        topic=digest.question.text,
        since=stamp(window.since) if window else None,
        until=stamp(window.until) if window else None,
        late=stamp(digest.late),
        stories=[_entry(entry, numbers) for entry in digest.entries],
        in_brief=[_mention(mention, numbers) for mention in digest.in_brief],
        quiet=[
            {"story_id": story.id, "title": story.title, "articles": list(story.articles)}
            for story in digest.quiet
        ],
        left_out=[asdict(one) for one in digest.left_out],
        words=digest.words,
        minutes=digest.minutes,
        conflicts=[asdict(conflict) for conflict in digest.conflicts],
    )


def _entry(entry: Entry, numbers: dict[str, int]) -> dict[str, Any]:
    story = entry.story
    return {
        "story_id": story.id,
        "state": entry.state,
        "title": entry.title,
        "claims": [claim_json(claim, numbers) for claim in entry.claims],
        "background": [claim_json(claim, numbers) for claim in entry.background],
        "changes": [asdict(change) for change in entry.changes],
        "differ": [asdict(conflict) for conflict in entry.conflicts],
        "notes": list(entry.notes),
        "unshown": list(entry.unshown),
        "articles": [*story.articles, *entry.gone],
        "reports": len(story.articles),
        "origins": len(story.origins),
        "outlets": list(story.outlets),
        "first": stamp(story.since),
        "last": stamp(story.until),
        "words": entry.words,
    }


def _mention(mention: Mention, numbers: dict[str, int]) -> dict[str, Any]:
    claim = claim_json(mention.claim, numbers) if mention.claim else None
    return {
        "story_id": mention.story.id,
        "state": mention.state,
        "title": mention.title,
        "articles": list(mention.story.articles),
        "claim": claim,
    }
