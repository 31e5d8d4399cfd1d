"""The environment, read once into frozen settings; every fault is reported together, by variable name."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, AnyHttpUrl, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.errors import SettingsError

_PRICE = r"\d+(?:\.\d+)?"


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is not an IANA time zone such as Europe/Berlin") from error
    return name


def _default_home() -> Path:
    return Path.home() / ".local" / "share" / "evenhand"


class Settings(BaseSettings):
    """All that the environment (or a `.env` file in the working folder) may set."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True, env_ignore_empty=True
    )

    home: Path = Field(default_factory=_default_home, validation_alias="EVENHAND_HOME")
    database_url: str = Field("", validation_alias="EVENHAND_DATABASE_URL")
    chroma_url: AnyHttpUrl | None = Field(None, validation_alias="EVENHAND_CHROMA_URL")
    embedder: Annotated[str, Field(pattern=r"^(local|openai:.+)$")] = Field(
        "local", validation_alias="EVENHAND_EMBEDDER"
    )
    writer: Literal["auto", "extractive", "openai"] = Field("auto", validation_alias="EVENHAND_WRITER")
    model: str = Field("", validation_alias="EVENHAND_MODEL")
    temperature: float = Field(0.0, ge=0, le=2, validation_alias="EVENHAND_TEMPERATURE")
    answer_seconds: float = Field(45.0, ge=1, le=600, validation_alias="EVENHAND_ANSWER_SECONDS")
    prompt_tokens: int = Field(6_000, ge=2_500, validation_alias="EVENHAND_PROMPT_TOKENS")
    reply_tokens: int = Field(1_200, ge=200, validation_alias="EVENHAND_REPLY_TOKENS")
    model_prices: Annotated[str, Field(pattern=rf"^({_PRICE}/{_PRICE}/{_PRICE})?$")] = Field(
        "", validation_alias="EVENHAND_MODEL_PRICES"
    )
    model_tokens_per_day: int = Field(0, ge=0, validation_alias="EVENHAND_MODEL_TOKENS_PER_DAY")
    model_check: bool = Field(default=False, validation_alias="EVENHAND_MODEL_CHECK")
    keep_answers: int = Field(0, ge=0, validation_alias="EVENHAND_KEEP_ANSWERS")
    timezone: Annotated[str, AfterValidator(_zone)] = Field("UTC", validation_alias="EVENHAND_TIMEZONE")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "warning", validation_alias="EVENHAND_LOG_LEVEL"
    )
    log_format: Literal["text", "json"] = Field("text", validation_alias="EVENHAND_LOG_FORMAT")
    models: Path | None = Field(None, validation_alias="EVENHAND_MODELS")
    feeds: Path | None = Field(None, validation_alias="EVENHAND_FEEDS")
    allow: str = Field("", validation_alias="EVENHAND_ALLOW")
    contact: str = Field("", validation_alias="EVENHAND_CONTACT")
    embed_tokens_per_day: int = Field(0, ge=0, validation_alias="EVENHAND_EMBED_TOKENS_PER_DAY")
    slack_workers: int = Field(16, ge=1, le=100, validation_alias="EVENHAND_SLACK_WORKERS")
    slack_per_user: int = Field(30, ge=0, validation_alias="EVENHAND_SLACK_PER_USER")
    slack_per_day: int = Field(0, ge=0, validation_alias="EVENHAND_SLACK_PER_DAY")
    slack_channels: Path | None = Field(None, validation_alias="EVENHAND_SLACK_CHANNELS")
    slack_bot_token: SecretStr = Field(SecretStr(""), validation_alias="SLACK_BOT_TOKEN")
    slack_app_token: SecretStr = Field(SecretStr(""), validation_alias="SLACK_APP_TOKEN")
    slack_signing_secret: SecretStr = Field(SecretStr(""), validation_alias="SLACK_SIGNING_SECRET")
    slack_client_id: str = Field("", validation_alias="SLACK_CLIENT_ID")
    slack_client_secret: SecretStr = Field(SecretStr(""), validation_alias="SLACK_CLIENT_SECRET")
    slack_api_url: AnyHttpUrl = Field(AnyHttpUrl("https://slack.com/api/"), validation_alias="SLACK_API_URL")
    openai_api_key: SecretStr = Field(SecretStr(""), validation_alias="OPENAI_API_KEY")
    openai_base_url: AnyHttpUrl | None = Field(None, validation_alias="OPENAI_BASE_URL")

    @property
    def archive_url(self) -> str:
        """Where the archive is: the set URL, else SQLite in the data folder."""
        return self.database_url or f"sqlite:///{self.home.expanduser() / 'archive.db'}"

    @property
    def generative(self) -> bool:
        """Whether a model writes: one is named, and there is a key or a server of one's own."""
        reachable = bool(self.openai_api_key.get_secret_value() or self.openai_base_url)
        return self.writer == "openai" or (self.writer == "auto" and bool(self.model) and reachable)

    @property
    def feeds_path(self) -> Path:
        """The list of sources: the set file, else feeds.toml in the data folder."""
        return (self.feeds or self.home / "feeds.toml").expanduser()

    @property
    def channels_path(self) -> Path:
        """What each Slack channel wants: the set file, else channels.toml in the data folder."""
        return (self.slack_channels or self.home / "channels.toml").expanduser()

    @property
    def models_path(self) -> Path:
        """Where model files that we derive are kept: the set folder, else `models` in the data folder."""
        return (self.models or self.home / "models").expanduser()


