"""The command line: `python -m bot VERB`. Exit 0 done, 1 failed, 2 wrong use or settings."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.settings import Settings, SettingsError, read_settings

DONE, FAILED, WRONG_USE = 0, 1, 2


class UnwellError(Exception):
    """The doctor has found something to mend; the message is one sentence."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Every failure is one sentence on standard error that says what to do."""
    asked = build_parser().parse_args(arguments)
    try:
        verb: Callable[[argparse.Namespace], None] = asked.verb
        verb(asked)
    except SettingsError as wrong:
        say(wrong)
        return WRONG_USE
    except KeyboardInterrupt:
        return DONE
    except BaseException as error:
        sentence = sentence_of(error)
        if sentence is None:
            raise
        say(sentence)
        return FAILED
    return DONE


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="zholdama", description="A Telegram bot that follows Kazakhstan's way to the Olympic Games."
    )
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    run = verbs.add_parser("run", help="run the bot with the settings of the environment and .env")
    run.set_defaults(verb=do_run)
    demo = verbs.add_parser("demo", help="run the bot on its own pretend Telegram: no token, no account")
    demo.add_argument("--port", type=int, default=8080, help="where the chat page answers (8080)")
    demo.set_defaults(verb=do_demo)
    backup = verbs.add_parser("backup", help="write a consistent copy of the database, also while the bot runs")
    backup.add_argument("file", type=Path)
    backup.set_defaults(verb=do_backup)
    tables = "events (the tournaments) or licences"
    out = verbs.add_parser(
        "export",
        help="write one table as CSV, or all of them as XLSX, also while the bot runs",
        description="Write tables, also while the bot runs. A name that ends with .xlsx holds all of them, a "
        "sheet each. Of CSV files one whose name contains licence holds the licences, any other the events; "
        "--table says otherwise.",
    )
    out.add_argument("file", type=table_file, metavar="FILE")
    out.add_argument("--table", choices=("events", "licences"), help=f"{tables}; by default the name tells")
    out.set_defaults(verb=do_export)
    into = verbs.add_parser(
        "import",
        help="take in a CSV file, all of it or nothing; its header says which table it holds",
        description="Take in a CSV file of events or licences, all of it or nothing; its header says which. What "
        "would change is printed. What is in the database and not in the file stays.",
    )
    into.add_argument("file", type=Path, metavar="FILE")
    into.add_argument("--dry-run", action="store_true", help="only say what would change, also while the bot runs")
    into.set_defaults(verb=do_import)
    doctor = verbs.add_parser("doctor", help="look for what stands in the way, and say what to do")
    doctor.set_defaults(verb=do_doctor)
    migrate = verbs.add_parser("migrate", help="bring the database up to date without starting the bot")
    migrate.set_defaults(verb=do_migrate)
    return parser


def do_run(_: argparse.Namespace) -> None:
    settings = read_settings()
    require_token(settings)
    # aiogram takes seconds to import: wrong settings are said before.
    from bot.app import run_bot, spare_what_stays
    from bot.logs import set_up_logs

    set_up_logs(settings.log_level, settings.log_format)
    asyncio.run(run_bot(settings, ready=spare_what_stays))


def do_demo(asked: argparse.Namespace) -> None:
    from bot.demo.season import run_demo
    from bot.logs import set_up_logs

    set_up_logs("WARNING", "console")
    asyncio.run(run_demo(asked.port))


def do_backup(asked: argparse.Namespace) -> None:
    from storage.database import Database

    async def copy() -> None:
        async with Database(read_settings().database_url, writes=False) as database:
            await database.copy_to(asked.file)

    asyncio.run(copy())
    say(f"The copy is {asked.file}.")


def do_export(asked: argparse.Namespace) -> None:
    settings = read_settings()
    from bot.files import export_book, export_file, table_named
    from schedules.clock import SystemClock
    from storage.csv_files import FileTable

    now = SystemClock().now()
    if asked.file.suffix.lower() == ".xlsx":
        rows = asyncio.run(export_book(settings, asked.file, now))
        say(f"{asked.file} holds {rows} rows of {settings.games}.")
        return
    table = FileTable(asked.table) if asked.table else table_named(asked.file)
    rows = asyncio.run(export_file(settings, asked.file, table, now))
    say(f"{asked.file} holds {rows} {table} of {settings.games}.")


def do_import(asked: argparse.Namespace) -> None:
    settings = read_settings()
    from bot.files import describe, import_file, show, try_import
    from schedules.clock import SystemClock

    take = try_import if asked.dry_run else import_file
    diff = asyncio.run(take(settings, asked.file, SystemClock().now()))
    for line in describe(diff):
        show(line)
    if asked.dry_run:
        say("Nothing was changed: this was a dry run.")
    else:
        say("The file is imported." if diff.items else "The file says what is known already.")


def do_doctor(_: argparse.Namespace) -> None:
    from bot.doctor import examine
    from bot.files import show
    from schedules.clock import SystemClock

    async def look() -> bool:
        well = True
        async for finding in examine(SystemClock().now()):
            show(str(finding))
            well = well and finding.good
        return well

    if not asyncio.run(look()):
        raise UnwellError("Not all is well: do what the lines with ✗ say.")


def do_migrate(_: argparse.Namespace) -> None:
    from storage.migration import migrate

    copy = asyncio.run(migrate(read_settings().database_url))
    say(f"The database is up to date; the copy from before is {copy}." if copy else "The database is up to date.")


def table_file(name: str) -> Path:
    """A file's name that says what it will be."""
    if Path(name).suffix.lower() not in (".csv", ".xlsx"):
        raise argparse.ArgumentTypeError(f"{name} does not end with .csv or .xlsx; name it so")
    return Path(name)


def say(sentence: object) -> None:
    """To the person at the keyboard; standard output is left to what verbs write."""
    sys.stderr.write(f"{sentence}\n")


def require_token(settings: Settings) -> None:
    if settings.bot_token is None or not settings.bot_token.get_secret_value():
        raise SettingsError(
            "BOT_TOKEN is not set: get one from @BotFather in Telegram and put it into .env, "
            "or try the bot without any by `make demo`."
        )


def sentence_of(error: BaseException) -> str | None:
    """What to tell the person at the keyboard, for failures that are theirs to mend; None for ours."""
    from bot.files import FilesError
    from storage.database import DatabaseError, explain

    if isinstance(error, BaseExceptionGroup):
        found = [sentence_of(one) for one in error.exceptions]
        return found[0] if found else None
    if isinstance(error, (DatabaseError, FilesError, UnwellError)):
        return str(error)
    from sqlalchemy.exc import DBAPIError

    if isinstance(error, DBAPIError):
        return explain(error)
    from bot.outcomes import TokenRefused  # with aiogram behind it

    return str(error) if isinstance(error, TokenRefused) else None


if __name__ == "__main__":
    sys.exit(main())
