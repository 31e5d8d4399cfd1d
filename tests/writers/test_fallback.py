"""What readers get when a model fails: quoted sentences, and told why; or a clear reason."""

from __future__ import annotations

import time
from typing import get_args

import pytest

from bot.types import Cited, Draft, DraftClaim, Made, Usage, Withheld
from bot.writers import Fault, WriterUnavailable
from bot.writers.extractive import ExtractiveWriter
from bot.writers.fallback import SAID, FallbackWriter
from tests.servers.openai import Reply, quoting
from tests.writers.briefs import brief, ignore, writer

CLAIM = DraftClaim("A says so.", "fact", (Cited("p", "so"),))


class Failing:
    """A writer that fails as it is told, after some time, once it has said something."""

    name = "failing"

    def __init__(self, fault):
        self.fault = fault
        self.until = None

    def write(self, brief, hear):
        self.until = brief.until
        raise WriterUnavailable("It failed: HTTP 500.", fault=self.fault, usage=Usage(2, 1000, 0, 0, 0.5))


class Saying:
    """A writer that always says the same."""

    name = "saying"

    def __init__(self, *claims):
        self.claims = claims

    def write(self, brief, hear):
        for claim in self.claims:
            hear(claim)
        return Draft("answered" if self.claims else "insufficient", self.claims)


@pytest.mark.parametrize("fault", get_args(Fault))
def test_each_fault_is_told_in_one_plain_sentence(fault):
    """Readers learn what happened and what they read instead; nothing technical."""
    heard = []
    draft = FallbackWriter(Failing(fault), Saying(CLAIM)).write(brief(), heard.append)
    assert heard == [CLAIM]
    assert draft.made == Made("saying", usage=Usage(2, 1000, 0, 0, 0.5), notices=(SAID[fault],), again=True)
    assert SAID[fault].endswith("; these are sentences quoted from the articles.")
    assert not {"HTTP", "API", "token", "timeout"} & set(SAID[fault].split())


def test_the_first_writer_is_enough_when_it_writes(chat):
    """Nothing is said when nothing failed."""
    chat.script(quoting("was rebuilt"))
    draft = FallbackWriter(writer(chat), Failing("slow")).write(brief(), ignore)
    assert (draft.made.writer, draft.made.notices) == ("generative", ())


def test_a_model_that_finds_no_answer_is_believed(chat):
    """Insufficient is a draft: the second writer does not argue."""
    draft = FallbackWriter(writer(chat), Saying(CLAIM)).write(brief(), ignore)
    assert (draft.status, draft.made.writer) == ("insufficient", "generative")


def test_without_anything_to_quote_the_reason_is_the_models():
    """If neither can write, the reader is told why the model could not."""
    with pytest.raises(WriterUnavailable) as error:
        FallbackWriter(Failing("quota"), Saying()).write(brief(), ignore)
    assert (error.value.fault, error.value.usage.requests) == ("quota", 2)


def test_a_failed_regeneration_is_not_filled_with_quotes():
    """What the model's first draft left standing is not mixed with another writer's words."""
    with pytest.raises(WriterUnavailable):
        FallbackWriter(Failing("slow"), Saying(CLAIM)).write(
            brief(faults=(Withheld("x", "low_support"),)), ignore
        )


def test_the_second_writer_is_left_some_time():
    """The first has to be done a little before the deadline."""
    first, task = Failing("slow"), brief(seconds=20)
    FallbackWriter(first, Saying(CLAIM)).write(task, ignore)
    assert task.until - 1.6 < first.until < task.until - 1.4
    short = brief(seconds=1)
    FallbackWriter(first, Saying(CLAIM)).write(short, ignore)
    assert short.until - 0.3 < first.until < short.until


def test_sentences_are_quoted_within_the_deadline_when_the_model_hangs(chat):
    """With the real writers: an answer is there in time, told to be quoted."""
    chat.default = Reply(hang=60)
    began, heard = time.monotonic(), []
    draft = FallbackWriter(writer(chat), ExtractiveWriter(lambda _: None)).write(
        brief(seconds=1.5), heard.append
    )
    assert time.monotonic() - began < 2.5
    assert draft.made.notices == (SAID["slow"],)
    assert "rebuilt in 2029" in heard[0].text
