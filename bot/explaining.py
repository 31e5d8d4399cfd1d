"""Audit records told to people. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def text(record: dict[str, Any]) -> str:
    """The whole record in reading order."""
    return "\n".join(_lines(record))


def _lines(record: dict[str, Any]) -> Iterator[str]:
    answer, understood = record["answer"], record["understood"]
    yield f"Question: {answer['question']}"
    yield f"Asked {understood['asked_at']}, zone {understood['zone']}; answer {answer['id']}"
    yield from _understood(understood, answer["window"])
    yield ""
    yield f"Evidence ({len(record['evidence'])} exhibits)"
    for item in record["evidence"]:
        place = f"{item['article_id']} revision {item['revision']}, characters {item['start']}-{item['end']}"
        yield f"  {item['number']}. {item['outlet']}: {item['title']}"
        yield f"     {place}, score {item['score']:.3f}"
    yield ""
    yield from _result(answer)
    yield from _withheld(record["withheld"])
    spent = ", ".join(f"{stage} {ms:.0f} ms" for stage, ms in record["timings"].items())
    yield f"Writer {answer['writer']}, model {answer['model'] or 'none'}; {spent}"


def _understood(understood: dict[str, Any], window: dict[str, Any] | None) -> Iterator[str]:
    if window:
        yield f"Window: {window['since']} to {window['until']} ({window['text'] or 'set by option'})"
    for key, label in (("outlets", "Outlets"), ("absent_outlets", "Outlets not held"), ("entities", "Names")):
        if understood[key]:
            yield f"{label}: {', '.join(understood[key])}"
    if understood["dates"]:
        yield f"Days: {', '.join(day['text'] for day in understood['dates'])}"


def _result(answer: dict[str, Any]) -> Iterator[str]:
    if answer["kind"] == "no_answer":
        yield f"No answer: {answer['reason']}. {answer['detail']}"
        return
    yield f"Published ({answer['status']}, every check passed)"
    for claim in answer["claims"]:
        yield f"  • {claim['text']}"
        for quote in claim["evidence"]:
            place = f"[{quote['citation']}] {quote['article_id']} {quote['start']}-{quote['end']}"
            yield f"      {place}: “{' '.join(quote['quote'].split())}”"


def _withheld(withheld: list[dict[str, Any]]) -> Iterator[str]:
    if withheld:
        yield f"Withheld ({len(withheld)})"
    for item in withheld:
        yield f"  × {item['text']}"
        yield f"      {item['code']}: {item['detail']}".rstrip(": ")
