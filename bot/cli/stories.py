"""`stories`: which reports tell of the same event."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from bot import scoping
from bot.cli.asking import asking_of, scope_options
from bot.outlets import OutletNames
from corpus.console import OK, PARTIAL, count, examples, home_option, json_option, settings, show
from corpus.errors import NotFound
from corpus.types import Sources

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bot.stories.book import StoryBook
    from bot.stories.shelf import Past
    from bot.stories.types import Story
    from bot.types import Scope
    from corpus.archive import Archive
    from corpus.settings import Settings
    from corpus.types import Article

_STRETCH = re.compile(r"(?P<n>\d{1,4})\s*(?P<unit>[hdw])")
_HOURS = {"h": 1, "d": 24, "w": 168}
DEFAULT = "24h"


@examples(
    "evenhand stories                                   # of the last 24 hours",
    "evenhand stories --since 7d --without 'Valley Wire'",
    "evenhand stories --since 2024-03-25 --until 2024-03-27 --json | jq '.stories[].title'",
    "evenhand stories s1f0c2a9b7d3e",
)
@click.command()
@click.argument("story_id", metavar="[ID]", required=False)
@click.option(
    "--since",
    default=DEFAULT,
    show_default=True,
    help="A stretch such as 24h, 7d or 2w, or a day or time (ISO 8601).",
)
@click.option("--until", help="Only reports published before this day or time (ISO 8601).")
@click.option("--zone", help="Your time zone, such as Europe/Berlin; else EVENHAND_TIMEZONE.")
@click.option("--now", help="List as of this time (ISO 8601), for replays.")
@scope_options
@home_option
@json_option
def stories(
    story_id: str | None, home: Path | None, *, as_json: bool, scope: Scope, **times: str | None
) -> int:
    """List the stories with a report since then, newest first; or show story ID with its reports and its history.

    Reports of one event are put together by their words, names, meaning and time; no model that writes takes part.
    Ids stay while a story lives. Exits 1 when there is no story.
    """
    from bot.build import open_library
    from bot.stories.book import StoryBook

    loaded = settings(home)
    since, until, zone = window_of(loaded, times)
    with open_library(loaded, check=False) as library:
        book = StoryBook(library.archive, library.embedder_name)
        if story_id:
            return _show_one(book, library.archive, story_id, zone, as_json=as_json)
        sources = sources_of(library.archive, scope)
        found = book.within(since, until, sources)
        articles = library.archive.articles.many([key for story in found for key in story.articles])
    value = {
        "kind": "stories",
        "since": since.isoformat(),
        "until": until.isoformat(),
        "stories": [story_json(story, articles) for story in found],
    }
    text = "\n\n".join(_told(story, articles, zone) for story in found)
    show(value, text or "There are no stories of that time.", as_json=as_json)
    return OK if found else PARTIAL


def window_of(loaded: Settings, times: Mapping[str, str | None]) -> tuple[datetime, datetime, str]:
    """The stretch of time that options name, in UTC, and the time zone.

    Raises:
        click.BadParameter: an option cannot be read, or nothing lies between them.
    """
    since = (times.get("since") or DEFAULT).strip()
    stretch = _STRETCH.fullmatch(since.lower())
    asking = asking_of(loaded, {**times, "since": None if stretch else since})
    now = asking.now or datetime.now(UTC)
    until = asking.window.until if asking.window and times.get("until") else now
    if stretch:
        begun = now - timedelta(hours=int(stretch["n"]) * _HOURS[stretch["unit"]])
    else:
        begun = asking.window.since if asking.window else now - timedelta(days=1)
    if begun >= until:
        raise click.BadParameter("--since must be before --until.")
    return begun, until, asking.zone


def sources_of(archive: Archive, scope: Scope) -> Sources:
    """Whose articles a scope means; a name that no outlet has is told of."""
    names = OutletNames(archive.articles.outlets())
    for name in scoping.unknown(scope, names):
        click.echo(f"Note: no outlet of the corpus is called {name!r}.", err=True)
    narrowed = scoping.narrowed(scope, names)
    return Sources(narrowed.outlets or None, narrowed.without, narrowed.languages)


def story_json(story: Story, articles: Mapping[str, Article]) -> dict[str, Any]:
    """One story as JSON values."""
    return {
        "story_id": story.id,
        "title": story.title,
        "since": story.since.isoformat(),
        "until": story.until.isoformat(),
        "reports": len(story.articles),
        "origins": len(story.origins),
        "outlets": list(story.outlets),
        "articles": [_article_json(articles[key]) for key in story.articles if key in articles],
    }


def _article_json(article: Article) -> dict[str, Any]:
    published = article.published_at
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published_at": published.isoformat() if published else None,
        "origin": article.origin,
    }


def _show_one(book: StoryBook, archive: Archive, story_id: str, zone: str, *, as_json: bool) -> int:
    story = book.get(story_id)
    if story is None:
        raise NotFound(f"No story has the id {story_id!r}.", remedy="Ids are shown by `evenhand stories`.")
    articles = archive.articles.many(story.articles)
    past = book.past(story.id)
    history = [
        {"at": one.at.isoformat(), "story_id": one.story_id, "what": one.what, "other": one.other or None}
        for one in past
    ]
    value = {"kind": "story", **story_json(story, articles), "history": history}
    lines = [_told(story, articles, zone), *(_happened(one, zone) for one in past)]
    if story.id != story_id:
        lines.insert(0, f"{story_id} has become part of {story.id}.")
    show(value, "\n".join(lines), as_json=as_json)
    return OK


def _told(story: Story, articles: Mapping[str, Article], zone: str) -> str:
    numbers = (
        count(len(story.articles), "report"),
        f"{len(story.origins)} independent",
        count(len(story.outlets), "outlet"),
    )
    about = f"  {story.id}  {_at(story.since, zone)} to {_at(story.until, zone)}  {', '.join(numbers)}"
    lines = [story.title, about]
    return "\n".join([*lines, *_lines([articles[key] for key in story.articles if key in articles], zone)])


def _lines(articles: Sequence[Article], zone: str) -> list[str]:
    return [
        f"  - {article.outlet or '?'}, {_at(article.when, zone)}: {article.title}"
        f"{'' if article.origin == article.id else ' (reprint)'}  [{article.id}]"
        for article in articles
    ]


def _happened(one: Past, zone: str) -> str:
    told = {"merged": f"became part of {one.other}", "split": f"came out of {one.other}"}
    return f"  {_at(one.at, zone)}  {one.story_id} {told.get(one.what, one.what)}"


def _at(moment: datetime, zone: str) -> str:
    return moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")
