"""The composition root of Slack: which concrete parts answer there."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot import build
from bot.conversation import Conversation, Threads
from bot.slack.door.installing import Installations, tokens
from bot.slack.hall.channels import Channels
from bot.slack.hall.editors import Editors
from bot.slack.hall.errands import Errands
from bot.slack.hall.feedback import Feedback
from bot.slack.hall.homes import Homes
from bot.slack.hall.limits import Limits
from bot.slack.hall.people import People
from bot.slack.hall.reception import Reception
from bot.slack.hall.rooms import Rooms
from bot.slack.hall.threads import ThreadBook
from bot.slack.letters import claim_blocks, quotes, why
from bot.slack.office import Office
from bot.slack.post.clients import Clients
from bot.slack.post.courier import Courier
from bot.slack.queue.clerk import Clerk
from bot.slack.queue.counter import Counter
from bot.slack.queue.ledger import Ledger
from bot.slack.queue.owners import Owners, name
from bot.slack.queue.replying import Replies
from bot.slack.queue.watching import Watch
from corpus.library import Library  # noqa: TC001 - the parts are named here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Engine

    from bot.writers.asking import Model
    from corpus.settings import Settings

GRACE = 30.0  # seconds beyond those that writing may take, before a question counts as stuck


@contextmanager
def open_office(settings: Settings) -> Iterator[Office]:
    """The bot, ready to be started; it owns the vector index and shares it with other processes."""
    model = build.model_of(settings)
    with build.open_library(settings) as library:
        yield office(library.ready(serve=True), settings, model)


def office(library: Library, settings: Settings, model: Model | None = None) -> Office:
    """The bot on an open library."""
    engine = library.archive.engine
    clients = Clients(tokens(settings, engine), str(settings.slack_api_url))
    people = People(clients, settings.timezone)
    channels = Channels(settings.channels_path, engine)
    ledger = Ledger(engine, name(), forgotten=build.records(library).forget)
    threads, feedback, editors = ThreadBook(engine, ledger), Feedback(engine, ledger.people), Editors(engine)
    prunes = [ledger.prune, threads.prune, feedback.prune, editors.prune]
    records = build.records(library, settings, along=prunes)
    courier = Courier(clients, claim_blocks, zone_of=people.known, threads=settings.slack_workers)
    summaries = build.summarizer(library, settings, model), build.digester(library, settings)
    replies = Replies(_conversation(library, settings, model), *summaries, channels, people)
    clerk = Clerk(ledger, replies, courier, records)
    counter = Counter(ledger, clerk, settings.slack_workers)
    rooms = Rooms(
        reception=Reception(
            counter, channels, _limits(ledger, settings), threads, people, settings.slack_workers
        ),
        counter=counter,
        ledger=ledger,
        threads=threads,
        channels=channels,
        feedback=feedback,
        editors=editors,
        homes=_homes(library, settings, people, model),
        errands=Errands(courier),
        clients=clients,
        records=records,
        articles=library.archive.articles,
        quotes=quotes,
        why=why,
        forget=(clients.forget, people.forget, records.forget_team, *_installed(settings, engine)),
    )
    opened = Office(library.archive, rooms, clerk, courier)
    limit = settings.answer_seconds + GRACE
    again = opened.hear_again().again
    return opened.watched(Watch(ledger, Owners(engine), counter, clerk, limit=limit, again=again))


def _limits(ledger: Ledger, settings: Settings) -> Limits:
    return Limits(ledger, per_user=settings.slack_per_user, per_day=settings.slack_per_day)


def _homes(library: Library, settings: Settings, people: People, model: Model | None) -> Homes:
    named = settings.model if model else ""
    return Homes(library.archive, people, model=named, kept_days=settings.keep_answers)


def _conversation(library: Library, settings: Settings, model: Model | None) -> Conversation:
    from bot.writers.rewriting import Rewriter

    engine = library.archive.engine
    answering = build.desk(library, settings, model)
    rewriter = Rewriter(model) if model else None
    return Conversation(answering, Threads(engine), build.records(library), rewriter)


def _installed(settings: Settings, engine: Engine) -> tuple[Callable[[str], None], ...]:
    if settings.slack_bot_token.get_secret_value() or not settings.slack_client_id:
        return ()
    return (Installations(engine, settings.slack_client_id).forget,)
