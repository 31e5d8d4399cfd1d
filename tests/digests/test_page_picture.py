"""Pictures of differing figures: what is drawn, where it stands, what is never drawn."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from bot.digests.picture import drawable, table, timeline
from bot.digests.picture_layout import LEFT, NAMES, RIGHT, WIDTH, plot, width, wrapped
from bot.digests.picture_scale import scale
from bot.digests.picture_values import readings
from bot.types import Conflict, Figure
from tests.digests.browser.sample import HOSTILE, TOLL, VOTE

NS = {"s": "http://www.w3.org/2000/svg"}
LONG = (
    "the Office of the United Coordinator for Relief in the Northern and Southern Vale Districts (Joint Cell)"
)


def series(*values):
    """A conflict of (value, authority, as of) or whole figures."""
    return Conflict(
        "people killed", tuple(one if isinstance(one, Figure) else Figure(*one, 1) for one in values)
    )


def svg(conflict, zone="UTC"):
    """The picture, which has to be well-formed."""
    return etree.fromstring(timeline(conflict, zone))


def drawn(conflict):
    """The layout of a series."""
    return plot(readings(conflict, "UTC").drawn, lambda day: f"{day:%-d %b %Y}")


VALUES = st.sampled_from(
    ["12", "at least 12", "up to 12", "about 13", "12 to 40", "5 to 90", "13", "400", "no more than 7"]
)
DAYS = st.sampled_from(["2026-11-01", "2026-11-01", "2026-11-02", "2026-12-24", "2027-03-01", ""])
NAMED = st.sampled_from(["Police", LONG, "W" * 70, "警視庁" * 12, "a b", "Red Cross"])


@settings(max_examples=120)
@given(st.lists(st.tuples(VALUES, NAMED, DAYS), min_size=1, max_size=11))
def test_marks_and_names_never_overlap(values):
    """Up to twelve values, of one day and one height or not, with long names: no mark or name covers another."""
    picture = drawn(series(("12", "Police", "2026-11-01"), *values)) if values else None
    if not drawable(series(("12", "Police", "2026-11-01"), *values), "UTC"):
        return

    for boxes in ([mark.box for mark in picture.marks], [mark.name for mark in picture.marks]):
        assert not any(one.meets(other) for one, other in combinations(boxes, 2))
        assert all(box.top >= 0 and box.bottom <= picture.height for box in boxes)
    assert all(mark.box.left >= LEFT - 0.1 and mark.box.right <= RIGHT + 0.1 for mark in picture.marks)
    assert all(width(line) <= WIDTH - NAMES for mark in picture.marks for line in mark.told)


def test_twelve_of_one_day_and_height_stand_side_by_side():
    """Even twelve equal values of twelve authorities have a place each."""
    picture = drawn(series(*(("12", f"Office {n}", "2026-11-01" if n else "") for n in range(12))))

    assert len({mark.x for mark in picture.marks}) == 12
    assert not any(one.box.meets(other.box) for one, other in combinations(picture.marks, 2))


def test_heights_are_to_scale_and_days_in_proportion():
    """A value stands where the axis says; the day in the middle of two stands in the middle."""
    picture = drawn(
        series(("100", "A", "2026-11-01"), ("200", "B", "2026-11-03"), ("400", "C", "2026-11-05"))
    )
    first, second, third = picture.marks

    assert [mark.high for mark in picture.marks] == [picture.at(100), picture.at(200), picture.at(400)]
    assert second.x == pytest.approx((first.x + third.x) / 2, abs=0.1)
    assert picture.at(0) == picture.bottom


def test_a_range_is_a_bar_without_a_middle():
    """A range has a sign at both ends, and the bar between them; no point stands for it."""
    conflict = series(("100 to 300", "Officials", "2026-11-01"), ("471", "Ministry", "2026-11-01"))
    picture, tree = drawn(conflict), svg(conflict)
    bar = picture.marks[0]

    assert (bar.low, bar.high) == (picture.at(100), picture.at(300))
    [path] = tree.xpath("//s:path[@class='stem']/@d", namespaces=NS)
    assert path == f"M{bar.x} {bar.high}V{bar.low}"
    assert tree.xpath("//s:path[@class='mark']/@d", namespaces=NS)[0].count("Z") == 2


def test_nothing_is_drawn_between_values():
    """Beside axes and leads to names there are as many marks as values, and no line from value to value."""
    tree = svg(TOLL)

    assert len(tree.xpath("//s:path[@class='mark']", namespaces=NS)) == 5
    assert tree.xpath("//s:polyline | //s:line", namespaces=NS) == []
    assert {one.get("class") for one in tree.xpath("//s:path", namespaces=NS)} == {
        "rule",
        "lead",
        "mark",
        "stem",
        "struck",
        "under",
        "sign",
    }


def test_bounds_and_notes_have_signs_and_words():
    """Bounds have arrows, a superseded value is hollow and struck, a corrected one underlined; the signs that occur are explained."""
    tree = svg(TOLL)
    text = " ".join("".join(tree.itertext()).split())

    assert len(tree.xpath("//s:path[@class='stem']", namespaces=NS)) == 3
    assert len(tree.xpath("//s:path[@class='struck']", namespaces=NS)) == 1
    assert tree.xpath("//s:text[@text-decoration]/text()", namespaces=NS) == ["about 500"]
    assert "An arrow up is “at least”." in text
    assert "Not drawn, but in the table: 1." in text
    assert "does not begin at 0" not in text


def test_one_authority_has_one_shape_and_another_another():
    """Authorities are told apart without any colour, and each is named beside its shape."""
    tree = svg(series(("1", "A", "2026-11-01"), ("2", "B", "2026-11-02"), ("3", "A", "2026-11-03")))
    kinds = [
        path.count("a") or path.count("L") for path in tree.xpath("//s:path[@class='mark']/@d", namespaces=NS)
    ]

    assert kinds[0] == kinds[2] != kinds[1]
    assert tree.xpath("//s:text[@class='name']/text()", namespaces=NS).count("A") == 2
    assert {one.get("stroke") for one in tree.xpath("//s:path", namespaces=NS)} == {"currentColor"}


def test_a_screen_reader_hears_all_of_it():
    """Title and description name the slot and every value with its authority and day."""
    tree = svg(TOLL)

    assert tree.get("role") == "img"
    names = [tree.xpath("string(//*[@id=$id])", id=one) for one in tree.get("aria-labelledby").split()]
    assert names[0] == "Figures differ: people killed"
    assert "about 500: Northvale Ministry of Health, 1 Nov 2026 (superseded)" in names[1]
    assert "up to 250: Southmark Observatory for Human Rights, undated" in names[1]


@settings(max_examples=40)
@given(st.text(max_size=80))
def test_hostile_names_leave_it_well_formed(name):
    """Any slot and any authority is text in the picture."""
    conflict = Conflict(
        name, (Figure("1", name, "2026-11-01", 1), Figure("2", f"{name}{HOSTILE}", "2026-11-02", 1))
    )
    tags = {one.tag for one in html.fragment_fromstring(timeline(conflict, "UTC")).iter()}

    assert tags & {"script", "img", "a", "style"} <= {"a"}


@pytest.mark.parametrize(
    "values",
    [
        ("dozens", "hundreds"), ("12", "dozens"), ("-3 percent", "4 percent"), ("minus 3 degrees", "4"), ("3-1", "2-1"),
        ("two dead, 14 hurt", "3 dead, 9 hurt"), ("9" * 40, "8" * 40), ("120-14-45", "121-14-44"), ("12", "4 percent"),
        ("none", "3"), ("x" * 500 + " 3", "4" + "x" * 500),
    ],
)  # fmt: skip
def test_what_is_no_amount_is_a_table(values):
    """Words, scores, votes, values below nil, of two kinds or beyond any scale are told and not drawn."""
    conflict = series(*((value, "A", "2026-11-01") for value in values))

    assert not drawable(conflict, "UTC")
    assert html.fragment_fromstring(timeline(conflict, "UTC")).tag == "table"


def test_undated_values_alone_are_a_table():
    """Without any day there is no timeline; one that is dated makes one, the others stand apart."""
    undated = [("1", "A", ""), ("2", "B", "no date")]

    assert not drawable(series(*undated), "UTC")
    picture = drawn(series(("3", "C", "2026-11-01"), *undated))
    assert [mark.x > picture.strip for mark in picture.marks] == [False, True, True]


def test_votes_are_a_table_by_role():
    """For, against and abstaining have a column each, beside the words of the source."""
    tree = html.fragment_fromstring(timeline(VOTE, "UTC"))

    assert tree.xpath("//thead//th/text()") == ["According to", "For", "Against", "Abstaining", "As of"]
    rows = [[td.text for td in row.xpath("td")] for row in tree.xpath("//tbody/tr")]
    assert rows == [["120", "14", "45", "3 Nov 2026"], ["121", "14", "44", "2 Nov 2026"]]
    assert "120 in favour, 14 against and 45 abstentions" in tree.text_content()


@pytest.mark.parametrize(
    ("value", "votes"),
    [
        ("120 votes to 14, with 45 abstentions", ["120", "14", "45"]),
        ("1,200 votes in favour and 14 against", ["1,200", "14", "not told"]),
    ],
)
def test_votes_are_read_from_words(value, votes):
    """What a source does not tell of a vote is not filled in."""
    conflict = Conflict(
        "votes", (Figure(value, "A", "2026-11-01", 1), Figure("120-14-45", "B", "2026-11-01", 1))
    )

    tree = html.fragment_fromstring(timeline(conflict, "UTC"))

    assert [td.text for td in tree.xpath("//tbody/tr[1]/td")][:3] == votes


def test_the_table_has_every_value_with_note_and_source():
    """What is not drawn is in the table, too."""
    tree = html.fragment_fromstring(table(TOLL, "UTC"))
    text = " ".join(" ".join(tree.itertext()).split())

    assert len(tree.xpath("//tbody/tr")) == 6
    assert "about 500 (superseded) Northvale Ministry of Health [1] 1 Nov 2026" in text
    assert tree.xpath("//s/bdi/text()") == ["about 500"]


def test_a_time_is_the_readers_day():
    """An as-of that is a time moves with the zone; a day does not."""
    late = series(("1", "A", "2026-11-01T23:30:00+00:00"), ("2", "B", "2026-11-01"))

    assert "1: A, 2 Nov 2026; 2: B, 1 Nov 2026." in timeline(late, "Europe/Oslo")


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        (12, 471, ("0", "200", "400", "600")),
        (10_400, 10_450, ("10,400", "10,420", "10,440", "10,460")),
        (0, 0, ("0", "1")),
        (0, 3, ("0", "1", "2", "3")),
        (5, 5, ("0", "2", "4", "6")),
    ],
)
def test_axes_have_round_marks(low, high, marks):
    """The axis begins at 0, unless the values would then look alike."""
    axis = scale(low, high)

    assert tuple(axis.told(mark, "count") for mark in axis.marks) == marks


def test_great_numbers_are_counted_in_millions():
    """The margin holds short numbers; their unit stands above them."""
    conflict = series(("$1.2 billion", "A", "2026-11-01"), ("$900 million", "B", "2026-11-01"))
    axes = svg(conflict).xpath("//s:g[@class='axes']/s:text/text()", namespaces=NS)

    assert axes[:5] == ["billion", "0", "0.5", "1", "1.5"]


def test_more_than_twelve_values_are_not_all_drawn():
    """The newest twelve are drawn; that others are not is said."""
    conflict = series(*((str(n + 3), f"Office {n}", "2026-11-01") for n in range(15)))

    assert len(drawn(conflict).marks) == 12
    assert "Not drawn, but in the table: 3." in timeline(conflict, "UTC")


def test_names_are_cut_only_when_they_must_be():
    """A name has three lines; what is longer ends in a mark of omission, and is whole in the table."""
    lines = wrapped(LONG, 184, 3)

    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert wrapped("Red Cross", 184, 3) == ("Red Cross",)
