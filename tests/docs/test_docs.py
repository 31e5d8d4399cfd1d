"""What the documents say is what the program does."""

from __future__ import annotations

import re
import tomllib

import click
import pytest

from bot.cli import COMMANDS, cli
from tests.system.commands import ROOT, evenhand, reply

README = (ROOT / "README.md").read_text()
DOCUMENTS = (
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "docs/contract.md",
    "docs/design.md",
    "docs/neutrality.md",
    "docs/slack.md",
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo's data folder and what it printed."""
    home = tmp_path_factory.mktemp("demo") / "home"
    code, out, err = evenhand("demo", "--home", home, home=home)
    assert code == 0, err
    return home, out


def test_the_demo_prints_cited_answers(demo):
    """One command leads from nothing to answers with citations, sources and coverage."""
    _, out = demo

    assert "14 votes in favour" in out
    assert "32,414" in out
    assert "32,333" in out
    assert "also carried by Northgate Daily, The Meridian Post" in out
    assert "(corrected)" in out


@pytest.mark.parametrize("transcript", re.findall(r"```console\n(.*?)```", README, re.DOTALL))
def test_the_readmes_transcripts_are_real(demo, transcript):
    """Every line of a transcript is printed by the command above it."""
    home, _ = demo
    question = re.search(r"evenhand ask '([^']+)'", transcript)[1]

    _, out, _ = evenhand("ask", question, home=home)

    for line in transcript.splitlines()[1:]:
        assert line == "…" or line in out.splitlines()


def test_every_quote_of_the_demo_is_verbatim(demo):
    """The machine contract holds: each evidence entry is a slice of its article."""
    home, _ = demo
    answer = reply("ask", "How many people have been killed in Gaza?", home=home)

    entries = [entry for claim in answer["claims"] for entry in claim["evidence"]]

    assert entries
    for entry in entries:
        article = reply("article", entry["article_id"], "--revision", entry["revision"], home=home)
        assert article["text"][entry["start"] : entry["end"]] == entry["quote"]


def test_the_demo_is_idempotent(demo):
    """A second demo embeds nothing and says the same."""
    home, first = demo

    code, out, _ = evenhand("demo", "--home", home, home=home)

    assert code == 0
    assert "0 new, 0 changed, 18 unchanged, 0 failed; 0 passages embedded" in out
    assert claims(out) == claims(first)


def test_explain_tells_the_whole_way(demo):
    """An answer's record names evidence, claims and timings."""
    home, _ = demo
    answer = reply("ask", "Is the resolution binding?", home=home)

    code, out, _ = evenhand("explain", answer["id"], home=home)

    assert code == 0
    assert answer["claims"][0]["text"] in out
    for part in ("Question:", "Evidence", "Published", "search"):
        assert part in out


def test_a_healthy_folder_is_healthy(demo):
    """After the demo the doctor finds nothing to mend, and the indexes agree."""
    home, _ = demo

    found = reply("doctor", home=home)
    status = reply("status", home=home)

    assert all(finding["good"] for finding in found["findings"] if finding["what"] != "space")
    assert status["passages"] == status["vectors"] == status["lexical"] > 0


def test_every_command_is_documented():
    """The README names every command, and none that does not exist."""
    named = set(re.findall(r"evenhand (\w+)", README)) - {"for", "answers"}

    assert named | {"demo"} == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name):
    """`--help` says what a command does and shows how it is called."""
    context = click.Context(cli)
    command = cli.get_command(context, name)

    assert command.help
    assert f"evenhand {name}" in command.epilog


def test_json_keys_are_documented(demo):
    """Each key of the objects stands in the contract, in code type."""
    home, _ = demo
    contract = (ROOT / "docs" / "contract.md").read_text()
    answer = reply("ask", "Is the resolution binding?", home=home)
    objects = [
        answer,
        answer["claims"][0],
        answer["claims"][0]["evidence"][0],
        answer["sources"][0],
        answer["coverage"],
    ]
    objects += [reply("status", home=home), reply("search", "binding", home=home)["retrieved"][0]]
    objects += [reply("article", answer["sources"][0]["article_id"], home=home)]

    undocumented = {key for item in objects for key in item if f"`{key}`" not in contract}

    assert undocumented == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_of_documents_lead_somewhere(name):
    """Relative links name files that exist."""
    text = (ROOT / name).read_text()

    for target in re.findall(r"\]\((?!http)([^)#]+)", text):
        assert ((ROOT / name).parent / target).exists()


def test_packages_are_listed_by_name():
    """Every package folder of ours is in the distribution."""
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]
    roots = ("bot", "corpus", "ingest", "prompts", "samples")
    found = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for root in roots
        for path in (ROOT / root).rglob("__init__.py")
    }

    assert set(listed) == found


def test_data_files_are_in_the_distribution():
    """Whatever stands beside the code of a package is shipped with it: weights, lists, samples."""
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    folders = [ROOT / name.replace(".", "/") for name in setuptools["packages"]]
    shipped = {
        path for folder in folders for shape in setuptools["package-data"]["*"] for path in folder.glob(shape)
    }
    beside = {
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    }

    assert beside == {path for path in shipped if path.is_file()}


def claims(out):
    return [line for line in out.splitlines() if line.startswith("•")]
