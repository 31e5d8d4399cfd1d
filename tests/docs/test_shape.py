"""The shape of the house: short functions, files of one meaning, no import cycle, public names explained."""

from __future__ import annotations

import ast
import sys

import grimp
import pytest

from tests.system.commands import ROOT

ROOTS = ("bot", "corpus", "ingest", "prompts", "samples")
FILES = sorted(path for root in ROOTS for path in (ROOT / root).rglob("*.py"))
MAX_FILE, MAX_FUNCTION = 400, 40


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_are_short(path):
    """A longer one wants a name that is missing, or another room."""
    text = path.read_text()

    long = [node.name for node in functions(text) if length(node) > MAX_FUNCTION]

    assert text.count("\n") <= MAX_FILE
    assert long == []


def test_nothing_imports_in_a_circle():
    """Not even through imports inside functions or for types only."""
    graph = grimp.build_graph(*ROOTS)
    sys.setrecursionlimit(10_000)

    assert circles({name: graph.find_modules_directly_imported_by(name) for name in graph.modules}) == []


def functions(text):
    return [
        node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def length(node):
    doc = node.body[0].end_lineno - node.body[0].lineno + 1 if ast.get_docstring(node) else 0
    return node.end_lineno - node.lineno + 1 - doc


def circles(edges):
    """Strongly connected components of more than one module (Tarjan 1972)."""
    index, low, stack, found = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in edges[node]:
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            component = stack[stack.index(node) :]
            del stack[stack.index(node) :]
            if len(component) > 1:
                found.append(sorted(component))

    for node in sorted(edges):
        if node not in index:
            visit(node)
    return found
