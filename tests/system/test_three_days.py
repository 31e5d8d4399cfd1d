"""The samples as three days of news, through the commands alone: what is new, what has changed, what is quiet."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.system.commands import SAMPLES, evenhand, reply

FIRST = (  # printed on 25 March 2024, by file; what is left came later
    "01-harbour", "02-meridian", "03-northgate", "04-al-nakhla", "06-galim", "07a-compass", "07b-compass",
)  # fmt: skip
COPY = {
    "title": "Count of killed in Gaza rises to 32,414",
    "outlet": "Quay Mail",
    "url": "https://quaymail.example/gaza-count",
    "published": "2024-03-27T08:00:00+00:00",
    "text": "",
}
NOWS = ("2024-03-26T00:30:00+00:00", "2024-03-26T23:30:00+00:00", "2024-03-27T12:00:00+00:00")


def lines(name):
    return [json.loads(line) for line in (SAMPLES / name).read_text().splitlines()]


@pytest.fixture(scope="module")
def days(tmp_path_factory):
    """A folder of articles for each day."""
    folder = tmp_path_factory.mktemp("days")
    made = [folder / f"day{n}" for n in range(3)]
    for day in made:
        day.mkdir()
    wire = "15-harbour-wire-kestrel-tarrenmouth.jsonl"
    for path in SAMPLES.iterdir():
        later = path.name.startswith(("13-", "15-"))
        if not later:
            shutil.copy(path, made[0 if path.name.startswith(FIRST) else 1])
    talks = next(row for row in lines(wire) if "resume" in row["title"])
    (made[0] / "talks.jsonl").write_text(json.dumps(talks))
    toll = (SAMPLES / "05-kestrel-news-toll-26-march.txt").read_text()
    body = toll.partition("Copy link\n\n")[2].partition("\n\nRead more")[0]
    (made[2] / "copy.jsonl").write_text(json.dumps({**COPY, "text": body}))
    return made


def run(home, days):
    """Three mornings: take the day in, read the digest."""
    told = []
    for day, now in zip(days, NOWS, strict=True):
        assert evenhand("ingest", day, home=home)[0] == 0
        told.append(reply("digest", "--reader", "desk", "--now", now, home=home))
    return told


@pytest.fixture(scope="module")
def told(days, tmp_path_factory):
    return run(tmp_path_factory.mktemp("three") / "home", days)


def story(digest, words):
    return next(one for one in digest["stories"] if words in json.dumps(one))


def test_the_first_day_is_new(told):
    """Every story is new, and every line of it is cited."""
    assert {one["state"] for one in told[0]["stories"]} == {"new"}
    for one in told[0]["stories"]:
        assert one["claims"]
        assert all(claim["evidence"] for claim in one["claims"])
        assert one["words"] <= 90


def test_the_second_day_leads_with_what_is_new(told):
    """The story that goes on keeps its id, and opens with the new count, the old one beside it, each with its day."""
    before, after = story(told[0], "ceasefire"), story(told[1], "32,414")

    assert after["story_id"] == before["story_id"]
    assert after["state"] in {"updated", "corrected"}
    assert "32,414" in after["claims"][0]["text"]
    [change] = [one for one in after["changes"] if "killed" in one["slot"]]
    assert (change["old"]["value"], change["new"]["value"]) == ("32,333", "32,414")
    assert (change["old"]["as_of"], change["new"]["as_of"]) == ("2024-03-25", "2024-03-26")
    shown = {claim["text"] for one in told[0]["stories"] for claim in one["claims"]}
    assert not shown & {claim["text"] for one in told[1]["stories"] for claim in one["claims"]}


def test_the_third_day_is_quiet(told):
    """A reprint brings nothing new: no story is told again, the known ones are one line."""
    assert told[2]["stories"] == []
    assert story(told[1], "32,414")["story_id"] in {one["story_id"] for one in told[2]["quiet"]}


def test_no_story_is_told_twice_in_a_digest(told):
    """Each has one place."""
    for digest in told:
        ids = [one["story_id"] for part in ("stories", "in_brief", "quiet") for one in digest[part]]
        assert len(ids) == len(set(ids))


def test_two_runs_are_the_same(told, days, tmp_path):
    """Another archive that took in the same days tells the same, to the byte, but for the time of its last ingest."""
    again = run(tmp_path / "home", days)

    for one, other in zip(told, again, strict=True):
        for digest in (one, other):
            ingested = digest["coverage"].pop("last_ingest", "")
            digest["text"] = digest["text"].partition("; last ingest")[0] if ingested else digest["text"]
            digest.pop("id")
        assert json.dumps(one) == json.dumps(other)
