"""The command line: what is wrong is said at once, in one sentence, with the right exit."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from bot.__main__ import DONE, FAILED, WRONG_USE, main, sentence_of
from bot.files import WORDS, FilesError, in_words, shortened
from bot.outcomes import TokenRefused
from bot.settings import Settings
from storage.csv_files import COLUMNS, FileTable, Problem, Why, read_csv
from storage.database import DatabaseError, Lock
from tests.conftest import FEBRUARY_20
from tests.rows import rows

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


@pytest.mark.parametrize(
    "arguments",
    [
        *([], ["dance"], ["run", "faster"], ["backup"], ["demo", "--port", "x"]),
        *(
            ["export"],
            ["export", "events.ods"],
            ["export", "a.csv", "--table", "chats"],
            ["import"],
            ["doctor", "x"],
        ),
    ],
)
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
    assert capsys.readouterr().err == "Another Zholdama is already running on zholdama.db; stop the bot first.\n"


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
    assert sentence_of(FilesError("Name another.")) == "Name another."
    assert sentence_of(mine) is None
    assert sentence_of(ExceptionGroup("", [ExceptionGroup("", [theirs])])) == "Stop it first."
    assert sentence_of(ExceptionGroup("", [mine])) is None


# Files and the doctor --------------------------------------------------------------------------------------

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
NEW_LICENCE = "licence_id,discipline,event,places,date_won\nextra-1,Boxing,Men's 75 kg,{places},2020-02-01\n"


@pytest.fixture
def tokyo(elsewhere: Path, templates: Callable[[str, date], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the database of 20 February 2020 and complete settings."""
    shutil.copy(templates("TOKYO2020", FEBRUARY_20), elsewhere / "zholdama.db")
    for name, value in (("GAMES", "TOKYO2020"), ("BOT_TOKEN", TOKEN), ("OWNER_IDS", "7")):
        monkeypatch.setenv(name, value)
    return elsewhere


def write(file: Path, text: str) -> str:
    file.write_text(text, encoding="utf-8")
    return file.name


