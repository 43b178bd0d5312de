"""A database that cannot be used stops the start with one sentence that says what to do, and is left as it was."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from bot.__main__ import FAILED, main
from tests.conftest import FEBRUARY_20
from tests.town import TOKEN

NOBODY = 65534
Templates = Callable[[str, date], Path]


@pytest.fixture
def file(templates: Templates, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A database in a folder that everybody may look into."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        file = Path(folder) / "zholdama.db"
        shutil.copy(templates("TOKYO2020", FEBRUARY_20), file)
        file.chmod(0o644)
        monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{file}")
        monkeypatch.setenv("BOT_TOKEN", TOKEN)
        monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:9")
        monkeypatch.setenv("GAMES", "TOKYO2020")
        monkeypatch.setattr("storage.database.BUSY_SECONDS", 0.05)
        yield file


@contextmanager
def as_nobody() -> Iterator[None]:
    """Whoever may write everywhere steps back."""
    rights = os.geteuid()
    if rights == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(rights)


def refusal(capsys: pytest.CaptureFixture[str], verb: str) -> str:
    """The one line of a verb that fails."""
    capsys.readouterr()
    assert main([verb]) == FAILED
    (line,) = capsys.readouterr().err.splitlines()
    return line


@pytest.mark.parametrize("verb", ["run", "migrate"])
def test_a_damaged_file_is_refused(file: Path, capsys: pytest.CaptureFixture[str], verb: str) -> None:
    rubbish = b"\xd0\x96" * 2048
    file.write_bytes(rubbish)
    assert refusal(capsys, verb) == "The database is damaged: put back a backup (file is not a database)."
    assert file.read_bytes() == rubbish


def test_a_file_cut_short_is_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 8])
    assert refusal(capsys, "run").startswith("The database is damaged: put back a backup (")


@pytest.mark.parametrize("verb", ["run", "migrate"])
def test_a_database_locked_by_another_program_is_refused(
    file: Path, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert refusal(capsys, verb) == (
            "The database is locked by another program: close that one (database is locked)."
        )


def test_a_folder_that_may_not_be_written_is_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.parent.chmod(0o555)
    with as_nobody():
        said = refusal(capsys, "run")
    assert said == f"The database cannot be opened: Permission denied ({file}.lock)."


def test_a_file_that_may_not_be_written_is_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.parent.chmod(0o777)
    file.chmod(0o444)
    with as_nobody():
        said = refusal(capsys, "run")
    assert said.startswith("The database may not be written: let this program write the file and its folder (")


def test_a_folder_in_the_place_of_the_file_is_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.unlink()
    file.mkdir()
    assert refusal(capsys, "run") == f"{file} is a folder; see DATABASE_URL."


def test_what_is_a_fault_of_ours_is_not_said_to_be_the_databases(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DROP TABLE meta")
    with pytest.raises(Exception, match="no such table"):
        main(["run"])
