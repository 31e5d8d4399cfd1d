"""The sample articles: readable with plain standard tools, and holding what the demo relies on."""

import json
import re
import tomllib
from datetime import datetime
from importlib.resources import files
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from lxml import html

ARTICLES = Path(str(files("samples"))) / "articles"
HTML = sorted(ARTICLES.glob("*.html"))
TEXT = sorted(ARTICLES.glob("*.txt"))
MARKDOWN = sorted(ARTICLES.glob("*.md"))
JSONL = sorted(ARTICLES.glob("*.jsonl"))
FRONT = {"title", "outlet", "url", "published", "updated", "authors", "section", "language", "kind"}
REPRINTED = 0.6  # containment of word 5-shingles from which two articles are one wire story


def stem(path):
    """A file's name, for the test's label."""
    return path.stem


def linked_data(path):
    """The news article and the named publisher of a page's JSON-LD."""
    [block] = html.parse(path).xpath("//script[@type='application/ld+json']/text()")
    data = json.loads(block)
    nodes = data.get("@graph", [data])
    article = next(node for node in nodes if node["@type"] == "NewsArticle")
    publisher = article["publisher"]
    return article, next((n for n in nodes if n.get("@id") == publisher.get("@id", "-")), publisher)


def front_matter(path):
    """The YAML block of a Markdown article, and its body."""
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(front), body


def records():
    """The records of all JSONL samples."""
    return [json.loads(line) for path in JSONL for line in path.read_text("utf-8").splitlines()]


def dump_line(path):
    """The outlet of a page dump: the line above its date, without the section in capitals."""
    line = re.search(r"^(.+)\nPublished \w+ \d+, ?\d{4}$", path.read_text("utf-8"), re.MULTILINE)[1]
    return re.sub(r"( [A-Z]{2,})+$", "", line)


def bodies():
    """The body of every sample by file name (and line), marks of each format left out."""
    pages = {
        p.name: "\n".join(
            html.parse(p).xpath("//div[contains(@class, '-body') or contains(@class, '-text')]/p//text()")
        )
        for p in HTML
    }
    dumps = {p.name: re.split(r"^Published .+$", p.read_text("utf-8"), flags=re.MULTILINE)[1] for p in TEXT}
    notes = {p.name: front_matter(p)[1] for p in MARKDOWN}
    lines = {f"{r['outlet']}: {r['title']}": r["text"] for r in records()}
    return pages | dumps | notes | lines


def outlets():
    """The outlet that each sample names as its own."""
    return {
        *(linked_data(path)[1]["name"] for path in HTML),
        *(dump_line(path) for path in TEXT),
        *(front_matter(path)[0]["outlet"] for path in MARKDOWN),
        *(record["outlet"] for record in records()),
    }


def shingles(text):
    """The runs of five words of a text, case and punctuation left out."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def containment(one, other):
    """The share of the shorter text's shingles that the longer one holds."""
    small, large = sorted((shingles(one), shingles(other)), key=len)
    return len(small & large) / len(small)


def test_every_format_is_there():
    """The set has pages, page dumps, Markdown and JSON lines, and nothing else."""
    counts = [len(found) for found in (HTML, TEXT, MARKDOWN, JSONL)]

    assert counts[0] >= 5
    assert counts[1:] == [3, 3, 1]
    assert len(list(ARTICLES.iterdir())) == sum(counts)


@pytest.mark.parametrize("path", HTML, ids=stem)
def test_pages_carry_linked_data(path):
    """A page's JSON-LD names author, publisher and a publication time with its zone."""
    article, publisher = linked_data(path)

    assert publisher["name"]
    assert article["author"]
    assert article["headline"] in html.parse(path).findtext(".//h1")
    assert datetime.fromisoformat(article["datePublished"]).tzinfo


@pytest.mark.parametrize("path", MARKDOWN, ids=stem)
def test_markdown_has_front_matter(path):
    """Front matter uses only the documented names and gives what an article needs."""
    front, body = front_matter(path)

    assert {"title", "outlet", "url", "published", "kind"} <= front.keys() <= FRONT
    assert body.strip()


def test_json_lines_are_objects():
    """Each of the three lines is an object with the documented names and a text."""
    found = records()

    assert len(found) == 3
    assert all(record.keys() - {"text"} <= FRONT and record["text"] for record in found)


@pytest.mark.parametrize("path", TEXT, ids=stem)
def test_dumps_have_an_outlet_line_and_a_date(path):
    """A page dump names its outlet just above the date of publication."""
    assert dump_line(path)


