"""What the person who runs the bot may set, in the environment or in `.env`; all of it is in `.env.example`."""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from schedules.chats import Defaults
from storage.zones import zone

SECRET = re.compile(r"[A-Za-z0-9_-]{32,256}")
HOURS = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


class SettingsError(Exception):
    """A setting is missing or wrong; the message is one sentence that says what to do."""


def read_minutes(text: object) -> int:
    """Minutes after midnight of "09:00"."""
    if isinstance(text, int):
        return text
    found = HOURS.fullmatch(str(text).strip())
    if not found:
        raise ValueError("write a time as 09:00")
    return int(found[1]) * 60 + int(found[2])


def read_list(text: object) -> object:
    return [part.strip() for part in text.split(",") if part.strip()] if isinstance(text, str) else text


def read_quiet_hours(text: object) -> object:
    if not isinstance(text, str):
        return text
    start, _, end = text.partition("-")
    return read_minutes(start), read_minutes(end)


Minutes = Annotated[int, BeforeValidator(read_minutes)]
Integers = Annotated[tuple[int, ...], NoDecode, BeforeValidator(read_list)]
QuietHours = Annotated[tuple[int, int], NoDecode, BeforeValidator(read_quiet_hours)]


class Settings(BaseSettings):
    """Read once at the start. Unknown keys are other programs' business."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    bot_token: SecretStr | None = None
    owner_ids: Integers = ()
    database_url: str = "sqlite+aiosqlite:///zholdama.db"
    telegram_api_url: str = "https://api.telegram.org"
    games: str = "LA2028"
    default_language: Literal["ru", "kk", "en"] = "ru"
    timezone: str = "Asia/Almaty"
    remind_at: Minutes = 9 * 60
    leads: Integers = (7, 1, 0)
    quiet_hours: QuietHours = (23 * 60, 8 * 60)
    undo_seconds: int = Field(default=120, ge=0, le=3600)
    send_rate: float = Field(default=30, gt=0, le=1000)
    paid_broadcast: bool = False
    public_url: str = ""
    webhook_url: str = ""
    webhook_secret: SecretStr | None = None
    web_host: str = "127.0.0.1"
    web_port: int | None = Field(default=None, ge=1, le=65535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"

    @field_validator("timezone")
    @classmethod
    def know_zone(cls, name: str) -> str:
        try:
            zone(name)
        except (KeyError, ValueError, OSError):
            raise ValueError("write a zone of the IANA list, such as Asia/Almaty") from None
        return name

    @field_validator("leads")
    @classmethod
    def know_leads(cls, leads: tuple[int, ...]) -> tuple[int, ...]:
        if any(not 0 <= lead <= 365 for lead in leads):
            raise ValueError("write days before the start, such as 7,1,0")
        return tuple(sorted(set(leads), reverse=True))

    @model_validator(mode="after")
    def know_webhook(self) -> Self:
        if not self.webhook_url:
            return self
        secret = self.webhook_secret.get_secret_value() if self.webhook_secret else ""
        if not self.webhook_url.startswith("https://") and "127.0.0.1" not in self.webhook_url:
            raise ValueError("WEBHOOK_URL must begin with https://")
        if not SECRET.fullmatch(secret):
            raise ValueError("WEBHOOK_URL needs WEBHOOK_SECRET: 32 to 256 letters, digits, _ or -")
        if self.web_port is None:
            raise ValueError("WEBHOOK_URL needs WEB_PORT, the port the bot listens on")
        return self

    @property
    def defaults(self) -> Defaults:
        """What a new chat begins with."""
        return Defaults(
            zone=self.timezone,
            remind_at=self.remind_at,
            leads=self.leads,
            quiet_from=self.quiet_hours[0],
            quiet_to=self.quiet_hours[1],
        )


def read_settings(**given: Any) -> Settings:
    """Raise SettingsError with one sentence that names the setting. No value is repeated: it may be a secret."""
    try:
        return Settings(**given)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        name = ".".join(str(part) for part in first["loc"][:1]).upper()
        why = first["msg"].removeprefix("Value error, ")
        # What concerns several settings together names them itself.
        raise SettingsError(f"The setting {name} is wrong: {why}." if name else f"{why}.") from None
