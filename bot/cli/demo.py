"""`demo`: from the sample articles to a cited answer, with no key and no network."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

import click

from corpus.console import OK, examples, home_option, json_option, settings, show

DEFAULT_HOME = Path(".evenhand-demo")
QUESTIONS = (
    "How did the Security Council vote on the Gaza ceasefire resolution?",
    "How many people have been killed in Gaza?",
)


@examples("evenhand demo", "evenhand demo --json | jq '.answers[0].claims'")
@click.command()
@home_option
@json_option
def demo(home: Path | None, *, as_json: bool) -> int:
    """Take in the sample articles (invented outlets, real public facts) and answer two questions about them."""
    from bot import telling
    from bot.build import desk, open_library
    from ingest.command import Order, take_in

    loaded = settings(home or DEFAULT_HOME)
    folder = resources.files("samples").joinpath("articles")
    with resources.as_file(folder) as path, open_library(loaded) as library:
        report = take_in(library, Order((str(path),)), loaded)
        answers = [telling.outcome_json(desk(library.ready()).ask(question)) for question in QUESTIONS]
    value: dict[str, Any] = {"ingest": report.as_json(), "answers": answers}
    show(value, _told(report.as_text(), answers, loaded.home), as_json=as_json)
    return OK


def _told(report: str, answers: list[dict[str, Any]], home: Path) -> str:
    lines = [f"Ingest: {report}"]
    for answer in answers:
        lines += ["", f"Question: {answer['question']}", "", answer["text"]]
    lines += ["", f"Ask your own: evenhand ask --home {home} 'Is the resolution binding?'"]
    return "\n".join(lines)
