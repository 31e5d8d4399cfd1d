"""The choice among embedders."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.embedding import Budget, Embedder
    from corpus.settings import Settings


def choose(settings: Settings, *, budget: Budget | None = None) -> Embedder:
    """The embedder that the settings name; nothing is loaded before its first use.

    Args:
        settings: which embedder, and where derived models are kept.
        budget: what a paid service may spend; None for no limit. The local model costs nothing.
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
        budget=budget,
    )
