"""Markdown as its reader sees it: the words without the marks.

Every rule looks at each character a bounded number of times, so that no document can make it slow.
"""

from __future__ import annotations

import re
from html import unescape

from ingest.extraction.visible import of_mixed

_FENCE = re.compile(r"^ {0,3}(```|~~~).*$")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*)$")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-+)\s*$")
_RULE = re.compile(r"^ {0,3}(?:[-*_]\s*){3,}$")
_QUOTE = re.compile(r"^(?: {0,3}> ?)+")
_ITEM = re.compile(r"^\s{0,40}(?:[-*+]|(\d{1,9}[.)]))\s+(?:\[[ xX]\]\s+)?")
_REFERENCE = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]{1,200}\]:\s*\S+.*$")
_TABLE_RULE = re.compile(
    r"^[ \t]{0,3}\|?(?:[ \t]{0,9}:?-{2,200}:?[ \t]{0,9}\|){1,200}[ \t]{0,9}(?::?-{2,200}:?)?$"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_IMAGE = re.compile(
    r"!\[[^\[\]\n]{0,1000}\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)|\[[^\[\]\n]{0,200}\])"
)
_LINK = re.compile(
    r"\[([^\[\]\n]{1,1000})\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)|\[[^\[\]\n]{0,200}\])"
)
_NOTE = re.compile(r"\[\^[^\[\]\n]{1,100}\]:?")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_CODE = re.compile(r"(`{1,3})([^`\n]{1,2000})\1")
_EMPHASIS = (
    re.compile(r"(?<!\*)\*(?![*\s])([^*\n]{0,5000}[^*\s])\*(?!\*)"),
    re.compile(r"\*\*(?![*\s])([^*\n]{0,5000}[^*\s])\*\*"),
    re.compile(r"(?<![\w_])_(?![_\s])([^_\n]{0,5000}[^_\s])_(?![\w_])"),
    re.compile(r"(?<!\w)__(?!\s)([^\n_]{0,5000}[^_\s])__(?!\w)"),
    re.compile(r"~~([^~\n]{1,5000})~~"),
)
_NESTED = 3  # levels of emphasis in emphasis that are resolved: **a *b* c**
_HTML = re.compile(r"<(?:!--|/?[a-zA-Z])")
_KEPT = "\ue000"  # stands before a character that was escaped, where no mark is looked for
_RESTORED = re.compile("\ue000([\ue100-\ue17f])")


def title_of(text: str) -> str:
    """The first top heading's words, or "" when the text begins otherwise."""
    lines = text.lstrip()[:2_000].split("\n")[:2]
    found = _HEADING.match(lines[0].rstrip())
    if found:
        return plain(_unclosed(found[2])) if found[1] == "#" else ""
    underlined = len(lines) > 1 and re.fullmatch(r" {0,3}=+\s*", lines[1])
    return plain(lines[0]) if underlined else ""


def plain(text: str) -> str:
    """The words of a Markdown text: paragraphs, headings and list items apart by blank lines.

    Links give their text, images nothing; of HTML only what it shows is left.
    """
    blocks = _blocks(_without_html(_escapes_kept(text)))
    return "\n\n".join(words for block in blocks if (words := _inline(block)))


def _escapes_kept(text: str) -> str:
    """Escaped marks moved out of the way of every rule, to be put back at the end."""
    return _ESCAPED.sub(
        lambda found: _KEPT + chr(0xE100 + ord(found[1])), text.replace("\r\n", "\n").replace(_KEPT, "")
    )


def _without_html(text: str) -> str:
    return of_mixed(_AUTOLINK.sub(r"\1", text)) if _HTML.search(text) else text


def _blocks(text: str) -> list[str]:
    """One line of text for each paragraph, heading, list item and table row."""
    blocks: list[list[str]] = [[]]
    fenced = False
    for line in map(str.rstrip, text.split("\n")):
        if _FENCE.match(line):
            fenced = not fenced
        elif _REFERENCE.match(line) or _TABLE_RULE.match(line):
            continue
        elif fenced:
            blocks[-1].append(line.strip())
        elif not line.strip() or _RULE.match(line) or (_UNDERLINE.match(line) and blocks[-1]):
            blocks.append([])
        else:
            _add(_QUOTE.sub("", line), blocks)
    return [" ".join(block) for block in blocks if block]


def _add(line: str, blocks: list[list[str]]) -> None:
    heading = _HEADING.match(line)
    item = _ITEM.match(line)
    if heading:
        blocks += [[_unclosed(heading[2])], []]
    elif item:
        blocks.append([(f"{item[1]} " if item[1] else "") + line[item.end() :].strip()])
    elif line.strip().startswith("|"):
        blocks.append([" ".join(cell.strip() for cell in line.strip().strip("|").split("|"))])
    else:
        blocks[-1].append(line.strip())


def _unclosed(heading: str) -> str:
    """The heading without the marks that may close it."""
    bare = heading.rstrip().rstrip("#")
    return bare.rstrip() if not bare or bare[-1].isspace() else heading.rstrip()


def _inline(text: str) -> str:
    text = _LINK.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub("", _NOTE.sub("", text))))
    text = _CODE.sub(r"\2", text)
    for _ in range(_NESTED):
        for mark in _EMPHASIS:
            text = mark.sub(r"\1", text)
    restored = _RESTORED.sub(lambda found: chr(ord(found[1]) - 0xE100), text)
    return " ".join(unescape(restored).split())
