"""Style declarations that keep words from the eye. Pure, in linear time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Declarations = dict[str, str]
COMMENT = re.compile(r"/\*.{0,5000}?\*/", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?", re.IGNORECASE)
_LENGTH = re.compile(r"(-?\d{0,9}\.?\d{1,9})([a-z%]{0,4})")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0, "vw": 12.0, "vh": 8.0, "%": 16.0}  # fmt: skip
_AWAY = 500  # pixels to the left or above; less is a matter of layout
_FAR = 5_000  # pixels to the right or below
_FAINT = 0.05  # opacity
_TINY = 2.0  # pixels of a letter
_CLOSE = 24  # of 255, by which ink and paper differ in each colour at the most where nobody can read
_OVERFLOWS = ("overflow", "overflow-x", "overflow-y")
_SIZES = ("height", "width", "max-height", "max-width")
_COLOURS = {"white": "#ffffff", "black": "#000000", "snow": "#fffafa", "ivory": "#fffff0", "whitesmoke": "#f5f5f5", "red": "#ff0000",
            "silver": "#c0c0c0", "gray": "#808080", "grey": "#808080", "blue": "#0000ff", "green": "#008000", "yellow": "#ffff00"}  # fmt: skip

_CLEAR = re.compile(
    r"#[0-9a-f]{3}0|#[0-9a-f]{6}0[0-9a-f]|(?:rgb|hsl)a?\([^,/]{1,9}(?:,[^,/]{1,9}){2}[,/](?:0|0?\.0\d*|[0-5]?%)\)"
)  # alpha is the fourth value


def declarations(style: str) -> Declarations:
    """The declarations of an inline style or a rule: names and values in lower case, the last of a name."""
    plain = _ESCAPE.sub(lambda found: chr(min(int(found[1], 16), 0x10FFFF)), COMMENT.sub("", style)).lower()
    found: Declarations = {}
    for part in plain.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip()] = " ".join(value.replace("!important", "").split())
    return found


def hides(style: str) -> bool:
    """Whether an inline style keeps its element from being seen."""
    return bool(style) and is_hiding(declarations(style))


def is_hiding(told: Mapping[str, str]) -> bool:
    """Whether the declarations keep their element from being seen."""
    if any(_TESTS[name](value) for name, value in told.items() if name in _TESTS):
        return True
    if any(name in told for name in _OVERFLOWS) and _is_collapsed(told):
        return True
    paper = background(told)
    ink = colour(told.get("color", "")) if paper else None
    ground = colour(paper) if ink else None
    return ink is not None and ground is not None and _alike(ink, ground)


def _is_collapsed(told: Mapping[str, str]) -> bool:
    cut = any("hidden" in told.get(name, "") or "clip" in told.get(name, "") for name in _OVERFLOWS)
    return cut and any(_is_nothing(told.get(name, "")) for name in _SIZES)


def background(told: Mapping[str, str]) -> str:
    """The declared background, "" without one."""
    return told.get("background-color") or told.get("background") or told.get("background-image", "")


def is_pale(told: Mapping[str, str]) -> bool:
    """Whether the ink is white or nearly so: not to be seen where no background is set."""
    ink = colour(told.get("color", ""))
    return ink is not None and min(ink) >= 255 - _CLOSE


def colour(text: str) -> tuple[int, int, int] | None:
    """Red, green and blue of a colour's hexadecimal, numeric or common English notation; None for any other."""
    text = _COLOURS.get(text, text).replace(" ", "")
    if re.fullmatch("#[0-9a-f]{3,4}", text):
        text = "#" + "".join(2 * digit for digit in text[1:])
    if re.fullmatch("#(?:[0-9a-f]{6}|[0-9a-f]{8})", text):
        return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)
    found = re.match(r"rgba?\((\d{1,3}),(\d{1,3}),(\d{1,3})[,)]", text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def _alike(ink: tuple[int, int, int], paper: tuple[int, int, int]) -> bool:
    return all(abs(a - b) <= _CLOSE for a, b in zip(ink, paper, strict=True))


def _pixels(value: str) -> float | None:
    """A length in pixels, as far as that can be said without the page; None when it is no length."""
    found = _LENGTH.fullmatch(value)
    factor = _PIXELS.get(found[2]) if found else None
    return float(found[1]) * factor if found and factor else None


def _numbers(value: str) -> list[float]:
    return [float(found[1]) * _PIXELS.get(found[2], 1.0) for found in _LENGTH.finditer(value)]


def _is_nothing(value: str) -> bool:
    size = _pixels(value)
    return size is not None and size <= 1 and not value.endswith(("%", "em"))


def _is_away(value: str) -> bool:
    size = _pixels(value)
    return size is not None and (size <= -_AWAY or size >= _FAR)


def _is_faint(value: str) -> bool:
    found = re.search(r"(\d*\.?\d+)(%?)", value)
    return bool(found) and float(found[1]) / (100 if found[2] else 1) <= _FAINT if found else False


def _is_tiny(value: str) -> bool:
    size = _pixels(value)
    return size is not None and size <= _TINY


def _has_tiny_font(value: str) -> bool:
    sizes = (piece.split("/")[0] for piece in value.split())
    return any(
        _is_tiny(size) for size in sizes if size[:1] in "0123456789." and not re.fullmatch("[1-9]00", size)
    )


def _is_clear(value: str) -> bool:
    plain = value.replace(" ", "")
    return plain == "transparent" or bool(_CLEAR.fullmatch(plain))


def _is_moved(value: str) -> bool:
    plain = value.replace(" ", "")
    scaled = re.search(r"scale[xy3d]{0,2}\(([^)]{0,60})\)", plain)
    if scaled and any(number == 0 for number in _numbers(scaled[1])):
        return True
    shifted = re.search(r"translate[xy3d]{0,2}\(([^)]{0,60})\)", plain)
    return bool(shifted) and any(map(_is_away, shifted[1].split(","))) if shifted else False


def _is_clipped(value: str) -> bool:
    edges = _numbers(value) if value.startswith("rect") and "auto" not in value else []
    return len(edges) == 4 and (edges[2] - edges[0] <= 1 or edges[1] - edges[3] <= 1)  # noqa: PLR2004 -- top, right, bottom, left


def _is_cut(value: str) -> bool:
    inset = re.match(r"inset\(\s*(\d{1,3})%", value)
    if inset:
        return int(inset[1]) >= 50  # noqa: PLR2004 -- per cent from each side
    return value.startswith(("circle", "ellipse", "polygon")) and not any(
        _numbers(value.partition(" at ")[0])
    )


_TESTS: dict[str, Callable[[str], bool]] = {
    "display": lambda value: value == "none",
    "visibility": lambda value: value in {"hidden", "collapse"},
    "content-visibility": lambda value: value == "hidden",
    "opacity": _is_faint,
    "filter": lambda value: "opacity(" in value and _is_faint(value),
    "zoom": _is_faint,
    "font-size": _is_tiny,
    "font": _has_tiny_font,
    "color": _is_clear,
    "-webkit-text-fill-color": _is_clear,
    **dict.fromkeys(("left", "right", "top", "bottom", "margin-left", "margin-right", "margin-top", "text-indent"), _is_away),
    "transform": _is_moved,
    "translate": lambda value: any(map(_is_away, value.split())),
    "scale": lambda value: any(number == 0 for number in _numbers(value)),
    "clip": _is_clipped,
    "clip-path": _is_cut,
}  # fmt: skip
