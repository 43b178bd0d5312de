"""The house keeps its own rules: rooms, words at every door, no loose tasks, nothing of any one machine."""

import ast
import subprocess
from pathlib import Path

import pytest
from importlinter.application.use_cases import read_user_options
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
ROOMS = ("bot", "handlers", "schedules", "storage")
MODULES = [file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py"))]
# Parted, so that this file does not hold what it looks for.
OF_A_MACHINE = ("/wo" + "rk/", "/ro" + "ot/", "/tm" + "p/")
OF_A_REGISTRY = ("index" + "-url", "pypi" + ".org", "files.python" + "hosted", "find" + "-links")


def versioned_files() -> list[Path]:
    """What belongs to the project: all that is not ignored."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a checkout of git")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_each_room_imports_only_what_stands_to_its_right() -> None:
    contracts = read_user_options(config_filename=str(ROOT / "pyproject.toml")).contracts_options
    assert len(contracts) >= 5
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_each_module_says_what_it_is_for() -> None:
    silent = []
    for file in MODULES:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        if tree.body and not ast.get_docstring(tree):
            silent.append(str(file.relative_to(ROOT)))
    assert silent == []


def test_tasks_are_started_in_a_group_that_awaits_them() -> None:
    """A task nobody awaits dies in silence. An exception is marked where it stands."""
    loose = []
    for file in MODULES:
        text = file.read_text(encoding="utf-8")
        lines = text.splitlines()
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            owner = ast.unparse(node.func.value)
            excused = "noqa: TID251" in lines[node.lineno - 1]
            if (
                node.func.attr in ("create_task", "ensure_future")
                and owner not in ("group", "tasks")
                and not excused
            ):
                loose.append(f"{file.relative_to(ROOT)}:{node.lineno} {owner}.{node.func.attr}")
    assert loose == []


def test_only_the_clock_reads_the_clock() -> None:
    readers = set()
    for file in MODULES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in (
                "time.time",
                "datetime.now",
                "datetime.utcnow",
                "datetime.datetime.now",
                "date.today",
            ):
                readers.add(str(file.relative_to(ROOT)))
    assert readers == {"schedules/clock.py"}


def test_only_schedules_opens_a_transaction_that_writes() -> None:
    """But for storage/migration.py, which changes the form of the database before anybody uses it."""
    writers = set()
    for file in MODULES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if node.func.attr == "write" and ast.unparse(node.func.value).endswith("database"):
                writers.add(str(file.relative_to(ROOT)))
    assert {name for name in writers if not name.startswith("schedules/")} == {"storage/migration.py"}


def test_no_file_speaks_of_one_machine_or_of_a_registry() -> None:
    found = []
    for file in versioned_files():
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{file.relative_to(ROOT)}: {words}" for words in OF_A_MACHINE + OF_A_REGISTRY if words in text]
    assert found == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-bench.lock"])
def test_a_lock_holds_names_and_versions_only(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    wrong = [line for line in lines if line and line[0] != "#" and line.count("==") != 1]
    assert wrong == []
    assert not any("/" in line or "--" in line for line in lines)


def test_tests_are_no_packages() -> None:
    """tests/storage/__init__.py would stand before the real storage."""
    assert list((ROOT / "tests").rglob("__init__.py")) == []
