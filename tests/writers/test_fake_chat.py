"""The fake model speaks the protocol: OpenAI's own client reads it."""

from __future__ import annotations

import openai
import pytest

from bot.writers.asking import Limits, Model
from bot.writers.generative import GenerativeWriter
from bot.writers.line import Access
from tests.servers.openai import FakeChat, Reply, quoting
from tests.writers.briefs import KEY, brief, ignore


def client(chat):
    return openai.OpenAI(api_key=KEY, base_url=chat.url, max_retries=0)


ASKED = [{"role": "user", "content": "Hello"}]


def test_it_lists_its_models(chat):
    """As /models does."""
    with client(chat) as asking:
        assert [model.id for model in asking.models.list()] == ["test-model"]


def test_it_answers_in_one_piece_and_in_many(chat):
    """The same reply, whole or streamed, with usage when it is asked for."""
    chat.default = Reply(content={"a": "ü" * 30}, chunk=5)
    with client(chat) as asking:
        whole = asking.chat.completions.create(model="test-model", messages=ASKED)
        events = list(
            asking.chat.completions.create(
                model="test-model", messages=ASKED, stream=True, stream_options={"include_usage": True}
            )
        )
    parts = [event.choices[0].delta.content or "" for event in events if event.choices]
    assert "".join(parts) == whole.choices[0].message.content
    assert len(parts) > 5
    assert (
        events[-1].usage.prompt_tokens_details.cached_tokens
        == whole.usage.prompt_tokens_details.cached_tokens
    )


def test_it_objects_to_what_it_does_not_know():
    """With the error that OpenAI sends."""
    with (
        FakeChat(supports=()) as chat,
        client(chat) as asking,
        pytest.raises(openai.BadRequestError) as error,
    ):
        asking.chat.completions.create(model="test-model", messages=ASKED, temperature=0)
    assert (error.value.param, error.value.code) == ("temperature", "unsupported_parameter")


@pytest.mark.parametrize("name", ["gpt-5-pro", "gpt-5-codex", "o3-mini", "gpt-5", "a/b:c"])
def test_every_model_is_asked_at_one_address(chat, name):
    """LangChain would send some names elsewhere; servers of one's own have one address."""
    chat.default = quoting("was rebuilt")
    writing = GenerativeWriter(Model(Access(name, KEY, chat.url), Limits(backoff=0.02)))
    assert writing.write(brief(), ignore).made.model == name
    assert chat.bodies[0]["messages"][-1]["role"] == "user"
