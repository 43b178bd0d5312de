"""What a process has used, as Linux counts it, and what kind of machine this is."""

import os
import platform
import sqlite3
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOAD = os.getloadavg()[0]  # of others, before anything is measured
TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds(process: int) -> float:
    """Seconds of all its threads so far, in user and system mode."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(process: int, what: str) -> float:
    """Megabytes: what="VmRSS" now, "VmHWM" at most so far."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith(f"{what}:"):
            return int(line.split()[1]) / 1024
    raise ValueError(f"the system does not tell {what}")


def describe() -> str:
    return (
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, load {LOAD:.1f} before it"
    )
