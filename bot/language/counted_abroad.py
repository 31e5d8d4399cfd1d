"""Figures in other languages than English: native digits, separators, scale words, and the words for small numbers."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from bot.language.tongues import comma_groups

_NUMBER = re.compile(r"\d+(?:[.,'’٫٬]\d+|[ \u00a0\u202f\u2009]\d{3}(?!\d))*")
_GROUP = re.compile(r"\d{1,3}(?:[ \u00a0\u202f\u2009'’٬]\d{3})+")
_JOINED = re.compile(r"\s?[-‐‑‒–—−]\s?|:")
_INSIDE = re.compile(r"[A-Za-zА-Яа-я\u00c0-\u024f][-‐‑]?$")  # "G20", "COVID-19": part of a name
_SCALES = {
    10
    ** 3: "thousand k mille mil tausend tsd bin тысяча тысячи тысяч тыс тысячу тысячам тысячами ألف آلاف الف الاف ألفا אלף אלפים אלפי",
    10
    ** 6: "million millions m mio mln millón millones millon milyon millionen миллион миллиона миллионов млн مليون مليونا ملايين מיליון מיליוני",
    10
    ** 9: "billion bn milliard milliards milliarde milliarden mrd milyar миллиард миллиарда миллиардов млрд مليار مليارا مليارات מיליארד",
    10**12: "trillion billón billones billon trilyon триллион триллиона триллионов трлн تريليون טריליון",
}
"""Scale words; Spanish "billón" is a million millions, and so are "Billion" in German and "billion" in French."""
_LONG = {
    ("fr", "billion"): 10**12,
    ("fr", "billions"): 10**12,
    ("de", "billion"): 10**12,
    ("de", "billionen"): 10**12,
}
_SCALE_OF = {word: value for value, line in _SCALES.items() for word in line.split()}
_SPELLED = {
    "fr": "deux:2 trois:3 quatre:4 cinq:5 six:6 sept:7 huit:8 neuf:9 dix:10 onze:11 douze:12 treize:13 quatorze:14 quinze:15 "
    "seize:16 vingt:20 trente:30 quarante:40 cinquante:50 soixante:60 cent:100 cents:100 mille:1000",
    "es": "dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 diez:10 once:11 doce:12 trece:13 catorce:14 quince:15 "
    "veinte:20 treinta:30 cuarenta:40 cincuenta:50 sesenta:60 setenta:70 ochenta:80 noventa:90 cien:100",
    "de": "zwei:2 drei:3 vier:4 fünf:5 sechs:6 sieben:7 acht:8 neun:9 zehn:10 elf:11 zwölf:12 dreizehn:13 vierzehn:14 fünfzehn:15 "
    "zwanzig:20 dreißig:30 vierzig:40 fünfzig:50 sechzig:60 siebzig:70 achtzig:80 neunzig:90 hundert:100",
    "tr": "iki:2 üç:3 dört:4 beş:5 altı:6 yedi:7 sekiz:8 dokuz:9 on:10 yirmi:20 otuz:30 kırk:40 elli:50 altmış:60 yetmiş:70 "
    "seksen:80 doksan:90 yüz:100",
    "ru": "два:2 две:2 двух:2 три:3 трех:3 трёх:3 четыре:4 четырех:4 четырёх:4 пять:5 пяти:5 шесть:6 шести:6 семь:7 семи:7 восемь:8 "
    "восьми:8 девять:9 девяти:9 десять:10 десяти:10 одиннадцать:11 двенадцать:12 пятнадцать:15 двадцать:20 тридцать:30 сорок:40 "
    "пятьдесят:50 сто:100",
    "ar": "اثنان:2 اثنين:2 اثنتين:2 ثلاثة:3 ثلاث:3 أربعة:4 أربع:4 خمسة:5 خمس:5 ستة:6 ست:6 سبعة:7 سبع:7 ثمانية:8 ثماني:8 تسعة:9 تسع:9 "
    "عشرة:10 عشر:10 عشرين:20 عشرون:20 ثلاثين:30 ثلاثون:30 أربعين:40 خمسين:50 ستين:60 سبعين:70 ثمانين:80 تسعين:90 مئة:100 مائة:100",
    "he": "שני:2 שתי:2 שניים:2 שתיים:2 שלושה:3 שלוש:3 ארבעה:4 ארבע:4 חמישה:5 חמש:5 שישה:6 שש:6 שבעה:7 שבע:7 שמונה:8 תשעה:9 תשע:9 "
    "עשרה:10 עשר:10 עשרים:20 שלושים:30 ארבעים:40 חמישים:50 שישים:60 שבעים:70 שמונים:80 תשעים:90 מאה:100",
    "en": "two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 fifteen:15 "
    "sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90",
}  # fmt: skip
"""Small numbers in words. Words for one are left out (they are articles), compounds are read as their last part."""
_SPELLED_OF = {
    language: {word: int(value) for word, _, value in (pair.partition(":") for pair in line.split())}
    for language, line in _SPELLED.items()
}
_ALONE = 10**6  # "un millón": from here on a scale word counts one of it by itself
_PERCENT = re.compile(
    r"\s?(?:[%٪﹪％]|per\s?cent|pct|pour\s?cent|por\s?ciento|prozent|procent|процент|(?:في|ب|بال)\s?(?:ال)?(?:مئة|مائة)|אחוז)",
    re.IGNORECASE,
)
_PERCENT_LEAD = re.compile(r"(?:[%٪]|yüzde\s)\s?$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_CLITICS = {"ar": "وفبل", "he": "והבלמכש"}


class Counted(NamedTuple):
    """A figure in a text: where it stands, its values (several for a range or a vote), and whether it is a share."""

    start: int
    end: int
    values: tuple[Fraction, ...]
    percent: bool = False


@lru_cache(maxsize=1024)
def counted(text: str, language: str) -> tuple[Counted, ...]:
    """The figures of a text in order, digits and words; those inside a name ("G20") are left out."""
    found = [one for match in _NUMBER.finditer(text) if (one := _written(text, match, language)) is not None]
    for match in _WORD.finditer(text):
        word = match.group().lower()
        value, scale = _spelled(word, language), _scale(word, language)
        if any(one.start <= match.start() < one.end for one in found) or not (value or scale >= _ALONE):
            continue
        found.append(_scaled(text, match.span(), Fraction(value or scale), language))
    return tuple(_joined(text, sorted(found)))


def _written(text: str, match: re.Match[str], language: str) -> Counted | None:
    if _INSIDE.search(text[max(0, match.start() - 2) : match.start()]):
        return None
    return _scaled(text, match.span(), value_of(match.group(), language), language)


def value_of(number: str, language: str) -> Fraction:
    """The value of digits with separators, as the language writes them."""
    plain = "".join(str(int(char)) if char.isdecimal() else char for char in number)
    if _GROUP.fullmatch(plain):
        return Fraction(re.sub(r"\D", "", plain))
    plain = re.sub(r"[ \u00a0\u202f\u2009'’٬]", "", plain).replace(
        "٫", "." if comma_groups(language) else ","
    )
    groups, point = (",", ".") if comma_groups(language) else (".", ",")
    if plain.count(point) > 1 or (
        groups in plain and point in plain and plain.rfind(groups) > plain.rfind(point)
    ):
        groups, point = point, groups  # "1,200.5" in a French text
    if groups in plain and point not in plain and not re.fullmatch(rf"\d{{1,3}}(?:\{groups}\d{{3}})+", plain):
        groups, point = point, groups  # "4.5" in a German text, "4,5" in an Arabic one
    head, _, tail = plain.replace(groups, "").partition(point)
    return Fraction(int(head or "0")) + (Fraction(int(tail), 10 ** len(tail)) if tail.isdecimal() else 0)


def _spelled(word: str, language: str) -> int:
    known = _SPELLED_OF.get(language, {})
    bare = word[1:] if word[:1] in _CLITICS.get(language, "") and word[1:] in known else word
    return known.get(word, known.get(bare, 0))


def _scaled(text: str, place: tuple[int, int], value: Fraction, language: str) -> Counted:
    """The figure with the scale word and the percent sign around it."""
    start, end = place
    while (match := re.match(r"[\s\u00a0]?([^\W\d_]+)", text[end:])) and (
        scale := _scale(match[1].lower(), language)
    ):
        value, end = value * scale, end + match.end()
    share = _PERCENT.match(text, end)
    percent = share is not None or _PERCENT_LEAD.search(text[max(0, start - 7) : start]) is not None
    return Counted(start, share.end() if share else end, (value,), percent)


def _scale(word: str, language: str) -> int:
    return _LONG.get((language, word), _SCALE_OF.get(word, 0))


def _joined(text: str, found: list[Counted]) -> list[Counted]:
    """Votes and ranges with a dash between their parts, as one figure."""
    joined: list[Counted] = []
    for one in found:
        last = joined[-1] if joined else None
        if last is not None and _JOINED.fullmatch(text[last.end : one.start]):
            joined[-1] = Counted(last.start, one.end, last.values + one.values, last.percent or one.percent)
        else:
            joined.append(one)
    return joined
