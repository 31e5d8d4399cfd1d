"""`feedback`: what readers said of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from corpus.console import OK, PARTIAL, examples, home_option, json_option, settings, show

if TYPE_CHECKING:
    from pathlib import Path

    from bot.slack.hall.feedback import Said

_REASONS = {"factual": "factual error", "misleading": "misleading", "missing": "missing", "other": "other"}


@examples("evenhand feedback", "evenhand feedback --bad", "evenhand feedback --answer 1a2b3c4d5e --json")
@click.command()
@click.option("--bad", is_flag=True, help="Only what readers found wrong.")
@click.option("--answer", default="", metavar="ID", help="Only what was said of this answer.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How much is shown.")
@home_option
@json_option
def feedback(answer: str, limit: int, home: Path | None, *, bad: bool, as_json: bool) -> int:
    """What readers said of answers with the buttons below them, newest first. Exits 1 when there is nothing.

    Names are not kept: a reader is 16 digits that mean nothing elsewhere. `evenhand explain ID` shows the answer.
    """
    from bot.build import open_library
    from bot.slack.hall.feedback import Feedback
    from bot.slack.queue.pseudonyms import Pseudonyms

    with open_library(settings(home), check=False) as library:
        engine = library.archive.engine
        kept = Feedback(engine, Pseudonyms(engine))
        said = kept.latest(limit, verdict="bad" if bad else None, answer=answer)
    found = [_json(each) for each in said]
    told = "\n".join(_line(each) for each in said) or "Nothing was said yet."
    show({"kind": "feedback", "said": found}, told, as_json=as_json)
    return OK if said else PARTIAL


def _json(each: Said) -> dict[str, Any]:
    return {
        "answer": each.answer,
        "at": each.at.isoformat(),
        "team": each.team,
        "channel": each.channel,
        "reader": each.who,
        "verdict": each.verdict,
        "reason": each.reason or None,
        "text": each.text or None,
    }


def _line(each: Said) -> str:
    from bot import escaping

    reason = f", {_REASONS.get(each.reason, each.reason)}" if each.reason else ""
    words = f": {escaping.visible(each.text)}" if each.text else ""
    return f"{each.at:%Y-%m-%d %H:%M} {each.answer} {each.verdict}{reason}{words}"
