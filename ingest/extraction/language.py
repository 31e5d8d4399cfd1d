"""Which language an article is in."""

from __future__ import annotations

import re

ENOUGH = 40  # characters; below it the detector is wrong on five of eight headlines (docs/design.md)
_SAMPLE = 4_000  # characters; more does not change the verdict on news
_TAG = re.compile(r"([a-z]{2})(?:[-_][a-z0-9-_]+)?", re.IGNORECASE)


def detect(title: str, text: str, *, hint: str = "") -> str:
    """The language as ISO 639-1; the hint's when there is too little text to tell, else ""."""
    sample = f"{title} {text}"[:_SAMPLE].strip()
    if len(sample) < ENOUGH:
        return tag(hint)
    import py3langid

    found, _ = py3langid.classify(sample)
    return tag(str(found)) or tag(hint)


def tag(value: str) -> str:
    """The ISO 639-1 code of a language tag such as "en-GB"; "" when it is none."""
    found = _TAG.fullmatch(value.strip())
    return found[1].lower() if found else ""
