"""Web pages in, articles out: the home of the extraction libraries.

Two extractors read every page; where they disagree a third decides (docs/design.md: F1 .972 against .964
for the best single one, and no page under .5). All see only what a reader sees.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from corpus.errors import SourceError
from ingest.extraction import jsonld, metadata, visible, votes
from ingest.extraction.bylines import names
from ingest.extraction.charsets import declared_in, decode
from ingest.extraction.furniture import without_furniture
from ingest.extraction.metadata import Mined

if TYPE_CHECKING:
    from ingest.extraction.reading import Reading
    from ingest.types import Raw

_END = re.compile(r"[.!?…؟۔।。！？][\"'”’»)\]]*\s*$")
_INNER_END = re.compile(r"\w[\"”’»)]?[.!?…؟۔।。！？][\"”’»)]?(?:\s|$)|[。！？]")
_SENTENCE = 8  # words; items of menus have fewer, and no full stop
_WIDE = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)  # scripts without spaces between words, or few
_BULLET = re.compile(r"^(?:[-*•]\s+|\|\s?)+|\s?\|$")
_LISTS = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew", "hi": "Hindi", "it": "Italian",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian", "en": "English",
}  # fmt: skip
_PAYWALL = re.compile(
    r"(?:subscribe|sign in|sign up|log in|register|become a (?:member|subscriber)|start your (?:free )?trial)(?: now| today)? to (?:continue|keep|read|unlock|access)|"
    r"to (?:continue|keep) reading,? (?:please )?(?:subscribe|sign in|log in|register)|(?:continue|keep) reading with a (?:\w+ )?subscription|"
    r"(?:this|the full|the rest of this) (?:article|story|content) is (?:only )?(?:for|available (?:only )?(?:to|for)|reserved for|exclusive(?:ly)? (?:to|for)) (?:our )?(?:paid |paying )?(?:subscribers|members)|"
    r"already a (?:subscriber|member)\?|(?:article |contenu )?réservé (?:à nos |aux )abonnés|pour lire la suite|abonnez-vous pour|"
    r"nur für abonnenten|jetzt weiterlesen|weiterlesen mit|exclusivo para (?:suscriptores|abonados)|suscr[ií]bete para (?:seguir|continuar)|"
    r"riservato agli abbonati|alleen voor abonnees|только для подписчиков|للمشتركين فقط|למנויים בלבד",
    re.IGNORECASE,
)


def read(raw: Raw) -> Reading:
    """The page's article with all that the page states about it.

    Raises:
        SourceError: there is no article on the page.
    """
    return read_html(
        decode(raw.data, declared=raw.charset or declared_in(raw.data)), source=raw.source, url=raw.url
    )


def read_html(html: str, *, source: str, url: str) -> Reading:
    """The same for a page whose characters are known already.

    Raises:
        SourceError: there is no article on the page.
    """
    tree = visible.parse(html)
    if tree is None:
        raise _no_article(source)
    wall = bool(_PAYWALL.search(tree.text_content()))
    stated = _stated(tree)
    visible.strip_hidden(tree)
    tree.head.extend(stated)  # unseen, but meant for readers of another kind
    about = metadata.read(tree, fetched=url, mined=lambda: _mine(tree, url))
    blocks = [node.text or "" for node in stated if node.tag == "script"]
    for node in stated:
        node.drop_tree()
    text = _body(tree, about) or _prose(jsonld.body(jsonld.article(blocks)))
    if not text:
        raise _no_article(source)
    flags = about.flags or (("paywalled",) if wall and len(text.split()) < _SHORT else ())
    return replace(about, text=text, flags=flags)


def _stated(tree: Any) -> list[Any]:
    """Copies of the window's title and of the page's records."""
    from copy import copy

    records = [node for node in tree.iterfind(".//script[@type]") if "ld+json" in node.get("type")]
    return [copy(node) for node in (*tree.xpath("head/title[1]"), *records)]


_SHORT = 150  # words; a page that asks to subscribe and shows no more than this shows a teaser


def _no_article(source: str) -> SourceError:
    return SourceError(
        source,
        "no article text found on the page",
        remedy="give the address of an article, not of a list or a player",
    )


def _body(tree: Any, about: Reading) -> str:
    html = _serial(tree)
    text = votes.elect(
        _prose(_by_trafilatura(tree)),
        _prose(_by_readability(html)),
        lambda: _prose(_by_justext(html, about.hint)),
    )
    return without_furniture(text, title=about.title)


def _prose(text: str) -> str:
    """The text, or "" when not one sentence is in it: menus and lists of links are no article."""
    return text if any(map(_is_sentence, text.split("\n\n"))) else ""


def _is_sentence(paragraph: str) -> bool:
    words = len(paragraph.split()) + len(_WIDE.findall(paragraph[:400])) // 2
    return words >= _SENTENCE and bool(_END.search(paragraph[-40:]) or _INNER_END.search(paragraph))


def _serial(tree: Any) -> str:
    from lxml.html import tostring

    return str(tostring(tree, encoding="unicode"))


def _by_trafilatura(tree: Any) -> str:
    from trafilatura import extract

    text = extract(deepcopy(tree), favor_precision=True, include_comments=False) or ""
    return "\n\n".join(_BULLET.sub("", line).strip() for line in text.split("\n") if line.strip())


def _by_readability(html: str) -> str:
    from readability import Document
    from readability.readability import Unparseable

    try:
        return visible.of_fragment(Document(html).summary(html_partial=True))
    except Unparseable:
        return ""


def _by_justext(html: str, language: str) -> str:
    import justext

    name = _LISTS.get(language or "en")
    words = justext.get_stoplist(name) if name else frozenset()
    low, high = (
        (0.30, 0.32) if name else (0.0, 0.0)
    )  # its own defaults; without a word list only lengths and links count
    found = justext.justext(html, words, stopwords_low=low, stopwords_high=high)
    return "\n\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)


def _mine(tree: Any, url: str) -> Mined:
    from trafilatura import extract_metadata

    found = extract_metadata(deepcopy(tree), default_url=url or None, extensive=False)
    authors = names((found.author or "").split(";"))
    return Mined(found.title or "", authors, found.sitename or "", found.date or "")
