"""Digests in the machine contract (docs/contract.md). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.contract import stamp, told_json

if TYPE_CHECKING:
    from bot.digests.types import Digest


def digest_json(digest: Digest) -> dict[str, Any]:
    """What an answer has; and which of its claims, counted from 1, are of which outlet."""
    window, leads, told = digest.question.window, [], 0
    for lead in digest.leads:
        numbers = range(told + 1, told + 1 + len(lead.claims))
        leads.append({"outlet": lead.outlet, "claims": list(numbers)})
        told += len(lead.claims)
    return told_json(
        digest,
        "digest",
        topic=digest.question.text,
        since=stamp(window.since) if window else None,
        until=stamp(window.until) if window else None,
        leads=leads,
        left_out=digest.left_out,
    )
