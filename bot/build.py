"""The composition root: which concrete parts make a Desk."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.desk import PATIENCE, Desk
from bot.neutrality import newsroom
from bot.records import AnswerRecords
from bot.writers.extractive import ExtractiveWriter
from bot.writers.survey import SurveyWriter
from corpus.clock import utc_now
from corpus.embedders import choose
from corpus.errors import EmbedderUnavailable
from corpus.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np

    from bot.conversation import Conversation
    from bot.digests.digester import Digester
    from bot.digests.wording import Wording
    from bot.records import Prune
    from bot.stories.book import StoryBook
    from bot.summaries.summarizer import Summarizer
    from bot.writers import Writer
    from bot.writers.asking import Model
    from bot.writers.doubting import ModelCheck
    from corpus.budget import DailyBudget
    from corpus.settings import Settings


@contextmanager
def open_library(settings: Settings, *, check: bool = True) -> Iterator[Library]:
    """An open library; its indexes are opened by `ready`. From then on the newsroom's own lists count.

    Args:
        settings: where everything is.
        check: refuse vectors of another embedder, and faulty lists; what only shows what is stored goes without.
    """
    if check:
        newsroom.adopt(settings.home)
    with Library.open(settings, choose(settings), check=check) as library:
        yield library


@contextmanager
def open_desk(settings: Settings, *, serve: bool = False) -> Iterator[Desk]:
    """A Desk ready to answer.

    Args:
        settings: where everything is, and who writes.
        serve: for long-running processes: own the vector index through a server that others may use.
    """
    model = model_of(settings)
    with open_library(settings) as library:
        yield desk(library.ready(serve=serve), settings, model)


@contextmanager
def open_conversation(settings: Settings, *, serve: bool = False) -> Iterator[Conversation]:
    """Threads on a Desk; arguments as for `open_desk`."""
    from bot.conversation import Conversation, Threads
    from bot.writers.rewriting import Rewriter

    model = model_of(settings)
    with open_library(settings) as library:
        answering = desk(library.ready(serve=serve), settings, model)
        engine = library.archive.engine
        yield Conversation(
            answering, Threads(engine), AnswerRecords(engine), Rewriter(model) if model else None
        )


def desk(library: Library, settings: Settings | None = None, model: Model | None = None) -> Desk:
    """A Desk on an open library; without settings nothing is ever deleted, without a model sentences are quoted."""
    return Desk(
        library,
        _writer(library, model),
        records(library, settings),
        clock=utc_now,
        patience=settings.answer_seconds if settings else PATIENCE,
        doubts=_doubts(settings, model),
    )


def summarizer(library: Library, settings: Settings | None = None, model: Model | None = None) -> Summarizer:
    """Summaries on an open library; arguments as for `desk`."""
    from bot.casework import Casework
    from bot.summaries.summarizer import Summarizer
    from ingest.taking import Taking
    from ingest.urls import canonical

    work = Casework(
        library,
        _writer(library, model, survey=True),
        records(library, settings),
        clock=utc_now,
        patience=settings.answer_seconds if settings else PATIENCE,
        doubts=_doubts(settings, model),
    )
    fetch = Taking(library, library.embedder, settings) if settings else None
    return Summarizer(work, canonical, stories=stories(library), fetch=fetch, single=_single(model))


def _single(model: Model | None) -> Writer | None:
    """The writer of a single article's summary, behind which its sentences are quoted; None without a model."""
    if model is None:
        return None
    from bot.leads import ArticleWriter
    from bot.writers.fallback import FallbackWriter
    from bot.writers.generative import GenerativeWriter

    return FallbackWriter(GenerativeWriter(model, "summary"), ArticleWriter())


def digester(library: Library, settings: Settings | None = None, model: Model | None = None) -> Digester:
    """Digests on an open library; arguments as for `desk`."""
    from bot.casework import Casework
    from bot.digests.digester import Digester
    from bot.leads import LeadWriter

    kept = records(library, settings)
    work = Casework(library, LeadWriter(), kept, clock=utc_now)
    return Digester(work, stories(library), _wording(settings, model))


def _wording(settings: Settings | None, model: Model | None) -> Wording | None:
    if model is None:
        return None
    from bot.digests.wording import Wording
    from bot.writers.generative import GenerativeWriter

    patience = settings.answer_seconds if settings else PATIENCE
    return Wording(GenerativeWriter(model, "digest"), patience=patience, doubts=_doubts(settings, model))


def stories(library: Library) -> StoryBook:
    """The stories of an open library."""
    from bot.stories.book import StoryBook

    return StoryBook(library.archive, library.embedder_name)


def records(library: Library, settings: Settings | None = None, along: Sequence[Prune] = ()) -> AnswerRecords:
    """The audit records; with settings, those too old are deleted now and then, their threads and more with them."""
    from bot.conversation import Threads

    engine = library.archive.engine
    keep = settings.keep_answers if settings else 0
    return AnswerRecords(engine, keep_days=keep, along=[Threads(engine).prune, *along])


def model_of(settings: Settings) -> Model | None:
    """The model that writes, None when sentences are quoted; its libraries are loaded in the background."""
    if not settings.generative:
        return None
    from bot.writers.asking import Limits, Model
    from bot.writers.line import Access, warm
    from bot.writers.prices import Prices

    warm()
    base_url = str(settings.openai_base_url) if settings.openai_base_url else None
    return Model(
        Access(settings.model, settings.openai_api_key.get_secret_value(), base_url),
        Limits(
            temperature=settings.temperature,
            prompt_tokens=settings.prompt_tokens,
            reply_tokens=settings.reply_tokens,
            patience=settings.answer_seconds,
        ),
        prices=Prices.parse(settings.model_prices),
        budget=_budget(settings),
    )


def _writer(library: Library, model: Model | None, *, survey: bool = False) -> Writer:
    """Quotes sentences, of several reports in turn for a survey; behind a model when there is one."""

    def embed(texts: Sequence[str]) -> np.ndarray | None:
        try:
            return library.embedder.embed(texts)
        except EmbedderUnavailable:
            return None

    quoting: Writer = SurveyWriter(ExtractiveWriter(embed)) if survey else ExtractiveWriter(embed)
    if model is None:
        return quoting
    from bot.writers.fallback import FallbackWriter
    from bot.writers.generative import GenerativeWriter

    return FallbackWriter(GenerativeWriter(model, "summary" if survey else "answer"), quoting)


def _budget(settings: Settings) -> DailyBudget | None:
    if not settings.model_tokens_per_day:
        return None
    from corpus.archive.spending import Accounts
    from corpus.budget import DailyBudget

    return DailyBudget(
        Accounts(settings.archive_url),
        f"chat:{settings.model}",
        settings.model_tokens_per_day,
        remedy="Until midnight UTC answers quote sentences; or raise EVENHAND_MODEL_TOKENS_PER_DAY.",
    )


def _doubts(settings: Settings | None, model: Model | None) -> ModelCheck | None:
    if settings is None or model is None or not settings.model_check:
        return None
    from bot.writers.doubting import ModelCheck

    return ModelCheck(model)