def content(database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        return "\n".join(connection.iterdump())


@pytest.mark.parametrize(
    ("name", "options", "table"),
    [
        ("tokyo.csv", [], FileTable.EVENTS),
        ("Licences-2020.CSV", [], FileTable.LICENCES),
        ("tokyo.csv", ["--table", "licences"], FileTable.LICENCES),
        ("licences.csv", ["--table", "events"], FileTable.EVENTS),
    ],
)
def test_an_export_holds_what_its_name_says_and_imports_as_nothing_new(
    tokyo: Path, name: str, options: list[str], table: FileTable, capsys: Captured
) -> None:
    assert main(["export", name, *options]) == DONE
    lines = (tokyo / name).read_text(encoding="utf-8").splitlines()
    assert lines[0] == ",".join(COLUMNS[table])
    assert capsys.readouterr().err == f"{name} holds {len(lines) - 1} {table} of TOKYO2020.\n"
    before = content(tokyo / "zholdama.db")
    assert main(["import", name]) == DONE
    said = capsys.readouterr()
    assert said.out == f"{table} of TOKYO2020: 0 added, 0 changed, 0 cancelled\n"
    assert said.err == "The file says what is known already.\n"
    assert content(tokyo / "zholdama.db") == before


def test_an_export_as_a_spreadsheet_holds_every_table_and_the_target(tokyo: Path, capsys: Captured) -> None:
    assert (
        main(["export", "all.xlsx"]) == main(["export", "events.csv"]) == main(["export", "licences.csv"]) == DONE
    )
    book = openpyxl.load_workbook(tokyo / "all.xlsx")
    assert book.sheetnames == ["events", "licences", "target"]
    rows = 0
    for table in ("events", "licences"):
        file = read_csv((tokyo / f"{table}.csv").read_bytes())
        header, *lines = [[cell or "" for cell in line] for line in book[table].iter_rows(values_only=True)]
        assert [dict(zip(header, line, strict=True)) for line in lines] == [dict(row.cells) for row in file.rows]
        rows += len(lines)
    assert [line[:2] for line in book["target"].iter_rows(min_row=2, values_only=True)] == [("2019-11-14", 100)]
    assert capsys.readouterr().err.startswith(f"all.xlsx holds {rows + 1} rows of TOKYO2020.\n")


def test_an_export_replaces_no_file_and_says_where_it_cannot_write(tokyo: Path, capsys: Captured) -> None:
    write(tokyo / "mine.csv", "mine")
    assert main(["export", "mine.csv"]) == FAILED
    assert main(["export", "nowhere/mine.csv"]) == FAILED
    assert capsys.readouterr().err == (
        "mine.csv exists already; choose another name.\n"
        "nowhere/mine.csv could not be written: No such file or directory; choose another place.\n"
    )
    assert (tokyo / "mine.csv").read_text(encoding="utf-8") == "mine"


def test_a_dry_run_says_what_an_import_would_do_and_the_import_does_it(tokyo: Path, capsys: Captured) -> None:
    file = write(tokyo / "new.csv", NEW_LICENCE.format(places=2))
    before = content(tokyo / "zholdama.db")
    assert main(["import", file, "--dry-run"]) == DONE
    dry = capsys.readouterr()
    assert dry.out == "+ extra-1: Men's 75 kg\nlicences of TOKYO2020: 1 added, 0 changed, 0 cancelled\n"
    assert dry.err == "Nothing was changed: this was a dry run.\n"
    assert content(tokyo / "zholdama.db") == before
    assert main(["import", file]) == DONE
    assert capsys.readouterr() == (dry.out, "The file is imported.\n")
    assert rows("sqlite+aiosqlite:///zholdama.db", "licences")[-1]["slug"] == "extra-1"
    write(tokyo / "new.csv", NEW_LICENCE.format(places=3))
    assert main(["import", file]) == DONE
    assert capsys.readouterr().out.splitlines()[:2] == ["~ extra-1: Men's 75 kg", "    places: 2 → 3"]


def test_beside_a_running_bot_all_but_a_real_import_works(tokyo: Path, capsys: Captured) -> None:
    file = write(tokyo / "new.csv", NEW_LICENCE.format(places=2))
    before = content(tokyo / "zholdama.db")
    lock = Lock(tokyo / "zholdama.db")
    lock.take()
    assert main(["export", "all.csv"]) == main(["import", file, "--dry-run"]) == main(["doctor"]) == DONE
    assert "✓ A bot is running on zholdama.db." in capsys.readouterr().out
    assert main(["import", file]) == FAILED
    lock.free()
    assert "stop the bot first" in capsys.readouterr().err
    assert content(tokyo / "zholdama.db") == before


def test_a_bad_row_is_named_and_nothing_is_imported(tokyo: Path, capsys: Captured) -> None:
    file = write(tokyo / "new.csv", NEW_LICENCE.format(places="many"))
    before = content(tokyo / "zholdama.db")
    for dry in ([], ["--dry-run"]):
        assert main(["import", file, *dry]) == FAILED
        assert capsys.readouterr() == (
            "",
            "Nothing was imported from new.csv: row 2: places “many” is not a number from 1 to 50.\n",
        )
    write(tokyo / "new.csv", NEW_LICENCE.format(places="many") + "extra-2,Chess,x,1,\n")
    assert main(["import", file]) == FAILED
    said = capsys.readouterr()
    assert said.out.splitlines()[1] == (
        "row 3: discipline “Chess” is no sport of these Games; write its code or English name"
    )
    assert said.err.count("\n") == 1
    assert content(tokyo / "zholdama.db") == before


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "new.csv cannot be read: No such file or directory; give the name of a CSV file.\n"),
        ("a,b\n", "Nothing was imported from new.csv: its header has none of event_id, licence_id;"),
        ("licence_id,event\n", "Nothing was imported from new.csv: its header lacks discipline or sport, places;"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tokyo: Path, text: str | None, says: str, capsys: Captured) -> None:
    if text is not None:
        write(tokyo / "new.csv", text)
    assert main(["import", "new.csv"]) == FAILED
    said = capsys.readouterr()
    assert said.err.startswith(says)
    assert said.err.count("\n") == 1


