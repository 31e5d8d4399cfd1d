"""The heavy work on any executor: the archive is the same."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from hashlib import sha256

import pytest

from corpus.embed_local import LocalEmbedder
from corpus.errors import SettingsError
from corpus.library import Library
from corpus.settings import load
from ingest.cluster import team
from ingest.extraction.sandbox import Sandbox
from ingest.hands import EmbeddingThread, Team
from ingest.run import Ingest
from ingest.types import Raw
from tests.fakes import BagEmbedder
from tests.servers import news


def documents():
    pages = [news.page(n, canonical=f"https://river.example/{n}").encode() for n in range(4)]
    raws = [Raw(f"{n}.html", page, "html", sha256(page).hexdigest()) for n, page in enumerate(pages)]
    record = json.dumps({"title": "Brief", "text": news.body(9)[0], "outlet": "River Post"}).encode()
    broken = Raw("broken.json", b"{", "json", "b")
    return [*raws, Raw("brief.json", record, "json", "r"), broken]


def held(home, models, hands):
    """What a run with these hands leaves."""
    with Library.open(load(home=home), LocalEmbedder(models)) as library:
        extractor, embedding = hands(library.embedder)
        report = Ingest(library, extractor, embedding).run(documents())
        ids = library.archive.articles.live_ids(after="", limit=99)
        articles = library.archive.articles.many(ids)
        found, matrix = library.archive.ledger.matrix(library.embedder_name)
        texts = [(key, articles[key].title, articles[key].text) for key in ids]
        return report.new, report.failed, texts, found, matrix.tobytes()


@pytest.fixture(scope="module")
def at_home(tmp_path_factory, models):
    """The archive of the usual run."""
    with Sandbox(workers=1) as sandbox:
        home = tmp_path_factory.mktemp("home")
        return held(home, models, lambda embedder: (sandbox, EmbeddingThread(embedder)))


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_a_pool_gives_the_same_archive(tmp_path, models, at_home, pool):
    """Threads and processes do the same work."""
    with pool(2) as executor:

        def hands(embedder):
            return (Team(executor, embedder, models=models),) * 2

        assert held(tmp_path / "home", models, hands) == at_home
    assert at_home[0] == 5
    assert [source for source, _ in at_home[1]] == ["broken.json"]


def test_a_cluster_gives_the_same_archive(tmp_path, models, at_home):
    """Two Dask workers behind a scheduler on this machine."""
    from distributed import LocalCluster

    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs=50
        ) as cluster,
        team(cluster.scheduler_address, LocalEmbedder(models), models=models) as hands,
    ):
        assert held(tmp_path / "home", models, lambda _embedder: (hands, hands)) == at_home


def test_a_cluster_that_is_not_there(models):
    """A wrong address is said at once; keys never travel."""
    with (
        pytest.raises(SettingsError, match="keys do not leave"),
        team("tcp://127.0.0.1:1", BagEmbedder("openai:x"), models=models),
    ):
        pass
