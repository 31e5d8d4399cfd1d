"""The packaged weights in a form that the processor multiplies as whole numbers: about twice the speed.

The packaged file keeps int8 weights with a scale for each output column, but unfolds them to fp32 and multiplies in
fp32. Here they are multiplied as whole numbers, by inputs that are rounded to 8 bits as they come, each token by its
own largest value (with one scale for all tokens, as onnxruntime.quantization does it, one question in a hundred loses
a passage). Weights get 7 bits: products of two pairs then fit into 16, so that processors which add them up there
do not clip. Mean cosine to the packaged vectors .9955, least .991 (732 news texts); retrieval as before.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import EmbedderUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RECIPE = 1  # goes into the embedder's name: raise it with any change here that moves a vector
WEIGHT = 64  # largest weight: 255 * 64 * 2 < 2**15
PACKAGED_WEIGHT = 127  # largest weight of the packaged file


def kept(folder: Path, name: str, source: Callable[[], bytes]) -> bytes:
    """The derived model, from `folder` when it is there unaltered, else derived and put there.

    A folder that cannot be written, or a full disk, costs only time (0.6 s each process): the model is then derived in memory.

    Args:
        folder: made if need be.
        name: of the file, with the hash of its source in it.
        source: gives the packaged weights; asked only when the model must be derived.

    Raises:
        EmbedderUnavailable: the packaged weights are not to be had.
    """
    path, note = folder / f"{name}.onnx", folder / f"{name}.sha256"
    try:
        model = path.read_bytes()
        if note.read_text(encoding="ascii").strip() == hashlib.sha256(model).hexdigest():
            return model
    except (OSError, UnicodeDecodeError):
        pass
    model = derived(source())
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(path, model)
        _write(note, hashlib.sha256(model).hexdigest().encode("ascii"))
    except OSError:
        pass
    return model


def _write(path: Path, data: bytes) -> None:
    """All of it or nothing; of two processes the later one wins, with the same bytes."""
    fd, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(fd, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(fd)
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink()
        raise


def derived(packaged: bytes) -> bytes:
    """The packaged weights as an int8 model. Equal input, equal bytes.

    Raises:
        EmbedderUnavailable: onnx is not installed.
    """
    try:
        import onnx
    except ModuleNotFoundError as error:
        raise EmbedderUnavailable(
            "The package onnx is missing, which the local embedder needs once.",
            remedy="Install again with `make install`.",
        ) from error
    model = onnx.ModelProto.FromString(packaged)
    _Rewriting(model.graph).run()
    packed: bytes = model.SerializeToString()
    return packed


class _Rewriting:
    """One graph on its way. In the packaged graph each weight is Mul(Cast(int8), scales)."""

    def __init__(self, graph: Any) -> None:
        self._graph = graph
        self._constants = {constant.name: constant for constant in graph.initializer}
        self._makers = {output: node for node in graph.node for output in node.output}
        self._rounded: set[str] = set()  # inputs that already have their 8-bit form

    def run(self) -> None:
        nodes = [new for node in self._graph.node for new in self._instead(node)]
        nodes = _unguarded(nodes)
        self._replace(_needed(nodes, {output.name for output in self._graph.output}))

    def _instead(self, node: Any) -> Iterator[Any]:
        """What stands in a node's place."""
        weight = {"MatMul": 1, "Gather": 0}.get(node.op_type)
        packed = self._packed(node.input[weight]) if weight is not None else None
        if packed is None:
            yield node
        elif node.op_type == "MatMul":
            yield from self._multiplied(node, *packed)
        else:
            yield from _gathered(node, *packed)

    def _packed(self, name: str) -> tuple[str, str] | None:
        """The int8 values and the scales that a weight is unfolded from."""
        product = self._makers.get(name)
        if product is None or product.op_type != "Mul":
            return None
        cast = self._makers.get(product.input[0])
        if cast is None or cast.op_type != "Cast" or cast.input[0] not in self._constants:
            return None
        return cast.input[0], product.input[1]

    def _multiplied(self, node: Any, values: str, scales: str) -> Iterator[Any]:
        from onnx import TensorProto, helper

        entry, out = node.input[0], node.output[0]
        largest, whole, step, zero = (f"{entry}.{part}" for part in ("largest", "whole", "step", "zero"))
        if entry not in self._rounded:
            self._rounded.add(entry)
            yield helper.make_node("Abs", [entry], [f"{entry}.abs"])
            yield helper.make_node("ReduceMax", [f"{entry}.abs"], [largest], axes=[-1], keepdims=1)
            yield helper.make_node("Div", [entry, largest], [f"{entry}.even"])
            yield helper.make_node("DynamicQuantizeLinear", [f"{entry}.even"], [whole, step, zero])
        weights, columns, zeros = self._narrowed(values, scales)
        yield helper.make_node("MatMulInteger", [whole, weights, zero, zeros], [f"{out}.sum"])
        yield helper.make_node("Cast", [f"{out}.sum"], [f"{out}.float"], to=TensorProto.FLOAT)
        yield helper.make_node("Mul", [step, columns], [f"{out}.step"])
        yield helper.make_node("Mul", [f"{out}.float", f"{out}.step"], [f"{out}.even"])
        yield helper.make_node("Mul", [f"{out}.even", largest], [out])

    def _narrowed(self, values: str, scales: str) -> tuple[str, str, str]:
        """Names of the 7-bit weights, and of a scale and a zero for each column (for which there is a fused kernel)."""
        import numpy as np
        from onnx import numpy_helper

        wide, steps = (numpy_helper.to_array(self._constants[name]) for name in (values, scales))
        narrow = np.rint(wide * np.float32(WEIGHT / PACKAGED_WEIGHT)).astype(np.int8)
        columns = steps.reshape(-1) * np.float32(PACKAGED_WEIGHT / WEIGHT)
        names = f"{values}.narrow", f"{values}.columns", f"{values}.zeros"
        arrays: tuple[np.ndarray, ...] = (narrow, columns, np.zeros(columns.shape, np.int8))
        for name, array in zip(names, arrays, strict=True):
            self._constants[name] = numpy_helper.from_array(array, name)
        return names

    def _replace(self, nodes: list[Any]) -> None:
        used = {name for node in nodes for name in node.input}
        constants = [constant for name, constant in self._constants.items() if name in used]
        for field, values in ((self._graph.node, nodes), (self._graph.initializer, constants)):
            copies = [type(value).FromString(value.SerializeToString()) for value in values]
            del field[:]
            field.extend(copies)


