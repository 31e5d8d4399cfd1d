"""`summarize`: one fair account of an article, a topic or a story."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from bot.cli.asking import asking_of, scope_options, time_options
from corpus.console import OK, PARTIAL, examples, home_option, json_option, settings, show

if TYPE_CHECKING:
    from pathlib import Path

    from bot.types import Scope


@examples(
    "evenhand summarize https://river.example/news/flood     # taken in first, if it is not held",
    "evenhand summarize 'flood at Ostrel' --since 2024-03-25",
    "evenhand summarize s1f0c2a9b7d3e                        # a story of `evenhand stories`",
    "evenhand summarize --json 'flood at Ostrel' | jq '.parties[].party, .differ, .unknown'",
)
@click.command()
@click.argument("target", nargs=-1)
@click.option("--story", "story_id", metavar="ID", help="A story, by its id.")
@time_options
@scope_options
@home_option
@json_option
def summarize(
    target: tuple[str, ...],
    story_id: str | None,
    home: Path | None,
    *,
    as_json: bool,
    scope: Scope,
    **times: str | None,
) -> int:
    """Summarise TARGET from the corpus: a web address, an article's id, a story's id, or a topic.

    What reports agree on, what each party says, where sources differ, and what is not known; every sentence with the
    exact words that it rests on. Exits 0 with a summary and 1 without one; the reason is printed.
    """
    from bot import telling
    from bot.build import model_of, open_library, summarizer
    from bot.summaries.types import Summary

    wanted = " ".join(target).strip()
    if bool(wanted) == bool(story_id):
        raise click.UsageError("Give a TARGET or --story ID.")
    loaded = settings(home)
    asking = replace(asking_of(loaded, times), scope=scope)
    model = model_of(loaded)
    with open_library(loaded) as library:
        summaries = summarizer(library.ready(), loaded, model)
        outcome = summaries.story(story_id, asking) if story_id else summaries.about(wanted, asking)
    value = telling.outcome_json(outcome)
    show(value, value["text"], as_json=as_json)
    return OK if isinstance(outcome, Summary) else PARTIAL
