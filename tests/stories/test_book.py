"""The book of stories on a real archive: growth, loss, copies, order, processes."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.stories.book import StoryBook
from bot.stories.naming import fresh_id
from corpus.archive.retention import bury
from corpus.types import ALL, Sources
from tests.stories.newsdesk import EVENTS, MORNING, article, everything, opened, put

LATER = MORNING + timedelta(days=30)


@pytest.fixture
def archive(tmp_path):
    with_close = opened(tmp_path)
    yield with_close
    with_close.close()


def book_of(archive):
    return StoryBook(archive, clock=lambda: MORNING)


def grouped(book):
    """The stories as sets of article ids, and their ids."""
    return {frozenset(story.articles): story.id for story in book.within(MORNING, LATER)}


WANTED = {frozenset(f"{event}-{n}" for n in range(len(reports))) for event, reports in EVENTS.items()}


def test_reports_of_one_event_are_one_story(archive):
    """Headlines that share little are put together by what they tell; look-alikes stay apart."""
    put(archive, *everything())

    assert set(grouped(book_of(archive))) == WANTED


def test_a_story_says_who_reported_it_and_when(archive):
    """Articles, outlets and times are in the order of print; the title is one of its reports' own."""
    put(archive, *everything())

    story = book_of(archive).of("quake-1")

    assert story.articles == story.origins == ("quake-0", "quake-1", "quake-2")
    assert story.outlets == ("Radio Fell", "Harbour Post", "Inland Times")
    assert (story.since, story.until) == (MORNING + timedelta(hours=2), MORNING + timedelta(hours=50))
    assert story.title in {report[2] for report in EVENTS["quake"]}
    assert story.id == fresh_id("quake-0")


@pytest.mark.parametrize("seed", range(6))
def test_order_and_steps_of_arrival_do_not_matter(archive, tmp_path, seed):
    """Shuffled, one by one, in parts or at once: the stories are the same."""
    put(archive, *everything())
    at_once = set(grouped(book_of(archive)))
    shuffled = everything()
    random.Random(seed).shuffle(shuffled)
    other = opened(tmp_path, "other")
    book, size = book_of(other), seed % 4 + 1

    for start in range(0, len(shuffled), size):
        put(other, *shuffled[start : start + size])
        book.refresh()

    assert set(grouped(book)) == at_once
    other.close()


def test_nothing_new_writes_nothing(archive):
    """A refresh of what is known leaves every row as it was."""
    put(archive, *everything())
    book = book_of(archive)
    book.refresh()
    before = list(archive.engine.raw_connection().driver_connection.iterdump())

    book.refresh()
    book_of(archive).refresh()

    assert list(archive.engine.raw_connection().driver_connection.iterdump()) == before


def test_a_story_keeps_its_id_while_it_grows(archive):
    """Follow-ups days later join under the id that the first report gave, even when an earlier report turns up."""
    first, *rest = [one for one in everything() if one.id.startswith("ferry")][1:]
    put(archive, first)
    book = book_of(archive)
    known = book.of("ferry-1").id

    put(archive, *rest, *[one for one in everything() if one.id == "ferry-0"])

    assert book.of("ferry-2").id == book.of("ferry-0").id == known == fresh_id("ferry-1")
    assert [one.what for one in book.past(known)] == ["formed"]


def test_a_reprint_is_a_report_but_no_origin(archive):
    """Wire copies are counted among the articles and outlets, once among the origins."""
    copy = article("copy", "Valley Wire", 5, "Ferry on the rocks", EVENTS["ferry"][0][3], origin="ferry-0")
    put(archive, *everything(), copy)

    story = book_of(archive).of("copy")

    assert story.articles == ("ferry-0", "ferry-1", "copy", "ferry-2")
    assert story.origins == ("ferry-0", "ferry-1", "ferry-2")
    assert story.title != "Ferry on the rocks"


def test_the_original_gives_the_title_whatever_its_copies_are_dated(archive):
    """A reprint known to the day only may seem older than what it is a copy of."""
    outlet, _, title, text = EVENTS["ferry"][0]
    put(archive, article("copy", "Valley Wire", 0, "On the rocks", text, origin="print"))
    put(archive, article("print", outlet, 2, title, text))

    story = book_of(archive).of("copy")

    assert (story.title, story.origins, story.articles) == (title, ("print",), ("copy", "print"))


def test_an_original_found_late_takes_its_copies_along(archive):
    """An article whose origin changes without being changed itself follows the one that is."""
    text = EVENTS["ferry"][0][3]
    put(archive, article("copy", "Valley Wire", 5, "Ferry on the rocks", text))
    book = book_of(archive)
    book.refresh()

    put(archive, article("ferry-0", *EVENTS["ferry"][0]), origins={"copy": "ferry-0"})

    assert book.of("copy").origins == ("ferry-0",)
    assert book.of("copy").articles == ("ferry-0", "copy")


def test_opinion_belongs_to_a_story_but_is_no_origin(archive):
    """A comment is listed with the reports, does not count as one, and does not give the title; alone it must."""
    comment = replace(
        article("comment", "Opinion Weekly", 1, "Drossen council budget vote shames Mayor Ilka Tamm", EVENTS["budget"][1][3]),
        kind="opinion",
    )  # fmt: skip
    put(archive, *everything(), comment)
    book = book_of(archive)

    story = book.of("comment")
    put(archive, *[replace(one, revision=2, kind="opinion") for one in everything() if "budget" in one.id])

    assert story.articles == ("budget-0", "comment", "budget-1")
    assert story.origins == ("budget-0", "budget-1")
    assert story.title != comment.title
    assert book.of("comment").origins == ("budget-0", "comment", "budget-1")


