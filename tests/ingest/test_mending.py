"""What former runs and versions have left undone is done first."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

from corpus.library import Library
from corpus.settings import load
from tests.articles import NOON, document, store
from tests.ingest.test_origins import STORY

NEW_TABLES = ("sketches", "sources", "items", "tombstones", "spend")


def test_an_archive_of_the_first_version_is_brought_up_to_date(home, embedder):
    """Its articles stay, and reprints of them are still found."""
    with Library.open(load(home=home), embedder) as library:
        store(library, document(1, text=STORY, published_at=NOON))
    _as_first_version(home / "archive.db")

    with Library.open(load(home=home), embedder) as library:
        report = store(library, document(2, text=STORY, published_at=NOON + timedelta(hours=3)))

        assert (report.new, report.copies) == (1, 1)
        assert library.archive.articles.extent().origins == 1


def _as_first_version(path):
    with sqlite3.connect(path) as old:
        for table in NEW_TABLES:
            old.execute(f"DROP TABLE {table}")
        old.execute("CREATE TABLE shingles (hash INTEGER, article_id TEXT)")
        old.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
        old.execute("DELETE FROM meta WHERE key = 'sketches'")
