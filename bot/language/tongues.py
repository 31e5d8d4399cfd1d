"""Which language a short text is in, as far as the checks need to know, and how that language writes numbers."""

from __future__ import annotations

import re
from functools import lru_cache

ENGLISH = "en"
_SCRIPTS = (
    ("ar", re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("he", re.compile(r"[\u0590-\u05ff\ufb1d-\ufb4f]")),
    ("ru", re.compile(r"[\u0400-\u052f]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("zh", re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")),
    ("ko", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("hi", re.compile(r"[\u0900-\u0d7f]")),
    ("th", re.compile(r"[\u0e00-\u0eff]")),
)
"""Scripts by the language that writes most news in them: Persian and Urdu are read as Arabic, Ukrainian as Russian."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_COMMON = {
    ENGLISH: "the of and to in that was were is are has have had with for on by from at as its it he she they who which said "
    "says after not an be been will would his her their this than more about into no between all",
    "fr": "le la les des du une est sont et dans pour par sur avec qui que ont aux au ses cette ces plus selon leur été après "
    "contre elle ils ne pas entre avait était lors il",
    "es": "el la los las del una es son y en por con que su sus se al han fue fueron más según entre para este esta como pero "
    "sin sobre hasta desde tras había lo un",
    "de": "in der die das den dem des ein eine einer einen einem und ist sind im mit von zu auf für nicht nach sich bei wurde wurden hat "
    "haben auch als aus wie werden wird am zum zur über um seit sei vor es er sie",
    "tr": "ve bir bu için ile olarak olan de da daha gibi kadar sonra göre ise olduğunu ancak çok en her iki edildi etti oldu "
    "söyledi dedi açıkladı değil vardı yer",
    "it": "il lo gli della delle dei di che è sono nel nella per con una un non più dal alla anche stato hanno secondo dopo tra",
    "pt": "o os as da das do dos um uma é são em no na que por com não mais ao foi foram segundo após entre para pela pelo",
    "nl": "het een de van en is zijn op met voor niet dat werd werden heeft naar bij ook door aan om uit na volgens",
    "sv": "och att det som är på av för med den till har inte ett en om från efter var enligt de",
    "pl": "w na z do się nie jest że i od po oraz przez dla są był była było jak o za",
}  # fmt: skip
_SETS = {language: frozenset(line.split()) for language, line in _COMMON.items()}
_TOKEN = re.compile(r"[^\W\d_]+")
_MARGIN = 2  # common words more than English ones, before a Latin text is taken for another language
_SHARE = 0.5  # of the letters in one script: a name or a quoted word in another does not decide
_COMMA_GROUPS = frozenset(("en", "ar", "he", "zh", "ko", "hi", "th"))
"""Languages whose news writes 1,200 for twelve hundred and 1.2 for one and a fifth; the others do the reverse."""
UNCASED = frozenset(("ar", "he", "zh", "ko", "hi", "th"))


@lru_cache(maxsize=1024)
def tongue(text: str) -> str:
    """The language of a text as ISO 639-1: by its script, else by its common words; "" where these do not tell.

    A Latin text is another language than English only when it has more common words of that one, two at the
    least: in doubt every check is run.
    """
    latin = len(_LATIN.findall(text))
    counts = [(len(pattern.findall(text)), language) for language, pattern in _SCRIPTS]
    total = latin + sum(count for count, _ in counts)
    most, language = max(counts)
    if total and most >= _SHARE * total:
        return language
    found = {token.lower() for token in _TOKEN.findall(text)}
    scores = {one: sum(token in common for token in found) for one, common in _SETS.items()}
    best = max((one for one in scores if one != ENGLISH), key=lambda one: scores[one])
    own = sum(token in _SETS[ENGLISH] - _SETS[best] for token in found)
    if scores[best] >= own + _MARGIN:
        return best
    return ENGLISH if scores[ENGLISH] else ""


def comma_groups(language: str) -> bool:
    """Whether a comma between digits groups thousands in a language, rather than opening the decimals."""
    return language in _COMMA_GROUPS or not language


def latin(language: str) -> bool:
    """Whether a language is written in Latin letters."""
    return language not in UNCASED | {"ru", "el"}


def common(word: str) -> bool:
    """Whether a lower-case word is one of the common ones of any language known here."""
    return any(word in every for every in _SETS.values()) or word in _LEADING


_LEADING = frozenset(
    "laut según después ante cuando mientras aunque lors alors quand après d depuis pendant malgré während "
    "по как при в на с во для после до из от об о за что он она они когда также если ancak sonra başkan bakan "
    "l le les el la los las ministre président presidente ministro minister präsident премьер министр президент".split()
)
"""More words that open sentences."""
