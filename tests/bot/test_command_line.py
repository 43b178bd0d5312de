"""The command line: what is wrong is said at once, in one sentence, with the right exit."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import DONE, FAILED, WRONG_USE, main, sentence_of
from bot.outcomes import TokenRefused
from bot.settings import Settings
from storage.database import DatabaseError, Lock

ROOT = Path(__file__).parents[2]
NO_TOKEN = (
    "BOT_TOKEN is not set: get one from @BotFather in Telegram and put it into .env, "
    "or try the bot without any by `make demo`.\n"
)
WATCHED = """
import runpy, sys
sys.argv = ["bot", *sys.argv[1:]]
try:
    runpy.run_module("bot", run_name="__main__")
except SystemExit as end:
    print("aiogram" in sys.modules, "apscheduler" in sys.modules, end.code)
"""
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run in, and an environment without settings."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_token_the_program_says_where_to_get_one_before_anything_slow(elsewhere: Path) -> None:
    """As a process: no library of seconds is loaded for it, and the exit is that of wrong settings."""
    environment = {name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields}
    for verb, told, says in (("run", "False False 2\n", NO_TOKEN), ("--help", None, "")):
        ended = subprocess.run(
            [sys.executable, "-c", WATCHED, verb],
            cwd=elsewhere,
            env=environment | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert ended.stderr == says
        if told:
            assert ended.stdout == told
        else:
            assert ended.stdout.endswith("False False 0\n")
            assert "backup" in ended.stdout
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("arguments", [[], ["dance"], ["run", "faster"], ["backup"], ["demo", "--port", "x"]])
def test_wrong_use_ends_with_2(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == WRONG_USE
    assert "usage: zholdama" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("setting", "value", "says"),
    [
        ("BOT_TOKEN", "", "BOT_TOKEN is not set"),
        ("REMIND_AT", "soon", "The setting REMIND_AT is wrong: write a time as 09:00.\n"),
        ("BOT_TOKEN", "no-token", "BOT_TOKEN does not look like a token"),
    ],
)
def test_wrong_settings_end_with_2_and_one_sentence(
    setting: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv(setting, value)
    assert main(["run"]) == WRONG_USE
    said = capsys.readouterr()
    assert said.err.startswith(says)
    assert said.err.count("\n") == 1
    assert said.out == ""


def test_a_database_that_cannot_be_opened_ends_with_1_and_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw")
    for url, says in (
        ("postgresql://somebody:hunter2@host/db", "DATABASE_URL must look like"),
        ("sqlite+aiosqlite:///nowhere/zholdama.db", "The database cannot be opened: No such file or directory"),
    ):
        monkeypatch.setenv("DATABASE_URL", url)
        assert main(["run"]) == FAILED
        said = capsys.readouterr().err
        assert said.startswith(says)
        assert said.count("\n") == 1
        assert "hunter2" not in said


def test_migrate_makes_and_keeps_the_database(elsewhere: Path, capsys: Captured) -> None:
    assert main(["migrate"]) == DONE
    assert main(["migrate"]) == DONE
    assert capsys.readouterr().err == "The database is up to date.\n" * 2
    assert (elsewhere / "zholdama.db").exists()


def test_migrate_beside_a_running_bot_says_to_stop_it(elsewhere: Path, capsys: Captured) -> None:
    lock = Lock(elsewhere / "zholdama.db")
    lock.take()
    assert main(["migrate"]) == FAILED
    lock.free()
    assert capsys.readouterr().err == "Another Zholdama is already running on zholdama.db; stop it first.\n"


def test_backup_copies_also_beside_a_running_bot(elsewhere: Path, capsys: Captured) -> None:
    main(["migrate"])
    capsys.readouterr()
    lock = Lock(elsewhere / "zholdama.db")
    lock.take()
    assert main(["backup", "copy.db"]) == DONE
    lock.free()
    assert capsys.readouterr().err == "The copy is copy.db.\n"
    with closing(sqlite3.connect(elsewhere / "copy.db")) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("taken.db", "taken.db exists already; choose another name.\n"),
        ("nowhere/copy.db", "nowhere/copy.db could not be written: unable to open database"),
    ],
)
def test_a_backup_that_cannot_be_written_says_why(
    elsewhere: Path, target: str, says: str, capsys: Captured
) -> None:
    main(["migrate"])
    capsys.readouterr()
    (elsewhere / "taken.db").touch()
    assert main(["backup", target]) == FAILED
    assert capsys.readouterr().err.startswith(says)


def test_a_backup_of_no_database_makes_none(elsewhere: Path, capsys: Captured) -> None:
    assert main(["backup", "copy.db"]) == FAILED
    assert capsys.readouterr().err.startswith("There is no database zholdama.db")
    assert list(elsewhere.iterdir()) == []


def test_what_is_not_theirs_to_mend_is_no_sentence() -> None:
    mine, theirs = ZeroDivisionError(), DatabaseError("Stop it first.")
    assert sentence_of(theirs) == "Stop it first."
    assert sentence_of(TokenRefused("Take another.")) == "Take another."
    assert sentence_of(mine) is None
    assert sentence_of(ExceptionGroup("", [ExceptionGroup("", [theirs])])) == "Stop it first."
    assert sentence_of(ExceptionGroup("", [mine])) is None
