"""In which order stories are told: by what can be counted, never by what a model finds important. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from bot.stories.types import Story

HALF_LIFE = timedelta(hours=12)  # of recency, inside the day that most digests cover
PARTIES = 3  # speakers from which on a story counts as heard from all sides

# Weights after the ranking of news aggregators, without their judgement of importance (docs/design.md, digests).
INDEPENDENT, NOVEL, RECENT, ON_TOPIC, BROAD, REPEATED = 1.0, 0.8, 0.5, 0.6, 0.3, 0.7


@dataclass(frozen=True, slots=True)
class Standing:
    """What a story's rank rests on.

    Attributes:
        origins: independent reports in the window.
        novelty: share of what it tells that its reader has not seen, 0 to 1.
        newest: its last report.
        topic: whether its headline names the topic that was asked for.
        speakers: people and bodies quoted.
        repeated: whether its reader was shown the story before.
    """

    origins: int
    novelty: float
    newest: datetime
    topic: bool = False
    speakers: int = 0
    repeated: bool = False

    def score(self, now: datetime) -> float:
        """Higher is told earlier."""
        recency = 2.0 ** -(max(timedelta(), now - self.newest) / HALF_LIFE)
        score: float = (
            INDEPENDENT * math.log2(1 + self.origins)
            + NOVEL * self.novelty
            + RECENT * recency
            + ON_TOPIC * self.topic
            + BROAD * min(self.speakers, PARTIES) / PARTIES
            - REPEATED * (self.repeated and self.novelty < 1) * (1 - self.novelty)
        )
        return score


def order(story: Story, standing: Standing, now: datetime) -> tuple[float, float, str]:
    """A sort key: the best first; ties by the first report, then by id."""
    return -round(standing.score(now), 9), story.since.timestamp(), story.id
