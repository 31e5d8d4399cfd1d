"""Telling an answer on a terminal while it comes about: checked sentences only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot import render, telling
from bot.types import Answer
from corpus.console import count

if TYPE_CHECKING:
    from bot.types import Claim, Evidence, NoAnswer, Source


class Terminal:
    """Prints each checked claim when it is told, then the rest of the answer.

    Args:
        zone: IANA name of the asker's zone.
    """

    def __init__(self, zone: str) -> None:
        self._zone = zone
        self._told = False

    def reading(self, evidence: Evidence) -> None:
        """A line on standard error: what is read."""
        articles = {exhibit.article.id for exhibit in evidence}
        outlets = {exhibit.article.outlet for exhibit in evidence}
        read = f"{count(len(articles), 'article')} from {count(len(outlets), 'outlet')}"
        click.echo(f"Reading {read} …", err=True)

    def claim(self, claim: Claim, sources: tuple[Source, ...]) -> None:
        """The claim, with the citation numbers that the whole answer will have."""
        self._told = True
        click.echo(render.claim_line(claim, sources, self._zone))

    def finish(self, outcome: Answer | NoAnswer) -> None:
        """What has not been told yet."""
        if self._told and isinstance(outcome, Answer):
            click.echo("\n".join(render.after_claims(outcome)))
        else:
            click.echo(telling.text(outcome))
