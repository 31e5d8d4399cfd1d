"""The lists of the house style: their forms, a newsroom's own lists, and that none of them names a party."""

from __future__ import annotations

import pytest

from bot.language import house
from bot.language.house import house_style
from bot.language.inflecting import adjectives, nouns, paired, verbs
from bot.neutrality import newsroom
from bot.neutrality.cards import packaged
from corpus.errors import SettingsError
from tests.verify.bench import code

POST = "Rebels from Norland attacked a Sudmark post, police said."


@pytest.fixture
def own(tmp_path):
    """Writes a newsroom's own lists and has them adopted; taken off again afterwards."""

    def adopt(text, name=newsroom.STYLE):
        (tmp_path / name).write_text(text)
        newsroom.adopt(tmp_path)

    yield adopt
    house.adopt("", "")


@pytest.mark.parametrize(
    ("made", "forms"),
    [
        (nouns("mob"), "mob mobs"),
        (nouns("crony"), "crony cronies"),
        (nouns("henchman"), "henchman henchmen"),
        (nouns("witch hunt"), "witch hunt witch hunts"),
        (verbs("slam"), "slams slammed slamming"),
        (verbs("vilify"), "vilifies vilified vilifying"),
        (verbs("tout"), "touts touted touting"),
        (verbs("deride"), "derides derided deriding"),
        (verbs("free"), "frees freed freeing"),
        (verbs("bash"), "bashes bashed bashing"),
        (verbs("mow down"), "mows down mowed down mowing down"),
        (adjectives("brutal"), "brutal brutally"),
        (adjectives("horrific"), "horrific horrifically"),
        (adjectives("bloodthirsty"), "bloodthirsty bloodthirstily"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_forms_are_made(made, forms):
    """A list gives a word once; the code knows its other forms."""
    assert " ".join(made) == forms


@pytest.mark.parametrize(
    ("term", "neutral", "kind", "form", "told"),
    [
        ("slam", "criticise", "verb", "slamming", "criticising"),
        ("rant", "say", "verb", "ranted", "said"),
        ("liberate", "free or take", "verb", "liberated", "freed or took"),
        ("regime", "government", "noun", "regimes", "governments"),
        ("terrorist", "attacker, gunman or militant", "noun", "terrorists", "attacker, gunman or militant"),
        ("vile", "", "adjective", "vilely", None),
    ],
)
def test_the_neutral_word_has_the_same_form(term, neutral, kind, form, told):
    """An editor reads what to write in place of the very word that stands there."""
    assert paired(term, neutral, kind).get(form) == told


@pytest.mark.parametrize("word", ["slam the door", "a blast", "crows", "It would be", "cleared", "the union"])
def test_ordinary_words_are_not_loaded(word):
    """Bare verbs and words that only look alike are left alone."""
    assert house_style().pattern.search(word) is None


@pytest.mark.parametrize(
    "word", ["freedom-fighters", "Freedom fighter", "SLAMMED", "so-called", "of\ncourse"]
)
def test_a_term_is_found_as_it_is_written(word):
    """With a hyphen or without, in capitals, over a line's end."""
    assert house_style().pattern.fullmatch(word)


def test_no_list_names_a_party():
    """No word of a name that an authority card has stands in any list, and no list tells one side's places."""
    names = {
        word
        for card in packaged().values()
        for name in card.names
        for word in name.replace("'s", "").split()
        if word[0].isupper()
    }
    style = house_style()

    listed = {word for term in style.loaded for word in term.split()} | style.forms | style.hedges

    assert not {name.lower() for name in names} & listed


def test_a_newsroom_adds_and_takes_away(own):
    """Its file lies on top of the packaged lists; groups of its own may have forms."""
    own(
        '[loaded.ours]\nclamp = "limit"\n"game changer" = ""\n[forms]\nours = "noun"\n'
        '[allowed]\nwords = ["unprecedented", "terror"]\n[accusing]\nwords = ["quisling"]\n'
    )

    assert code(POST.replace("attacked", "led clamps on"), POST.replace("attacked", "led clamps on")) == (
        "loaded_language"
    )
    assert house_style().neutral("clamps") == "limits"
    assert house_style().neutral("game-changers") == ""
    assert house_style().pattern.search("game-changers")
    assert not house_style().pattern.search("unprecedented")
    assert house_style().pattern.search("slammed")
    assert "terror" not in house_style().accusing


def test_a_newsroom_changes_a_neutral_word(own):
    """A listed term is not listed twice: the newsroom's replacement wins."""
    own('[loaded.verbs]\nslam = "fault"\n')

    assert house_style().neutral("slammed") == "faulted"


def test_without_a_file_the_packaged_lists_hold(own, tmp_path):
    """A data folder without lists takes those of another one off."""
    own('[loaded.ours]\nclamp = ""\n')

    newsroom.adopt(tmp_path / "elsewhere")

    assert not house_style().pattern.search("clamp")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[loaded.ours\n", "line 1"),
        ('\n[labels]\nmob = ""\n', ":2: [labels] is no section"),
        ('[reporting]\nneutral = ["said"]\n', ":2: [reporting] neutral may not be set here"),
        ('[reporting]\ngraded = ["sang"]\n', ":2: [reporting] graded: 'sang' is no reporting verb"),
        ('[accusing]\nwords = ["Guilty"]\n', ":2: [accusing] words: 'Guilty' is no term"),
        ('[accusing]\nwords = "guilty"\n', ":2: [accusing] words: None is no term"),
        ('[loaded]\nmob = "crowd"\n', ":2: [loaded] mob stands outside"),
        ("[loaded.ours]\n\nmob = 3\n", ":3: [loaded.ours] mob has no text"),
        ('[forms]\nours = "adverb"\n', ":2: [forms] ours is none of"),
        ("loaded = 3\n", ":1: [loaded] is no section"),
    ],
    ids=["toml", "section", "grammar", "verb", "capital", "list", "group", "number", "forms", "value"],
)
def test_a_faulty_file_is_told_by_line(own, tmp_path, text, told):
    """The file, the line and the key are named, with what may stand there."""
    with pytest.raises(SettingsError) as raised:
        own(text)

    assert str(tmp_path / newsroom.STYLE) in str(raised.value)
    assert told in str(raised.value)
    assert "docs/neutrality.md" in raised.value.remedy


def test_a_file_that_is_no_text_is_told(tmp_path):
    """Bytes that are not UTF-8 give a sentence, no traceback."""
    (tmp_path / newsroom.STYLE).write_bytes(b"\xff\xfe")

    with pytest.raises(SettingsError, match="cannot be read"):
        newsroom.adopt(tmp_path)
