"""`check`: a draft of somebody else's, sentence by sentence, against the corpus or one text."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.console import OK, PARTIAL, examples, home_option, json_option, settings, show
from corpus.errors import NotFound, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.checking.draft import Piece
    from bot.checking.report import Checked
    from bot.types import Evidence
    from corpus.settings import Settings
    from corpus.types import Article
    from ingest.types import Extracted, Raw

    Find = Callable[[str], Evidence]

PASSAGES = 12  # looked for in the corpus for each sentence
ARTICLES = 6  # of these, at most so many are read as a whole
TEXTS = 50  # in one file of JSON lines
SENTENCES = 1_000  # of one draft: some two minutes against a corpus on one core
LETTERS = 400_000  # of one draft
STDIN = "-"
_ENDINGS = frozenset((".txt", ".md", ".markdown", ".html", ".htm", ".jsonl", ".json"))


@examples(
    "evenhand check 'The council voted 7 to 2 to close the bridge.'",
    "evenhand check draft.md --against article.html",
    "evenhand check --json - < draft.txt | jq '.sentences[] | select(.verdict != \"supported\")'",
)
@click.command()
@click.argument("draft", metavar="TEXT|FILE|-", nargs=-1, required=True)
@click.option(
    "--against",
    metavar="FILE|ARTICLE_ID",
    help="Check against this file, or this stored article; by default against the whole corpus.",
)
@home_option
@json_option
def check(draft: tuple[str, ...], against: str | None, home: Path | None, *, as_json: bool) -> int:
    """Check a draft, sentence by sentence: supported, contradicted or not found, with the words that say so.

    TEXT is the draft itself; FILE a text, Markdown or HTML file; `-` standard input. Questions and the like,
    which state nothing, are named and not counted against the draft.
    Exits 0 when every statement is supported, 1 when one is not, 2 for wrong usage.
    """
    from bot.checking import report
    from bot.neutrality import newsroom

    loaded = settings(home)
    newsroom.adopt(loaded.home)
    language, pieces = _pieces(_draft(draft))
    with _finder(loaded, against, language) as find:
        checked = _checked(pieces, find)
    text = report.as_text(checked, loaded.timezone, corpus=against is None)
    show(report.as_json(checked), text, as_json=as_json)
    return OK if report.all_supported(checked) else PARTIAL


def _checked(pieces: Sequence[Piece], find: Find) -> list[Checked]:
    from bot.checking.report import Checked
    from bot.checking.scores import best_score
    from bot.checking.verdicts import Finding, examine
    from corpus.terminal import bar

    checked: list[Checked] = []
    with bar("sentences") as progress:
        for piece in pieces:
            if piece.idle:
                checked.append(Checked(Finding(piece.text, "not_found", idle=piece.idle), 0.0))
            else:
                evidence = find(piece.text)
                checked.append(Checked(examine(piece.text, evidence), best_score(piece.text, evidence)))
            progress(len(checked), len(pieces))
    return checked


def _draft(given: tuple[str, ...]) -> str:
    """The draft's words: those given, or those of the file that is named."""
    if len(given) == 1 and (given[0] == STDIN or _is_file(given[0])):
        return _text_of(_raws(given[0])[0])
    return " ".join(given).encode("utf-8", "replace").decode()


def _is_file(name: str) -> bool:
    """Whether a word names a file.

    Raises:
        UsageError: it names a folder, or looks like a file and there is none.
    """
    if not name.strip():
        return False
    try:
        if Path(name).is_file():
            return True
        if Path(name).is_dir():
            raise click.UsageError(f"{name} is a folder; name one file.")
    except (OSError, ValueError):  # too long for a name, or a NUL
        return False
    if Path(name).suffix.lower() in _ENDINGS and not any(map(str.isspace, name)):
        raise click.UsageError(f"There is no file {name}.")
    return False


