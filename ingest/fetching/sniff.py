"""What came, told by its first bytes: servers call everything text/html."""

from __future__ import annotations

import re
from typing import Literal

Form = Literal["html", "feed", "json", "text", "pdf", "zip", "gzip", "image", "binary", "empty"]
"""`feed` is all XML that is not a web page: RSS, Atom, RDF, sitemaps."""

Wanted = Literal["page", "feed", "any"]

HEAD = 512  # bytes that decide (RELIABILITY A5; browsers look at up to 1,445)

_SIGNS: tuple[tuple[bytes, Form], ...] = (
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "image"),
    (b"GIF8", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"\x00\x00\x01\x00", "image"),
)
_WIDE = (
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"<\?xml\b|<(?:[a-z]+:)?(?:rss|feed|rdf|urlset|sitemapindex|opml)\b", re.IGNORECASE)
_TAG = re.compile(r"<(?:!doctype|[a-z][a-z0-9]*)[\s>/]", re.IGNORECASE)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

_SAID: dict[Form, str] = {
    "html": "a web page",
    "feed": "a feed or other XML",
    "json": "JSON",
    "text": "plain text",
    "pdf": "a PDF file",
    "zip": "a ZIP archive",
    "gzip": "a compressed file",
    "image": "an image",
    "binary": "binary data",
    "empty": "nothing",
}


def form_of(data: bytes) -> Form:
    """What these bytes are, by their beginning."""
    head = data[:HEAD]
    if not head.strip():
        return "empty"
    for sign, form in _SIGNS:
        if head.startswith(sign):
            return form
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image"
    wide = next((name for mark, name in _WIDE if head.startswith(mark)), "")
    if not wide and _CONTROLS.search(head):
        return "binary"
    return _written(head.decode(wide or "utf-8", errors="replace").lstrip("\ufeff \t\r\n"))


def _written(head: str) -> Form:
    if _HTML.match(head):
        return "html"
    if _XML.search(head):
        return "feed"
    if head.startswith(("{", "[")):
        return "json"
    return "html" if _TAG.search(head) else "text"


def refusal(data: bytes, content_type: str, wanted: Wanted) -> str:
    """Why this cannot be what was asked for, one sentence; "" when it can.

    A feed may be XML, JSON, or a text sitemap. A page may be HTML or plain text.
    """
    form = form_of(data)
    if wanted == "any" or _fits(form, content_type, data, wanted):
        return ""
    if wanted == "feed" and form == "html":
        return "A web page came where a feed was expected, perhaps a login or an error page."
    noun = "a feed" if wanted == "feed" else "a page"
    return f"The server sent {_SAID[form]} where {noun} was expected."


def _fits(form: Form, content_type: str, data: bytes, wanted: Wanted) -> bool:
    if wanted == "page":
        return form in {"html", "text"} or (form == "feed" and "html" in content_type)
    if form == "text":
        return "xml" in content_type or data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"http")
    return form in {"feed", "json"}
