"""`evenhand eval extract` counts as the published benchmarks do, through the children of the job."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from benchmarks import extraction
from corpus.errors import SourceError
from ingest.evals import annotated
from ingest.evals.extract import Figures, extract, measure
from ingest.evals.scores import Labels, Score, body_score, mean, metadata_scores, token_f1
from ingest.types import Extracted

BODY = (
    "The council of Tarrenmouth agreed on Tuesday to close two of the five berths in its harbour for repairs.\n\n"
    "Work will begin on 6 May and last for eleven weeks, the harbour master, Ines Okoro, told the council."
)
HTML = (
    "<html lang=en><head><title>Two berths close for repairs</title><meta name=author content='Jane Doe'>"
    "<meta property=og:site_name content='Tarren Gazette'><meta property=article:published_time content=2024-03-26T10:15:00Z>"
    f"</head><body><article><h1>Two berths close for repairs</h1><p>{BODY.replace(chr(10) * 2, '</p><p>')}</p></article></body></html>"
)
ABOUT = {
    "title": "Two berths close for repairs",
    "byline": "By Jane Doe",
    "siteName": "Tarren Gazette",
    "publishedTime": "2024-03-26T10:15:30Z",
    "lang": "en-GB",
    "dir": None,
}
FOUND = Extracted(
    "a",
    "Two berths close for repairs",
    BODY,
    authors=("Jane Doe",),
    outlet="The Tarren Gazette",
    language="en",
    published_at=datetime(2024, 3, 26, 10, 15, tzinfo=UTC),
)


@pytest.fixture
def aeb(tmp_path):
    """Two annotated pages, one without a body."""
    (tmp_path / "html").mkdir()
    for key, html in {"a": HTML, "b": "<html></html>"}.items():
        (tmp_path / "html" / f"{key}.html.gz").write_bytes(gzip.compress(html.encode(), mtime=0))
    truth = {key: {"articleBody": BODY, "url": ""} for key in ("a", "b")}
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth))
    return tmp_path


@pytest.fixture
def readability(tmp_path):
    """One page with labels, in a folder of its own."""
    folder = tmp_path / "pages" / "berths"
    folder.mkdir(parents=True)
    (folder / "source.html").write_text(HTML)
    (folder / "expected.html").write_text(f"<div><p>{BODY.replace(chr(10) * 2, '</p><p>')}</p></div>")
    (folder / "expected-metadata.json").write_text(json.dumps(ABOUT))
    return tmp_path / "pages"


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
    assert body_score(truth, found) == Score(precision, recall)


def test_every_label_is_compared():
    """Right is right, to the minute and whatever the outlet's article."""
    labels = Labels(None, ABOUT["title"], "By Jane Doe", ABOUT["publishedTime"], "Tarren Gazette", "en-GB")

    scores = metadata_scores(labels, FOUND)

    assert scores == dict.fromkeys(("title", "date_day", "date_minute", "authors", "outlet", "language"), 1.0)


@pytest.mark.parametrize(
    ("labels", "scores"),
    [
        (Labels(title="Mayor resigns over budget"), {"title": 0.0}),
        (Labels(published="2024-03-27T10:15:00Z"), {"date_day": 0.0, "date_minute": 0.0}),
        (Labels(published="2024-03-26"), {"date_day": 1.0}),
        (Labels(byline="Jane Doe and John Roe"), {"authors": pytest.approx(2 / 3)}),
        (Labels(byline="Staff"), {}),
        (Labels(outlet="Herald"), {"outlet": 0.0}),
        (Labels(language="fr"), {"language": 0.0}),
        (Labels(), {}),
    ],
)
def test_what_is_wrong_or_not_labelled(labels, scores):
    """A label that cannot be compared counts neither way."""
    assert metadata_scores(labels, FOUND) == scores


def test_titles_are_compared_by_words_and_wide_characters():
    """In scripts without spaces each character is a word."""
    assert token_f1("港口关闭两个泊位_探索者", "港口关闭两个泊位") > 0.7
    assert token_f1("Berths close", "berths CLOSE") == 1.0
    assert mean([]) == 0.0


def test_an_aeb_folder_is_measured(aeb):
    """Each annotated page counts, an empty one too, with its reason."""
    figures = measure(aeb)

    assert (figures.layout, figures.pages, figures.f1, figures.empty) == ("aeb", 2, 0.5, 1)
    assert figures.under_half == ("b",)
    assert figures.errors == {"no article text found on the page": 1}
    assert len(figures.faults()) == 2
    assert figures.pages_per_second > 0
    assert figures.peak_child_mb > 0


def test_readability_pages_are_measured_unpacked_and_packed(readability, tmp_path):
    """A folder, a folder of folders, a tar.gz: the same figures."""
    packed = tmp_path / "pages.tar.gz"
    with tarfile.open(packed, "w:gz") as archive:
        archive.add(readability / "berths", "set/berths")
        archive.addfile(tarfile.TarInfo("set/empty/note.txt"), io.BytesIO())

    each = [list(annotated.pages(path)) for path in (readability, readability / "berths", packed, tmp_path)]

    assert each[0] == each[1] == each[2] == each[3]
    assert each[0][0].labels == Labels(
        BODY, ABOUT["title"], "By Jane Doe", ABOUT["publishedTime"], "Tarren Gazette", "en-GB"
    )


def test_the_command_prints_figures_and_one_object(readability):
    """Text for people, JSON for machines; all labels of the page are met."""
    text = CliRunner().invoke(extract, [str(readability)], standalone_mode=False)
    told = CliRunner().invoke(extract, [str(readability), "--json", "--floor"], standalone_mode=False)

    figures = json.loads(told.stdout)
    assert "F1 1.0000" in text.stdout
    assert (figures["f1"], figures["metadata"]["authors"], figures["under_floor"]) == (1.0, 1.0, [])
    assert (text.return_value, told.return_value) == (0, 0)


def test_a_figure_under_its_floor_is_told(aeb):
    """The exit code is 1, for whoever watches the figures."""
    result = CliRunner().invoke(extract, [str(aeb), "--floor"], standalone_mode=False)

    assert result.return_value == 1
    assert "Under the floor: f1 is 0.5000" in result.stderr
    assert "refused" in result.stdout


def test_a_missing_label_is_no_fault():
    """Floors hold for fields that a set has labels of."""
    figures = Figures("x", "readability", 1, 1.0, 1.0, 1.0, 0, (), {}, {}, {}, 1.0, 1.0)

    assert figures.faults() == ()
    assert replace(figures, metadata={"title": 0.1}).faults() != ()


def test_a_folder_without_annotated_pages_is_an_error(tmp_path):
    """The remedy names the layouts."""
    with pytest.raises(SourceError, match="no annotated pages") as caught:
        measure(tmp_path)

    assert "ground-truth.json" in caught.value.remedy


@pytest.mark.parametrize("truth", ["[", "[1]", '{"a": {}}', '{"a": {"articleBody": "x"}}'])
def test_a_damaged_set_is_an_error(tmp_path, truth):
    """Broken truth, or pages that are missing."""
    (tmp_path / "ground-truth.json").write_text(truth)

    with pytest.raises(SourceError, match="damaged"):
        list(annotated.pages(tmp_path))


def test_the_benchmark_prints_the_same_figures(aeb, capsys):
    """1 under the floor; whoever has no annotated pages is told so."""
    assert extraction.main([str(aeb)]) == 1
    assert json.loads(capsys.readouterr().out)["f1"] == 0.5
    assert extraction.main([]) == 0
    assert "no annotated pages" in capsys.readouterr().out
