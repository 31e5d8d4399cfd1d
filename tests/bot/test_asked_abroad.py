"""Questions that are not English, over articles in their language."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import build
from bot.asked_in import asked_in
from bot.desk import Asking
from bot.types import Answer, NoAnswer
from corpus.embed_local import LocalEmbedder
from corpus.library import Library
from corpus.settings import load
from tests.articles import NOON, store
from tests.bot.stories import article

ASKED = Asking(now=NOON + timedelta(days=2))
FLOODS = {
    "de": (
        "Überschwemmung in Ostrel",
        (
            "Der Fluss Tarn trat am Montag in Ostrel über die Ufer. Nach Angaben der Feuerwehr wurden 12 Menschen getötet und "
            "40 Menschen werden vermisst. Der Staudamm bei Kelm hat nach Angaben der Gouverneurin gehalten."
        ),
    ),
    "fr": (
        "Inondation à Ostrel",
        (
            "La rivière Tarn est sortie de son lit lundi à Ostrel. Selon les pompiers, 12 personnes ont été tuées et 40 personnes sont "
            "portées disparues. Le barrage de Kelm a tenu, selon la gouverneure."
        ),
    ),
    "es": (
        "Inundación en Ostrel",
        (
            "El río Tarn se desbordó el lunes en Ostrel. Según los bomberos, 12 personas murieron y 40 personas están desaparecidas. La "
            "presa de Kelm resistió, dijo la gobernadora."
        ),
    ),
    "ru": (
        "Наводнение в Остреле",
        (
            "Река Тарн вышла из берегов в Остреле в понедельник. По данным пожарной службы, погибли 12 человек, 40 человек пропали без "
            "вести. Плотина в Кельме выдержала, сообщила губернатор."
        ),
    ),
    "ar": (
        "فيضان في أوستريل",
        (
            "فاض نهر تارن على ضفتيه في أوستريل يوم الاثنين. وقالت إدارة الإطفاء إن 12 شخصا قتلوا وإن 40 شخصا في عداد المفقودين. وقالت "
            "الحاكمة إن السد في كيلم صمد."
        ),
    ),
}
QUESTIONS = {
    "de": "Wie viele Menschen wurden in Ostrel getötet?",
    "fr": "Combien de personnes ont été tuées à Ostrel ?",
    "es": "¿Cuántas personas murieron en Ostrel?",
    "ru": "Сколько человек погибли в Остреле?",
    "ar": "كم شخصا قتلوا في أوستريل؟",
}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *((text, language) for language, text in QUESTIONS.items()),
        ("Kaç kişi öldü?", "tr"),
        ("כמה אנשים נהרגו?", "he"),
        ("Was sagte der Minister?", "de"),
        ("Who died in Ostrel?", "en"),
        ("toll Gaza", "en"),
        ("What did Die Zeit report about the vote?", "en"),
    ],
)
def test_the_language_of_a_question(text, language):
    """Question words tell; keywords and names alone are taken for English."""
    assert asked_in(text) == language


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    home = tmp_path_factory.mktemp("abroad")
    with Library.open(load(home=home), LocalEmbedder()) as library:
        shelf = library.ready()
        store(
            shelf,
            *(
                article(f"Wire {language.upper()}", text, title=title, language=language)
                for language, (title, text) in FLOODS.items()
            ),
        )
        yield build.desk(shelf)


@pytest.mark.parametrize("language", sorted(QUESTIONS))
def test_a_question_is_answered_from_articles_in_its_language(desk, language):
    """The sentence that answers is quoted as it stands."""
    answer = desk.ask(QUESTIONS[language], ASKED)

    assert isinstance(answer, Answer), answer
    assert "12" in answer.claims[0].text
    assert answer.sources[0].outlet == f"Wire {language.upper()}"


def test_a_question_about_something_else_is_not_answered(desk):
    """Another language does not lower the bar so far that anything answers."""
    answer = desk.ask("Wer gewann gestern die Meisterschaft im Handball?", ASKED)

    assert isinstance(answer, NoAnswer)
