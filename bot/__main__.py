"""The command line: `python -m bot VERB`. Exit 0 done, 1 failed, 2 wrong use or settings."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.settings import Settings, SettingsError, read_settings

DONE, FAILED, WRONG_USE = 0, 1, 2


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
    migrate = verbs.add_parser("migrate", help="bring the database up to date without starting the bot")
    migrate.set_defaults(verb=do_migrate)
    return parser


def do_run(_: argparse.Namespace) -> None:
    settings = read_settings()
    require_token(settings)
    # aiogram takes seconds to import: wrong settings are said before.
    from bot.app import run_bot
    from bot.logs import set_up_logs

    set_up_logs(settings.log_level, settings.log_format)
    asyncio.run(run_bot(settings))


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


def do_migrate(_: argparse.Namespace) -> None:
    from storage.migration import migrate

    copy = asyncio.run(migrate(read_settings().database_url))
    say(f"The database is up to date; the copy from before is {copy}." if copy else "The database is up to date.")


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
    from bot.outcomes import TokenRefused
    from storage.database import DatabaseError

    if isinstance(error, BaseExceptionGroup):
        found = [sentence_of(one) for one in error.exceptions]
        return found[0] if found else None
    return str(error) if isinstance(error, (DatabaseError, TokenRefused)) else None


if __name__ == "__main__":
    sys.exit(main())
