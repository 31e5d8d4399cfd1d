"""Foreign text made harmless where it is shown: on a terminal, and in a Markdown document. Pure."""

from __future__ import annotations

import re
import unicodedata

_KEPT = frozenset("\u200c\u200d")  # Persian and Indic spelling needs them
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
_SIGNS = re.compile(r"[\\`*_{}\[\]|~$^]")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_HEAD = re.compile(r"^([#+=-]|\d{1,9}[.)])")
_LINK = re.compile(r"(?=://)|(?<=mailto)(?=:)|(?<=xmpp)(?=:)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
"""Where renderers find bare addresses: `https://`, `mailto:`, `www.`, `name@host`."""


def visible(text: str) -> str:
    """The text on one line, with a mark for each character that would act and not show: escapes, bidi, halves."""
    return "".join(
        "\ufffd" if unicodedata.category(char) in _UNSEEN and char not in _KEPT else char
        for char in " ".join(text.split())
    )


def markdown(text: str) -> str:
    """The text on one line, to be shown as it is by any renderer: no markup, no HTML, no link that was not one."""
    told = _SIGNS.sub(r"\\\g<0>", visible(text))
    told = re.sub(r"[&<>]", lambda match: _HTML[match.group()], told)
    told = _LINK.sub("\\\\", told)
    return _HEAD.sub(_escaped_head, told)


def _escaped_head(match: re.Match[str]) -> str:
    """The marker of a heading or list item, escaped before its sign."""
    return f"{match.group()[:-1]}\\{match.group()[-1]}"
