"""`evenhand eval verify`: its figures, its floors, and what the score reaches on labelled claims of our own."""

import gzip
import json
from pathlib import Path

import pytest

from bot.checking.scores import overlap, score
from bot.evals import labelled
from bot.evals.rates import auroc, rates
from corpus.errors import SourceError
from tests.checking.bridge import BRIDGE
from tests.system.commands import evenhand

CLAIMS = Path(__file__).parent / "data" / "claims.jsonl"
ROWS = [
    {"claim": "Fares stay at 3 crowns.", "text": BRIDGE, "label": "supported"},
    {"claim": "The bridge was built in 1931.", "text": BRIDGE, "label": "supported"},
    {"claim": "Fares rise to 5 crowns.", "text": BRIDGE, "label": "unsupported", "error_type": "number"},
    {
        "claim": "Nine swimmers drowned.",
        "text": BRIDGE,
        "label": "unsupported",
        "error_type": "out_of_article",
    },
]


@pytest.fixture
def claims(tmp_path):
    """A small set."""
    path = tmp_path / "claims.jsonl"
    path.write_text("\n".join(map(json.dumps, ROWS)) + "\n\n")
    return path


def test_the_figures_of_a_set_are_one_object(claims, home):
    """AUROC, precision and recall over all and by kind of error, and what common words alone reach."""
    code, out, _ = evenhand("eval", "verify", "--json", "--words-only", claims, home=home)

    told = json.loads(out)
    assert code == 0
    assert (told["n"], told["supported"], told["unsupported"]) == (4, 2, 2)
    assert told["auroc"] == 1.0
    assert told["recall"] == 1.0
    assert 0 <= told["baseline_auroc"] <= 1
    assert set(told["by_type"]) == {"number", "out_of_article"}
    assert told["by_type"]["number"]["recall"] == 1.0
    assert told["check"]["recall"] == 1.0


def test_the_local_model_takes_part_by_default(claims, home):
    """Its name is told with the figures."""
    code, out, _ = evenhand("eval", "verify", "--json", claims, home=home)

    assert code == 0
    assert "MiniLM" in json.loads(out)["embedder"]


def test_gzipped_sets_are_read(claims, tmp_path):
    """The rows are the same, packed or not."""
    packed = tmp_path / "claims.jsonl.gz"
    packed.write_bytes(gzip.compress(claims.read_bytes()))

    assert list(labelled.claims(packed)) == list(labelled.claims(claims))


def test_a_floor_that_is_not_reached_exits_1(claims, home):
    """The figure and its floor are named."""
    code, _, err = evenhand("eval", "verify", "--words-only", "--floor", "precision=1.01", claims, home=home)

    assert code == 1
    assert "precision is" in err


@pytest.mark.parametrize("floor", ["auroc", "auroc=high", "f2=.5"])
def test_a_floor_of_nothing_is_refused(floor, claims, home):
    """A floor names a figure and a number."""
    assert evenhand("eval", "verify", "--floor", floor, claims, home=home)[0] == 2


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "is not JSON"),
        ("[1]", "is not an object"),
        ('{"text": "a", "label": "supported"}', 'has no "claim"'),
        ('{"claim": "a", "text": " ", "label": "supported"}', 'has no "text"'),
        ('{"claim": "a", "text": "b", "label": "true"}', 'has no "label"'),
        ('{"claim": "a", "text": "b", "label": "supported", "error_type": 3}', '"error_type"'),
    ],
    ids=["broken", "list", "claim", "text", "label", "type"],
)
def test_a_faulty_line_is_named(line, says, claims, home):
    """The error says which line, and what a line holds."""
    claims.write_text(claims.read_text().rstrip() + "\n" + line)

    code, _, err = evenhand("eval", "verify", "--words-only", claims, home=home)

    assert code == 1
    assert f"{claims}:5" in err
    assert says in err


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\x1f\x8b\x08broken"], ids=["empty", "blank", "gzip"])
def test_a_set_without_rows_is_refused(data, claims, home):
    """An empty or damaged file gives no figures."""
    claims.write_bytes(data)

    code, out, err = evenhand("eval", "verify", "--words-only", claims, home=home)

    assert (code, out) == (1, "")
    assert str(claims) in err


def test_a_file_that_is_not_there_raises(tmp_path):
    """Reading a set tells what cannot be read."""
    with pytest.raises(SourceError, match="cannot be read"):
        list(labelled.claims(tmp_path / "none.jsonl"))


def test_auroc_counts_ties_half():
    """By hand: of four pairs, two are right, one is a tie."""
    assert auroc([True, True, False, False], [0.9, 0.4, 0.4, 0.5]) == pytest.approx(2.5 / 4)
    assert auroc([True], [0.5]) is None


def test_rates_of_nothing_are_zero():
    """Nothing found and nothing to find is no success."""
    assert rates([False], [False]) == (0.0, 0.0, 0.0)
    assert rates([True, True, False], [True, False, True]) == (0.5, 0.5, 0.5)


def held_out():
    """The rows of every second article; the weights were chosen on the others."""
    rows = list(labelled.claims(CLAIMS))
    texts = list(dict.fromkeys(row.text for row in rows))
    return [row for row in rows if texts.index(row.text) % 2]


def test_held_out_claims_are_told_apart():
    """False claims here share as many words with their article as true ones: common words do not tell them."""
    rows = held_out()
    labels = [row.label == "supported" for row in rows]

    by_score = auroc(labels, [score(row.claim, row.text) for row in rows])
    by_words = auroc(labels, [overlap(row.claim, row.text) for row in rows])

    assert by_score >= 0.58
    assert by_score >= by_words + 0.1


def test_lowered_claims_are_told_apart_as_well():
    """Without capitals little is lost."""
    rows = held_out()
    labels = [row.label == "supported" for row in rows]

    assert auroc(labels, [score(row.claim.lower(), row.text) for row in rows]) >= 0.53
