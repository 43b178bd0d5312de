"""Settings: all of them are documented, none is repeated when wrong, and what is empty is not set."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import Settings, SettingsError, read_settings
from schedules.chats import Defaults

EXAMPLE = Path(__file__).parents[2] / ".env.example"
TYPED = [
    name.upper()
    for name, field in Settings.model_fields.items()
    if field.annotation is not str and "Secret" not in str(field.annotation)
]
Written = Callable[..., Settings]


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Written:
    """The settings as read from an .env with these lines and an empty environment."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)

    def read(*lines: str) -> Settings:
        file = tmp_path / ".env"
        file.write_text("\n".join(lines), encoding="utf-8")
        return read_settings(_env_file=file)

    return read


def test_every_setting_is_in_the_example_and_nothing_else_is() -> None:
    lines = [line for line in EXAMPLE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    names = [line.partition("=")[0] for line in lines]
    assert sorted(names) == sorted(name.upper() for name in Settings.model_fields)


def test_the_example_as_it_stands_is_the_defaults(written: Written) -> None:
    assert written(*EXAMPLE.read_text(encoding="utf-8").splitlines()) == written()


def test_the_example_speaks_of_each_default(written: Written) -> None:
    """An empty value in the example is an empty or absent default, every other one is the default itself."""
    for line in EXAMPLE.read_text(encoding="utf-8").splitlines():
        name, equals, value = line.partition("=")
        if equals and name.isupper() and not value:
            assert not Settings.model_fields[name.lower()].default, name


def test_a_chat_begins_with_what_is_set(written: Written) -> None:
    assert written().defaults == Defaults()
    set_otherwise = written("TIMEZONE=Asia/Aqtau", "REMIND_AT=7:05", "LEADS=0, 14 ,3,3", "QUIET_HOURS=22:30-06:00")
    assert set_otherwise.defaults == Defaults("Asia/Aqtau", 425, (14, 3, 0), 1350, 360)


@pytest.mark.parametrize(
    ("line", "owners"),
    [
        ("OWNER_IDS=", ()),
        ("OWNER_IDS=1", (1,)),
        ("OWNER_IDS=1,2", (1, 2)),
        ("OWNER_IDS= 1 , 2, ", (1, 2)),
        ("OWNER_IDS=,", ()),
    ],
)
def test_lists_are_parted_by_commas(written: Written, line: str, owners: tuple[int, ...]) -> None:
    assert written(line).owner_ids == owners


def test_leads_may_be_none_at_all(written: Written) -> None:
    assert written("LEADS=,").leads == ()


def test_an_empty_variable_is_not_set(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAMES", "")
    monkeypatch.setenv("WEB_PORT", "")
    read = written("BOT_TOKEN=", "REMIND_AT=")
    assert (read.games, read.web_port, read.bot_token, read.remind_at) == ("LA2028", None, None, 540)


def test_the_environment_goes_before_the_file(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAMES", "TOKYO2020")
    assert written("GAMES=LA2028").games == "TOKYO2020"


def test_what_other_programs_keep_there_is_their_business(written: Written) -> None:
    assert written("LANGUAGE=kk_KZ.UTF-8", "POSTGRES_PASSWORD=x", "PATH_TO=y") == written()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("REMIND_AT=9", "The setting REMIND_AT is wrong: write a time as 09:00."),
        ("REMIND_AT=24:00", "The setting REMIND_AT is wrong: write a time as 09:00."),
        ("QUIET_HOURS=23:00", "The setting QUIET_HOURS is wrong: write a time as 09:00."),
        ("TIMEZONE=Almaty", "The setting TIMEZONE is wrong: write a zone of the IANA list, such as Asia/Almaty."),
        ("TIMEZONE=../etc", "The setting TIMEZONE is wrong: write a zone of the IANA list, such as Asia/Almaty."),
        ("LEADS=7,400", "The setting LEADS is wrong: write days before the start, such as 7,1,0."),
        ("LEADS=-1", "The setting LEADS is wrong: write days before the start, such as 7,1,0."),
        ("LEADS=week", "The setting LEADS is wrong: *"),
        ("OWNER_IDS=@me", "The setting OWNER_IDS is wrong: *"),
        ("DEFAULT_LANGUAGE=de", "The setting DEFAULT_LANGUAGE is wrong: *"),
        ("UNDO_SECONDS=-1", "The setting UNDO_SECONDS is wrong: *"),
        ("UNDO_SECONDS=soon", "The setting UNDO_SECONDS is wrong: *"),
        ("SEND_RATE=0", "The setting SEND_RATE is wrong: *"),
        ("WEB_PORT=123456", "The setting WEB_PORT is wrong: *"),
        ("PAID_BROADCAST=perhaps", "The setting PAID_BROADCAST is wrong: *"),
        ("LOG_FORMAT=xml", "The setting LOG_FORMAT is wrong: *"),
    ],
)
def test_a_wrong_value_is_met_with_one_sentence_that_names_it(written: Written, line: str, sentence: str) -> None:
    with pytest.raises(SettingsError) as wrong:
        written(line)
    assert re.fullmatch(re.escape(sentence).replace(r"\*", ".+"), str(wrong.value))


@pytest.mark.parametrize("name", [*TYPED, "TIMEZONE"])
def test_a_wrong_value_is_not_repeated_for_it_may_be_a_secret(written: Written, name: str) -> None:
    with pytest.raises(SettingsError) as wrong:
        written(f"{name}=hunter2")
    assert name in str(wrong.value)
    assert "hunter2" not in str(wrong.value)


def test_secrets_are_not_told_by_the_settings_themselves(written: Written) -> None:
    read = written("BOT_TOKEN=123456789:AAsecretsecretsecret", "WEBHOOK_SECRET=hush")
    assert read.bot_token == SecretStr("123456789:AAsecretsecretsecret")
    assert "secretsecret" not in repr(read)
    assert "hush" not in repr(read)
