"""`article` and `explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from corpus.console import OK, examples, home_option, json_option, settings, show

if TYPE_CHECKING:
    from pathlib import Path


@examples("evenhand article 3f2a9c0d1e4b5a67", "evenhand article --revision 1 --json 3f2a9c0d1e4b5a67")
@click.command()
@click.argument("article_id", metavar="ID")
@click.option("--revision", type=click.IntRange(1), help="An older revision; the current one by default.")
@home_option
@json_option
def article(article_id: str, revision: int | None, home: Path | None, *, as_json: bool) -> int:
    """Show the stored article ID. With --json, `text[start:end]` are the words that an answer cites."""
    from bot import contract, render
    from bot.build import open_library

    with open_library(settings(home), check=False) as library:
        found = library.archive.articles.get(article_id, revision=revision)
        passages = library.archive.articles.passages_of(article_id) if revision is None else ()
    show(contract.article_json(found, passages), render.article(found), as_json=as_json)
    return OK


@examples("evenhand explain 1a2b3c4d5e", "evenhand explain --json 1a2b3c4d5e")
@click.command()
@click.argument("answer_id", metavar="ID")
@home_option
@json_option
def explain(answer_id: str, home: Path | None, *, as_json: bool) -> int:
    """Show how answer ID came about: what was understood, looked at, drafted, checked and withheld."""
    from bot import explaining
    from bot.build import open_library
    from bot.records import AnswerRecords

    with open_library(settings(home), check=False) as library:
        record: dict[str, Any] = AnswerRecords(library.archive.engine).get(answer_id)
    show(record, explaining.text(record), as_json=as_json)
    return OK
