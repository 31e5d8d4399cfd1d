"""The composition root of Slack: which concrete parts answer there."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import build
from bot.conversation import Conversation, Threads
from bot.corrections.following import Corrections
from bot.digests.digester import Digester  # noqa: TC001 - the parts are named here
from bot.digests.editions import Editions
from bot.records import AnswerRecords  # noqa: TC001 - the same
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
from bot.slack.hall.subscribing import Subscribing
from bot.slack.hall.threads import ThreadBook
from bot.slack.letters import claim_blocks, quotes, why
from bot.slack.office import Office
from bot.slack.post.clients import Clients
from bot.slack.post.courier import Courier
from bot.slack.queue.clerk import Clerk
from bot.slack.queue.counter import Counter
from bot.slack.queue.ledger import Ledger
from bot.slack.queue.owners import Owners, name
from bot.slack.queue.replying import Desks, Replies
from bot.slack.queue.scheduled import Scheduled
from bot.slack.queue.watching import Watch
from bot.slack.rounds import Rounds
from bot.subscriptions.rounds import Round
from bot.subscriptions.store import Subscriptions
from corpus.clock import utc_now
from corpus.library import Library  # noqa: TC001 - the parts are named here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from sqlalchemy import Engine

    from bot.writers.asking import Model
    from corpus.clock import Clock
    from corpus.settings import Settings


LEAVING = 5.0  # seconds for what a command has under way at its end
GRACE = 30.0  # seconds beyond those that writing may take, before a question counts as stuck


@contextmanager
def open_office(settings: Settings) -> Iterator[Office]:
    """The bot, ready to be started; it owns the vector index and shares it with other processes."""
    model = build.model_of(settings)
    with build.open_library(settings) as library:
        yield office(library.ready(serve=True), settings, model)


@contextmanager
def open_errand(settings: Settings, *, clock: Clock = utc_now) -> Iterator[Office]:
    """The bot for a short-lived command that sends something; it hears nobody."""
    model = build.model_of(settings)
    with build.open_library(settings) as library:
        opened = office(library.ready(), settings, model, clock=clock)
        try:
            yield opened
        finally:
            opened.stop(LEAVING)


def office(
    library: Library, settings: Settings, model: Model | None = None, *, clock: Clock = utc_now
) -> Office:
    """The bot on an open library; `clock` tells when digests are due."""
    parts = _parts(library, settings, clock, model)
    engine, ledger, press = library.archive.engine, parts.ledger, parts.press
    courier = Courier(parts.clients, claim_blocks, zone_of=parts.people.known, threads=settings.slack_workers)
    desks = Desks(
        _conversation(library, settings, model),
        build.summarizer(library, settings, model),
        press.digester,
        press.scheduled,
    )
    clerk = Clerk(ledger, Replies(desks, parts.channels, parts.people), courier, parts.records)
    counter = Counter(ledger, clerk, settings.slack_workers)
    rooms = _rooms(parts, settings, counter, Errands(courier), model)
    opened = Office(library.archive, rooms, clerk, courier)
    rounds = (Round(press.store, ledger).due, press.corrections.due)
    opened.rounded(Rounds(rounds, counter, clock=clock))
    limit, again = settings.answer_seconds + GRACE, opened.hear_again().again
    return opened.watched(Watch(ledger, Owners(engine), counter, clerk, limit=limit, again=again))


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the rooms share."""

    library: Library
    clients: Clients
    people: People
    channels: Channels
    ledger: Ledger
    threads: ThreadBook
    feedback: Feedback
    editors: Editors
    records: AnswerRecords
    press: _Press


def _parts(library: Library, settings: Settings, clock: Clock, model: Model | None) -> _Parts:
    engine = library.archive.engine
    clients = Clients(tokens(settings, engine), str(settings.slack_api_url))
    ledger = Ledger(engine, name(), forgotten=build.records(library).forget)
    threads, feedback, editors = ThreadBook(engine, ledger), Feedback(engine, ledger.people), Editors(engine)
    prunes = [ledger.prune, threads.prune, feedback.prune, editors.prune]
    made: list[_Press] = []  # with the records, which delete its old editions along with theirs
    records = build.records(
        library,
        settings,
        along=[*prunes, lambda before: sum(press.prune(before) for press in made)],
    )
    press = _press(library, settings, records, ledger, clock, build.digester(library, settings, model))
    made.append(press)
    return _Parts(
        library,
        clients,
        People(clients, settings.timezone),
        Channels(settings.channels_path, engine),
        ledger,
        threads,
        feedback,
        editors,
        records,
        press,
    )


def _rooms(
    parts: _Parts, settings: Settings, counter: Counter, errands: Errands, model: Model | None
) -> Rooms:
    library, people, press = parts.library, parts.people, parts.press
    limits, workers = _limits(parts.ledger, settings), settings.slack_workers
    subscribing = Subscribing(press.store, press.editions, counter, parts.channels, people, clock=press.clock)
    leaving = (parts.clients.forget, people.forget, parts.records.forget_team, *press.forget)
    return Rooms(
        reception=Reception(counter, parts.channels, limits, parts.threads, people, workers),
        counter=counter,
        ledger=parts.ledger,
        threads=parts.threads,
        channels=parts.channels,
        feedback=parts.feedback,
        editors=parts.editors,
        homes=_homes(library, settings, people, model, subscribing.lines),
        subscribing=subscribing,
        errands=errands,
        clients=parts.clients,
        records=parts.records,
        articles=library.archive.articles,
        quotes=quotes,
        why=why,
        forget=(*leaving, *_installed(settings, library.archive.engine)),
    )


def _limits(ledger: Ledger, settings: Settings) -> Limits:
    return Limits(ledger, per_user=settings.slack_per_user, per_day=settings.slack_per_day)


@dataclass(frozen=True, slots=True)
class _Press:
    """What makes digests and corrections."""

    store: Subscriptions
    editions: Editions
    digester: Digester
    corrections: Corrections
    scheduled: Scheduled
    clock: Clock

    def prune(self, before: datetime) -> int:
        """Delete what is older than a time; says how much that was."""
        return self.store.prune(before) + self.editions.prune(before) + (self.corrections.prune(before) or 0)

    @property
    def forget(self) -> tuple[Callable[[str], None], ...]:
        """What is deleted when a workspace leaves."""
        return (
            self.store.forget,
            self.corrections.forget,
            lambda team: self.editions.forget(f"slack:{team}:"),
        )


def _press(
    library: Library,
    settings: Settings,
    records: AnswerRecords,
    ledger: Ledger,
    clock: Clock,
    digester: Digester,
) -> _Press:
    archive = library.archive
    store, editions = Subscriptions(archive.engine, clock=clock), Editions(archive.engine)
    corrections = Corrections(
        archive, records, ledger, kept_days=settings.keep_answers, zone=settings.timezone
    )
    scheduled = Scheduled(archive, store, editions, digester, corrections, clock=clock)
    return _Press(store, editions, digester, corrections, scheduled, clock)


def _homes(
    library: Library,
    settings: Settings,
    people: People,
    model: Model | None,
    subscriptions: Callable[[str, str], tuple[str, ...]],
) -> Homes:
    named = settings.model if model else ""
    return Homes(
        library.archive, people, model=named, kept_days=settings.keep_answers, subscriptions=subscriptions
    )


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
