"""The choice among embedders."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.embedding import Budget, Embedder
    from corpus.settings import Settings


def choose(settings: Settings) -> Embedder:
    """The embedder that the settings name; nothing is loaded before its first use.

    A paid service keeps to EVENHAND_EMBED_TOKENS_PER_DAY; the local model costs nothing.
    """
    if settings.embedder == "local":
        from corpus.embed_local import LocalEmbedder

        return LocalEmbedder(settings.models_path)
    from corpus.embed_openai import OpenAIEmbedder

    base_url = str(settings.openai_base_url) if settings.openai_base_url else None
    return OpenAIEmbedder(
        model=settings.embedder.removeprefix("openai:"),
        api_key=settings.openai_api_key.get_secret_value(),
        base_url=base_url,
        budget=_budget(settings),
    )


def _budget(settings: Settings) -> Budget | None:
    if not settings.embed_tokens_per_day:
        return None
    from corpus.archive.spending import Accounts
    from corpus.budget import DailyBudget

    return DailyBudget(Accounts(settings.archive_url), settings.embedder, settings.embed_tokens_per_day)
