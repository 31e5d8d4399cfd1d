"""Words as Slack may show them: foreign text as elements of rich text, addresses as links, sentences as notifications. Pure."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote, urlsplit

from bot.slack.post.plain import escaped
from corpus import sentences

if TYPE_CHECKING:
    from bot.slack.types import Block

    Style = Literal["bold", "italic", "code"]

Element = dict[str, Any]
"""An element of rich text."""

# Combining marks on one letter. A title or a name gets two (RELIABILITY §D8: more climb over other lines). What is
# published or quoted keeps up to six: pointed and chanted Hebrew, the most that real spelling stacks, needs four.
MARKS, OWN_MARKS = 2, 6
ADDRESS = 2000  # characters of an address that is linked; Slack takes 3,000, browsers about 2,000
NAME, TITLE = 80, 300  # characters of an outlet's name and of a title; longer ones are made up or broken
_NOTIFIED = 3000  # characters of a notification; Slack recommends 4,000 at the most
_GROWTH = 6  # a character may become so many: "&amp;" and a space of no width
_NOTHING = "–"  # Slack refuses empty texts

_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
_SEEN = frozenset(
    "\u200c\u200d"  # joiners: Persian and Indic spelling, and families of emoji
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"  # signs that show
)
_UNSAFE = frozenset('<>|"`\\')
_HOST = re.compile(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?")
_LIKE_ADDRESS = re.compile(r"\S[.:/]\S|@")
_ACTS = re.compile(r"(?<=@)|(?<=:)(?=//)|(?<=mailto:)|(?<=\w)(?=\.[^\W\d_])", re.IGNORECASE)
"""Where a bare text in a notification would become a mention or a link."""


def clean(text: str, marks: int = MARKS) -> str:
    """The text on one line, without what would act and not show, or climb over its neighbours; "" may be left."""
    kept: list[str] = []
    stacked = 0
    for char in " ".join(text.split()):
        kind = unicodedata.category(char)
        stacked = stacked + 1 if kind in {"Mn", "Me"} else 0
        if stacked <= marks and (char in _SEEN or not _unseen(char, kind)):
            kept.append(char)
    return "".join(kept)


def short(text: str, limit: int) -> str:
    """A name or a title, cut at a space where one is near, with an ellipsis where something is left out."""
    line = clean(text).strip()
    if len(line) <= limit:
        return line
    cut = line.rfind(" ", limit // 2, limit)
    return f"{line[: cut if cut > 0 else limit - 1].rstrip()}…"


def words(text: str, *styles: Style) -> Element:
    """Words of our own, as they are."""
    element: Element = {"type": "text", "text": text}
    return element | {"style": dict.fromkeys(styles, True)} if styles else element


def foreign(text: str, *styles: Style) -> Element:
    """Words of others, whole; a dash where nothing of them can be shown."""
    return words(clean(text, OWN_MARKS).strip() or _NOTHING, *styles)


def named(text: str, limit: int = NAME) -> Element:
    """A name or a title of others, cut where it is too long."""
    return words(short(text, limit) or _NOTHING)


def address(url: str) -> str:
    """An article's address as a link may have it; "" when it is none of the web, or hides where it leads."""
    url = url.strip()
    if len(url) > ADDRESS or not host(url):
        return ""
    safe = "".join(quote(char, safe="") if _bad(char) else char for char in url)
    return safe if len(safe) <= ADDRESS else ""


def host(url: str) -> str:
    """The name of the machine that an address leads to, in ASCII, without `www.`; "" when it is not plain."""
    try:
        parts = urlsplit(url.strip()[:ADDRESS])
        name = (parts.hostname or "").encode("idna").decode()
        url.encode()
    except ValueError:
        return ""
    plain = parts.scheme in {"http", "https"} and "@" not in parts.netloc and not any(map(_bad, parts.netloc))
    return name.removeprefix("www.") if plain and _HOST.fullmatch(name) else ""


def linked(outlet: str, url: str) -> tuple[Element, ...]:
    """An outlet's name, linked to its article where there is an address; the label tells the host."""
    name, where, link = short(outlet, NAME) or _NOTHING, host(url), address(url)
    if not link:
        return (words(name),)
    if name.casefold() == where:
        return (_link(link, where),)
    if _LIKE_ADDRESS.search(name):  # such a name in a label would promise another place
        return (words(f"{name}, "), _link(link, where))
    return (_link(link, f"{name} ({where})"),)


def mark(number: int, url: str) -> Element:
    """A citation number, linked to its article where there is an address."""
    link = address(url)
    return _link(link, f"[{number}]") if link else words(f"[{number}]")


def notification(text: str, language: str = "en") -> str:
    """The first sentence on one line, in which nothing is a mention, a broadcast or a link."""
    line = clean(text).strip()
    spans = sentences.split(line, language)
    first = spans[0].of(line) if spans else _NOTHING
    told = _inert(first)
    return told if len(told) <= _NOTIFIED else _inert(short(first, _NOTIFIED // _GROWTH))


def small(*lines: str) -> Block:
    """A block of small print, of our own words only."""
    told = "\n".join(line for line in lines if line)
    return {"type": "context", "elements": [{"type": "plain_text", "text": told, "emoji": False}]}


def _inert(text: str) -> str:
    return escaped(_ACTS.sub("\u200b", text))


def _link(url: str, label: str) -> Element:
    return {"type": "link", "url": url, "text": label}


def _unseen(char: str, kind: str) -> bool:
    return kind in _UNSEEN or (kind == "Cn" and "\U000e0000" <= char <= "\U000e0fff")  # kept for tags


def _bad(char: str) -> bool:
    return char in _UNSAFE or unicodedata.category(char)[0] in "CZ"
