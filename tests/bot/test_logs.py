"""What the program says of itself: no token in any form, and nothing that people wrote."""

import io
import json
import logging
import sys
from collections.abc import Callable
from urllib.parse import quote

import pytest
import structlog
from pydantic import TypeAdapter

from bot.logs import hide_tokens, set_up_logs

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
PRETEND = "42:PRETEND-token-of-the-tests-only"
WORDS = "my secret love"
Said = Callable[[], str]


@pytest.fixture(params=["console", "json"])
def said(request: pytest.FixtureRequest) -> Said:
    """All that is logged, in either form; the settings of before come back with the test's end."""
    stream = io.StringIO()
    set_up_logs("DEBUG", request.param, stream)
    return stream.getvalue


@pytest.mark.parametrize(
    "line",
    [
        TOKEN,
        PRETEND,
        f"https://api.telegram.org/bot{TOKEN}/getUpdates",
        f"https://api.telegram.org/file/bot{TOKEN}/photos/1.jpg",
        f"POST /bot{quote(TOKEN, safe='')}/sendMessage",
        f"POST /bot{quote(TOKEN, safe='').lower()}/sendMessage",
        f"bot{TOKEN}",
        f"'{TOKEN}'",
        f"{TOKEN},{TOKEN}",
    ],
)
def test_a_token_is_hidden_in_every_form(line: str) -> None:
    hidden = hide_tokens(line)
    for token in (TOKEN, PRETEND, TOKEN.lower()):
        assert token.partition(":")[2] not in hidden
    assert "<token>" in hidden


@pytest.mark.parametrize(
    "line", ["2020-02-20T09:00:00Z", "12:30:15 done", "http://127.0.0.1:8080/", "line 120: x = 5"]
)
def test_what_is_no_token_is_left_alone(line: str) -> None:
    assert hide_tokens(line) == line


def fail(error: Exception) -> None:
    raise error


def test_no_logger_of_ours_or_of_a_library_lets_a_token_through(said: Said) -> None:
    ours, theirs = structlog.get_logger("bot.app"), logging.getLogger("aiohttp.client")
    ours.info("asked", url=f"https://api.telegram.org/bot{TOKEN}/getMe", deep={"a": [TOKEN]})
    theirs.warning("GET %s", f"https://api.telegram.org/bot{TOKEN}/getMe")
    theirs.error("as bytes %r", f"/bot{TOKEN}/".encode())
    try:
        fail(OSError(f"cannot connect to /bot{TOKEN}/getMe"))
    except OSError:
        ours.exception("failed")
        theirs.exception("failed")
        logging.getLogger("aiohttp").warning("failed with %s", sys.exc_info()[1], exc_info=True)
    assert said().count("<token>") >= 5
    assert "AAHdq" not in said()


def test_the_words_of_people_stay_out_of_errors(said: Said) -> None:
    """A traceback says where, the class says what; the text may quote a message."""
    log = structlog.get_logger("bot.intake")
    try:
        TypeAdapter(int).validate_python(WORDS)
    except ValueError:
        log.exception("a handler failed", update_id=7)
        logging.getLogger("asyncio").exception("Task exception was never retrieved")
    assert WORDS not in said()
    assert "ValidationError" in said()
    assert "test_logs.py" in said()
    assert "a handler failed" in said()


def test_the_errors_of_files_and_tables_keep_their_words(said: Said) -> None:
    try:
        fail(FileNotFoundError(2, "No such file or directory", "zholdama.db"))
    except OSError:
        structlog.get_logger("storage").exception("could not look")
    assert "No such file or directory" in said()


def test_what_people_wrote_is_dropped_whoever_hands_it_over(said: Said) -> None:
    structlog.get_logger("bot").info("came in", text=WORDS, body=WORDS, update={"text": WORDS})
    assert WORDS not in said()
    assert "came in" in said()


def test_an_error_that_ends_the_program_is_told_by_the_same_rules(said: Said) -> None:
    try:
        fail(RuntimeError(WORDS + TOKEN))
    except RuntimeError as error:
        sys.excepthook(RuntimeError, error, error.__traceback__)
    assert "RuntimeError" in said()
    assert WORDS not in said()
    assert "AAHdq" not in said()


def test_libraries_do_not_tell_of_every_tick(said: Said) -> None:
    logging.getLogger("apscheduler.executors.default").info("Running job")
    logging.getLogger("aiogram.event").info("Update is handled")
    assert said() == ""


def test_json_lines_are_json() -> None:
    stream = io.StringIO()
    set_up_logs("INFO", "json", stream)
    structlog.get_logger("bot").info("Жолдама", seconds=3)
    line = json.loads(stream.getvalue())
    assert (line["event"], line["seconds"], line["level"]) == ("Жолдама", 3, "info")
