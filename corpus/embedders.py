"""The choice among embedders."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.embedding import Embedder
    from corpus.settings import Settings


def choose(settings: Settings) -> Embedder:
    """The embedder that the settings name; nothing is loaded before its first use."""
    if settings.embedder == "local":
        from corpus.embed_local import LocalEmbedder

        return LocalEmbedder()
    from corpus.embed_openai import OpenAIEmbedder

    base_url = str(settings.openai_base_url) if settings.openai_base_url else None
    return OpenAIEmbedder(
        model=settings.embedder.removeprefix("openai:"),
        api_key=settings.openai_api_key.get_secret_value(),
        base_url=base_url,
    )
