"""The part of a page that a reader sees: hidden elements out, text by paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest.extraction.hygiene import without_escapes
from ingest.extraction.sheets import sheets
from ingest.extraction.styles import background, declarations, is_hiding, is_pale

if TYPE_CHECKING:
    from collections.abc import Callable

    from ingest.extraction.sheets import Sheets

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_DOCTYPE = re.compile(r"^\s*<!doctype[^>]{0,300}/[^<]{0,300}>", re.IGNORECASE)
_UNSEEN = (
    "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "canvas", "datalist", "audio", "video",
    "select", "textarea", "head/title", "noframes", "noembed", "rp", "map", "math/annotation", "semantics/annotation",
)  # fmt: skip
# Class names by which common frameworks and sites keep words for screen readers, or until a mouse rests on a name; their
# style sheet is elsewhere.
_UNSEEN_NAMES = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only screenreader-only screen-reader show-for-sr "
    "element-invisible u-visually-hidden is-visually-hidden a11y-hidden assistive-text d-none is-hidden "
    "tooltiptext tooltip-text tooltip-content tooltip-inner rollover-block rollover-people-block".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section summary table tbody td th thead tfoot tr ul".split()
)
_INSIDE = r"(?:[\s/](?:[^<>\"']|\"[^\"]{0,4000}\"|'[^']{0,4000}'){0,2000})?"  # attributes of a tag
_STREWN = re.compile(
    r"<(?:!--|/?(?:a|abbr|article|aside|audio|b|big|blockquote|body|br|button|canvas|center|cite|code|col|colgroup|data|datalist|dd|del|"
    r"details|dialog|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|"
    r"li|link|main|map|mark|math|meta|nav|noembed|noframes|noscript|object|ol|option|p|picture|pre|q|rp|ruby|s|script|section|"
    r"select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|th|thead|time|title|tr|u|"
    rf"ul|video){_INSIDE}>)",
    re.IGNORECASE,
)
_STRAY = re.compile(rf"<(?!!--|/?[a-zA-Z][a-zA-Z0-9:-]{{0,40}}{_INSIDE}>)")  # no tag begins here
_ROOTS = frozenset({"html", "body"})
_LINE = re.compile(r"[ \t\r\f\v\n]+")
_WHOLE = 0.5  # share of a page's text from which a hidden element is the page itself, waiting for a script or a dialogue
_ALL = 2.0  # no part is as much: in a piece of HTML, what hides is no page that waits for a script


def parse(html: str) -> Any:
    """The page's tree, comments left out; None when there is no element in it."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    html = _DOCTYPE.sub("", _CONTROLS.sub("", without_escapes(html)), count=1)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return document_fromstring(html.encode(), parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def strip_hidden(tree: Any, *, whole: float = _WHOLE) -> None:
    """Takes out, in place, all that a reader would not see. The page's root elements always stay.

    What only a class, a style sheet or a fold hides stays when it is at least `whole` of the page's text.
    """
    rules = sheets(_css(tree))
    for element in tree.xpath("|".join(f".//{name}" for name in _UNSEEN)):
        element.drop_tree()
    length = len(tree.text_content())
    least = int(whole * length)
    _fold(tree, least)
    sieve = _Sieve(rules, least)
    seen = tree.iter() if rules.any_tag() else tree.xpath(".//*[@*]|.//dialog")
    for element in [*seen]:
        if isinstance(element.tag, str) and element.tag not in _ROOTS and sieve.holds_back(element):
            element.drop_tree()


def _css(tree: Any) -> str:
    """The text of the page's own style sheets that hold on screens."""
    nodes = tree.iterfind(".//style")
    return "\n".join(node.text or "" for node in nodes if node.get("media") in {None, "", "all", "screen"})


def paragraphs(tree: Any) -> str:
    """The tree's text, one paragraph for each block element, with a blank line between them."""
    pieces: list[str] = []
    _gather(tree, pieces, spaced=_on_one_line, line=" ")
    found = (_LINE.sub(" ", piece).strip() for piece in "".join(pieces).split("\n\n"))
    return "\n\n".join(paragraph for paragraph in found if paragraph)


def of_fragment(html: str) -> str:
    """The visible text of a piece of HTML, by paragraphs."""
    tree = parse(f"<div>{html}</div>")
    if tree is None:
        return ""
    strip_hidden(tree, whole=_ALL)
    return paragraphs(tree)


def of_mixed(text: str) -> str:
    """What is seen of a text in which HTML is strewn about; its line breaks stay. A text without HTML is itself."""
    if not _STREWN.search(text):
        return text
    tree = parse(f"<div>{_STRAY.sub('&lt;', text)}</div>")
    if tree is None:
        return ""
    strip_hidden(tree, whole=_ALL)
    pieces: list[str] = []
    _gather(tree, pieces, spaced=lambda words: words, line="\n")
    return "".join(pieces)


@dataclass(frozen=True, slots=True)
class _Sieve:
    """What a page hides, by its elements' own words and its style sheets."""

    rules: Sheets
    whole: int  # characters from which an element is the page itself

    def holds_back(self, element: Any) -> bool:
        """Whether a reader does not see the element."""
        if element.get("hidden") is not None or self._is_unseen(element):
            return True
        if self._is_folded(element) or self.rules.hide(element):
            return len(element.text_content()) < self.whole
        return False

    def _is_unseen(self, element: Any) -> bool:
        style = element.get("style")
        told = declarations(style) if style else {}
        return bool(told) and (is_hiding(told) or (is_pale(told) and not _has_ground(element)))

    def _is_folded(self, element: Any) -> bool:
        if (element.get("aria-hidden") or "").strip().lower() == "true":
            return True
        if not _UNSEEN_NAMES.isdisjoint((element.get("class") or "").lower().split()):
            return True
        return element.tag == "dialog" and element.get("open") is None


def _has_ground(element: Any) -> bool:
    """Whether the element or one around it sets a background of its own."""
    around = (element, *element.iterancestors())
    return any(
        node.get("bgcolor") or node.get("background") or background(declarations(node.get("style") or ""))
        for node in around
    )


def _fold(tree: Any, whole: int) -> None:
    """Takes what closed folds hold, but for their headings."""
    for fold in tree.xpath(".//details[not(@open)]"):
        if len(fold.text_content()) >= whole:
            continue
        for child in [child for child in fold if child.tag != "summary"]:
            child.drop_tree()
        _bare(fold)


def _bare(fold: Any) -> None:
    fold.text = None
    for child in fold:
        child.tail = None


def _gather(tree: Any, pieces: list[str], *, spaced: Callable[[str], str], line: str) -> None:
    from lxml.etree import iterwalk

    for event, element in iterwalk(tree, events=("start", "end")):
        block = element.tag in _BLOCKS
        if event == "start":
            pieces.append("\n\n" if block else "")
            pieces.append(line if element.tag == "br" else spaced(element.text or ""))
        else:
            pieces.append("\n\n" if block else "")
            pieces.append(spaced(element.tail or "") if element is not tree else "")


def _on_one_line(words: str) -> str:
    return _LINE.sub(" ", words)