def test_the_only_report_of_a_story_may_leave(archive):
    """Nothing near it is left to be grouped."""
    book = book_of(archive)
    put(archive, everything()[0])
    assert len(grouped(book)) == 1

    [(ids, _)] = grouped(book).items()
    archive.withdraw(sorted(ids), now=MORNING)

    assert grouped(book) == {}


def test_withdrawn_and_purged_articles_leave(archive):
    """What is no longer held is in no story; a story without reports is no more."""
    put(archive, *everything())
    book = book_of(archive)
    ferry, budget = book.of("ferry-0"), book.of("budget-0")

    archive.withdraw(["ferry-1"], now=MORNING)
    bury(archive.engine, ["budget-0", "budget-1"], now=MORNING)

    assert book.of("ferry-1") is None
    assert book.get(ferry.id).articles == ("ferry-0", "ferry-2")
    assert book.get(budget.id) is None
    assert [one.what for one in book.past(budget.id)] == ["formed", "ended"]


def test_a_report_that_links_two_stories_merges_them_and_its_loss_splits_them(archive):
    """The id of the story that went into another leads there; what comes apart again is remembered as split."""
    one = article(
        "one",
        "Harbour Post",
        0,
        "Fire at Gunnel mill in Tarrow",
        "A fire has destroyed the Gunnel mill in Tarrow.",
    )
    other = article(
        "other",
        "Inland Times",
        9,
        "Brigadier Sella Hoyt praises crews",
        "Brigadier Sella Hoyt praised crews who fought for nine hours with 44 pumps.",
    )
    link = article("link", "Radio Fell", 4, "Fire at Gunnel mill: Sella Hoyt praises crews", "A fire destroyed the Gunnel mill in Tarrow. Brigadier Sella Hoyt praised crews who fought it with 44 pumps.")  # fmt: skip
    put(archive, one, other)
    book = book_of(archive)
    first, second = book.of("one").id, book.of("other").id

    put(archive, link)
    merged = book.get(second)
    archive.withdraw(["link"], now=MORNING)

    assert merged == replace(merged, id=first, articles=("one", "link", "other"))
    assert {book.of("one").id, book.of("other").id} >= {first}
    assert book.of("one").id != book.of("other").id
    assert [past.what for past in book.past(first)] == ["formed", "merged", "split"]


def test_a_revision_is_read_anew(archive):
    """An article that turns out to tell of another event moves to that one."""
    put(archive, *everything())
    book = book_of(archive)
    book.refresh()
    moved = article("budget-1", "Valley Wire", 4, EVENTS["ferry"][1][2], EVENTS["ferry"][1][3], revision=2)

    put(archive, moved)

    assert book.of("budget-1").id == book.of("ferry-0").id
    assert book.of("budget-0").articles == ("budget-0",)


def test_a_window_tells_whole_stories_newest_first(archive):
    """A story with a report in the window is named with its earlier ones, as far as its sources are asked for."""
    put(archive, *everything())
    book = book_of(archive)
    day = (MORNING + timedelta(days=1), MORNING + timedelta(days=3))

    everyone = book.within(*day, ALL)
    without = book.within(*day, Sources(without=("Radio Fell",)))

    assert [story.articles[0] for story in everyone] == ["quake-0", "ferry-0"]
    assert [story.articles for story in without] == [("quake-1", "quake-2")]
    assert without[0].title in {EVENTS["quake"][1][2], EVENTS["quake"][2][2]}
    assert book.within(LATER, LATER + timedelta(days=1)) == ()


def test_reports_long_apart_are_two_stories(archive):
    """The same words a month later tell of something else."""
    outlet, _, title, text = EVENTS["ferry"][0]
    put(archive, article("then", outlet, 0, title, text), article("now", "Radio Fell", 24 * 30, title, text))

    assert book_of(archive).of("then").id != book_of(archive).of("now").id


def test_unknown_ids_give_nothing(archive):
    """Neither a story nor an article that is not held is an error."""
    assert book_of(archive).get("s0") is None
    assert book_of(archive).of("nobody") is None


def test_several_books_at_once_agree(archive):
    """Threads that refresh at the same time take each step once."""
    book = book_of(archive)
    for part in (everything()[:5], everything()[5:]):
        put(archive, *part)
        threads = [threading.Thread(target=book_of(archive).refresh) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert set(grouped(book)) == WANTED
    assert all([one.what for one in book.past(key)] == ["formed"] for key in grouped(book).values())


KILLED = """
import os, sys
from bot.stories import book, shelf
from tests.stories.newsdesk import opened
from pathlib import Path
insert, calls = shelf._insert, []
def dying(connection, table, values):
    calls.append(table)
    insert(connection, table, values)
    if len(calls) == int(sys.argv[2]):
        os.kill(os.getpid(), 9)
shelf._insert = dying
book.StoryBook(opened(Path(sys.argv[1]))).refresh()
"""


def test_a_kill_in_the_middle_of_a_step_leaves_nothing_half_done(archive, tmp_path):
    """Killed after its second write, a refresh has changed nothing; the next one does the whole step."""
    put(archive, *everything())
    root = str(__import__("pathlib").Path(__file__).parents[2])

    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), "2"], cwd=root, check=False)

    assert killed.returncode == -9
    book = book_of(archive)
    assert book.past(fresh_id("ferry-0")) == ()
    assert set(grouped(book)) == WANTED
