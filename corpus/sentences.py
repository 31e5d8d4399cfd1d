"""Sentences as spans over the untouched text."""

from __future__ import annotations

import re

from corpus.types import Span

_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?![ \t]*\n))+")
_WINDOW = 8_000  # characters given to the splitter at once: on text full of marks it takes quadratic time
_ODD = re.compile(r"[^\S\n ]|[\ud800-\udfff]")  # white space other than plain, lone surrogates
_WORD = re.compile(r"\S+")
_LOWER_START = re.compile(r"[\"'“‘(\[]?[a-zà-öø-ÿа-яё](?![A-Z])")  # "iPhone sales" may begin a sentence
_OPENING = re.compile(r"[\"'“‘«(\[]")
# Words after which a stop does not end the sentence; titles and ranks stand before a name.
_TITLES = frozenset(
    """
    mr mrs ms messrs mx dr prof st ste rev fr sr sra gen lt col maj capt cmdr sgt cpl pvt adm brig
    sen sens rep reps gov govs pres sec dir supt amb hon det insp mt ft vs v cf viz approx est incl
    ca dept
    """.split()
)
_NUMBERED = frozenset(
    """
    no nos vol pp p fig art sec ch para jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)
_AMBIGUOUS = re.compile(
    r"(?:^|[\s(“\"‘])(?:(?:[RDI]-)?[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Jr|Sr|Inc|Corp|Co|Ltd|etc)\.$"
)
_HOUR = re.compile(r"(?:^|\s)[ap]\.m\.$", re.IGNORECASE)
_ZONE = re.compile(
    r"(?:Eastern|Central|Mountain|Pacific|Atlantic|Greenwich|Moscow|local|Israel|Gaza|Beirut|Kyiv|GMT|UTC|"
    r"[ECMPB][SD]?T|CES?T|EES?T|IS?T|MSK|JST|AES?T|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"|(?:[A-Z][\w'’-]*\s){1,3}time\b"
)
# Words that begin a sentence far oftener than they follow an initial or a country's letters.
_STARTERS = frozenset(
    """
    the a an he she it they we i you his her its their our my this that these those there here in on
    at by for from of to with as after before since until during while when where if but and or so
    yet however although though because despite meanwhile earlier later also still then now not no
    some many most more both each according what who why how
    """.split()
)


def split(text: str, language: str) -> tuple[Span, ...]:
    """The text's sentences in order: trimmed, never overlapping, together covering every visible character.

    A blank line always ends a sentence. `language` is ISO 639-1; "" is read as English. Empty for a text
    of white space only.
    """
    spans: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        spans += _in_paragraph(text, Span(paragraph.start(), paragraph.end()), language or "en")
    return tuple(spans)


def _in_paragraph(text: str, paragraph: Span, language: str) -> list[Span]:
    joined: list[Span] = []
    for piece in _pieces(text, paragraph, language):
        if joined and _continues(joined[-1].of(text), piece.of(text)):
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    return joined


def _pieces(text: str, paragraph: Span, language: str) -> list[Span]:
    """What the splitter makes of one paragraph, as trimmed spans."""
    spans, start = [], paragraph.start
    while start < paragraph.end:
        window = Span(start, _window_end(text, Span(start, paragraph.end)))
        pieces = _segmented(window.of(text), language)
        if window.end < paragraph.end and len(pieces) > 1:
            pieces.pop()  # it may go on behind the window
        for piece in pieces:
            spans.append(_trimmed(text, Span(start, start + len(piece))))
            start += len(piece)
    return [span for span in spans if span.start < span.end]


def _window_end(text: str, rest: Span) -> int:
    if rest.end - rest.start <= _WINDOW:
        return rest.end
    space = text.rfind(" ", rest.start + 1, rest.start + _WINDOW)
    return space + 1 if space > 0 else rest.start + _WINDOW


def _segmented(words: str, language: str) -> list[str]:
    """The splitter's pieces, of the same length together; the whole when it fails on a text.

    It counts bytes and has been seen to panic at a no-break space: it is given plain ones.
    """
    import sentencex

    plain = _ODD.sub(" ", words)
    try:
        pieces: list[str] = sentencex.segment(language, plain)
    except BaseException as error:  # a panic of the library is no Exception
        if type(error).__name__ != "PanicException":
            raise
        return [plain]
    return pieces if "".join(pieces) == plain else [plain]


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    left = len(words) - len(words.lstrip())
    return Span(span.start + left, span.start + max(left, len(words.rstrip())))


def _continues(before: str, after: str) -> bool:
    """Whether the splitter cut one sentence in two."""
    if _HOUR.search(before[-8:]):
        return bool(_ZONE.match(after) or _LOWER_START.match(after))
    if not before.endswith("."):
        return False
    if _LOWER_START.match(after):
        return True
    last = before.rsplit(None, 1)[-1].lstrip("\"'“‘«([").removesuffix(".").lower()
    first = _OPENING.sub("", after.split(None, 1)[0], count=1)
    if last in _NUMBERED and first[:1].isdigit():
        return True
    if last in _TITLES:
        return first[:1].isupper()
    return bool(_AMBIGUOUS.search(before[-8:])) and first[:1].isupper() and _goes_on(before, first)


def _goes_on(before: str, first: str) -> bool:
    """Whether a capital after an initial or "U.S." belongs to the same name: "George W." + "Bush"."""
    word = first.rstrip(".,;:!?").lower()
    if word in _STARTERS:
        return False
    name = _WORD.findall(before[-60:])
    return len(name) == 1 or "-" in name[-1] or (len(name[-1]) == 2 and name[-2][:1].isupper())  # noqa: PLR2004 -- "W."
