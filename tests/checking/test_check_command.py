"""`evenhand check` against a file, a stored article and the corpus."""

import json

import pytest

from tests.checking.bridge import BRIDGE
from tests.system.commands import SAMPLES, evenhand

DRAFT = """# Bridge of Sallowford closes for repairs

- The council voted **7 to 2** to close the old harbour bridge.
- The work will cost at least 20 million crowns.
- A tunnel was opened in Lisbon.

Read more
"""


@pytest.fixture
def article(tmp_path):
    """A text file with the bridge article."""
    path = tmp_path / "bridge.txt"
    path.write_text(BRIDGE)
    return path


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """A corpus of the sample articles."""
    home = tmp_path_factory.mktemp("samples") / "home"
    code, _, err = evenhand("ingest", SAMPLES, home=home)
    assert code == 0, err
    return home


def checked(*args, home, **given):
    code, out, err = evenhand("check", "--json", *args, home=home, **given)
    assert out, err
    return code, json.loads(out)


def test_a_draft_file_against_a_file_needs_no_corpus(article, tmp_path, home):
    """Every sentence has its verdict; the quotes are slices of the file's text; no data folder is made."""
    draft = tmp_path / "draft.md"
    draft.write_text(DRAFT)

    code, told = checked(draft, "--against", article, home=home)

    verdicts = [(one["verdict"], one["code"], one["checkable"]) for one in told["sentences"]]
    assert code == 1
    assert told["kind"] == "check"
    assert verdicts[1:] == [
        ("supported", None, True),
        ("contradicted", "number_not_in_evidence", True),
        ("not_found", None, True),
        ("not_found", None, False),
    ]
    assert told["counts"] == {"supported": 2, "contradicted": 1, "not_found": 1, "nothing_to_check": 1}
    assert not home.exists()
    for quote in told["sentences"][1]["quotes"]:
        assert BRIDGE[quote["start"] : quote["end"]] == quote["quote"]


def test_a_text_without_faults_exits_0(article, home):
    """Questions and the like do not count against a draft."""
    code, out, _ = evenhand("check", "Fares stay at 3 crowns. Who pays?", "--against", article, home=home)

    assert code == 0
    assert "✓ Fares stay at 3 crowns." in out
    assert "nothing to check: a question" in out
    assert "1 supported, 1 nothing to check." in out


def test_the_text_output_shows_quote_and_code(article, home):
    """An editor sees what the article says instead."""
    code, out, _ = evenhand("check", "The bridge carries 12,000 cars a day.", "--against", article, home=home)

    assert code == 1
    assert "✗ The bridge carries 12,000 cars a day." in out
    assert "contradicted [number_not_in_evidence]" in out
    assert "“The bridge, built in 1931, carries 9,000 cars a day.”" in out


def test_the_draft_may_come_on_standard_input(article, home):
    """`-` reads it."""
    code, told = checked("-", "--against", article, home=home, text=b"Fares stay at 3 crowns.")

    assert code == 0
    assert told["counts"]["supported"] == 1


def test_against_a_page_the_article_alone_counts(tmp_path, home):
    """An HTML file is read as the ingest job reads it, and cited with what it tells of itself."""
    page = SAMPLES / "01-harbour-wire-un-vote.html"

    _, told = checked("The United States abstained.", "--against", page, home=home)

    [sentence] = told["sentences"]
    assert sentence["verdict"] == "supported"
    assert sentence["quotes"][0]["outlet"] == "Harbour Wire"
    assert sentence["quotes"][0]["article_id"] is None
    assert sentence["quotes"][0]["published_at"]


def test_the_corpus_is_searched_for_each_sentence(samples):
    """Without --against, evidence is found in whatever article has it."""
    draft = "32,414 people have been killed in Gaza. 32,999 people have been killed in Gaza. Pink elephants danced in Oslo."

    code, told = checked(draft, home=samples)

    first, second, third = told["sentences"]
    assert code == 1
    assert (second["verdict"], second["code"]) == ("contradicted", "number_not_in_evidence")
    assert third["verdict"] == "not_found"
    assert third["quotes"] == []
    assert first["score"] > second["score"] > third["score"]
    assert all(one["quotes"][0]["article_id"] for one in (first, second))


def test_against_a_stored_article_only_that_one_counts(samples):
    """What another article tells is not found in this one."""
    sentence = "The UN Security Council passed a resolution on Gaza with 14 votes in favour."
    _, found = checked(sentence, home=samples)
    [source] = found["sentences"][0]["quotes"]

    code, same = checked(sentence, "--against", source["article_id"], home=samples)
    _, other = checked(
        "The next total solar eclipse is in 2044.", "--against", source["article_id"], home=samples
    )

    assert code == 0
    assert same["sentences"][0]["quotes"][0]["article_id"] == source["article_id"]
    assert other["sentences"][0]["verdict"] == "not_found"


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ([""], "empty"),
        (["draft.md"], "There is no file draft.md"),
        (["The bridge closed.", "--against", "missing.txt"], "There is no file missing.txt"),
        (["The bridge closed.", "--against", "0123456789abcdef"], "neither a file nor a stored article"),
        (["-"], "the file is empty"),
        ([str(SAMPLES)], "is a folder"),
        (["The bridge closed. " * 1_100], "1,000 are checked at once"),
        (["bridge " * 60_000], "400,000 are checked at once"),
    ],
    ids=["empty", "no-draft", "no-text", "no-article", "empty-input", "folder", "sentences", "letters"],
)
def test_what_cannot_be_checked_is_said_with_exit_2(args, says, home):
    """Wrong usage gives one sentence and no verdict."""
    code, out, err = evenhand("check", *args, home=home)

    assert code == 2
    assert out == ""
    assert says in err
