"""Page dumps of many layouts: every line ends up where a reader would put it."""

from __future__ import annotations

from datetime import UTC, datetime
from textwrap import dedent

import pytest

from ingest.extraction import dumps

TITLE = "Harbour town agrees to close two berths for repairs"
DEK = "The council says that work will begin in May. Ship owners had asked for a delay until the autumn."
FIRST = (
    "The council of Tarrenmouth agreed on Tuesday to close two of the five berths in its harbour for repairs."
)
SECOND = (
    "Work will begin on 6 May and last for eleven weeks, the harbour master, Ines Okoro, told the council."
)
THIRD = '"We have put it off for four years," she said. "The piles will not wait any longer."'
BODY = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
DAY = datetime(2024, 3, 26, tzinfo=UTC)


def test_a_dump_with_dek_outlet_section_and_date():
    """The layout of a copied agency page is taken apart, and its furniture is gone."""
    text = f"Contact Us\n\n{TITLE}\n\n{DEK}\n\nBelvoir Agency MIDDLE EAST\nPublished March 26,2024\nSubscribe\n\n{BODY}"

    found = dumps.read(text)

    assert (found.title, found.dek, found.outlet, found.section) == (
        TITLE,
        DEK,
        "Belvoir Agency",
        "Middle East",
    )
    assert (found.published.when, found.published.quality) == (DAY, "day")
    assert found.text == BODY


def test_a_dump_without_furniture():
    """Title, byline and date lines alone are enough."""
    found = dumps.read(f"{TITLE}\n\nBy Jane Doe and John Roe\nMarch 26, 2024\n\n{BODY}")

    assert (found.title, found.authors, found.text) == (TITLE, ("Jane Doe", "John Roe"), BODY)
    assert found.published.when == DAY


def test_a_dump_with_title_and_body_only():
    """No date is made up, and the body is whole."""
    found = dumps.read(f"{TITLE}\n\n{BODY}")

    assert (found.title, found.text, found.published, found.outlet) == (TITLE, BODY, None, "")


def test_a_body_alone():
    """Paragraphs without any heading keep the first one too."""
    found = dumps.read(BODY)

    assert (found.title, found.text) == ("", BODY)


def test_a_date_above_the_title():
    """A page that begins with its date has its title below it."""
    found = dumps.read(f"Tuesday, 26 March 2024\n\n{TITLE}\n\n{BODY}")

    assert (found.title, found.text, found.published.when) == (TITLE, BODY, DAY)


def test_outlet_and_section_above_the_title():
    """A site's name and a trail of sections on top are told from the title."""
    found = dumps.read(
        f"The Tarren Gazette\nHome > News > Harbour\n\n{TITLE}\n{DEK}\nBy Jane Doe\n26 March 2024\n\n{BODY}"
    )

    assert (found.title, found.outlet, found.section, found.dek) == (
        TITLE,
        "The Tarren Gazette",
        "Harbour",
        DEK,
    )
    assert found.text == BODY


def test_everything_on_one_line():
    """Outlet, byline, date and update may share one line, apart by bars."""
    line = "The Tarren Gazette | By Jane Doe | March 26, 2024, 10:15 a.m. EDT | Updated March 27, 2024"

    found = dumps.read(f"{TITLE}\n{line}\n\n{BODY}")

    assert (found.outlet, found.authors) == ("The Tarren Gazette", ("Jane Doe",))
    assert found.published.when == datetime(2024, 3, 26, 14, 15, tzinfo=UTC)
    assert found.updated.when.day == 27


def test_labelled_lines():
    """Exports that name each field are understood."""
    head = f"Title: {TITLE}\nSource: Tarren Gazette\nAuthor: Jane Doe\nDate: 2024-03-26\nURL: https://gazette.example/a\n"

    found = dumps.read(f"{head}\n{BODY}")

    assert (found.title, found.outlet, found.authors) == (TITLE, "Tarren Gazette", ("Jane Doe",))
    assert (found.url, found.published.when, found.text) == ("https://gazette.example/a", DAY, BODY)


