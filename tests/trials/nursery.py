"""Where bots are born: a process that has read the program forks one in a moment, instead of seconds of importing.

A line of JSON on standard input, {"environment", "log"}, is a birth; its process id is the answer. What is born is
`python -m bot run` in a process of its own, as mortal as any.
"""

import json
import os
import random
import signal
import sys

import bot.app  # noqa: F401 (read before the first birth)
from bot.__main__ import main


def bear(environment: dict[str, str], log: str) -> None:
    """The child: never comes back."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.clear()
    os.environ.update(environment)
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (1, 2):
        os.dup2(written, stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    random.seed()
    code = 1
    try:
        code = main(["run"])
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are buried at once
    for line in sys.stdin:
        birth = json.loads(line)
        child = os.fork()
        if child == 0:
            bear(birth["environment"], birth["log"])
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
