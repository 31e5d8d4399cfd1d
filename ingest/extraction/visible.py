"""The part of a page that a reader sees: hidden elements out, text by paragraphs."""

from __future__ import annotations

import re
from typing import Any

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_DOCTYPE = re.compile(r"^\s*<!doctype[^>]{0,300}/[^<]{0,300}>", re.IGNORECASE)
_UNSEEN = (
    "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "canvas", "datalist", "audio", "video",
    "select", "textarea", "head/title",
)  # fmt: skip
_SHIFT = r"-(?:[5-9]\d\d|\d{4,})"  # pixels or more; less is a matter of layout
_HIDING = re.compile(
    r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|content-visibility:hidden|opacity:0*\.?0+(?:%|;|!|$)|color:transparent|"
    r"font-size:(?:0(?:\.0+)?[a-z%]*|0?\.[01]\d*(?:r?em|px|pt)|1(?:\.\d+)?(?:px|pt|%))\s?(?:;|!|$)|font:0(?:px)?[/\s]|"
    rf"(?:left|top|right|bottom|margin-left|margin-top|text-indent):{_SHIFT}|transform:(?:scale\(0|translate[xy]?\({_SHIFT})|"
    r"clip:rect\(0|clip-path:inset\((?:50|100)%)"
)
_COLLAPSED = re.compile(r"(?:^|;)(?:max-)?(?:height|width):[01](?:px)?\s?(?:;|!|$)")
_COLOUR = re.compile(r"(?:^|;)color:([^;!]+)")
_BACKGROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;!]+)")
_CSS_COMMENT = re.compile(r"/\*.{0,5000}?\*/", re.DOTALL)
_AT_BLOCK = re.compile(
    r"@[^{};]{0,500}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}"
)  # media queries: true on some screens only
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{1,2000})\}")
_SELECTOR = re.compile(r"\s*[a-z]{0,12}([.#])([\w-]{1,80})\s*")
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section summary table tbody td th thead tfoot tr ul".split()
)
_LINE = re.compile(r"[ \t\r\f\v\n]+")
_WHOLE = 0.5  # share of a page's text from which a hidden element is the page itself, waiting for a script or a dialogue


def parse(html: str) -> Any:
    """The page's tree, comments left out; None when there is no element in it."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    html = _DOCTYPE.sub("", _CONTROLS.sub("", html), count=1)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return document_fromstring(html.encode(), parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def strip_hidden(tree: Any) -> None:
    """Takes out, in place, all that a reader would not see. The page's root elements always stay."""
    classes = _hidden_classes(tree)
    for element in tree.xpath("|".join(f".//{name}" for name in _UNSEEN)):
        element.drop_tree()
    length = len(tree.text_content())
    for element in tree.xpath(".//*[@hidden or @style or @aria-hidden or @class or @id]"):
        if element.tag not in {"html", "body"} and _is_hidden(element, classes, length):
            element.drop_tree()


def paragraphs(tree: Any) -> str:
    """The tree's text, one paragraph for each block element, with a blank line between them."""
    pieces: list[str] = []
    _gather(tree, pieces)
    found = (_LINE.sub(" ", piece).strip() for piece in "".join(pieces).split("\n\n"))
    return "\n\n".join(paragraph for paragraph in found if paragraph)


def of_fragment(html: str) -> str:
    """The visible text of a piece of HTML, by paragraphs."""
    tree = parse(f"<div>{html}</div>")
    if tree is None:
        return ""
    strip_hidden(tree)
    return paragraphs(tree)


def hides(style: str) -> bool:
    """Whether an inline style keeps its element from being seen."""
    plain = re.sub(r"\s*([:;,(])\s*", r"\1", style.strip().lower())
    if _HIDING.search(plain) or ("overflow:hidden" in plain and _COLLAPSED.search(plain)):
        return True
    ink, paper = _COLOUR.search(plain), _BACKGROUND.search(plain)
    return bool(ink and paper) and _colour(ink) == _colour(paper)


def _colour(found: re.Match[str] | None) -> str:
    value = found[1].strip() if found else ""
    if re.fullmatch("#[0-9a-f]{3}", value):
        value = "#" + "".join(2 * digit for digit in value[1:])
    return {
        "white": "#ffffff",
        "black": "#000000",
        "rgb(255,255,255)": "#ffffff",
        "rgb(0,0,0)": "#000000",
    }.get(value, value)


def _hidden_classes(tree: Any) -> frozenset[str]:
    """The ".class" and "#id" selectors that the page's own style sheets hide on every screen."""
    sheets = (
        node.text or ""
        for node in tree.iterfind(".//style")
        if node.get("media") in {None, "", "all", "screen"}
    )
    css = _AT_BLOCK.sub("", _CSS_COMMENT.sub("", "\n".join(sheets)))
    rules = ((rule[1].split(","), rule[2]) for rule in _RULE.finditer(css))
    selectors = (_SELECTOR.fullmatch(name) for names, style in rules if hides(style) for name in names)
    return frozenset(found[1] + found[2] for found in selectors if found)


def _is_hidden(element: Any, classes: frozenset[str], length: int) -> bool:
    if element.get("hidden") is not None or hides(element.get("style") or ""):
        return True
    named = {f".{name}" for name in (element.get("class") or "").split()} | {f"#{element.get('id')}"}
    if (element.get("aria-hidden") or "").lower() == "true" or named & classes:
        return len(element.text_content()) < _WHOLE * length
    return False


def _gather(tree: Any, pieces: list[str]) -> None:
    from lxml.etree import iterwalk

    for event, element in iterwalk(tree, events=("start", "end")):
        block = element.tag in _BLOCKS
        if event == "start":
            pieces.append("\n\n" if block else "")
            pieces.append(" " if element.tag == "br" else _LINE.sub(" ", element.text or ""))
        else:
            pieces.append("\n\n" if block else "")
            pieces.append(_LINE.sub(" ", element.tail or "") if element is not tree else "")
