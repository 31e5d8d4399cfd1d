"""`evenhand eval answers` measures answers from outside: against the archive, and against what is known of them."""

from __future__ import annotations

import gzip
import json
import signal
import sqlite3
import time
from contextlib import closing
from dataclasses import replace

import pytest

from bot.evals import answers_sets
from bot.evals.answers import Examiner
from bot.evals.answers_figures import Reply, as_text, figures
from bot.evals.answers_scores import found, hit, numbers, stands, words
from bot.types import Claim, Quote, Usage
from corpus.errors import SourceError
from corpus.types import Span
from tests.system.commands import SAMPLES, evenhand, reply, start, town
from tests.verify.bench import article

TEXT = (
    "The mayor of Elm said that 12,500 boats were lost, about half of them on Monday. A second storm is due."
)
WIRE = article(TEXT, outlet="Channel 4")
HELD = {(WIRE.id, 1): WIRE}
NOW = "2024-03-29T12:00:00Z"
SAMPLE_SET = (
    {"question": "How many people have been killed in Gaza, according to the health ministry?", "answer": "32,414",
     "quotes": ["Gaza's health ministry said on Tuesday that 32,414 people had been killed"], "now": NOW},
    {"question": "How did the Security Council vote on the Gaza ceasefire resolution?", "answer": ["14 votes", "fourteen"],
     "now": NOW},
    {"query": "Who is the spokesman of Qatar's foreign ministry?", "answer": "Majed al-Ansari", "now": NOW},
    {"query": "What did Reuters report about the port strike in Tarrenmouth?", "answerable": False, "now": NOW},
    {"query": "Who won the chess tournament in Reykjavik?", "answerable": False, "now": NOW},
    {"query": "What happened in Gaza in May 2019?", "answerable": False, "now": NOW},
    {"query": "What is new?", "now": NOW},
)  # fmt: skip
COST = {"question": "How many million crowns did the bridge of Town7 cost?", "answer": "22 million"}


def claim(text, *quotes, kind="fact", source=WIRE):
    told = [Quote(1, source.id, 1, Span(at, at + len(q)), q) for q in quotes for at in [source.text.find(q)]]
    return Claim(text, kind, tuple(told))


@pytest.fixture
def questions(tmp_path):
    """A set over the sample articles, as a file."""
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in SAMPLE_SET))
    return file


def test_the_samples_are_answered_in_their_own_words(questions, home):
    """Every quote and figure stands, all that cannot be answered is refused, known answers are given."""
    code, out, err = evenhand(
        "eval", "answers", questions, "--articles", SAMPLES, "--json", "--floor", "null_recall=1",
        "--floor", "false_refusal=0", "--floor", "answer_hit=1", "--misses", "3", home=home,
    )  # fmt: skip
    told = json.loads(out)

    assert (code, told["faults"], told["misses"]) == (0, [], [])
    assert (told["n"], told["quote_validity"], told["numeric_fidelity"]) == (7, 1.0, 1.0)
    assert (told["null_recall"], told["false_refusal"], told["answer_hit"]) == (1.0, 0.0, 1.0)
    assert told["gold_quotes"] == 1.0
    assert told["no_answer"] == {"outlet_not_in_corpus": 1, "nothing_relevant": 1, "window_outside_corpus": 1}
    assert told["claims_per_answer"] > 0
    assert told["writer"] == "extractive"
    assert "Taken in: " in err
    assert not home.exists()


@pytest.fixture
def held(home, tmp_path, openai_server):
    """A corpus of eight towns, with vectors from a server."""
    source = tmp_path / "towns.jsonl"
    source.write_text("\n".join(town(n) for n in range(1, 9)))
    assert evenhand("ingest", source, home=home, server=openai_server)[0] == 0
    return source


def ask_file(tmp_path, *lines, name="asked.jsonl"):
    file = tmp_path / name
    file.write_text("\n".join(json.dumps(line) for line in lines))
    return file


def test_the_corpus_at_hand_is_asked_and_keeps_no_trace(home, held, tmp_path, openai_server):
    """Without --articles the data folder that is set is measured; no record of an answer stays in it."""
    file = ask_file(tmp_path, COST)

    told = reply("eval", "answers", file, home=home, server=openai_server)

    with closing(sqlite3.connect(home / "archive.db")) as archive:
        assert archive.execute("SELECT count(*) FROM answers").fetchone() == (0,)
    assert (told["answered"] + told["partial"], told["answer_hit"]) == (1, 1.0)


