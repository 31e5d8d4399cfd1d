"""What becomes of a lead: when it is read again, when it is given up, when its page counts as gone. Pure."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from corpus.types import Lead
from ingest import urls

if TYPE_CHECKING:
    from corpus.types import LeadState
    from ingest.feeds.types import Item

# A young article is corrected more often than an old one: it is asked about again at the next run if its server
# tells cheaply whether it has changed, then after half its age, and no more after three days.
FIRST_LOOK = timedelta(minutes=30)
LAST_LOOK = timedelta(days=3)
NEVER = datetime.fromisoformat("9999-01-01T00:00:00+00:00")
DAILY = timedelta(days=1)
FIRST_WAIT, LONGEST_WAIT = timedelta(hours=1), timedelta(hours=24)  # for a page whose server is in trouble
_CLOSED = "closed: "
ATTEMPTS = 3  # runs that try to read a page before it is put aside
MISSING_POLLS = 3  # a page that answers 404 this often...
MISSING_FOR = timedelta(hours=48)  # ...over this long is withdrawn: a wrong deployment is mended sooner


def lead_of(item: Item, source: str, *, now: datetime) -> Lead:
    """A lead to the item that a source has listed, to be read at once."""
    told = _told(item)
    known = json.dumps(told, sort_keys=True, ensure_ascii=False)
    digest = blake2b(f"{item.url}\n{known}".encode(), digest_size=16).hexdigest()
    return Lead(
        source,
        item.guid,
        item.url,
        urls.canonical(item.url),
        told,
        digest,
        due=now,
        first_listed=now,
        published=item.published or item.updated,
    )


def page_lead(source: str, address: str, *, now: datetime) -> Lead:
    """A lead to a page or file that the operator names itself."""
    return Lead(source, address, address, urls.canonical(address), {}, "", due=now, first_listed=now)


def read(lead: Lead, *, now: datetime, article_id: str) -> Lead:
    """The lead became an article; its validators are those of the answer."""
    return replace(_looked_at(lead, now), state="done", article_id=article_id, attempts=0)


def told(lead: Lead, *, now: datetime, article_id: str) -> Lead:
    """The article is what the listing tells; a page that is closed to us is asked for again once a day."""
    wait = DAILY if is_closed(lead) else FIRST_LOOK
    due = _within(lead, now + wait) if lead.url else NEVER
    mark = lead.error if is_closed(lead) else ""
    return replace(read(lead, now=now, article_id=article_id), due=due, error=mark)


def buried(lead: Lead | None) -> Lead | None:
    """The article was purged: nothing of it is kept, and nobody asks for it again."""
    return replace(lead, told={}, due=NEVER, state="done") if lead else None


def kept(lead: Lead, *, now: datetime) -> Lead:
    """The server says that the page is what it was."""
    return replace(_looked_at(lead, now), state="done")


def returned(lead: Lead, *, now: datetime) -> Lead:
    """The page is what it was, but its article is not there any more: the page is to be read again."""
    return replace(again(lead), state="waiting", due=now, checked_at=now)


def failed(lead: Lead, reason: str, *, now: datetime) -> Lead:
    """The page came and could not be read. What was read once stays; what was not is put aside after three runs."""
    lead = again(replace(lead, attempts=lead.attempts + 1, error=reason, checked_at=now))
    if lead.article_id:
        return replace(lead, state="done", due=_next_look(lead, now))
    parked = lead.attempts >= ATTEMPTS and lead.digest
    return replace(lead, state="parked" if parked else "waiting", due=now)


def put_off(lead: Lead, reason: str, *, now: datetime) -> Lead:
    """The page did not come, for a reason that may pass: it is asked for later and later, and never given up."""
    attempts = lead.attempts + 1
    wait = (
        min(FIRST_WAIT * 2 ** min(attempts - 2, 10), LONGEST_WAIT)
        if attempts > 1 and lead.digest
        else timedelta()
    )
    due = now + max(wait, MISSING_FOR / MISSING_POLLS if lead.missing else timedelta())
    state: LeadState = "done" if lead.article_id else "waiting"
    return replace(lead, attempts=attempts, error=reason, checked_at=now, due=due, state=state)


def refused(lead: Lead, reason: str, *, now: datetime) -> Lead:
    """The page will not be had by trying again."""
    state: LeadState = "done" if lead.article_id else "parked"
    return replace(failed(lead, reason, now=now), state=state)


def closed(lead: Lead, reason: str, *, now: datetime) -> Lead:
    """The page is closed to us, but its listing told something of it."""
    return replace(again(lead), error=f"{_CLOSED}{reason}", checked_at=now, due=_within(lead, now + DAILY))


def is_closed(lead: Lead) -> bool:
    """Whether the page was closed when it was last asked for."""
    return lead.error.startswith(_CLOSED)


def missing(lead: Lead, *, now: datetime, for_good: bool) -> Lead:
    """The server knows no such page: gone `for_good` (410), or only perhaps (404)."""
    since = lead.missing_since or now
    polls = lead.missing + 1
    lead = replace(lead, missing=polls, missing_since=since, checked_at=now, error="the page is gone")
    if for_good or (polls >= MISSING_POLLS and now - since >= MISSING_FOR):
        return gone(lead)
    soon = now + MISSING_FOR / MISSING_POLLS
    return replace(lead, due=soon)


def gone(lead: Lead) -> Lead:
    """The page is no more; should it be listed again, it is news."""
    return replace(again(lead), state="gone", due=NEVER)


def again(lead: Lead) -> Lead:
    """Without validators: what they stood for was not taken up."""
    return replace(lead, etag="", last_modified="")


def _within(lead: Lead, due: datetime) -> datetime:
    """That time, unless the lead is too old to be looked at again."""
    return due if due - lead.first_listed <= LAST_LOOK else NEVER


def _looked_at(lead: Lead, now: datetime) -> Lead:
    due = _next_look(lead, now)
    return replace(lead, checked_at=now, due=due, missing=0, missing_since=None, error="")


def _next_look(lead: Lead, now: datetime) -> datetime:
    """When to ask again: see `FIRST_LOOK`. A page that the operator names is looked at in every run."""
    if not lead.digest:
        return now
    if lead.checked_at is None and (lead.etag or lead.last_modified):
        return now
    return _within(lead, now + max(FIRST_LOOK, (now - lead.first_listed) / 2))


def _told(item: Item) -> dict[str, Any]:
    """What the listing says, with the names of a JSON record."""
    told: dict[str, Any] = {
        "title": item.title,
        "summary": item.summary,
        "content": item.content,
        "authors": list(item.authors),
        "published": _written(item),
        "updated": item.updated.isoformat() if item.updated else "",
        "section": item.section,
        "language": item.language,
        "outlet": item.outlet,
    }
    return {name: value for name, value in told.items() if value}


def _written(item: Item) -> str:
    """The publication time; a day alone where no more is known."""
    if item.published is None:
        return ""
    return (item.published.date() if item.date_quality == "day" else item.published).isoformat()
