"""What the program says of itself; never a secret, never what people wrote.

The token is part of every request's URL and so of many errors' texts: it is taken out of every line, including
the lines of the libraries.
"""

import logging
import re
import sqlite3
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any, TextIO

import structlog
from sqlalchemy.exc import SQLAlchemyError

# No \b in front: in a URL the token follows the letters "bot".
TOKEN = re.compile(r"\d{2,}(?::|%3A)[A-Za-z0-9_-]{20,}|\d{3,}(?::|%3A)[A-Za-z0-9_-]{5,}", re.IGNORECASE)

# Errors that speak of files, tables and statements, never of what somebody wrote (parameters are hidden).
SAFE_ERRORS = (OSError, sqlite3.Error, SQLAlchemyError)


def hide_tokens(text: str) -> str:
    return TOKEN.sub("<token>", text)


class HidingStream:
    """A stream that lets no token through, whoever writes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(hide_tokens(text))

    def flush(self) -> None:
        self._stream.flush()


def set_up_logs(level: str, form: str, stream: TextIO | None = None) -> None:
    """Send structlog and the standard logging through one renderer to `stream` (standard error)."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        tell_error,
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(HidingStream(stream or sys.stderr))
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, drop_bodies, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    sys.excepthook = tell_end
    # They tell of every request and every tick.
    for chatty in ("aiogram.event", "apscheduler", "aiosqlite", "aiohttp.access", "alembic"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, logging.getLevelName(level)))


def tell_end(_kind: type[BaseException], error: BaseException, _trace: object) -> None:
    """An error that nobody foresaw ends the program: told by the same rules as all others."""
    structlog.get_logger(__name__).critical("stopped by an error", exc_info=error)


def tell_error(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Where an error came from and of what kind it is. Its own words may quote what people wrote."""
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        places = "".join(traceback.format_tb(error.__traceback__))
        words = f": {error}" if isinstance(error, SAFE_ERRORS) else ""
        event["exception"] = f"{places}{type(error).__module__}.{type(error).__qualname__}{words}"
    return event


def drop_bodies(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """What people wrote stays out, whatever a caller hands over."""
    for name in ("body", "text", "update"):
        event.pop(name, None)
    return event
