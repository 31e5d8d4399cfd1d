"""The heavy work on any executor: the archive is the same."""

from __future__ import annotations

import json
import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from hashlib import sha256

import pytest

from corpus.embed_local import LocalEmbedder
from corpus.errors import SettingsError
from corpus.library import Library
from corpus.settings import load
from ingest import hands as at_work
from ingest.cluster import team
from ingest.extraction.sandbox import Sandbox
from ingest.hands import EmbeddingThread, Team
from ingest.run import Ingest
from ingest.types import Raw
from tests.fakes import BagEmbedder
from tests.ingest.newsroom import live
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


def die(*_):
    """What a worker does that the system kills."""
    os._exit(1)


def lose(*_):
    """What a cluster says whose worker is gone."""
    raise RuntimeError("KilledWorker")


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


def test_a_pool_whose_worker_dies_names_every_document(library, models, monkeypatch):
    """The run ends by itself, and each document that was not read is reported."""
    monkeypatch.setattr(at_work, "read_document", die)
    pages = [news.page(n).encode() for n in range(40)]
    raws = [Raw(f"{n}.html", page, "html", sha256(page).hexdigest()) for n, page in enumerate(pages)]

    with ProcessPoolExecutor(1) as executor:
        workers = Team(executor, library.embedder, models=models)
        report = Ingest(library, workers, workers).run(raws)

    assert sorted(source for source, _ in report.failed) == sorted(raw.source for raw in raws)


def test_articles_outlive_the_worker_that_embeds_them(library, models, monkeypatch):
    """They are stored without vectors, and the report says that these are pending."""
    monkeypatch.setattr(at_work, "embed_texts", lose)

    with Sandbox(workers=1) as sandbox, ThreadPoolExecutor(1) as executor:
        report = Ingest(library, sandbox, Team(executor, library.embedder, models=models)).run(documents())

    assert len(live(library)) == 5
    assert report.pending
