"""The prompts: words in files, rendered byte for byte as kept in `golden/`."""

from __future__ import annotations

from pathlib import Path

import pytest

import prompts
from bot.writers.framing import payload
from bot.writers.prompting import size
from bot.writers.reply import Reading
from corpus.tokens import counter

GOLDEN = Path(__file__).parent / "golden"
DATA = payload({"question": "Wie viel kostet die Brücke, $5?"})
GIVEN = {
    "answer": {"boundary": "data-00", "limit": "5", "payload": DATA},
    "rewrite": {"boundary": "data-00", "payload": DATA},
    "check": {"boundary": "data-00", "payload": DATA},
    "summary": {"boundary": "data-00", "limit": "5", "payload": DATA},
    "digest": {"boundary": "data-00", "limit": "5", "payload": DATA},
}
FILE = "---\ninputs: a, b\n---\n# System\n\nRules for $$5.\n\n# User\n\n$a and ${b}\n"


@pytest.mark.parametrize("name", sorted(GIVEN))
def test_a_prompt_renders_as_it_is_kept(name):
    """A changed word shows in a diff of the golden file (which is then written anew, on purpose)."""
    made = prompts.load(name).render(**GIVEN[name])
    kept = (GOLDEN / f"{name}.txt").read_bytes()
    assert f"{made.system}\n\n=== user ===\n\n{made.user}\n".encode() == kept


def test_there_is_a_golden_render_of_every_prompt():
    """A new prompt comes with its render."""
    folder = Path(prompts.__file__).parent
    assert sorted(path.stem for path in folder.glob("*.md")) == sorted(GIVEN)


@pytest.mark.parametrize("name", ["answer", "summary", "digest"])
def test_the_rules_for_writing_are_long_enough_to_be_cached_and_leave_room(name):
    """Services cache prefixes of 1,024 tokens and more; the smallest prompt still needs room for evidence."""
    assert 1_024 <= counter()(prompts.load(name).system) <= 1_350
    assert size(prompts.load(name).render(**GIVEN[name])) < 1_450


def test_the_examples_in_the_rules_are_as_the_rules_say():
    """Each example reply is one that our own reader takes."""
    lines = [line for line in prompts.load("answer").system.splitlines() if line.startswith('{"status"')]
    readings = [Reading(5) for _ in lines]
    for reading, line in zip(readings, lines, strict=True):
        reading.feed(line)
    assert [reading.status for reading in readings] == ["answered", "partial", "insufficient"]
    assert all(reading.closed and not reading.malformed for reading in readings)


def test_a_version_is_the_hash_of_the_file():
    """Any changed byte is another version."""
    one, other = (prompts.read("x", FILE.replace("and", word).encode()) for word in ("and", "or"))
    assert one.version != other.version
    assert one.label == f"x@{one.version}"
    assert (one.system, one.render(a="$b", b="{a}").user) == ("Rules for $5.", "$b and {a}")


@pytest.mark.parametrize(
    "inputs", [{}, {"a": "1"}, {"a": "1", "b": "2", "c": "3"}], ids=["none", "less", "more"]
)
def test_a_call_gives_just_the_declared_inputs(inputs):
    """A missing input, or one too many, is a fault of the program."""
    with pytest.raises(prompts.PromptError, match="x takes a, b"):
        prompts.read("x", FILE.encode()).render(**inputs)


@pytest.mark.parametrize(
    "change",
    [
        ("a, b", "a"),
        ("a, b", "a, b, c"),
        ("$$5", "$a"),
        ("$$5", "$5"),
        ("inputs:", "takes:"),
        ("# User", "# End"),
    ],
    ids="undeclared unused volatile dollar front parts".split(),
)
def test_a_file_that_does_not_keep_to_its_form_is_refused(change):
    """What is the same each time takes no input; what is declared is used."""
    with pytest.raises(prompts.PromptError):
        prompts.read("x", FILE.replace(*change).encode())


def test_a_prompt_that_is_not_there_is_named():
    """Its name is in the error."""
    with pytest.raises(prompts.PromptError, match="'nothing'"):
        prompts.load("nothing")
