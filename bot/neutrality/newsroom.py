"""A newsroom's own lists and cards: files in its data folder, on top of the packaged ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language import house
from bot.neutrality import cards
from corpus.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

STYLE, CARDS = "house_style.toml", "authorities.toml"


def adopt(home: Path) -> None:
    """Let the checks of this process go by the lists and cards of a data folder; where it has none, by the packaged ones.

    Raises:
        SettingsError: a file cannot be read, or holds a fault; names the file and the line.
    """
    for name, taken in ((STYLE, house.adopt), (CARDS, cards.adopt)):
        taken(_text(home / name), str(home / name))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path} cannot be read as text in UTF-8.", remedy="Mend or remove it."
        ) from error
