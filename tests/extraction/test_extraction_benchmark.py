"""The extraction benchmark scores as the published one does."""

from __future__ import annotations

import gzip
import json

import pytest

from benchmarks.extraction import main, measure, score

BODY = (
    "The council of Tarrenmouth agreed on Tuesday to close two of the five berths in its harbour for repairs."
)


@pytest.mark.parametrize(
    ("truth", "found", "precision", "recall"),
    [
        (BODY, BODY, 1.0, 1.0),
        (BODY, "", 0.0, 0.0),
        ("", "", 1.0, 1.0),
        ("a b c d e", "a b c d", 1.0, 0.5),
        ("a b c d", "a b c d e", 0.5, 1.0),
    ],
)
def test_precision_and_recall_count_runs_of_four_words(truth, found, precision, recall):
    """Extra words cost precision, missing ones recall."""
    result = score(truth, found)

    assert (result.precision, result.recall) == (precision, recall)


def test_a_folder_is_measured(tmp_path):
    """Each annotated page counts, an empty one too."""
    pages = {"a": f"<html><body><article><p>{BODY}</p></article></body></html>", "b": "<html></html>"}
    (tmp_path / "html").mkdir()
    for key, html in pages.items():
        (tmp_path / "html" / f"{key}.html.gz").write_bytes(gzip.compress(html.encode()))
    (tmp_path / "ground-truth.json").write_text(
        json.dumps({key: {"articleBody": BODY, "url": ""} for key in pages})
    )

    figures = measure(tmp_path)

    assert (figures["pages"], figures["f1"], figures["empty"]) == (2, 0.5, 1)
    assert main([str(tmp_path)]) == 1


def test_no_data_is_no_failure(tmp_path, capsys):
    """Whoever has no annotated pages is told so."""
    assert main([]) == 0
    assert main([str(tmp_path)]) == 0
    assert "no annotated pages" in capsys.readouterr().out
