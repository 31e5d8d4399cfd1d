"""Finding documents: files, folders, lines and standard input, and what is refused."""

from __future__ import annotations

import io
import json
import os
import time

import pytest

from corpus.errors import SourceError
from ingest import sources
from ingest.sources import read
from ingest.types import Raw

PAGE = b"<!doctype html><html><body><p>The council met.</p></body></html>"


def found(*paths, stdin=None):
    return list(read([str(path) for path in paths], stdin=stdin))


def only_error(*paths, stdin=None):
    (error,) = found(*paths, stdin=stdin)
    assert isinstance(error, SourceError)
    assert error.remedy
    return error


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.html", PAGE, "html"),
        ("a.HTM", PAGE, "html"),
        ("a.xhtml", b'<?xml version="1.0"?><html></html>', "html"),
        ("a.txt", b"The council met.", "text"),
        ("a.md", b"# Council", "markdown"),
        ("a.markdown", b"# Council", "markdown"),
        ("saved-page.txt", PAGE, "html"),
        ("page", b"<div class=x><p>The council met.</p></div>", "html"),
        ("notes", b"The council met.", "text"),
        ("one", b'{\n "text": "The council met."\n}', "json"),
        ("wide.txt", "The council met.".encode("utf-16"), "text"),
        ("wide.html", PAGE.decode().encode("utf-16"), "html"),
    ],
)
def test_the_format_is_told_by_ending_and_first_bytes(tmp_path, name, data, expected):
    """A known ending counts, unless the bytes are plainly a page; without one the bytes decide."""
    (tmp_path / name).write_bytes(data)

    (raw,) = found(tmp_path / name)

    assert (raw.format, raw.data, raw.source) == (expected, data, str(tmp_path / name))


def test_a_folder_is_read_in_order_with_all_below_it(tmp_path):
    """Sorted by name; hidden files and unknown endings are passed over in silence."""
    for name in ("b.txt", "a/z.md", "a/.hidden.txt", ".git/c.txt", "c.png", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("The council met.")

    names = [os.path.relpath(raw.source, tmp_path) for raw in found(tmp_path)]

    assert names == ["a/z.md", "b.txt", "c.txt"]


def test_a_loop_of_links_is_walked_once(tmp_path):
    """A folder that links to itself ends."""
    (tmp_path / "a.txt").write_text("The council met.")
    (tmp_path / "loop").symlink_to(tmp_path)

    assert len(found(tmp_path)) == 1


def test_json_lines_give_one_document_each(tmp_path):
    """Broken lines are errors with their number; blank ones are nothing; the rest goes on."""
    lines = ['{"text": "a"}', "", "{broken", "[1]", '{"text": "b"}', "\xff"]
    (tmp_path / "a.jsonl").write_bytes("\n".join(lines).encode("latin-1"))

    results = found(tmp_path / "a.jsonl")

    assert [result.source.rpartition(":")[2] for result in results] == ["1", "3", "4", "5", "6"]
    assert [isinstance(result, Raw) for result in results] == [True, False, False, True, False]


def test_an_overlong_line_fails_alone(tmp_path, monkeypatch):
    """A line over the limit is one error, and it is never held as a whole."""
    monkeypatch.setattr(sources, "LIMIT", 100)
    long = json.dumps({"text": "x" * 1_000})
    (tmp_path / "a.jsonl").write_text(f'{{"text": "a"}}\n{long}\n{{"text": "b"}}\n')

    results = found(tmp_path / "a.jsonl")

    assert [type(result) for result in results] == [Raw, SourceError, Raw]
    assert results[2].source.endswith(":3")


def test_standard_input_is_told_by_its_bytes():
    """A dash reads one document or JSON lines from the stream."""
    (page,) = found("-", stdin=io.BytesIO(PAGE))
    lines = found("-", stdin=io.BytesIO(b'{"text": "a"}\n{"text": "b"}\n'))

    assert (page.source, page.format) == ("-", "html")
    assert [raw.source for raw in lines] == ["-:1", "-:2"]
    assert "standard input" in str(only_error("-"))


def test_equal_bytes_have_equal_fingerprints(tmp_path):
    """The fingerprint depends on the bytes only."""
    (tmp_path / "a.txt").write_bytes(b"The council met.")
    (tmp_path / "b.txt").write_bytes(b"The council met.")

    first, second = found(tmp_path)

    assert first.fingerprint == second.fingerprint
    assert len(first.fingerprint) == 64


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\n ", b"%PDF-1.7 \n text", b"\x89PNG\r\n", b"text\x00\x01\x02 more \x00", b"PK\x03\x04 zip"],
)
def test_empty_and_binary_files_are_refused(tmp_path, data):
    """One sentence and a remedy, for each."""
    (tmp_path / "a.txt").write_bytes(data)

    assert str(only_error(tmp_path / "a.txt"))


def test_a_huge_file_is_refused_without_reading_it(tmp_path):
    """50 MB of nothing cost no time."""
    with (tmp_path / "a.html").open("wb") as stream:
        stream.truncate(50_000_000)
    started = time.perf_counter()

    error = only_error(tmp_path / "a.html")

    assert "5 MB" in str(error)
    assert time.perf_counter() - started < 0.5


def test_an_endless_unknown_file_is_read_to_the_limit_only(tmp_path):
    """A large file without a telling ending is refused too."""
    (tmp_path / "a").write_bytes(b"word " * 1_200_000)

    assert "5 MB" in str(only_error(tmp_path / "a"))


def test_what_is_not_there_or_no_file_is_an_error(tmp_path):
    """Missing paths, pipes and impossible names are told apart and never raised."""
    os.mkfifo(tmp_path / "pipe")

    assert "no such" in str(only_error(tmp_path / "missing.txt"))
    assert "regular" in str(only_error(tmp_path / "pipe"))
    assert "valid" in str(only_error("a\x00b"))
    assert only_error("").source == ""


@pytest.mark.parametrize(
    ("error", "words"),
    [(PermissionError(13, "x"), "permission"), (OSError(5, "Input/output error"), "Input/output")],
)
def test_a_file_that_cannot_be_read_says_why(error, words):
    """Every failure of the system has its sentence."""
    told = sources._unreadable("a.txt", error)

    assert words in str(told)
    assert told.source == "a.txt"


def test_json_lines_in_utf_16_are_one_error(tmp_path):
    """A wrong encoding is said once, not for each line."""
    (tmp_path / "a.jsonl").write_bytes('{"text": "a"}\n{"text": "b"}\n'.encode("utf-16"))

    assert "UTF-16" in str(only_error(tmp_path / "a.jsonl"))


def test_a_thousand_files_are_fingerprinted_fast(tmp_path):
    """An unchanged folder costs well under a second."""
    for number in range(1_000):
        (tmp_path / f"{number}.txt").write_text(f"The council met for the {number}th time. " * 50)
    started = time.perf_counter()

    results = found(tmp_path)

    assert len(results) == 1_000
    assert time.perf_counter() - started < 2.0  # 0.1 s on a quiet machine
