"""In which language a quotation is marked up, told from its letters alone. Pure.

Only letters decide, so that it is right or says nothing: HTML's empty `lang` means "unknown", and a screen reader
then does not read French with an English voice on our word.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_SCRIPTS = {
    "HEBREW": "he", "GREEK": "el", "THAI": "th", "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh",
    "DEVANAGARI": "hi", "BENGALI": "bn", "TAMIL": "ta", "TELUGU": "te", "GEORGIAN": "ka", "ARMENIAN": "hy",
    "GUJARATI": "gu", "GURMUKHI": "pa", "KANNADA": "kn", "MALAYALAM": "ml", "SINHALA": "si", "KHMER": "km",
    "LAO": "lo", "MYANMAR": "my", "ETHIOPIC": "am", "CYRILLIC": "ru", "ARABIC": "ar",
}  # fmt: skip
"""The first word of a letter's Unicode name, and the language most written in it."""
_BY_LETTER = (
    ("ARABIC", "ur", frozenset("ٹڈڑںے")),
    ("ARABIC", "fa", frozenset("پچژگ")),
    ("CYRILLIC", "uk", frozenset("іїєґ")),
    ("CYRILLIC", "be", frozenset("ў")),
    ("CYRILLIC", "sr", frozenset("ђјљњћџ")),
    ("CJK", "ja", frozenset("のはをがでにと")),
)
_ENGLISH = re.compile(
    r"\b(?:the|of|and|that|by|with|from|were|which|their|has|had|been|said|for|to)\b", re.IGNORECASE
)
_SHORT = 4  # words: fewer may well be English without any of these


def language(text: str, page: str) -> str:
    """ISO 639-1 of a text that is not in the page's language; the page's own; "" where the letters do not tell."""
    scripts = Counter(_script(char) for char in text if char.isalpha())
    if not scripts:
        return page
    script = max(scripts, key=lambda one: (scripts[one], one))
    if script == "LATIN":
        told = page != "en" or _ENGLISH.search(text) or len(text.split()) < _SHORT
        return page if told else ""
    low = set(text.lower())
    marked = (code for of, code, letters in _BY_LETTER if of == script and low & letters)
    return next(marked, _SCRIPTS.get(script, ""))


def _script(char: str) -> str:
    return unicodedata.name(char, "").split(" ", 1)[0]