def test_bodies_are_articles():
    """Every body has several paragraphs and between 120 and 400 words."""
    odd = [n for n, b in bodies().items() if not 120 <= len(b.split()) <= 400 or b.strip().count("\n") < 4]

    assert odd == []


def test_wire_copies_hold_the_original():
    """The wire story, its reprint and its abridged reprint share most of the shorter one's words."""
    texts = bodies()
    trio = [text for name, text in texts.items() if name.startswith(("01-", "02-", "03-"))]

    assert all(containment(a, b) >= REPRINTED for a, b in combinations(trio, 2))
    assert 0.55 <= len(trio[2].split()) / len(trio[0].split()) <= 0.7


def test_other_articles_are_independent():
    """Beside the wire story and the corrected article, no two samples share much text."""
    others = [text for name, text in bodies().items() if not name.startswith(("02-", "03-", "07a-"))]

    assert max(containment(a, b) for a, b in combinations(others, 2)) < 0.2


def test_the_correction_follows_the_first_version():
    """The corrected file has the same address, a later name, a later time and says what changed."""
    first, corrected = (path for path in HTML if "compass-dispatch" in path.name)
    before, after = linked_data(first)[0], linked_data(corrected)[0]

    assert before["mainEntityOfPage"] == after["mainEntityOfPage"]
    assert datetime.fromisoformat(after["dateModified"]) > datetime.fromisoformat(before["datePublished"])
    assert "with 13 votes in favour" in bodies()[first.name]
    assert "with 14 votes in favour" in bodies()[corrected.name]
    assert "Correction: " in bodies()[corrected.name]


def test_one_article_carries_instructions():
    """One page tries to give orders: in plain sight, in a comment, unseen in markup and in invisible characters."""
    [page] = (path.read_text("utf-8") for path in HTML if "injected" in path.name)

    assert re.search(r"<p>Ignore all previous instructions.+@channel", page)
    assert re.search(r"<!--.*ignore all previous instructions.*-->", page)
    assert 'style="display:none"' in page
    assert "\u200b" in page
    assert any(ord(character) >= 0xE0000 for character in page)


def test_other_articles_carry_no_invisible_characters():
    """Invisible characters are in the one file that is about them."""
    files_with = [
        path.name
        for path in ARTICLES.iterdir()
        if re.search("[\u200b-\u200f\u202a-\u202e\ufeff\U000e0000-\U000e007f]", path.read_text("utf-8"))
    ]

    assert len(files_with) == 1
    assert "injected" in files_with[0]


@pytest.mark.parametrize(
    "words", ["32,333", "32,414", "more than 13,000 militants", "about 1,200 people", "253"]
)
def test_disputed_figures_are_attributed(words):
    """Each sentence with a disputed figure names who gives it."""
    sentences = [s for body in bodies().values() for s in re.split(r"(?<=\.)\s+", body) if words in s]

    assert sentences
    assert all(re.search(r"\b(said|says|given|count of)\b", sentence) for sentence in sentences)


def test_one_opinion_piece_is_labelled():
    """Exactly one article is an opinion piece and says so in its title."""
    opinions = [front for front, _ in map(front_matter, MARKDOWN) if front["kind"] == "opinion"]

    assert [front["title"].startswith("Opinion: ") for front in opinions] == [True]


def test_addresses_cannot_exist():
    """Every address is under the reserved top-level domain .example."""
    texts = [path.read_text("utf-8") for path in ARTICLES.iterdir()]
    hosts = {host for text in texts for host in re.findall(r"https?://([^/\s\"'<>)]+)", text)} - {
        "schema.org"
    }

    assert hosts
    assert [host for host in hosts if not host.endswith(".example")] == []


def test_no_sample_is_by_a_real_outlet():
    """No sample names a known outlet as its own."""
    known = tomllib.loads(files("bot").joinpath("known_outlets.toml").read_text("utf-8"))["outlet"]
    forms = {
        f.casefold().removeprefix("the ")
        for o in known
        for f in [o["name"], *o["aliases"], *o.get("ambiguous", ())]
    }

    assert {name.casefold().removeprefix("the ") for name in outlets()}.isdisjoint(forms)


def test_readme_lists_every_file():
    """The table in the README names each sample."""
    table = files("samples").joinpath("README.md").read_text("utf-8")

    assert [path.name for path in ARTICLES.iterdir() if f"`{path.name}`" not in table] == []
