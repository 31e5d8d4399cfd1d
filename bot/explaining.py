"""Audit records told to people: how an answer came about, in reading order. Pure.

A record of any version can be told: what it does not hold is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot import escaping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Record = dict[str, Any]
HITS = 10  # that are told; all of them are in the JSON
_MARKS = {"published": "✓", "withheld": "×", "repeated": "="}
_DELETED = "the article was deleted, its words with it"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a section, as deep as it is indented."""

    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    heading: str
    lines: tuple[Line, ...]


def text(record: Record) -> str:
    """The whole record for a terminal; nothing in it can act on one."""
    blocks = []
    for section in sections(record):
        lines = (f"{'   ' * line.depth}  {escaping.visible(line.text)}" for line in section.lines)
        blocks.append("\n".join((escaping.visible(section.heading), *lines)))
    return "\n\n".join(blocks)


def markdown(record: Record) -> str:
    """The whole record as a Markdown document; no text in it is read as Markdown or HTML."""
    blocks = []
    for level, section in enumerate(sections(record)):
        lines = (f"{'  ' * line.depth}- {escaping.markdown(line.text)}" for line in section.lines)
        heading = f"{'##' if level else '#'} {escaping.markdown(section.heading)}"
        blocks.append("\n".join((heading, "", *lines)).rstrip())
    return "\n\n".join(blocks) + "\n"


def sections(record: Record) -> tuple[Section, ...]:
    """The record in reading order; sections without a line are left out, but for the question's."""
    answer = record.get("answer") or {}
    told = [
        Section(f"Question: {answer.get('question') or 'not recorded'}", tuple(_question(record))),
        Section("What went wrong", tuple(_incident(record.get("incident") or {}))),
        Section("Searches", tuple(_searches(record))),
        Section(_counted("Hits", record.get("hits"), HITS), tuple(_hits(record.get("hits") or ()))),
        Section(_counted("Evidence", record.get("evidence")), tuple(_evidence(record.get("evidence") or ()))),
        *_drafts(record),
        Section(_result_heading(answer), tuple(_result(answer))),
        Section(_counted("Withheld", record.get("withheld")), tuple(_withheld(record))),
        Section("Made by", tuple(_made(record))),
    ]
    return (told[0], *(section for section in told[1:] if section.lines))


def _question(record: Record) -> Iterator[Line]:
    answer, understood = record.get("answer") or {}, record.get("understood") or {}
    yield Line(f"Answer {answer.get('id', 'without an id')}")
    if read_as := answer.get("read_as"):
        yield Line(f"Read as: {read_as}")
    for earlier in record.get("history") or ():
        yield Line(f"Asked before: {earlier}")
    if asked := understood.get("asked_at"):
        yield Line(f"Asked {asked}, zone {understood.get('zone', 'UTC')}")
    if window := answer.get("window"):
        yield Line(_window("Window", window))
    labels = (("outlets", "Outlets"), ("absent_outlets", "Outlets not held"), ("entities", "Names"))
    for key, label in (*labels, ("phrases", "Phrases")):
        if understood.get(key):
            yield Line(f"{label}: {', '.join(understood[key])}")
    if understood.get("dates"):
        yield Line(f"Days: {', '.join(day['text'] for day in understood['dates'])}")


def _incident(told: Record) -> Iterator[Line]:
    if told:
        yield Line(f"{told['what']} ({told['at']})")
    if told.get("error"):
        yield Line(f"{told['error']}, raised at:")
        yield from (Line(place, 1) for place in reversed(told.get("places") or ()))


def _searches(record: Record) -> Iterator[Line]:
    if record.get("hits"):
        yield Line("The whole corpus, or the window that was set")
    for search in record.get("searches") or ():
        day = search.get("day") or {}
        where = ", ".join([*search.get("outlets", ()), *([day["text"]] if day else [])])
        yield Line(f"{where}: {search.get('hits', 0)} of the hits")


def _hits(hits: Iterable[Record]) -> Iterator[Line]:
    for hit in list(hits)[:HITS]:
        head = _DELETED if hit.get("gone") else f"{hit.get('outlet')}: {hit.get('title')}"
        ranks = (("lexical_rank", "by words"), ("dense_rank", "by meaning"))
        ranked = "".join(f", {hit[key]} {label}" for key, label in ranks if hit.get(key))
        yield Line(f"{hit['rank']}. {head}")
        yield Line(f"{_place(hit)}, score {hit['score']:.3f}{ranked}", 1)


def _evidence(evidence: Iterable[Record]) -> Iterator[Line]:
    for item in evidence:
        score = f", score {item['score']:.3f}" if "score" in item else ""
        yield Line(f"{item.get('number', '-')}. {item.get('outlet')}: {item.get('title')}")
        yield Line(f"{_place(item)}{score}", 1)
        if item.get("gone"):
            yield Line(_DELETED, 1)
        elif item.get("text"):
            yield Line(f"“{item['text']}”", 1)


def _drafts(record: Record) -> Iterator[Section]:
    drafts = record.get("drafts") or ([record["draft"]] if record.get("draft") else [])
    for number, draft in enumerate(drafts, start=1):
        made = draft.get("made") or {}
        names = (made.get("writer"), made.get("model"), made.get("prompt"))
        by = ", ".join(name for name in names if name)
        again = "" if number == 1 else ", written again because of what was withheld"
        heading = f"Draft {number} of {len(drafts)}: {draft.get('status', '')}{again}"
        lines = [Line(f"By {by}{_spent(made.get('usage') or {})}")] if by else []
        if not made.get("complete", True):
            lines.append(Line("The reply broke off"))
        for claim in draft.get("claims") or ():
            lines += _drafted(claim)
        lines += [Line(f"Not found: {point}") for point in draft.get("missing") or ()]
        yield Section(heading, tuple(lines))
    if checks := record.get("checks"):
        yield Section("Checks of every claim, in order", (Line(", ".join(checks)),))


