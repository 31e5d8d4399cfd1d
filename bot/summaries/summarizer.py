"""Neutral summaries: of one article, of what the corpus holds on a topic, of a story; checked like every answer."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot import abstain, composing, scoping
from bot.abstain import Refusal
from bot.casework import PLAIN, SILENT
from bot.evidence import carried
from bot.leads import ArticleWriter, LeadWriter
from bot.loose import whole
from bot.neutrality.titles import title_of
from bot.summaries import elsewhere, gaps, gathering, skeleton
from bot.summaries.choosing import kept, left_out
from bot.summaries.parties import inside
from bot.summaries.reading import read
from bot.summaries.types import Summary
from bot.types import Verdict
from bot.writers.quoting import Quoting
from corpus.errors import EvenhandError, NotFound

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.case import Case
    from bot.casework import Asking, Casework, Teller
    from bot.stories.types import Stories, Story
    from bot.summaries.reading import Reading
    from bot.summaries.skeleton import Skeleton
    from bot.types import NoAnswer
    from bot.writers import Writer
    from corpus.types import Article

    Fetch = Callable[[str], str | None]

ARTICLE_CLAIMS = 8
TOPIC_CLAIMS = 8

_ADDRESS = re.compile(r"\bhttps?://[^\s<>|]+", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"^(?:[a-z0-9-]+\.)+[a-z]{2,}/\S*$", re.IGNORECASE)
_ID = re.compile(r"^[0-9a-f]{16}$")
_STORY = re.compile(r"^s[0-9a-f]{12}$")
_LEFT_OUT = "That article is by {}, which is left out here."
_UNREAD = "The page at this address is not held, and could not be read: {}."
_UNHELD = Refusal(
    "nothing_relevant", "The corpus does not hold the article at this address. Ask for its topic instead."
)
_NAMELESS = Refusal(
    "nothing_relevant", "Name what is to be summarised: an address, an article's id, or a topic."
)
_NO_SENTENCE = Refusal("not_supported", "No sentence of this article passed the checks.")
_QUOTED = "Nothing that the model wrote passed the checks; these are sentences quoted from the articles."
_NO_STORY = Refusal("nothing_relevant", "The corpus holds no story with this id; see `evenhand stories`.")
_NO_REPORT = Refusal(
    "window_outside_corpus", "No report of this story lies in that time, or may be used here."
)


class Summarizer:
    """Summarises articles, topics and stories, every sentence checked against the words that it cites.

    Safe to hold open and to share between threads.

    Args:
        work: of the house; its writer writes what is told on topics and stories.
        key: the key of an address, the same for all the addresses of one article; "" for what is none.
        stories: of the same archive; without them a topic is what was found, and no story can be named.
        fetch: takes in the page at an address and gives the article's id, or None; raises `EvenhandError` with the
            reason. Without it no page is fetched.
        single: writes what is told of one article.
    """

    def __init__(
        self,
        work: Casework,
        key: Callable[[str], str],
        *,
        stories: Stories | None = None,
        fetch: Fetch | None = None,
        single: Writer | None = None,
    ) -> None:
        self._work = work
        self._key = key
        self._stories = stories
        self._fetch = fetch
        self._single = single or ArticleWriter()

    def about(self, text: str, asking: Asking = PLAIN, tell: Teller = SILENT) -> Summary | NoAnswer:
        """Of the article whose address or id stands in `text`, of the story with this id; else of the topic it names.

        A page that is not held is taken in first.
        """
        wanted = text.strip()
        if (address := address_in(wanted)) is not None:
            said = replace(asking, said=address)
            found = self._work.shelf.archive.articles.at(self._key(address)) or self._taken_in(address)
            return (
                self._refused(said, found) if isinstance(found, Refusal) else self.article(found, said, tell)
            )
        if _ID.match(wanted):
            return self.article(wanted, asking, tell)
        if self._stories is not None and _STORY.match(wanted):
            return self.story(wanted, asking, tell)
        return self.topic(wanted, asking, tell)

    def article(self, article_id: str, asking: Asking = PLAIN, tell: Teller = SILENT) -> Summary | NoAnswer:
        """One article: its lead, its figures, and what each party says in it; a window does not matter to it."""
        case = self._opened(article_id, replace(asking, window=None))
        found = self._find(article_id, case)
        if isinstance(found, Refusal):
            return self._work.decline(case, found)
        carriers = self._work.prints(case.question, {found.origin})
        case.evidence = (replace(whole(found, 1), also_carried_by=carried(found, carriers)),)
        tell.reading(case.evidence)
        asked = case.question
        case.question = replace(asked, text=found.title or asked.text, topic=found.title)
        refusal = self._written(case, self._single, ARTICLE_CLAIMS, instead=ArticleWriter())
        case.question = asked
        if refusal:
            return self._work.decline(case, _NO_SENTENCE if refusal.reason == "nothing_relevant" else refusal)
        return self._publish(case, found.title, tell)

    def topic(self, text: str, asking: Asking = PLAIN, tell: Teller = SILENT) -> Summary | NoAnswer:
        """What the reports on a topic say, those of its stories whole; found and refused like an answer."""
        case = self._work.open(text, asking)
        refusal = self._work.gather(case) if text.strip() else _NAMELESS
        if refusal is None:
            case.evidence = gathering.on_topic(case)
            if self._stories is not None:
                case.evidence = gathering.made_whole(case.evidence, case.question, self._work, self._stories)
            tell.reading(case.evidence)
            refusal = self._written(case, None, TOPIC_CLAIMS)
        if refusal:
            return self._work.decline(case, refusal)
        case.evidence = gathering.told_of(case.evidence, case.published, case.question, self._stories)
        return self._publish(case, case.question.said or case.question.text, tell)

    def story(self, story_id: str, asking: Asking = PLAIN, tell: Teller = SILENT) -> Summary | NoAnswer:
        """What the reports of one story say; of its reports those in the window."""
        case = self._opened(story_id, asking)
        story = self._stories.get(story_id) if self._stories is not None else None
        if story is None:
            return self._work.decline(case, _NO_STORY)
        case.question = replace(case.question, text=story.title, topic=story.title, said=story_id)
        case.evidence = gathering.reports_of(story, case.question, self._work)
        if not case.evidence:
            return self._work.decline(case, _NO_REPORT)
        tell.reading(case.evidence)
        refusal = self._written(case, None, TOPIC_CLAIMS, instead=LeadWriter())
        if refusal:
            return self._work.decline(case, refusal)
        title = title_of(story.title, [one.article for one in case.evidence])
        return self._publish(case, title, tell, story)

    def _written(
        self, case: Case, writer: Writer | None, limit: int, *, instead: Writer | None = None
    ) -> Refusal | None:
        """Have the draft written; where nothing of it may be told, quote leads instead and keep what was withheld.

        Args:
            case: with its evidence.
            writer: another one than the house's.
            limit: claims at the most.
            instead: quotes when nothing was near enough; when all was withheld, leads are quoted anyway.
        """
        refusal = self._work.write(case, SILENT, writer=writer, limit=limit)
        if refusal is None or refusal.reason == "writer_unavailable":
            return refusal
        first = case.edited
        if instead is None and refusal.reason != "not_supported":
            return refusal
        refusal = self._work.write(case, SILENT, writer=instead or LeadWriter(), limit=limit)
        if first and case.edited:
            both = (*first.verdict.withheld, *case.edited.verdict.withheld)
            case.edited = replace(
                case.edited,
                drafts=(*first.drafts, *case.edited.drafts),
                verdict=replace(case.edited.verdict, withheld=both),
                made=replace(
                    case.edited.made,
                    usage=first.made.usage + case.edited.made.usage,
                    notices=(*first.made.notices, *([_QUOTED] if first.made.model else [])),
                ),
                checking=first.checking + case.edited.checking,
            )
        return refusal

    def _taken_in(self, address: str) -> str | Refusal:
        """The id of the page's article, now that it is held."""
        if self._fetch is None:
            return _UNHELD
        try:
            return self._fetch(address) or _UNHELD
        except EvenhandError as error:
            return Refusal("nothing_relevant", _UNREAD.format(inside(str(error).strip().rstrip("."))))

    def _opened(self, text: str, asking: Asking) -> Case:
        """A case about what has an id: nothing in an address or id is a name, a day or a word of a question."""
        case = self._work.open("", replace(asking, said="", history=()))
        case.question = replace(case.question, text=asking.said or text)
        return case

    def _refused(self, asking: Asking, refusal: Refusal) -> NoAnswer:
        case = self._opened("", replace(asking, window=None))
        empty = abstain.before_search(case.question, case.extent, case.extent) if refusal == _UNHELD else None
        return self._work.decline(case, empty or refusal)

    def _find(self, article_id: str, case: Case) -> Article | Refusal:
        """The article, when it is held, stands, and may be used here."""
        try:
            article = self._work.shelf.archive.articles.get(article_id)
        except NotFound:
            return Refusal("nothing_relevant", "The corpus holds no article with this id.")
        if not scoping.holds(case.question.scope, article.outlet, article.language):
            return Refusal("outlet_not_in_corpus", _LEFT_OUT.format(article.outlet))
        if article.state == "withdrawn":
            return Refusal(
                "nothing_relevant", "That article was withdrawn by its publisher, so it is no longer cited."
            )
        return article

    def _completed(self, case: Case, reading: Reading) -> Skeleton:
        """The claims in their sections, after what the draft has left out was written, too."""
        drafted = case.edited
        assert drafted is not None  # noqa: S101 - the case was written
        chosen = left_out(reading, case.published)
        if chosen:
            self._work.write(case, SILENT, writer=Quoting(chosen), limit=len(chosen))
            added = case.edited or drafted
            last = replace(
                drafted.drafts[-1],
                claims=(*drafted.drafts[-1].claims, *(one for each in added.drafts for one in each.claims)),
            )
            verdict = Verdict(
                (*kept(drafted.verdict.claims, chosen), *added.verdict.claims),
                (*drafted.verdict.withheld, *added.verdict.withheld),
            )
            drafted = replace(
                drafted,
                drafts=(*drafted.drafts[:-1], last),
                verdict=verdict,
                checking=drafted.checking + added.checking,
            )
        with case.timed("sort"):
            sorted_ = skeleton.sorted_out(drafted.verdict.claims, reading)
        case.edited = replace(drafted, verdict=Verdict(sorted_.claims, drafted.verdict.withheld))
        return sorted_

    def _publish(self, case: Case, title: str, tell: Teller, story: Story | None = None) -> Summary:
        work = self._work
        with case.timed("read"):
            reading = read(case.evidence, case.question)
        told = self._completed(case, reading)
        sources, disputed = work.compared(case)
        for number, claim in enumerate(told.claims, start=1):
            tell.claim(claim, composing.sources(told.claims[:number], case.evidence))
        prints = work.prints(case.question, {one.article.origin for one in case.evidence})
        days = [one.article.published_at for one in case.evidence if one.article.published_at]
        return work.close(
            case,
            Summary(
                id=case.id,
                question=case.question,
                title=title,
                asof=max(days, default=None),
                agreed=told.agreed,
                reported=told.reported,
                voices=skeleton.carded(told.voices, disputed, reading.parties),
                conflicts=disputed,
                unknown=gaps.unknown(told, reading, sources, elsewhere.answers(reading, work.shelf)),
                sources=sources,
                withheld=case.verdict.withheld if case.verdict else (),
                notices=work.notices(case),
                coverage=gathering.coverage(case.evidence, prints, work.freshness(case)),
                provenance=work.provenance(case),
                story_id=story.id if story else "",
            ),
        )


def address_in(text: str) -> str | None:
    """The first web address of a text; None when it has none."""
    if found := _ADDRESS.search(text):
        return found.group().rstrip(".,;:!?)'\"”’")
    return f"https://{text}" if _BARE_ADDRESS.match(text) else None