@pytest.mark.parametrize(
    ("floors", "told"),
    [
        (["null_recall=1"], (1, "could not be measured")),
        (["answer_hit=1", "false_refusal=0"], (0, "")),
        (["seconds_p50=0"], (1, "over 0")),
        (["claims_per_answer=90"], (1, "under 90")),
        (["beauty=1"], (2, "beauty")),
        (["answer_hit=much"], (2, "much")),
    ],
)
def test_floors_decide_the_exit_code(home, held, tmp_path, openai_server, floors, told):
    """A figure that is worse, or that could not be measured, is named."""
    options = [part for floor in floors for part in ("--floor", floor)]

    code, out, err = evenhand(
        "eval", "answers", ask_file(tmp_path, COST), *options, home=home, server=openai_server
    )

    assert (code, told[1] in out + err) == (told[0], True)


def test_a_pool_of_facts_is_taken_in_first(home, tmp_path, openai_server):
    """A folder with facts and queries: each fact an article, though two share a page; figures by kind of question."""
    facts = [
        {"id": f"f{n}", "title": f"Town{n} opens bridge", "source": f"Outlet {n % 2}", "category": "local",
         "fact": f"The bridge of Town{n} cost {n * 7} million crowns, the council said.", "author": "Ida Dorn",
         "published_at": f"2024-03-0{n}T08:00:00+00:00", "url": "https://outlet.example/towns?page=1"}
        for n in range(1, 5)
    ]  # fmt: skip
    asked = [
        {"query": "What did the bridge of Town3 cost?", "question_type": "inference_query", "answer": "21 million",
         "evidence_list": [{"fact": facts[2]["fact"]}]},
        {"query": "What did Reuters say about Town9?", "question_type": "null_query", "answer": "Insufficient information."},
    ]  # fmt: skip
    for name, lines in (("facts", facts), ("queries", asked)):
        payload = "\n".join(json.dumps(line) for line in lines).encode()
        (tmp_path / f"{name}.jsonl.gz").write_bytes(gzip.compress(payload))

    told = reply("eval", "answers", tmp_path, home=home, server=openai_server)

    assert (told["n"], told["gold_quotes"], told["answer_hit"], told["null_recall"]) == (2, 1.0, 1.0, 1.0)
    assert {kind: some["n"] for kind, some in told["kinds"].items()} == {
        "inference_query": 1,
        "null_query": 1,
    }
    read = answers_sets.read(tmp_path)
    assert read.questions[0].times == {"now": "2024-03-05T08:00:00+00:00"}
    assert len({json.loads(line)["url"] for line in answers_sets.articles(read.facts)}) == 4


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "is not JSON"),
        ("[]", "is not an object"),
        ('{"question": ""}', 'no "question"'),
        ('{"question": "Who?", "answerable": "yes"}', "neither true nor false"),
        ('{"question": "Who?", "quotes": {"a": 1}}', "list of texts"),
        ("", "no questions"),
    ],
)
def test_a_faulty_set_is_refused_by_line(tmp_path, line, words):
    """Nothing is asked before the whole set is read."""
    file = tmp_path / "asked.jsonl"
    file.write_text('{"question": "What?"}\n' + line if line else "")

    with pytest.raises(SourceError, match=words):
        answers_sets.read(file)


def test_labels_of_a_line():
    """An answer or a quote says that there is an answer; without any label a question counts for neither."""
    told = [answers_sets._known(line, "f:1", {}) for line in (
        {"question": "A?", "answer": 12}, {"question": "B?", "quotes": ["x"]}, {"question": "C?"},
        {"question": "D?", "answerable": False, "answer": "none"},
    )]  # fmt: skip

    assert [one.answerable for one in told] == [True, True, None, False]
    assert [one.answers for one in told] == [("12",), (), (), ()]


@pytest.mark.parametrize(
    ("text", "quote", "lost"),
    [
        ("The mayor said 12,500 boats were lost.", "12,500 boats were lost", ()),
        ("The mayor said 12500 boats were lost.", "12,500 boats were lost", ()),
        ("Channel 4 reported that boats were lost.", "boats were lost", ()),
        ("The mayor said 12,600 boats were lost.", "12,500 boats were lost", ("12,600",)),
        ("The mayor said 12,500 boats were lost.", "boats were lost", ("12,500",)),
        ("Half were lost on Monday.", "about half of them on Monday", ()),
        ("A third of them were lost.", "about half of them on Monday", ("A third",)),
        ("Dozens were lost.", "12,500 boats were lost", ("Dozens",)),
        ("The two sides lost boats.", "12,500 boats were lost", ()),
        ("One storm is due.", "A second storm is due", ()),
        ("Three storms are due.", "A second storm is due", ("Three",)),
    ],
)
def test_a_figure_needs_its_own_quote(text, quote, lost):
    """However it is written; the name of an outlet is no figure."""
    assert numbers(claim(text, quote), HELD)[1] == lost


def test_an_inference_may_show_its_sum():
    """A difference of two figures that it names stands; the same in a plain claim does not."""
    source = article("Elm lost 30 boats. Ash lost 12 boats.")
    told = ("Elm lost 30 boats and Ash 12, 18 more.", "Elm lost 30 boats.", "Ash lost 12 boats.")
    held = {(source.id, 1): source}

    assert numbers(claim(*told, kind="inference", source=source), held)[1] == ()
    assert numbers(claim(*told, source=source), held)[1] == ("18",)