def _drafted(claim: Any) -> Iterator[Line]:
    if not isinstance(claim, dict):
        return
    verdict = claim.get("verdict", "")
    failed = f" ({claim['code']}: {claim.get('detail', '')})".replace(": )", ")") if claim.get("code") else ""
    yield Line(f"{_MARKS.get(verdict, '•')} {claim.get('text', '')}")
    told = [part for part in (f"{verdict}{failed}", claim.get("kind"), claim.get("speaker")) if part]
    if told:
        yield Line(", ".join(told), 1)
    for cited in claim.get("evidence") or ():
        yield Line(f"{cited.get('pid')}: “{cited.get('quote')}”", 1)


def _result_heading(answer: Record) -> str:
    if answer.get("kind") == "no_answer":
        return f"No answer: {answer.get('reason')}"
    kind = answer.get("kind")
    named = f" {kind}" if kind in {"summary", "digest"} else ""
    return f"Published{named} ({answer.get('status', 'not recorded')}, every check passed)"


def _result(answer: Record) -> Iterator[Line]:
    if answer.get("kind") == "no_answer":
        yield Line(answer.get("detail") or "")
    for claim in answer.get("claims") or ():
        yield Line(f"• {claim['text']}")
        if claim.get("unchecked"):
            yield Line(f"Not read in this language: {', '.join(claim['unchecked'])}", 1)
        for quote in claim.get("evidence") or ():
            place = f"[{quote.get('citation')}] {_place(quote)}"
            yield Line(f"{place}: “{quote.get('quote')}”{_standing(quote)}", 1)
            yield from _since(quote)
    for conflict in answer.get("conflicts") or ():
        yield Line(f"Differing figures: {conflict.get('slot')}")
        yield from (Line(_figure(figure), 1) for figure in conflict.get("values") or ())
    for point in answer.get("missing") or ():
        yield Line(f"Not found in the corpus: {point}")
    if answer.get("left_out"):
        yield Line(f"Left out: {answer['left_out']} more reports of this time")
    for notice in answer.get("notices") or ():
        yield Line(f"Note: {notice}")


def _figure(figure: Record) -> str:
    told = (figure.get(key) for key in ("value", "authority", "as_of", "note"))
    quoted = f": “{figure['quote']}”" if figure.get("quote") else ""
    return f"[{figure.get('citation')}] {', '.join(part for part in told if part)}{quoted}"


def _standing(quote: Record) -> str:
    if "stands" not in quote:
        return ""
    said = {True: "the archive has these words there", False: "the archive has other words there"}
    return f" ({said.get(quote['stands'], _DELETED)})"


def _withheld(record: Record) -> Iterator[Line]:
    for item in record.get("withheld") or ():
        yield Line(f"× {item['text']}")
        yield Line(f"{item['code']}: {item.get('detail', '')}".rstrip(": "), 1)


def _since(quote: Record) -> Iterator[Line]:
    """What has become of the article since, where it has changed."""
    if not (mark := quote.get("flag")):
        return
    if mark == "withdrawn":
        yield Line("The article was withdrawn since", 2)
    elif quote.get("now") == quote.get("quote"):
        yield Line(f"The article was {mark} since; these words still stand in it", 2)
    else:
        now = f"; now: “{quote['now']}”" if quote.get("now") else ""
        yield Line(f"The article was {mark} since; these words no longer stand in it{now}", 2)


def _made(record: Record) -> Iterator[Line]:
    answer, indexes = record.get("answer") or {}, record.get("indexes") or {}
    if answer.get("writer"):
        yield Line(f"Writer {answer['writer']}, model {answer.get('model') or 'none'}")
    if answer.get("prompt"):
        yield Line(f"Prompt {answer['prompt']}")
    if spent := _spent(answer.get("usage") or {}):
        yield Line(spent.removeprefix(": "))
    if indexes:
        yield Line(f"Index generation {indexes.get('generation')}, embedder {indexes.get('embedder')}")
    timings = record.get("timings") or {}
    if timings:
        yield Line(", ".join(f"{stage} {ms:.0f} ms" for stage, ms in timings.items()))


def _spent(usage: Record) -> str:
    """As in ": 2 requests, 3100 tokens in (1024 cached), 240 out, $0.0011"; "" when nothing was asked for."""
    if not usage.get("requests"):
        return ""
    cost = usage.get("cost")
    priced = "no price set" if cost is None else f"${cost:.4f}"
    tokens = f"{usage.get('prompt', 0)} tokens in ({usage.get('cached', 0)} cached)"
    return f": {usage['requests']} requests, {tokens}, {usage.get('completion', 0)} out, {priced}"


def _counted(what: str, items: Any, most: int | None = None) -> str:
    number = len(items or ())
    shown = f", the first {most}" if most and number > most else ""
    return f"{what} ({number}{shown})"


def _place(item: Record) -> str:
    revision = f" revision {item['revision']}" if item.get("revision") else ""
    return f"{item.get('article_id')}{revision}, characters {item.get('start')}-{item.get('end')}"


def _window(label: str, window: Record) -> str:
    return (
        f"{label}: {window.get('since')} to {window.get('until')} ({window.get('text') or 'set by option'})"
    )
