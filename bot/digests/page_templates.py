"""The templates of the page: where Jinja2 is at home. All that is filled in is escaped; a missing name is an error."""

from __future__ import annotations

import unicodedata
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from jinja2 import Environment

_KEPT = frozenset("\u200c\u200d\u200e\u200f\u061c")  # spelling and direction of Persian, Hebrew, Arabic
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
_RTL = frozenset(("R", "AL"))


def filled(template: str, **given: object) -> str:
    """A template of this room with what it needs filled in, as markup that is not escaped again."""
    from markupsafe import Markup

    return Markup(_environment().get_template(template).render(**given))  # noqa: S704 - it was escaped by Jinja2


@lru_cache(maxsize=1)
def stylesheet() -> tuple[str, str]:
    """The page's styles, and what a Content-Security-Policy calls them by."""
    css = files(__package__).joinpath("page.css").read_text(encoding="utf-8").strip()
    return css, f"sha256-{b64encode(sha256(css.encode()).digest()).decode()}"


def shown(text: str) -> str:
    """The text on one line, with a mark for each character that would act and not show.

    Overrides of direction and other controls are among them: inside `<bdi>` they could still turn "471" into "174".
    """
    return "".join("\ufffd" if _acts(char) else char for char in " ".join(text.split()))


def address(url: str) -> str:
    """The address if it may be followed from a page: http or https, with a host and without a password; else ""."""
    if any(_acts(char) or char.isspace() for char in url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and host and "@" not in parts.netloc else ""


def direction(text: str) -> str:
    """Either "rtl" or "ltr", by the first letter that has a direction."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind == "L" or kind in _RTL:
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


def _acts(char: str) -> bool:
    if char in _KEPT:
        return False
    point = ord(char)
    unassigned = point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF  # noqa: PLR2004 - no characters, by Unicode
    return unassigned or unicodedata.category(char) in _UNSEEN


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(_source),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Any] = {"shown": shown, "address": address, "direction": direction}
    environment.filters.update(filters)
    return environment


def _source(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
