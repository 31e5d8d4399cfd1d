"""Floors of evals: whoever runs one names them, and its exit code holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


def floor_option(
    told: str = "Exit 1 when this figure is worse; may be given several times.",
) -> Callable[[Any], Any]:
    """`--floor NAME=VALUE`, as often as wanted; the command takes them as `floors`."""
    return click.option("--floor", "floors", metavar="NAME=VALUE", multiple=True, help=told)


def floors_of(texts: Iterable[str], known: Sequence[str], example: str) -> dict[str, float]:
    """Floors by figure, from texts such as "auroc=.82".

    Raises:
        click.BadParameter: no such figure, or no number.
    """
    return dict(_floor(text, known, example) for text in texts)


def _floor(text: str, known: Sequence[str], example: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    try:
        if name in known:
            return name, float(value)
    except ValueError:
        pass
    raise click.BadParameter(f"{text!r} is not one of {', '.join(known)} with a number, such as {example}.")


def missed(
    values: Mapping[str, float | None], floors: Mapping[str, float], ceilings: Sequence[str] = ()
) -> tuple[str, ...]:
    """What falls short of its floor, one sentence each.

    Args:
        values: by figure; None where nothing could be measured.
        floors: by figure.
        ceilings: figures of which less is better: their floors are the most that is allowed.
    """
    told = []
    for name, floor in floors.items():
        value, less = values[name], name in ceilings
        if value is None:
            told.append(f"{name} could not be measured")
        elif value > floor if less else value < floor:
            told.append(f"{name} is {value:.4g}, {'over' if less else 'under'} {floor:g}")
    return tuple(told)
