"""Claims and quotes in other languages: figures, quotations and names hold, and what is not checked is said."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.verify.bench import code, exhibit, judge
from tests.verify.passages_abroad import TEXT

CODES = {"=": "", "#": "number_not_in_evidence", '"': "quote_altered", "&": "name_not_in_evidence"}


def reports():
    """Every claim with its language, its report and the code it must fail with."""
    for block in re.split(r"^@ ", TEXT.strip(), flags=re.MULTILINE)[1:]:
        language, report, *lines = block.strip().splitlines()
        for line in lines:
            yield language, report, line[2:], CODES[line[0]]


@pytest.mark.parametrize(("language", "report", "claim", "fails"), list(reports()))
def test_claims_in_other_languages(language, report, claim, fails):
    """Native digits, separators and percent signs agree; another figure, quotation or name is found out."""
    assert code(claim, report, language=language) == fails


def test_every_language_has_six_reports():
    """Seven languages, six reports each."""
    blocks = Counter(re.findall(r"^@ (\w+)$", TEXT, flags=re.MULTILINE))

    assert blocks == dict.fromkeys(("ar", "he", "tr", "fr", "es", "de", "ru"), 6)


@pytest.mark.parametrize(("language", "report", "claim", "fails"), [one for one in reports() if not one[3]])
def test_what_is_not_checked_is_said(language, report, claim, fails):
    """A claim in another language names what no rule reads there, unless it is nothing but a quotation."""
    shown = exhibit(report, language=language)

    (published,) = judge(claim, evidence=(shown,)).claims

    assert {"attribution", "negation", "certainty"} <= set(published.unchecked)


def test_english_claims_leave_nothing_unchecked():
    """On English quotes every check is run."""
    shown = exhibit("The council approved the budget on Monday, the mayor said.")

    (published,) = judge("The mayor said the council approved the budget.", evidence=(shown,)).claims

    assert published.unchecked == ()