def _gathered(node: Any, values: str, scales: str) -> Iterator[Any]:
    """Rows are picked before they are unfolded: the vocabulary stays int8 in memory, a quarter of the size."""
    from onnx import TensorProto, helper

    rows, out = node.input[1], node.output[0]
    yield helper.make_node("Gather", [values, rows], [f"{out}.int8"])
    yield helper.make_node("Cast", [f"{out}.int8"], [f"{out}.float"], to=TensorProto.FLOAT)
    yield helper.make_node("Gather", [scales, rows], [f"{out}.scales"])
    yield helper.make_node("Mul", [f"{out}.float", f"{out}.scales"], [out])


def _unguarded(nodes: list[Any]) -> list[Any]:
    """Without Where(IsNaN(x), 0, x) after softmax: that is for rows of padding alone, and a text run alone has none."""
    makers = {node.output[0]: node for node in nodes}
    plain = {
        node.output[0]: node.input[2]
        for node in nodes
        if node.op_type == "Where" and node.input[0] in makers and makers[node.input[0]].op_type == "IsNaN"
    }
    for node in nodes:
        for place, name in enumerate(node.input):
            node.input[place] = plain.get(name, name)
    return [node for node in nodes if node.output[0] not in plain]


def _needed(nodes: list[Any], wanted: set[str]) -> list[Any]:
    """Only the nodes that something later, or the outside, reads."""
    kept_nodes = []
    for node in reversed(nodes):
        if wanted & set(node.output):
            wanted |= set(node.input)
            kept_nodes.append(node)
    return kept_nodes[::-1]
