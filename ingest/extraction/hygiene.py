"""Visible text only: what a reader of the page would have seen, and nothing that hides in it."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028]")
# Format characters without a glyph: soft hyphen, grapheme joiner, Arabic letter mark, Hangul and Khmer
# fillers, zero-width and bidirectional marks, invisible operators, byte order mark, annotation marks,
# musical format marks, variation selectors 1-14, 17-256, tag characters; controls; lone surrogates.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\ud800-\udfff]"
)
# Colours and the like for terminals; what they conceal goes with them.
_ESCAPES = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]{0,60}[ -/]{0,9}[@-~]|\x1b[\\]PX^_][^\x07\x1b]{0,4000}(?:\x07|\x1b\\\\)|\x1b[@-Z\\\\-_]"
)
_STYLED = re.compile("(?:\x1b\\[|\x9b)([0-9;]*)m")
_PALETTE = re.compile(r"(?<!\d)[34]8;(?:5;\d{0,3}|2(?:;\d{0,3}){3})")
_DATA = re.compile(r"\bdata:[a-z]{1,20}/[a-z0-9.+-]{1,60}[;,]\S{0,100000}", re.IGNORECASE)
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_JOINERS = re.compile("[\u200c\u200d]+")
_SELECTORS = re.compile("[\ufe0e\ufe0f]+")
_JOINING = re.compile("[\u0590-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufefc]")
_PICTURES = re.compile("[#*0-9©®\u203c-\u3299\ufe0f\U0001f000-\U0001faff]")
_TEMPLATE = re.compile(
    r"<\|[a-z0-9_ ]{1,40}\|>|\[/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS)\]|<</?SYS>>"
    r"|</?s>|<(?:start|end)_of_turn>|<[｜|][^<>\n]{1,40}[｜|]>",
    re.IGNORECASE,
)
_BLOB = re.compile(
    r"(?:[A-Za-z0-9+/_-]{40,}[ \n]{1,2})*[A-Za-z0-9+/_-]{40,}={0,2}(?:[ \n]{1,2}[A-Za-z0-9+/_-]{1,76}={1,2})?"
)
_BLOB_LENGTH = 80  # characters; no word or number of a news text is as long
_MARKS = 3  # combining marks on one letter; Hebrew and Arabic use up to three, stacked "zalgo" text dozens
_STACKED = re.compile(r"[^\x00-\u02ff]{4,}")
_RUN = re.compile(" {2,}")
_EDGE = re.compile(" ?\n ?")
_GAP = re.compile(r"\n{3,}")


def clean(text: str) -> str:
    r"""The text's visible characters, in NFC; paragraphs stay apart by one blank line.

    Line breaks become "\\n" and every other white space one space. Cleaning twice changes nothing more.
    """
    text = without_escapes(text)
    text = _SPACES.sub(" ", _INVISIBLE.sub("", _BREAKS.sub("\n", text.replace("\u2029", "\n\n"))))
    text = _visible_joiners(text)
    text = _capped(unicodedata.normalize("NFC", text))
    text = _without_blobs(_DATA.sub(" ", _TEMPLATE.sub(" ", text)))
    text = _EDGE.sub("\n", _RUN.sub(" ", text))
    return _GAP.sub("\n\n", text).strip()


def without_escapes(text: str) -> str:
    """The text without a terminal's escape sequences, and without the words that these conceal."""
    if "\x1b" not in text and "\x9b" not in text:
        return text
    pieces, start, shown = [], 0, True
    for found in _ESCAPES.finditer(text):
        pieces.append(text[start : found.start()] if shown else "")
        start, shown = found.end(), _is_shown(found[0], before=shown)
    return "".join(pieces) + (text[start:] if shown else "")


def _is_shown(escape: str, *, before: bool) -> bool:
    """Whether a terminal shows what stands behind the sequence."""
    styled = _STYLED.fullmatch(escape)
    for code in _PALETTE.sub("", styled[1]).split(";") if styled else ():
        before = False if code == "8" else before or code in {"", "0", "28"}
    return before


def line(text: str) -> str:
    """The text cleaned and on one line: for titles, names and other single-line fields."""
    return _RUN.sub(" ", clean(text).replace("\n", " "))


def _visible_joiners(text: str) -> str:
    """Keeps joiners and selectors where they shape a word or a picture, drops them elsewhere.

    Selectors go first: one that is dropped must not hold a joiner.
    """
    text = _SELECTORS.sub(lambda found: found[0][0] if _after_picture(found) else "", text)
    return _JOINERS.sub(lambda found: found[0][0] if _shapes(found) else "", text)


def _shapes(found: re.Match[str]) -> bool:
    before, after = (
        found.string[: found.end()][found.start() - 1 : found.start()],
        found.string[found.end() :][:1],
    )
    return any(kind.match(before) and kind.match(after) for kind in (_JOINING, _PICTURES))


def _after_picture(found: re.Match[str]) -> bool:
    return found.start() > 0 and bool(_PICTURES.match(found.string, found.start() - 1))


def _capped(text: str) -> str:
    return _STACKED.sub(lambda found: _cap(found[0]), text)


def _cap(run: str) -> str:
    kept, marks = [], 0
    for character in run:
        marks = marks + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        if marks <= _MARKS:
            kept.append(character)
    return "".join(kept)


def _without_blobs(text: str) -> str:
    return _BLOB.sub(lambda found: " " if _is_blob(found[0]) else found[0], text)


def _is_blob(run: str) -> bool:
    kinds = (str.islower, str.isupper, str.isdigit)
    return len(run) >= _BLOB_LENGTH and all(any(map(kind, run)) for kind in kinds)