def _pieces(draft: str) -> tuple[str, Sequence[Piece]]:
    """The draft's language and sentences.

    Raises:
        UsageError: it is empty, or longer than what is checked at once.
    """
    from bot.checking.draft import pieces
    from ingest.extraction.hygiene import clean
    from ingest.extraction.language import detect

    draft = clean(draft)
    if len(draft) > LETTERS:
        raise click.UsageError(
            f"The draft has {len(draft):,} characters; {LETTERS:,} are checked at once. Split it."
        )
    language = detect("", draft)
    found = pieces(draft, language)
    if not found:
        raise click.UsageError("The draft is empty: there is nothing to check.")
    if len(found) > SENTENCES:
        raise click.UsageError(
            f"The draft has {len(found):,} sentences; {SENTENCES:,} are checked at once. Split it."
        )
    return language, found


@contextmanager
def _finder(loaded: Settings, against: str | None, language: str) -> Iterator[Find]:
    """Where evidence for a sentence comes from: one text, or the articles that the corpus has about it."""
    if against is None:
        with _corpus(loaded) as find:
            yield find
        return
    evidence = _of_file(against, language) if _is_file(against) else _of_article(loaded, against)
    yield lambda _sentence: evidence


@contextmanager
def _corpus(loaded: Settings) -> Iterator[Find]:
    from bot.build import open_desk
    from bot.desk import Asking
    from bot.loose import whole

    with open_desk(loaded) as desk:

        def find(sentence: str) -> Evidence:
            hits = desk.look_up(sentence, Asking(loaded.timezone), k=PASSAGES)
            articles = {hit.article.id: hit.article for hit in hits}
            return tuple(
                whole(article, number)
                for number, article in enumerate(list(articles.values())[:ARTICLES], start=1)
            )

        yield find


def _of_article(loaded: Settings, article_id: str) -> Evidence:
    from bot.build import open_library
    from bot.loose import whole

    with open_library(loaded, check=False) as library:
        try:
            return (whole(library.archive.articles.get(article_id), 1),)
        except NotFound as error:
            raise click.UsageError(
                f"There is neither a file nor a stored article {article_id!r}. {error.remedy}"
            ) from error


def _of_file(path: str, language: str) -> Evidence:
    from bot.loose import whole
    from ingest.extraction.sandbox import Sandbox

    raws = _raws(path)
    with Sandbox(workers=1) as sandbox:
        results = [sandbox.extract(raw, now=datetime.now(UTC)) for raw in raws]
    for result in results:
        if isinstance(result, SourceError):
            raise click.UsageError(f"{path}: {result}; {result.remedy}.") from result
    found = [result for result in results if not isinstance(result, SourceError)]
    return tuple(whole(_article(one, language), number) for number, one in enumerate(found, start=1))


def _article(found: Extracted, language: str) -> Article:
    """What was extracted as an article that no archive holds."""
    from bot.loose import loose

    return loose(
        found.text,
        title="" if found.text.startswith(found.title) else found.title,
        outlet=found.outlet,
        language=found.language or language,
        url=found.url,
        published=(found.published_at, found.date_quality),
    )


def _raws(path: str) -> list[Raw]:
    """The documents of a file.

    Raises:
        UsageError: it cannot be read, or holds more than can be compared.
    """
    from ingest import sources

    raws: list[Raw] = []
    for document in sources.read([path], stdin=sys.stdin.buffer):
        if isinstance(document, SourceError):
            raise click.UsageError(f"{document.source}: {document}; {document.remedy}.")
        raws.append(document)
        if len(raws) > TEXTS:
            raise click.UsageError(f"{path} holds more than {TEXTS} texts. Split it.")
    return raws


def _text_of(raw: Raw) -> str:
    """A draft's words: of a page, its article; of text and Markdown, all that is written."""
    from ingest.extraction.charsets import decode
    from ingest.extraction.sandbox import Sandbox

    if raw.format in {"text", "markdown"}:
        return decode(raw.data, declared=raw.charset)
    with Sandbox(workers=1) as sandbox:
        result = sandbox.extract(raw, now=datetime.now(UTC))
    if isinstance(result, SourceError):
        raise click.UsageError(f"{raw.source}: {result}; {result.remedy}.")
    return f"{result.title}\n\n{result.text}" if result.title not in result.text else result.text
