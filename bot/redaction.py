"""Taking the words of deleted articles out of audit records: the record stays, the words go. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

NOTE = "[deleted with its article]"
# Of what a record says about an article, only this stays: where it was, not what it said.
_PLACE = {"article_id", "outlet", "published_at", "date_quality", "pid"}
# Of a draft only this stays: who wrote it, what it pointed at, and what became of it.
_MARKS = {"status", "kind", "pid", "verdict", "code", "made"}

# Parts of summaries and digests that have words of articles outside claims and figures: headlines, names, notes.
_PARTS = ("stories", "in_brief", "quiet", "left_out", "parties")
_WORDED = {"title": NOTE, "party": NOTE, "notes": [], "unshown": []}


def redacted(record: dict[str, Any], gone: Collection[str]) -> dict[str, Any] | None:
    """The record without any words of the articles `gone`; None when there are none in it."""
    if not _names({key: item for key, item in record.items() if key != "hits"}, gone):
        return None  # hits hold no words
    answer = _struck(record["answer"], gone)
    if answer:
        withheld = [_emptied(item) for item in answer["withheld"]]
        answer |= {"text": NOTE, "withheld": withheld, "missing": [], "conflicts": []}
        if (
            "title" in answer and answer["title"] != answer["question"]
        ):  # of an article, not a topic as it was put
            answer["title"] = NOTE
        answer |= {
            key: [_untitled(item) for item in answer[key]]
            for key in _PARTS
            if isinstance(answer.get(key), list)
        }
        answer |= {"unknown": []} if "unknown" in answer else {}
    new = {
        **_struck(record, gone),
        "answer": answer,
        "withheld": [_emptied(item) for item in record["withheld"]],
    }
    if "draft" in record:  # of records in the first format
        new["draft"] = None
    if "drafts" in record:
        new["drafts"] = [_gutted(draft) for draft in record["drafts"]]
    return None if new == record else new


def _names(value: Any, gone: Collection[str]) -> bool:
    if isinstance(value, dict):
        listed = value.get("articles")
        here = value.get("article_id") in gone or (
            isinstance(listed, list) and any(one in gone for one in listed)
        )
        return here or any(_names(item, gone) for item in value.values())
    return isinstance(value, list) and any(_names(item, gone) for item in value)


def _struck(value: Any, gone: Collection[str]) -> Any:
    """The value with every object about one of the articles emptied, and every claim that rests on one."""
    if isinstance(value, list):
        return [_struck(item, gone) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("article_id") in gone:
        return {key: _blank(item) if key not in _PLACE else item for key, item in value.items()}
    inner = {key: _struck(item, gone) for key, item in value.items()}
    if "citations" in value and _names(value["evidence"], gone):
        inner |= {"text": NOTE, "speaker": None, "as_of": None}
    return inner


def _untitled(part: Any) -> Any:
    if not isinstance(part, dict):
        return part
    return {key: _WORDED.get(key, item) for key, item in part.items()}


def _emptied(withheld: dict[str, Any]) -> dict[str, Any]:
    """A withheld sentence may hold anything that was retrieved: only the reason stays."""
    return {key: item if key == "code" else _blank(item) for key, item in withheld.items()}


def _gutted(value: Any) -> Any:
    """A draft without its words: a model may have used anything that it was shown in any of its sentences."""
    if isinstance(value, dict):
        return {key: item if key in _MARKS else _gutted(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_gutted(item) for item in value]
    return _blank(value)


def _blank(value: Any) -> Any:
    """A note instead of words; numbers stay, lists of anything go."""
    if isinstance(value, str):
        return NOTE if value else value
    return [] if isinstance(value, list | dict) else value