@pytest.mark.parametrize(
    ("quote", "valid"),
    [
        (Quote(1, WIRE.id, 1, Span(0, 9), "The mayor"), True),
        (Quote(1, WIRE.id, 1, Span(0, 9), "the mayor"), False),
        (Quote(1, WIRE.id, 1, Span(1, 10), "The mayor"), False),
        (Quote(1, WIRE.id, 2, Span(0, 9), "The mayor"), False),
        (Quote(1, WIRE.id, 1, Span(4, 4), ""), False),
    ],
)
def test_a_quote_is_valid_letter_for_letter(quote, valid):
    """In the revision and at the characters that are cited."""
    assert stands(quote, HELD) is valid


def test_known_answers_are_looked_for_in_one_claim():
    """Words spread over claims are no answer; yes and no are in no article."""
    claims = [claim("Ilse Marn spoke.", "The mayor of Elm"), claim("12,500 boats.", "12,500 boats were lost")]

    assert hit(["the mayor Marn"], claims)
    assert hit(["Tomas Rehn", "12500 boats"], claims)
    assert hit(["Marn boats"], claims) is False
    assert hit(["Yes"], claims) is hit([], claims) is None


def test_gold_passages_are_found_by_their_words():
    """Whole inside a quote, or around one that is no mere scrap."""
    assert words("“12,500” Boats—lost") == ["12500", "boats", "lost"]
    assert (
        found(
            ["12,500 boats were lost", "a storm", "The mayor of Elm said: yes"], [TEXT, "mayor of Elm said"]
        )
        == 2
    )
    assert found(["The boats"], ["boats"]) == 0


def test_figures_of_replies():
    """Shares are taken of what there was to measure; a fabricated quote or figure is a fault without any floor."""
    good = Reply(
        "f:1",
        "A?",
        "answered",
        answerable=True,
        quotes=3,
        numbers=4,
        hit=True,
        claims=2,
        drafted=3,
        withheld=("low_support",),
        drafts=2,
        usage=Usage(2, 100, 50, 20, 0.01),
        seconds=2.0,
        writer="generative",
    )
    bad = replace(
        good, place="f:2", invalid=("x",), strayed=("7", "8"), outcome="partial", hit=False, drafts=1
    )
    refused = Reply("f:3", "B?", "nothing_relevant", answerable=True, seconds=0.5)
    null = Reply("f:4", "C?", "outlet_not_in_corpus", answerable=False, seconds=0.1)
    told = figures([good, bad, refused, null])

    assert (told.quote_validity, told.numeric_fidelity) == (round(5 / 6, 4), 0.75)
    assert (told.null_recall, told.false_refusal, told.refused_unwritten) == (1.0, 0.3333, 0.3333)
    assert (told.answer_hit, told.claims_per_answer, told.drop_rate, told.regenerations) == (
        0.5,
        2.0,
        0.3333,
        1,
    )
    assert (told.requests, told.tokens["cached"], told.cost) == (4, 100, 0.02)
    assert (told.seconds_p50, told.seconds_p95) == (2.0, 2.0)
    assert [fault.split()[0] for fault in told.faults({})] == ["quote_validity", "numeric_fidelity"]
    assert [miss.split(":")[1] for miss in told.misses] == ["2", "3"]
    assert "0.833 of 6" in as_text("set", told)


class Interrupted(Examiner):
    """Somebody presses Ctrl-C during the second question."""

    def one(self, known, asking):
        if known == 2:
            raise KeyboardInterrupt
        return Reply("f:1", "A?", "answered")


def test_ctrl_c_gives_what_was_measured():
    """The replies so far are kept, and it is said that these are not all."""
    measured = Interrupted(None, None, None).all([1, 2, 3], lambda known: known, lambda *_: None)

    assert (len(measured.replies), measured.interrupted) == (1, True)


def test_a_writer_that_cannot_write_is_refused(home, tmp_path):
    """A model has to be named before it can be measured."""
    code, _, err = evenhand("eval", "answers", ask_file(tmp_path, COST), "--writer", "openai", home=home)

    assert (code, "EVENHAND_MODEL" in err) == (2, True)


def test_ctrl_c_on_the_command(home, held, tmp_path, openai_server):
    """The figures so far are printed, and the exit code tells of the interruption."""
    lines = [{"question": f"What did bridge number {n % 8} of Town{n % 8} cost?"} for n in range(3_000)]
    process = start("eval", "answers", ask_file(tmp_path, *lines), "--json", home=home, server=openai_server)
    before = len(openai_server.requests)
    deadline = time.monotonic() + 60
    while len(openai_server.requests) < before + 8 and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=60)

    told = json.loads(out)
    assert process.returncode == 130
    assert told["interrupted"]
    assert 0 < told["n"] < 3_000