def test_furniture_in_the_middle_and_at_the_end():
    """Share bars, adverts, newsletter boxes, lists of other stories and copyright lines are dropped."""
    middle = "Advertisement\n\nSign up for our morning newsletter\n\nRead more: Five berths and a storm\n\nFacebook Twitter WhatsApp Email"
    end = "Related stories\nFerry timetable changes again\nWhat the tide tables say\n\nFollow us on Instagram\n\n© 2024 Tarren Gazette. All rights reserved."

    found = dumps.read(f"{TITLE}\n\n{FIRST}\n\n{middle}\n\n{SECOND}\n\n{THIRD}\n\n{end}")

    assert found.text == BODY


def test_windows_line_ends():
    """Carriage returns change nothing."""
    text = f"Contact Us\n\n{TITLE}\n\nBelvoir Agency WORLD\nPublished March 26,2024\n\n{BODY}".replace(
        "\n", "\r\n"
    )

    found = dumps.read(text)

    assert (found.title, found.outlet, found.section, found.text) == (TITLE, "Belvoir Agency", "World", BODY)


def test_paragraphs_wrapped_at_72_columns():
    """Line breaks that only keep the text narrow are undone; those of the head stay."""
    wrapped = dedent("""\
        Harbour town agrees to close two berths for repairs
        By Jane Doe
        March 26, 2024

        The council of Tarrenmouth agreed on Tuesday to close two of the five
        berths in its harbour for repairs, after a debate that had lasted for
        three evenings and in which forty-one residents asked to be heard.

        Work will begin on 6 May and last for eleven weeks, the harbour
        master, Ines Okoro, told the council. She called the cease-
        fire between the owners and the town a good beginning.
        """)

    found = dumps.read(wrapped)

    assert (found.title, found.authors) == (TITLE, ("Jane Doe",))
    assert len(found.text.split("\n\n")) == 2
    assert "\n" not in found.text.replace("\n\n", "")
    assert "the cease-fire between" in found.text


def test_lines_without_blank_lines_between():
    """Where no blank line stands between paragraphs, each long line is one."""
    found = dumps.read(f"{TITLE}\nBy Jane Doe\n{FIRST}\n{SECOND}\n{THIRD}")

    assert (found.title, found.text) == (TITLE, BODY)


def test_a_date_at_the_end():
    """A dated line below the body dates the article and is no part of it."""
    found = dumps.read(f"{TITLE}\n\n{BODY}\n\nPublished: 26 March 2024")

    assert (found.published.when, found.text) == (DAY, BODY)


def test_a_dateline_stays_and_names_the_agency():
    """The dateline belongs to the body; its agency is the outlet where no other line names one."""
    dateline = f"TARRENMOUTH, March 26 (Reuters) - {FIRST}"

    found = dumps.read(f"{TITLE}\n\n{dateline}\n\n{SECOND}")

    assert (found.outlet, found.published) == ("Reuters", None)
    assert found.text.startswith("TARRENMOUTH, March 26 (Reuters) - The council")


def test_a_short_subtitle_is_no_outlet():
    """A few words in lower case below the title are its standfirst."""
    found = dumps.read(f"{TITLE}\nShip owners wanted a delay\nBy Jane Doe\n26 March 2024\n\n{BODY}")

    assert (found.outlet, found.dek) == ("", "Ship owners wanted a delay")


def test_subheadings_of_the_body_stay():
    """A heading between paragraphs is the article's own."""
    found = dumps.read(f"{TITLE}\n\nBy Jane Doe\n\n{FIRST}\n\nWhat comes next\n\n{SECOND}")

    assert "\n\nWhat comes next\n\n" in found.text


@pytest.mark.parametrize(
    "line",
    [
        "By the end of May, the berths will be closed.",
        "Share prices fell by 4.2 percent on Tuesday.",
        "Advertising is the town's second trade.",
    ],
)
def test_prose_that_begins_like_furniture_stays(line):
    """Only whole lines are furniture; a sentence that begins alike is news."""
    found = dumps.read(f"{TITLE}\n\n{FIRST}\n\n{line}\n\n{SECOND}")

    assert line in found.text


def test_an_opinion_section_makes_an_opinion():
    """The section's name tells the kind."""
    found = dumps.read(f"{TITLE}\n\nTarren Gazette OPINION\nPublished March 26, 2024\n\n{BODY}")

    assert (found.section, found.kind) == ("Opinion", "opinion")
