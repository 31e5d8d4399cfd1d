"""What a page's own style sheets hide. Pure; work is bounded for any sheet."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest.extraction.styles import COMMENT, declarations, is_hiding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ingest.extraction.styles import Declarations

_MOST = 4_000  # rules of a page's style sheets that are looked at
_HIDING = 1_000  # of those that hide
_NAME = r"[\w-]{1,80}"
_SIMPLE = re.compile(rf"(?P<tag>^(?:[a-z][a-z0-9-]{{0,40}}|\*))|\.(?P<name>{_NAME})|#(?P<id>{_NAME})|\[\s*(?P<key>{_NAME})\s*(?P<is>[~|^$*]?=\s*[\"']?(?P<value>[^\"'\]]{{0,80}})[\"']?)?\s*\]",
                     re.IGNORECASE)  # fmt: skip
_EVERYWHERE = re.compile(
    r"@media\s+(?:only\s+)?(?:all|screen)\s*|@(?:supports|layer)\b.*", re.IGNORECASE | re.DOTALL
)
_STEPS = re.compile(r"\s*([>+]|~(?!=))\s*|\s+")


@dataclass(frozen=True, slots=True)
class _Simple:
    """One step of a selector: what an element must be."""

    tag: str
    classes: frozenset[str]
    id: str
    attributes: tuple[tuple[str, str | None], ...]

    def fits(self, element: Any) -> bool:
        """Whether the element is what is asked for."""
        return (
            self.tag in {"", "*", element.tag}
            and (not self.id or element.get("id") == self.id)
            and (not self.classes or self.classes <= set((element.get("class") or "").split()))
            and all(
                element.get(key) is not None and (value is None or value in (element.get(key) or ""))
                for key, value in self.attributes
            )
        )

    def key(self) -> str:
        """What elements that fit can be found by: the rarest thing that is asked for."""
        if self.id:
            return f"#{self.id}"
        if self.classes:
            return f".{min(self.classes)}"
        return f"[{self.attributes[0][0]}" if self.attributes else self.tag


@dataclass(frozen=True, slots=True)
class Sheets:
    """What a page's own style sheets hide on every screen."""

    rules: Mapping[str, tuple[tuple[_Simple, ...], ...]]  # selectors by the key of their last step

    def hide(self, element: Any) -> bool:
        """Whether a rule hides the element itself."""
        if not self.rules:
            return False
        named = [f".{name}" for name in (element.get("class") or "").split()]
        keys = (element.tag, f"#{element.get('id')}", *named, *(f"[{key}" for key in element.keys()))  # noqa: SIM118 -- lxml's own
        return any(_fits(selector, element) for key in keys for selector in self.rules.get(key, ()))

    def any_tag(self) -> bool:
        """Whether elements without an attribute can be hidden."""
        return any(key[:1] not in "#.[" for key in self.rules)


def sheets(css: str) -> Sheets:
    """The rules of style sheets that hide; a later rule for the very same selector is taken into account."""
    told: dict[str, Declarations] = defaultdict(dict)
    for names, body in _rules(COMMENT.sub("", css)):
        for name in names.split(","):
            told[" ".join(name.split())].update(declarations(body))
    found: dict[str, list[tuple[_Simple, ...]]] = defaultdict(list)
    hiding = [steps for name, body in told.items() if is_hiding(body) and (steps := _selector(name))]
    for steps in hiding[:_HIDING]:
        found[steps[-1].key()].append(steps)
    return Sheets({key: tuple(selectors) for key, selectors in found.items()})


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Selector lists with their declarations, of blocks that hold on every screen."""
    stack: list[bool] = []  # whether each open block holds on every screen
    start = 0
    names = ""
    for number, mark in enumerate(re.finditer("[{}]", css)):
        piece = css[start : mark.start()]
        start = mark.end()
        if number > 2 * _MOST:
            return
        if mark[0] == "}":
            if names and all(stack):
                yield names, piece
            names = ""
            del stack[-1:]
            continue
        prelude = piece.rpartition(";")[2].strip()
        at_rule = prelude.startswith("@")
        stack.append(bool(_EVERYWHERE.fullmatch(prelude)) if at_rule else True)
        names = "" if at_rule else prelude


def _selector(name: str) -> tuple[_Simple, ...]:
    """The steps of a selector, outermost first; () when it says more than we understand."""
    steps = _STEPS.split(name)
    if len(name) > 500 or any(mark in {"+", "~"} for mark in steps[1::2]):  # noqa: PLR2004 -- characters
        return ()
    simples = [_simple(step) for step in steps[::2]]
    return tuple(step for step in simples if step) if all(simples) else ()


def _simple(text: str) -> _Simple | None:
    found = list(_SIMPLE.finditer(text))
    if not found or "".join(match[0] for match in found) != text:  # a pseudo-class, perhaps
        return None
    return _Simple(
        next((match["tag"].lower() for match in found if match["tag"]), ""),
        frozenset(match["name"] for match in found if match["name"]),
        next((match["id"] for match in found if match["id"]), ""),
        tuple(
            (match["key"].lower(), match["value"] if match["is"] else None) for match in found if match["key"]
        ),
    )


def _fits(selector: tuple[_Simple, ...], element: Any) -> bool:
    """Whether the element fits the last step, and its ancestors the others in their order."""
    if not selector[-1].fits(element):
        return False
    wanted = list(selector[:-1])
    for ancestor in element.iterancestors():
        if not wanted:
            return True
        if wanted[-1].fits(ancestor):
            wanted.pop()
    return not wanted
