"""Plain summaries: of one article, or of what the corpus holds on a topic; checked like every answer."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot import abstain, composing, scoping
from bot.abstain import Refusal
from bot.casework import PLAIN, SILENT
from bot.cues import open_ended
from bot.evidence import carried
from bot.leads import ArticleWriter
from bot.loose import whole
from bot.summaries.types import Summary
from corpus.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.case import Case
    from bot.casework import Asking, Casework, Teller
    from bot.types import Evidence, NoAnswer
    from corpus.types import Article

ARTICLE_CLAIMS = 6
TOPIC_CLAIMS = 8

_ADDRESS = re.compile(r"\bhttps?://[^\s<>|]+", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"^(?:[a-z0-9-]+\.)+[a-z]{2,}/\S*$", re.IGNORECASE)
_ID = re.compile(r"^[0-9a-f]{16}$")
_LEFT_OUT = "That article is by {}, which is left out here."
_UNHELD = Refusal(
    "nothing_relevant", "The corpus does not hold the article at this address. Ask for its topic instead."
)
_NAMELESS = Refusal(
    "nothing_relevant", "Name what is to be summarised: an address, an article's id, or a topic."
)
_NO_SENTENCE = Refusal("not_supported", "No sentence of this article passed the checks.")


class Summarizer:
    """Summarises articles and topics, every sentence checked against the words that it cites.

    Safe to hold open and to share between threads.

    Args:
        work: of the house; its writer writes what is told on topics.
        key: the key of an address, the same for all the addresses of one article; "" for what is none.
    """

    def __init__(self, work: Casework, key: Callable[[str], str]) -> None:
        self._work = work
        self._key = key

    def about(self, text: str, asking: Asking = PLAIN, tell: Teller = SILENT) -> Summary | NoAnswer:
        """Of the article whose address or id stands in `text`; else of the topic that it names.

        An address that is not held is not fetched.
        """
        wanted = text.strip()
        if (address := address_in(wanted)) is not None:
            said = replace(asking, said=address)
            held = self._work.shelf.archive.articles.at(self._key(address))
            return self.article(held, said, tell) if held else self._unheld(said)
        if _ID.match(wanted):
            return self.article(wanted, asking, tell)
        return self.topic(wanted, asking, tell)

    def article(self, article_id: str, asking: Asking = PLAIN, tell: Teller = SILENT) -> Summary | NoAnswer:
        """The lead and the most telling sentences of one article; a window does not matter to it."""
        case = self._opened(article_id, asking)
        found = self._find(article_id, case)
        if isinstance(found, Refusal):
            return self._work.decline(case, found)
        carriers = self._work.prints(case.question, {found.origin})
        case.evidence = (replace(whole(found, 1), also_carried_by=carried(found, carriers)),)
        tell.reading(case.evidence)
        refusal = self._work.write(case, tell, writer=ArticleWriter(), limit=ARTICLE_CLAIMS)
        return self._work.decline(case, _NO_SENTENCE) if refusal else self._publish(case, found.title)

    def topic(self, text: str, asking: Asking = PLAIN, tell: Teller = SILENT) -> Summary | NoAnswer:
        """What several reports say on a topic, and where their figures differ; found and refused like an answer."""
        case = self._work.open(text, asking)
        refusal = self._work.gather(case) if text.strip() else _NAMELESS
        if refusal is None:
            case.evidence = _on_topic(case)
            tell.reading(case.evidence)
            refusal = self._work.write(case, tell, limit=TOPIC_CLAIMS)
        if refusal:
            return self._work.decline(case, refusal)
        return self._publish(case, case.question.said or case.question.text)

    def _opened(self, article_id: str, asking: Asking) -> Case:
        """A case about one article: nothing in its address or id is a name, a day or a word of a question."""
        case = self._work.open("", replace(asking, window=None, said="", history=()))
        case.question = replace(case.question, text=asking.said or article_id)
        return case

    def _unheld(self, asking: Asking) -> NoAnswer:
        case = self._opened("", asking)
        empty = abstain.before_search(case.question, case.extent, case.extent)
        return self._work.decline(case, empty or _UNHELD)

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

    def _publish(self, case: Case, title: str) -> Summary:
        work = self._work
        sources, disputed = work.compared(case)
        return work.close(
            case,
            Summary(
                id=case.id,
                question=case.question,
                title=title,
                claims=case.published,
                sources=sources,
                conflicts=disputed,
                withheld=case.verdict.withheld if case.verdict else (),
                notices=work.notices(case),
                coverage=composing.coverage(case.evidence, work.freshness(case)),
                provenance=work.provenance(case),
            ),
        )


def _on_topic(case: Case) -> Evidence:
    """The exhibits of articles that are about the topic; all of them when none is plainly, or no topic is named."""
    if open_ended(case.question.topic):
        return case.evidence
    near = {hit.article.id for hit in case.hits if abstain.about(case.question, hit)}
    kept = [exhibit for exhibit in case.evidence if exhibit.article.id in near]
    return tuple(replace(one, number=n) for n, one in enumerate(kept or case.evidence, start=1))


def address_in(text: str) -> str | None:
    """The first web address of a text; None when it has none."""
    if found := _ADDRESS.search(text):
        return found.group().rstrip(".,;:!?)'\"”’")
    return f"https://{text}" if _BARE_ADDRESS.match(text) else None
