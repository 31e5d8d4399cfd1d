"""Names in other languages than English: by capitals where there are some, else by what stands before them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.language.tongues import UNCASED, common

if TYPE_CHECKING:
    from bot.verify.ground import Ground

_WORD = re.compile(r"[^\W\d_]+(?:[-־׳״\"](?=[^\W\d_])[^\W\d_]+)*")
_POINTS = re.compile(r"[\u064b-\u065f\u0670\u0640\u0591-\u05c7]")
_STOPS = re.compile(r"[.!?:؟…\n«“„\"']\s*[«“„\"'¿¡]?\s*$")
_CLITICS = {"ar": ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك"), "he": tuple("והבלמכש")}
_ENDING = 3  # letters that a case or a possessive may add or change, in Russian, Turkish and German
_ROOT = 4  # letters that two forms of one word share, at the least
_INFLECTED = frozenset(("ru", "tr", "de", "pl", "el"))
_LEADS = {
    "ar": (
        "الرئيس رئيس الوزير وزير وزيرة السيد السيدة الدكتور الجنرال العميد اللواء الشيخ الملك الأمير الأمين النائب السفير القاضي المدير مدير المتحدث "
        "قال قالت أعلن أعلنت صرح صرحت أكد أكدت أوضح أضاف أضافت ذكر ذكرت نفى نفت مدينة بلدة قرية محافظة شركة"
    ),
    "he": (
        "נשיא הנשיא נשיאת שר השר שרת השרה מר גב' ד\"ר פרופ' אלוף תא\"ל רב הרב דובר הדובר דוברת מנכ\"ל השופט השופטת ח\"כ המלך "
        "העיר בעיר אמר אמרה הודיע הודיעה מסר מסרה טען טענה הכחיש הכחישה חברת"
    ),
}  # fmt: skip
"""Titles, reporting verbs and words such as "city", behind which a name stands in scripts without capitals; own list."""
_LEAD_SETS = {language: frozenset(line.split()) for language, line in _LEADS.items()}
_UNNAMED = frozenset(
    "إن أن في من على إنه إنها أنه أنها لـ عن أمس اليوم يوم إلى خلال بعد قبل الحكومة الشرطة الجيش الوزارة العام السابق الحالي الجديد الأول "
    "כי של את על היום אתמול ביום אמש בתגובה לפי עוד גם לא הממשלה לשעבר המשטרה הצבא המשרד".split()
)
"""What else may stand there; own list."""
_PLACED = re.compile(
    r"\b(?:in|nach|aus|bei|gegen|von|mit|für|durch|Präsident|Präsidentin|Minister|Ministerin|Kanzler|Sprecher|Sprecherin|Herr|Frau)\s$"
)
"""Before a bare German noun: mostly a name. Others are told by their endings or by the lists below."""
_GERMAN_ENDS = (
    "ung",
    "ungen",
    "heit",
    "keit",
    "schaft",
    "ion",
    "ionen",
    "tät",
    "nis",
    "ment",
    "eln",
    "ern",
    "ler",
    "ger",
    "ter",
    "zeit",
    "kräfte",
)
_GERMAN_NOUNS = frozenset(
    "angaben haft kraft folge frage protest bezug hinsicht sicht betrieb millionen milliarden prozent euro dollar menschen personen tagen "
    "wochen monaten jahren stunden ende anfang mitte montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april "
    "mai juni juli august september oktober november dezember frauen männer kinder kindern soldaten rebellen verletzte tote gewalt hilfe "
    "medien berichten feuer wasser strom gas kritik seite land teilen zukunft wirtschaft politik sicherheit".split()
)
_BODIES = frozenset(
    "ministry nations union bank court party council agency office university states house parliament congress army force forces police "
    "supreme national united central health defence defense foreign prime minister president north south east west new saint "
    "ministerio ministère ministerium naciones unidas unies vereinte nationen banco banque corte cour partido parti consejo conseil".split()
)
"""Words of the names of bodies and countries, which are translated."""
_CALENDAR = frozenset(
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık pazartesi salı çarşamba perşembe cuma cumartesi pazar "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag".split()
)  # fmt: skip


def stranger(text: str, language: str, ground: Ground) -> str:
    """The first word of a claim that is plainly a name and is not near its quotes, or ""."""
    held = vocabulary(_read(ground))
    tokens = list(_WORD.finditer(text))
    for k, match in enumerate(tokens):
        if not known(match.group(), held, language) and _named(text, tokens, k, language):
            return match.group()
    return ""


def foreigner(text: str, ground: Ground) -> str:
    """The first name of two words or more of which the quotes, in another language, have none; or "".

    Bodies are called otherwise in every language ("Health Ministry", "ministère de la Santé"), people are not.
    """
    held = vocabulary(_read(ground))
    run: list[str] = []
    end = 0
    for match in (*_WORD.finditer(text + " ."), None):
        word = match.group() if match else ""
        if match and word[0].isupper() and (not run or text[end : match.start()] == " "):
            run.append(word)
        else:
            if len(run) > 1 and not any(_alike(one, held) or one.lower() in _BODIES for one in run):
                return " ".join(run)
            run = [word] if word[:1].isupper() else []
        end = match.end() if match else end
    return ""


def _alike(word: str, held: frozenset[str]) -> bool:
    return known(word, held, "ru") or common(word.lower())


def unread(text: str, language: str, ground: Ground) -> bool:
    """Whether a claim has a word that may be a name, that the cited articles lack, and that cannot be told apart."""
    held = vocabulary(_read(ground))
    cased = language not in UNCASED
    words = (match.group() for match in _WORD.finditer(text))
    return any(not known(one, held, language) and (not cased or one[0].isupper()) for one in words)


def _read(ground: Ground) -> str:
    return f"{ground.near}\n{ground.header}"


@lru_cache(maxsize=128)
def vocabulary(text: str) -> frozenset[str]:
    """The words of a text in lower case, without points and vowel signs; parts of joined words, too."""
    whole = {_plain(match.group()) for match in _WORD.finditer(text)}
    return frozenset(whole | {part for word in whole for part in re.split(r"[-־]", word) if part})


def _plain(word: str) -> str:
    return _POINTS.sub("", word).lower().replace("ё", "е").translate(_ALIF)


_ALIF = str.maketrans("أإآىة", "ااايه")


def known(word: str, held: frozenset[str], language: str) -> bool:
    """Whether a text has a word, in another case or with another prefix of the language."""
    parts = [part for part in re.split(r"[-־]", _plain(word)) if part]
    return all(_has(part, held, language) for part in parts)


def _has(word: str, held: frozenset[str], language: str) -> bool:
    if word in held:
        return True
    for clitic in _CLITICS.get(language, ()):
        bare = word.removeprefix(clitic)
        if len(bare) > 1 and (bare in held or any(clit + bare in held for clit in _CLITICS[language])):
            return True
    return language in _INFLECTED and len(word) >= _ROOT and any(_inflected(word, other) for other in held)


def _inflected(word: str, other: str) -> bool:
    """Whether two words differ in their endings only."""
    shared = next(
        (k for k, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other))
    )
    if shared == _ROOT - 1:
        return max(len(word), len(other)) - shared <= _ENDING - 1 < min(len(word), len(other))
    return shared >= _ROOT and len(word) - shared <= _ENDING and len(other) - shared <= _ENDING


def _named(text: str, tokens: list[re.Match[str]], k: int, language: str) -> bool:
    """Whether a word is a name by its place."""
    word = tokens[k].group()
    if language in UNCASED:
        if word[0].isascii() and word[0].isupper():
            return True
        lead = tokens[k - 1].group() if k else ""
        bare = lead.lstrip("وفبل") if language == "ar" else lead
        return _leads(language, lead, bare) and word not in _UNNAMED and not word.startswith(("ال", "لل"))
    if not word[0].isupper() or word.lower() in _CALENDAR or len(word) == 1:
        return False
    opens = k == 0 or _STOPS.search(text[: tokens[k].start()]) is not None
    follows = (
        k + 1 < len(tokens)
        and tokens[k + 1].group()[0].isupper()
        and text[tokens[k].end() : tokens[k + 1].start()] == " "
    )
    if language == "de":
        return _german(text, tokens, k)
    return not opens or (follows and not common(word.lower()))


def _leads(language: str, *leads: str) -> bool:
    return any(one in _LEAD_SETS.get(language, frozenset()) for one in leads)


def _german(text: str, tokens: list[re.Match[str]], k: int) -> bool:
    """Nouns have capitals, so only two capitals side by side, or a bare noun behind a preposition or a title, are names."""
    word = tokens[k].group()
    low = word.lower()
    if low in _GERMAN_NOUNS or low.endswith(_GERMAN_ENDS):
        return False
    before = tokens[k - 1] if k else None
    beside = (
        before is not None and before.group()[0].isupper() and text[before.end() : tokens[k].start()] == " "
    )
    if beside and before is not None and not _STOPS.search(text[: before.start()] or "."):
        return True
    return _PLACED.search(text[max(0, tokens[k].start() - 20) : tokens[k].start()]) is not None