def test_an_import_makes_a_new_database_ready_as_the_bot_does(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("GAMES", "TOKYO2020")
    file = write(elsewhere / "new.csv", NEW_LICENCE.format(places=2))
    for looks in (["export", "all.csv"], ["import", file, "--dry-run"]):
        assert main(looks) == FAILED
        assert capsys.readouterr().err == "There is no database zholdama.db; see DATABASE_URL.\n"
    assert main(["migrate"]) == DONE
    capsys.readouterr()
    assert main(["export", "all.csv"]) == FAILED
    assert capsys.readouterr().err.startswith("zholdama.db knows nothing of the Games TOKYO2020 yet")
    assert main(["import", file]) == DONE
    assert len(rows("sqlite+aiosqlite:///zholdama.db", "licences")) == 81
    assert not (elsewhere / "all.csv").exists()


def test_what_is_no_database_is_said_in_one_sentence(tokyo: Path, capsys: Captured) -> None:
    file = write(tokyo / "new.csv", NEW_LICENCE.format(places=2))
    write(tokyo / "zholdama.db", "This was a database.")
    for arguments in (["export", "all.csv"], ["import", file], ["import", file, "--dry-run"]):
        assert main(arguments) == FAILED
        said = capsys.readouterr().err
        assert said.startswith("The database zholdama.db cannot be used (file is not a database)")
        assert said.count("\n") == 1
    assert main(["doctor"]) == FAILED
    assert "✗ The database cannot be read (file is not a database)" in capsys.readouterr().out


def test_the_doctor_finds_a_sound_house_well(tokyo: Path, capsys: Captured) -> None:
    before = content(tokyo / "zholdama.db")
    assert main(["doctor"]) == DONE
    said = capsys.readouterr()
    assert said.err == ""
    assert all(line.startswith("✓ ") for line in said.out.splitlines())
    for words in ("owners: 1.", "A bot is not running", "newest form", "90 tournaments", "Chats: 0", "No notice"):
        assert words in said.out
    assert TOKEN.partition(":")[2] not in said.out
    assert content(tokyo / "zholdama.db") == before


@pytest.mark.parametrize(
    ("setting", "value", "says"),
    [
        ("BOT_TOKEN", "", "✗ BOT_TOKEN is not set"),
        ("REMIND_AT", "soon", "✗ The setting REMIND_AT is wrong: write a time as 09:00."),
        ("DATABASE_URL", "postgresql://me:hunter2@host/db", "✗ DATABASE_URL must look like"),
        ("DATABASE_URL", "sqlite+aiosqlite:///other.db", "✗ There is no database other.db: start the bot"),
        ("GAMES", "LA2028", "✗ The database knows nothing of the Games LA2028"),
    ],
)
def test_the_doctor_says_which_setting_stands_in_the_way(
    tokyo: Path, setting: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv(setting, value)
    assert main(["doctor"]) == FAILED
    said = capsys.readouterr()
    assert says in said.out
    assert said.err == "Not all is well: do what the lines with ✗ say.\n"
    assert "hunter2" not in said.out
    assert not (tokyo / "other.db").exists()


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        ("DELETE FROM sports WHERE code = 'BOX'", "✗ A row of "),
        ("UPDATE alembic_version SET version_num = '0001'", "✗ The database has the form 0001"),
        ("UPDATE alembic_version SET version_num = 'f00d'", "✗ The database is newer than this program"),
        (
            "INSERT INTO notices VALUES (1, 'licences', 'TOKYO2020', NULL, NULL, 1, 1, 'waiting', 0, NULL, 0)",
            "start the bot.",
        ),
    ],
    ids=["a lost row", "an old form", "a newer form", "an unsaid notice"],
)
def test_the_doctor_says_what_ails_the_database(tokyo: Path, harm: str, says: str, capsys: Captured) -> None:
    with closing(sqlite3.connect(tokyo / "zholdama.db")) as connection, connection:
        connection.execute(harm)
    assert main(["doctor"]) == FAILED
    assert says in capsys.readouterr().out


def test_the_verbs_of_files_load_no_library_of_telegram(tokyo: Path) -> None:
    """As a process: where letters beyond ASCII cannot be printed, too."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    ended = subprocess.run(
        [sys.executable, "-c", WATCHED, "doctor"],
        cwd=tokyo,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.startswith("? The settings are readable")
    assert ended.stdout.endswith("False False 0\n")


def test_there_are_words_for_all_that_can_be_wrong() -> None:
    assert set(WORDS) == set(Why)
    for why in Why:
        assert in_words(Problem(why, 7, "places", "a\x1b[2Jb\nc", "d")).startswith("row 7: ")
    assert shortened("a\x1b[2J\nb") == "a�[2J b"
    assert len(shortened("x" * 1000)) < 100
