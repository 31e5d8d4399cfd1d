"""A Dask cluster as the hands of a run. Its traffic is neither secret nor guarded: use it in a network of your own."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from corpus.errors import SettingsError
from ingest.hands import Team

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.embedding import Embedder

RETRIES = 2  # of a task whose worker is lost


@contextmanager
def team(address: str, embedder: Embedder, *, models: Path) -> Iterator[Team]:
    """The workers of the cluster whose scheduler is at `address`, such as tcp://10.1.0.5:8786.

    Raises:
        SettingsError: dask is not installed, the cluster does not answer, or the embedder is not one that workers have.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise SettingsError(
            "Dask is not installed.", remedy="Install `distributed` here and on every worker."
        ) from error
    if embedder.name.startswith("openai:"):
        raise SettingsError(
            "A cluster embeds with the local model only: keys do not leave this machine.",
            remedy="Leave --dask out, or set EVENHAND_EMBEDDER=local.",
        )
    try:
        client = Client(address, timeout=10)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"No Dask scheduler answers at {address}.", remedy="Check the address."
        ) from error
    with client, client.get_executor(retries=RETRIES, pure=False) as executor:  # type: ignore[no-untyped-call]
        yield Team(executor, embedder, models=models)
