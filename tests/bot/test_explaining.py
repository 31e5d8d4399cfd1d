"""How an answer came about, told on a terminal and exported; records of any version, and hostile words in them."""

from __future__ import annotations

import html.parser
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import escaping, explaining
from bot.rereading import places, reread
from corpus.types import Span
from tests.system.commands import evenhand, reply, town
from tests.verify.bench import article

TEXT = "The mayor of Elm said that 12 boats were lost. Nobody was hurt."
OLD = {  # as the first version kept it
    "answer": {
        "kind": "answer", "id": "a1b2", "question": "How many boats were lost?", "status": "answered", "window": None,
        "claims": [{"text": "The mayor said that 12 boats were lost.", "evidence": [
            {"citation": 1, "article_id": "elm", "revision": 1, "quote": "12 boats were lost", "start": 27, "end": 45}]}],
        "writer": "extractive", "model": None,
    },
    "understood": {"outlets": [], "absent_outlets": [], "dates": [], "entities": ["Elm"], "zone": "UTC",
                   "asked_at": "2024-03-26T12:00:00+00:00"},
    "evidence": [{"number": 1, "pid": "p", "article_id": "elm", "revision": 1, "outlet": "Wire", "title": "Boats",
                  "start": 0, "end": 46, "score": 0.5}],
    "draft": {"status": "answered", "claims": [{"text": "The mayor said that 12 boats were lost.", "kind": "fact"}]},
    "withheld": [{"text": "All is lost.", "code": "low_support", "detail": "nothing near"}],
    "timings": {"search": 3.2},
}  # fmt: skip
HELD = {("elm", 1): article(TEXT)}


def with_words(text):
    """A record with these words wherever a record may hold foreign ones."""
    claim = {"text": text, "kind": "fact", "speaker": text, "verdict": "withheld", "code": "unsafe_text",
             "detail": text, "evidence": [{"pid": "p", "quote": text}]}  # fmt: skip
    answer = {**OLD["answer"], "question": text, "missing": [text], "notices": [text], "read_as": text}
    answer["conflicts"] = [{"slot": text, "values": [{"value": text, "authority": text, "quote": text}]}]
    exhibit = {**OLD["evidence"][0], "outlet": text, "title": text, "text": text}
    withheld = [{"text": text, "code": "unsafe_text", "detail": text}]
    draft = {"status": "answered", "claims": [claim], "missing": [text]}
    return {
        **OLD, "answer": answer, "evidence": [exhibit], "drafts": [draft], "withheld": withheld, "history": [text],
        "hits": [{"rank": 1, "score": 0.5, "article_id": "elm", "outlet": text, "title": text}],
    }  # fmt: skip


def test_a_record_of_the_first_version_is_told():
    """What it holds is said, what it lacks is left out."""
    told = explaining.text(reread(OLD, HELD))

    for part in ("Question: How many boats", "Evidence (1)", "Draft 1 of 1", "12 boats were lost", "low_support",
                 "Published (answered", "search 3 ms", "the archive has these words there"):  # fmt: skip
        assert part in told
    assert "Searches" not in told


@pytest.mark.parametrize("record", [{}, {"answer": {}}, {"answer": None, "draft": None, "timings": None}])
def test_an_empty_record_is_told(record):
    """Whatever is missing, something is printed."""
    assert "not recorded" in explaining.text(reread(record, {}))
    assert explaining.markdown(record).startswith("# Question")


def test_the_words_of_the_evidence_are_read_again():
    """From the revision and the characters that the record names; they are not in the record itself."""
    found = reread(OLD, HELD)

    assert places(OLD) == (("elm", 1),)
    assert found["evidence"][0]["text"] == Span(0, 46).of(TEXT)
    assert found["answer"]["claims"][0]["evidence"][0]["stands"]
    assert "text" not in OLD["evidence"][0]


def test_words_that_are_not_there_are_told():
    """An archive that says something else at the place of a quote is named."""
    told = explaining.text(reread(OLD, {("elm", 1): article(TEXT.replace("12", "13"))}))

    assert "the archive has other words there" in told


def test_a_deleted_article_is_named_without_its_words():
    """The record stays and says so."""
    found = reread(OLD, {})

    assert found["evidence"][0]["gone"]
    assert found["evidence"][0]["text"] is None
    assert "the article was deleted" in explaining.text(found)


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[click](https://evil.example)",
        "![x](https://evil.example/p.png)",
        "https://evil.example/claim",
        "www.evil.example",
        "# A heading",
        "1. A list",
        "- A list",
        "> A quotation",
        "```\ncode\n```",
        "| a | b |",
        "**bold** and _so_ on ~~here~~",
        "&lt;b&gt;",
        "a\n\n# b",
        "=====",
        "$x$ {{y}}",
    ],
)
def test_no_words_are_read_as_markdown_or_html(words):
    """In an export every sign that would act is escaped, and each text stays on its line."""
    told = explaining.markdown(with_words(words))

    bare = re.sub(r"\\.", "", told)
    assert not re.search(r"<|[`*_~|]|!\[|\]\(|://|www\.", bare)
    marks = [line.split(" ")[0] for line in bare.splitlines() if line.strip()]
    assert {mark for mark in marks if mark} <= {"#", "##", "-"}
    assert not re.search(r"^ *- (?:#|>|-|\d+[.)])", bare, re.MULTILINE)