_MEANING = {
    "EVENHAND_EMBEDDER": "must be `local` or `openai:MODEL`",
    "EVENHAND_WRITER": "must be `auto`, `extractive` or `openai`",
    "EVENHAND_TEMPERATURE": "must be a number from 0 to 2",
    "EVENHAND_ANSWER_SECONDS": "must be a number of seconds from 1 to 600",
    "EVENHAND_PROMPT_TOKENS": "must be a number of tokens, 2500 or more",
    "EVENHAND_REPLY_TOKENS": "must be a number of tokens, 200 or more",
    "EVENHAND_MODEL_PRICES": "must be US dollars for a million tokens of input/cached input/output, such as 0.10/0.01/0.50",
    "EVENHAND_MODEL_TOKENS_PER_DAY": "must be a number of tokens, 0 for no limit",
    "EVENHAND_MODEL_CHECK": "must be true or false",
    "EVENHAND_KEEP_ANSWERS": "must be a number of days, 0 for ever",
    "EVENHAND_LOG_LEVEL": "must be debug, info, warning or error",
    "EVENHAND_LOG_FORMAT": "must be text or json",
    "EVENHAND_EMBED_TOKENS_PER_DAY": "must be a number of tokens, 0 for no limit",
    "EVENHAND_SLACK_WORKERS": "must be a number from 1 to 100",
    "EVENHAND_SLACK_PER_USER": "must be a number of questions an hour, 0 for no limit",
    "EVENHAND_SLACK_PER_DAY": "must be a number of questions a day, 0 for no limit",
    "SLACK_API_URL": "must be an http(s) URL such as https://slack.com/api/",
    "EVENHAND_CHROMA_URL": "must be an http(s) URL such as http://127.0.0.1:8000",
    "OPENAI_BASE_URL": "must be an http(s) URL such as http://127.0.0.1:8080/v1",
    "EVENHAND_TIMEZONE": "must be an IANA time zone such as Europe/Berlin",
}


def load(*, home: Path | None = None) -> Settings:
    """The settings of this process.

    Args:
        home: data folder given on the command line; wins over `EVENHAND_HOME`.

    Raises:
        SettingsError: one sentence that names every faulty variable, never a value of a secret.
    """
    try:
        settings = Settings()  # type: ignore[call-arg]  # aliases hide the defaults from mypy
    except ValidationError as error:
        raise SettingsError(_faults(error), remedy="Correct the environment or the .env file.") from None
    if home is not None:
        settings = settings.model_copy(update={"home": home})
    if settings.embedder.startswith("openai:") and not settings.openai_api_key.get_secret_value():
        raise SettingsError(
            "EVENHAND_EMBEDDER names an OpenAI model but OPENAI_API_KEY is not set.",
            remedy="Set OPENAI_API_KEY, or EVENHAND_EMBEDDER=local.",
        )
    if settings.writer == "openai" and not settings.model:
        raise SettingsError(
            "EVENHAND_WRITER is openai but EVENHAND_MODEL is not set.",
            remedy="Set EVENHAND_MODEL to a model that the server has, or EVENHAND_WRITER=auto.",
        )
    return settings


def _faults(error: ValidationError) -> str:
    names = sorted({str(fault["loc"][0]) for fault in error.errors()})
    return "; ".join(f"{name} {_MEANING.get(name, 'has a wrong value')}" for name in names) + "."


def variables() -> tuple[str, ...]:
    """Every environment variable that is read, sorted: documentation is checked against it."""
    return tuple(sorted(str(field.validation_alias) for field in Settings.model_fields.values()))
