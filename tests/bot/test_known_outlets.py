"""The list of known outlets: readable, and every form has one owner."""

import tomllib
from collections import Counter
from importlib.resources import files

import pytest


@pytest.fixture(scope="module")
def outlets():
    """The tables of the packaged list."""
    return tomllib.loads(files("bot").joinpath("known_outlets.toml").read_text("utf-8"))["outlet"]


def bare(form):
    """A form without case and without a leading "The": what two outlets could be confused by."""
    return form.casefold().removeprefix("the ")


def forms(outlet):
    """All that may be looked for, once each; a name with brackets is for print only."""
    name = [] if "(" in outlet["name"] else [outlet["name"]]
    return {bare(form) for form in [*name, *outlet["aliases"], *outlet.get("ambiguous", ())]}


def test_the_list_is_long_enough_to_notice_an_absent_outlet(outlets):
    """The list names at least 220 outlets."""
    assert len(outlets) >= 220


def test_every_table_has_the_documented_fields(outlets):
    """A table has a name, aliases and perhaps ambiguous forms, and nothing else."""
    fields = {"name", "aliases", "ambiguous"}
    odd = [o for o in outlets if not {"name", "aliases"} <= o.keys() <= fields]

    assert odd == []


def test_no_form_belongs_to_two_outlets(outlets):
    """A name, alias or ambiguous form leads to one outlet only."""
    owners = Counter(form for outlet in outlets for form in forms(outlet))

    assert [form for form, count in owners.items() if count > 1] == []


def test_names_are_printed_once(outlets):
    """No outlet stands in the list twice."""
    names = [outlet["name"] for outlet in outlets]

    assert len(names) == len(set(names))


def test_a_form_is_either_certain_or_ambiguous(outlets):
    """No outlet lists the same words as an alias and as an ambiguous form."""
    torn = [
        outlet["name"]
        for outlet in outlets
        if {bare(a) for a in outlet["aliases"]} & {bare(a) for a in outlet.get("ambiguous", ())}
    ]

    assert torn == []


def test_forms_are_clean(outlets):
    """Every form is non-empty, trimmed and on one line."""
    every = [f for o in outlets for f in [o["name"], *o["aliases"], *o.get("ambiguous", ())]]

    assert [f for f in every if not f or f != " ".join(f.split())] == []


@pytest.mark.parametrize(
    "word", ["Time", "Times", "Independent", "Sun", "Guardian", "Mirror", "Express", "Standard", "Economist"]
)
def test_ordinary_words_need_a_cue(outlets, word):
    """Words that mean something else in most sentences are marked as ambiguous."""
    assert any(word in outlet.get("ambiguous", ()) for outlet in outlets)


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("NYT", "The New York Times"),
        ("bbc.co.uk", "BBC"),
        ("Ha'aretz", "Haaretz"),
        ("Al Jazeera English", "Al Jazeera"),
        ("FAZ", "Frankfurter Allgemeine Zeitung"),
    ],
)
def test_common_forms_lead_to_their_outlet(outlets, form, name):
    """Acronyms, domains and spellings are listed with the outlet they mean."""
    owner = next(outlet for outlet in outlets if bare(form) in forms(outlet))

    assert owner["name"] == name