class Tags(html.parser.HTMLParser):
    """Counts what a browser would take for markup."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append(tag)


@given(st.text())
def test_whatever_the_words_no_tag_comes_through(words):
    """Escaped text is one line, shows no tag, and holds no character that acts."""
    told = escaping.markdown(words)

    tags = Tags()
    tags.feed(told)
    assert tags.found == []
    assert "\n" not in told
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", told)


def test_nothing_acts_on_a_terminal():
    """Escape sequences and letters that turn the line around are shown as marks."""
    told = explaining.text(with_words("ok \x1b]0;title\x07 \x9b31m \u202eexe \ud83d end"))

    assert not re.search("[\x1b\x07\x9b\u202e\ud83d]", told)
    assert "ok \ufffd]0;title\ufffd" in told


@pytest.fixture
def answered(home, tmp_path, openai_server):
    """An answer about one of ten towns, and the id of the article that it cites."""
    source = tmp_path / "towns.jsonl"
    source.write_text("\n".join(town(n) for n in range(1, 11)))
    assert evenhand("ingest", source, home=home, server=openai_server)[0] == 0
    answer = reply("ask", "What did bridge number 7 of Town7 cost?", home=home, server=openai_server)
    return answer["id"], answer["sources"][0]["article_id"]


def test_explain_gives_all_that_led_to_the_answer(home, answered, openai_server):
    """As JSON: hits with scores and ranks, evidence with its words, drafts with verdicts, quotes that stand."""
    told = reply("explain", answered[0], home=home, server=openai_server)

    assert told["hits"][0]["title"]
    assert told["hits"][0]["score"] >= told["hits"][-1]["score"]
    assert "bridge number 7" in told["evidence"][0]["text"]
    assert told["drafts"][0]["claims"][0]["verdict"] == "published"
    assert all(quote["stands"] for claim in told["answer"]["claims"] for quote in claim["evidence"])


def test_an_export_is_written_once(home, answered, tmp_path, openai_server):
    """As Markdown, for its owner only; another one needs --force."""
    file = tmp_path / "answer.md"
    call = ("explain", answered[0], "--output", file)

    first = evenhand(*call, home=home, server=openai_server)
    written = file.read_text()
    file.write_text("mine")
    second = evenhand(*call, home=home, server=openai_server)
    kept = file.read_text()
    third = evenhand(*call, "--force", home=home, server=openai_server)

    assert (first[0], second[0], third[0], kept) == (0, 2, 0, "mine")
    assert "--force" in second[2]
    assert file.read_text() == written
    assert written.startswith("# Question: What did bridge number 7")


def test_an_export_in_json_is_the_record(home, answered, tmp_path, openai_server):
    """With --json the file holds the object, and standard output tells of the file."""
    file = tmp_path / "answer.json"

    told = reply("explain", answered[0], "--output", file, home=home, server=openai_server)

    assert json.loads(file.read_text())["answer"]["id"] == answered[0]
    assert told["bytes"] == file.stat().st_size


@pytest.mark.parametrize(
    ("options", "words"),
    [(["--markdown", "--json"], "--markdown"), (["--force"], "--output"), (["--output", "."], "directory")],
)
def test_wrong_usage_is_one_sentence(home, answered, openai_server, options, words):
    """Nothing is written, and the exit code is 2."""
    code, out, err = evenhand("explain", answered[0], *options, home=home, server=openai_server)

    assert (code, out) == (2, "")
    assert words in err


def test_after_a_purge_the_record_says_so(home, answered, openai_server):
    """In every form; the words are nowhere in it."""
    answer, cited = answered
    evenhand("purge", "--article", cited, "--yes", home=home, server=openai_server)

    _, told, _ = evenhand("explain", answer, home=home, server=openai_server)
    _, exported, _ = evenhand("explain", answer, "--markdown", home=home, server=openai_server)

    assert "the article was deleted" in told
    assert "the article was deleted" in exported
    assert "opened bridge number 7" not in told + exported


def test_old_answers_are_purged(home, answered, openai_server):
    """A dry run counts them; afterwards their ids are unknown and their words left the archive's files."""
    call = ("purge", "--answers-older-than", "0d")
    planned = reply(*call, "--dry-run", home=home, server=openai_server)
    unasked = evenhand(*call, home=home, server=openai_server)

    done = reply(*call, "--yes", home=home, server=openai_server)

    assert (planned["records"], done["records"], done["deleted"]) == (1, 1, 0)
    assert (unasked[0], "--yes" in unasked[2]) == (2, True)
    assert evenhand("explain", answered[0], home=home, server=openai_server)[0] == 1
    files = b"".join(path.read_bytes() for path in home.glob("archive.db*"))
    assert b"What did bridge number 7" not in files


@pytest.mark.parametrize("age", ["soon", "2999-01-01"])
def test_an_age_that_is_none(home, answered, openai_server, age):
    """The option is named, and nothing goes."""
    code, _, err = evenhand("purge", "--answers-older-than", age, "--yes", home=home, server=openai_server)

    assert (code, "--answers-older-than" in err) == (2, True)
    assert evenhand("explain", answered[0], home=home, server=openai_server)[0] == 0
