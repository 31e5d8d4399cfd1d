"""`article` and `explain`."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from corpus.console import OK, examples, home_option, json_option, settings, show
from corpus.errors import NotFound


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


@examples(
    "evenhand explain 1a2b3c4d5e",
    "evenhand explain --json 1a2b3c4d5e | jq .drafts",
    "evenhand explain --output answer.md 1a2b3c4d5e",
)
@click.command()
@click.argument("answer_id", metavar="ID")
@click.option("--markdown", is_flag=True, help="As a Markdown document.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it to this file instead; as Markdown unless --json is given.",
)
@click.option("--force", is_flag=True, help="Replace the file.")
@home_option
@json_option
def explain(answer_id: str, output: Path | None, home: Path | None, **flags: bool) -> int:
    """Show how answer ID came about: what was understood, found, drafted, checked, withheld and spent.

    The words of the articles are read again from the archive, in the revisions that were cited; what was purged is
    named without its words.
    """
    from bot import explaining

    if flags["markdown"] and flags["as_json"]:
        raise click.UsageError("Give one of --markdown and --json.")
    if flags["force"] and not output:
        raise click.UsageError("--force goes with --output.")
    record = _record(answer_id, home)
    if output:
        told = json.dumps(record, ensure_ascii=False) if flags["as_json"] else explaining.markdown(record)
        _write(output, told, force=flags["force"])
        about = {"file": str(output.absolute()), "bytes": output.stat().st_size}
        show(about, f"{output}: {about['bytes']} bytes.", as_json=flags["as_json"])
        return OK
    told = explaining.markdown(record) if flags["markdown"] else explaining.text(record)
    show(record, told.rstrip("\n"), as_json=flags["as_json"])
    return OK


def _record(answer_id: str, home: Path | None) -> dict[str, Any]:
    """The record of an answer with the articles' words.

    Raises:
        NotFound: no answer has this id.
    """
    from bot.build import open_library
    from bot.records import AnswerRecords
    from bot.rereading import places, reread

    with open_library(settings(home), check=False) as library:
        record = AnswerRecords(library.archive.engine).get(answer_id)
        articles = {}
        for article_id, revision in places(record):
            with suppress(NotFound):
                articles[article_id, revision] = library.archive.articles.get(article_id, revision=revision)
        newest = library.archive.articles.many({article_id for article_id, _ in articles})
    return reread(record, articles, newest)


def _write(file: Path, text: str, *, force: bool) -> None:
    """Write a new file, or in place of one when told to; only its owner may read it (`console.run`).

    Raises:
        click.UsageError: it is there already.
    """
    try:
        with file.open("w" if force else "x", encoding="utf-8") as stream:
            stream.write(text if text.endswith("\n") else f"{text}\n")
    except FileExistsError:
        raise click.UsageError(f"{file} is there already: add --force to replace it.") from None
