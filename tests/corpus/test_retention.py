"""Deleting articles for good: all of them goes, a tombstone stays."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest
import sqlalchemy as sa

from corpus.archive import retention, tables
from corpus.errors import ArchiveBusy, ArchiveError, DiskFull, NotFound
from corpus.types import Lead, SourceState
from tests.articles import NOON, document, store

LATER = NOON + timedelta(days=200)
DEPENDENT = (tables.passages, tables.revisions, tables.documents, tables.sketches)
REPORT = (
    "The river Elm burst its banks at Northgate on Sunday night and drove four hundred people from their homes, the "
    "mayor said, and the water is not expected to fall before Thursday morning at the earliest, engineers warned."
)


def ids_of(library):
    return {row.id for row in rows(library, tables.articles)}


def rows(library, table):
    with library.archive.engine.connect() as connection:
        return connection.execute(sa.select(table)).all()


def bury(library, ids, now=LATER):
    return retention.bury(library.archive.engine, sorted(ids), now=now)


def test_nothing_of_an_article_stays_but_its_tombstone(library):
    """Revisions, passages, documents and samples of shingles go; the others keep theirs."""
    store(library, document(1), document(2))
    store(library, document(1, text="The bridge of Town 1 was closed on Tuesday, the council said at night."))
    gone = {row.article_id for row in rows(library, tables.revisions) if row.revision == 2}

    buried = bury(library, gone)

    assert (buried.articles, buried.revisions, buried.passages) == (1, 2, 2)
    for table in DEPENDENT:
        assert {row.article_id for row in rows(library, table)} == ids_of(library)
    assert [row.article_id for row in rows(library, tables.tombstones)] == list(gone)
    assert library.archive.buried(gone) == gone


def test_a_buried_article_does_not_come_back(library):
    """The same document, or a new print of it, is no news."""
    store(library, document(1), document(2))
    bury(library, ids_of(library))

    again = store(
        library, document(1), document(2, text="Town 2 has a new bridge, its council said on Friday.")
    )

    assert (again.new, again.changed, again.embedded) == (0, 0, 0)
    assert library.archive.articles.extent().articles == 0


def test_burying_twice_changes_nothing(library):
    """Ids that are no articles any more are passed over."""
    store(library, document(1))
    ids = ids_of(library)
    bury(library, ids)
    head = library.archive.ledger.head()

    assert bury(library, ids) == retention.Buried()
    assert library.archive.ledger.head() == head


def test_the_indexes_follow(library, embedder):
    """After a purge both indexes hold what the archive holds, and find nothing else."""
    store(library, *(document(n) for n in range(1, 8)))
    store(library, document(3, text="The bridge of Town 3 was closed on Tuesday, the council said at night."))
    gone = sorted(ids_of(library))[:3]
    bury(library, gone)

    library.settle()

    assert library.vector_count() == library.lexical_count() == library.archive.ledger.passage_count() == 4
    found = library.vectors.search(embedder.embed(["bridge"])[0], 20)
    assert not {hit.id.split(".")[0] for hit in found} & set(gone)


def test_a_vector_stays_while_a_passage_uses_it(library):
    """Sweeping drops the vectors of what was deleted or replaced, and no other."""
    store(library, document(1), document(2))
    store(library, document(1, text="The bridge of Town 1 was closed on Tuesday, the council said at night."))
    assert len(rows(library, tables.embeddings)) == 3

    bury(library, {next(row.article_id for row in rows(library, tables.revisions) if row.revision == 2)})
    dropped = retention.sweep(library.archive.engine)

    assert dropped == 2
    assert {row.hash for row in rows(library, tables.embeddings)} == {
        row.hash for row in rows(library, tables.passages)
    }
    assert list(library.archive.articles.outlets()) == ["Outlet 2"]


def test_copies_stay_one_report_when_their_origin_goes(library):
    """The earliest live print becomes the origin; there are not suddenly more independent reports."""
    prints = [
        document(
            n,
            text=REPORT,
            published_at=NOON + timedelta(hours=n),
            canonical_url=f"https://outlet{n}.example/elm",
        )
        for n in range(4)
    ]
    store(library, *prints)
    first, second = [row.id for row in sorted(rows(library, tables.articles), key=lambda row: row.happened)][
        :2
    ]
    assert {row.origin for row in rows(library, tables.articles)} == {first}

    bury(library, {first})

    assert {row.origin for row in rows(library, tables.articles)} == {second}


def test_age_counts_from_publication_else_from_first_sight(library):
    """The bound is exclusive, oldest first; undated articles count by when they came in."""
    store(
        library,
        document(1, published_at=NOON),
        document(2, published_at=NOON - timedelta(days=9)),
        document(3, published_at=None, date_quality="none"),
        clock=lambda: NOON + timedelta(days=1),
    )
    engine = library.archive.engine

    towns = {row.id: row.url.rsplit("/", 1)[1] for row in rows(library, tables.articles)}
    assert [towns[key] for key in retention.aged(engine, before=NOON)] == ["2"]
    assert [towns[key] for key in retention.aged(engine, before=NOON + timedelta(days=2))] == ["2", "1", "3"]


def test_one_source_or_outlet_alone(library):
    """A source is known by its leads, a folder by its files, an outlet by its name."""
    store(library, document(1), document(2), document(3, source="/news/wire/3.txt"))
    towns = {row.url.rsplit("/", 1)[1]: row.id for row in rows(library, tables.articles)}
    press, engine = library.archive.press, library.archive.engine
    lead = Lead("Feed", "g1", "u", "k", {}, "d", due=NOON, first_listed=NOON, article_id=towns["1"])
    press.record(SourceState("Feed", "https://feed.example/rss"), [lead])
    press.record(SourceState("Wire", "/news/wire"))

    def found(name):
        return retention.aged(engine, before=LATER, source=name)

    assert (found("Feed"), found("Wire"), found("Outlet 2")) == ((towns["1"],), (towns["3"],), (towns["2"],))
    assert [retention.named(engine, name) for name in ("Feed", "Outlet 2", "Nobody")] == [True, True, False]


def test_what_listings_told_goes_too(library):
    """Summaries of a purged article, under its id or its address, are emptied and never asked for again."""
    store(library, document(1))
    row = rows(library, tables.articles)[0]
    told = {"summary": "A secret summary"}
    leads = [
        Lead("A", "1", "u", "k", told, "d", due=NOON, first_listed=NOON, state="done", article_id=row.id),
        Lead("A", "2", row.url, row.canonical_url, told, "d", due=NOON, first_listed=NOON),
        Lead("A", "3", "other", "other", told, "d", due=NOON, first_listed=NOON),
    ]
    library.archive.press.record(SourceState("A", "https://a.example"), leads)

    bury(library, {row.id})

    assert [item.told for item in rows(library, tables.items)] == [{}, {}, told]
    assert [lead.guid for lead in library.archive.press.due("A", now=LATER, limit=9, again=30)] == ["3"]


def test_old_listings_that_never_became_articles_are_forgotten(library):
    """Only those that were given up, only those that are old; they stay known."""
    told = {"summary": "A secret summary"}
    leads = [
        Lead("A", "old", "u1", "1", told, "d", due=NOON, first_listed=NOON, state="parked"),
        Lead("A", "waiting", "u2", "2", told, "d", due=NOON, first_listed=NOON),
        Lead("A", "new", "u3", "3", told, "d", due=NOON, first_listed=LATER, state="parked"),
    ]
    library.archive.press.record(SourceState("A", "https://a.example"), leads)

    assert retention.forget_listings(library.archive.engine, before=NOON + timedelta(days=1)) == 1
    assert retention.forget_listings(library.archive.engine, before=NOON + timedelta(days=1)) == 0

    assert {item.guid: item.told for item in rows(library, tables.items)} == {
        "old": {}, "waiting": told, "new": told,
    }  # fmt: skip
    assert library.archive.press.record(SourceState("A", "https://a.example"), leads) == 0


def test_a_reader_of_the_former_state_is_waited_for_and_named(home, library):
    """While somebody reads what was deleted, sweeping says so, and goes on when called again."""
    store(library, document(1))
    library.archive.engine.dispose()
    reader = sqlite3.connect(home / "archive.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM articles").fetchone()
    with library.archive.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 100")
    bury(library, ids_of(library))

    with pytest.raises(ArchiveBusy, match="reads"):
        retention.sweep(library.archive.engine)

    assert retention.unswept(library.archive.engine)
    reader.execute("ROLLBACK")
    retention.sweep(library.archive.engine)
    assert not retention.unswept(library.archive.engine)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ("database or disk is full", DiskFull),
        ("database is locked", ArchiveBusy),
        ("something else", ArchiveError),
    ],
)
def test_what_sqlite_says_while_sweeping(error, kind):
    """Each failure is one of ours, with what to do next."""
    ours = retention._of_sqlite(sqlite3.OperationalError(error))

    assert type(ours) is kind
    assert ours.remedy


def test_the_newest_runs_are_kept(library, monkeypatch):
    """Older records of runs make room; a run is found by the beginning of its id."""
    monkeypatch.setattr("corpus.archive.ledger.KEPT_RUNS", 3)
    ledger = library.archive.ledger
    for n in range(6):
        ledger.start_run(f"run{n}-abcdef", now=NOON + timedelta(hours=n))
        ledger.finish_run(f"run{n}-abcdef", {"new": n}, now=NOON + timedelta(hours=n, minutes=1))

    assert [run.report["new"] for run in ledger.runs(10)] == [5, 4, 3]
    assert ledger.run("run4").id == "run4-abcdef"
    for unknown in ("run0", "", "%"):
        with pytest.raises(NotFound):
            ledger.run(unknown)


def test_a_worn_vector_index_is_built_anew(library, monkeypatch):
    """Chroma never gives back what was replaced: past twice the live entries a writer builds it anew."""
    monkeypatch.setattr("corpus.vectors.FEW", 2)
    texts = (f"The bridge of Town 1 was closed on day {n}, the council said at night." for n in range(6))
    worn = []
    for text in texts:
        store(library, document(1, text=text), document(2))
        worn.append(library.vectors._collection().metadata["added"])

    assert worn == [2, 3, 4, 2, 3, 4]
    assert library.vector_count() == 2


def test_withdrawing_twice_is_withdrawing_once(library):
    """The second time nothing is live, and the change log stays."""
    store(library, document(1))
    ids = ids_of(library)

    first = library.archive.withdraw(ids, now=LATER)
    head = library.archive.ledger.head()

    assert (first, library.archive.withdraw(ids, now=LATER)) == (ids, set())
    assert library.archive.ledger.head() == head
