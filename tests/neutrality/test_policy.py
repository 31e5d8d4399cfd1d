"""The written policy says what there is: every rule has its test, every list and figure its line."""

from __future__ import annotations

import re
import tomllib

import pytest

from bot.evals.neutrality import FLOORED
from bot.language import house
from bot.neutrality.measures import Figures
from tests.system.commands import ROOT

POLICY = (ROOT / "docs" / "neutrality.md").read_text(encoding="utf-8")
STYLE = tomllib.loads((ROOT / "bot" / "house_style.toml").read_text(encoding="utf-8"))
RULES = [line for line in POLICY.partition("## What is not done")[0].splitlines() if line.count("|") == 4][2:]


def test_every_section_of_the_lists_is_explained():
    """No list without a line, and no line without a list."""
    sections = {f"[{name}]" for name in STYLE if name != "loaded"}
    groups = {f"[loaded.{name}]" for name in STYLE["loaded"]}

    assert set(re.findall(r"^\| `(\[[a-z.]+\])`", POLICY, re.MULTILINE)) == sections | groups


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.split("|")[1].strip()[:40])
def test_every_rule_has_a_test_that_exists(rule):
    """What is promised is tried; what enforces it is there."""
    _, _, enforced, tests, _ = rule.split("|")
    named = re.findall(r"`(tests/[\w/.]+)`", tests)

    assert named
    for path in (*named, *re.findall(r"`(bot/[\w/.]+)`", enforced)):
        assert (ROOT / path).exists(), path


def test_every_figure_is_explained():
    """No figure without a line, and no line without a figure."""
    told = set(re.findall(r"^\| `([a-z_]+)` \|", POLICY, re.MULTILINE))

    assert told == set(Figures.__dataclass_fields__) | set(FLOORED)


def test_the_newsrooms_example_is_a_sound_file():
    """What the policy shows can be put into a data folder as it is."""
    example = re.search(r"```toml\n(.*?)```", POLICY, re.DOTALL)[1]

    style = house.extended(example, "example")

    assert style.neutral("crackdowns") == "operations"
    assert style.neutral("slammed") == "faulted"
    assert not style.pattern.search("unprecedented")


def test_loaded_groups_are_strings_in_lower_case_and_listed_once():
    """An editor's slip would be a word that no check finds."""
    terms = [term for group in STYLE["loaded"].values() for term in group]

    assert all(term == term.lower().strip() for term in terms)
    assert all(isinstance(to, str) for group in STYLE["loaded"].values() for to in group.values())
    assert {term for term in terms if terms.count(term) > 1} <= {"massacre"}  # a noun and a verb
    assert set(STYLE["forms"]) <= set(STYLE["loaded"])
