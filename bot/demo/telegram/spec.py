"""The Bot API as data: which methods there are, what each takes, and a check for every type.

The checks are compiled once, when the module is loaded, from the packaged specification. A value is
taken the way Telegram's server takes it: objects and arrays may come as JSON text, numbers as digits.
What the real server would ignore (an unknown field) is noted, what it would refuse is a `Refusal`.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.demo.telegram.refusals import Refusal, broken_rule

Notes = list[str]
Check = Callable[[object, str, Notes], Any]

# Under this name the files of a request are kept beside its parameters.
UPLOADS = "uploads"

_TRUE = {"true", "1", "yes"}
_FALSE = {"false", "0", "no"}
_SPOKEN = {"reply_markup": "reply keyboard markup"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request."""

    name: str
    content: bytes
    mime_type: str


@dataclass(frozen=True, slots=True)
class Method:
    """One method of the Bot API and how to read its parameters."""

    name: str
    checks: Mapping[str, Check]
    required: tuple[str, ...]

    def read(self, raw: Mapping[str, object], notes: Notes) -> dict[str, Any]:
        """The parameters as Python values. Unknown ones are noted; wrong or missing ones are a Refusal."""
        checks = self.checks
        values: dict[str, Any] = {}
        for name, value in raw.items():
            check = checks.get(name)
            if check is not None:
                values[name] = check(value, name, notes)
            elif not isinstance(value, Upload):
                notes.append(f"{self.name} has no parameter {name!r}")
        for name in self.required:
            if name not in values:
                raise _missing(name)
        return values


def _missing(name: str) -> Refusal:
    if name == "text":
        return broken_rule("message text is empty")
    if name == "chat_id":
        return broken_rule("chat_id is empty")
    return broken_rule(f'parameter "{name}" is required')


def _wrong(where: str, expected: str) -> Refusal:
    return broken_rule(f'can\'t parse parameter "{where}": expected {expected}')


def _integer(value: object, where: str, _notes: Notes) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        try:
            return int(value)
        except ValueError:
            pass
    raise _wrong(where, "Integer")


def _number(value: object, where: str, _notes: Notes) -> float:
    if isinstance(value, (int, float, str)) and not isinstance(value, bool):
        try:
            return float(value)
        except ValueError:
            pass
    raise _wrong(where, "Float")


def _boolean(value: object, where: str, _notes: Notes) -> bool:
    if isinstance(value, bool):
        return value
    text = str(value).strip().lower() if isinstance(value, (int, str)) else ""
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    raise _wrong(where, "Boolean")


def _string(value: object, where: str, _notes: Notes) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)  # a number in a JSON body becomes text on Telegram's side too
    raise _wrong(where, "String")


def _file(value: object, where: str, _notes: Notes) -> Upload | str:
    if isinstance(value, (Upload, str)):
        return value
    raise _wrong(where, "InputFile")


def _chat(value: object, where: str, notes: Notes) -> int | str:
    if isinstance(value, str) and value[:1] == "@":
        return value
    try:
        return _integer(value, where, notes)
    except Refusal:
        raise broken_rule("chat not found" if value else "chat_id is empty") from None


def _unpacked(value: object, where: str) -> object:
    """The object itself, whether it came as JSON text or inside a JSON body."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise broken_rule(f"can't parse {_SPOKEN.get(where, where)} JSON object") from None


def _array(item: Check, expected: str) -> Check:
    def check(value: object, where: str, notes: Notes) -> list[Any]:
        value = _unpacked(value, where)
        if not isinstance(value, list):
            raise _wrong(where, expected)
        return [item(each, f"{where}[{number}]", notes) for number, each in enumerate(value)]

    return check


class _Object:
    """A check for one of the Bot API's object types; its fields are found on first use."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.fields: dict[str, tuple[Check, bool]] | None = None
        self.constants: Mapping[str, object] = _SPEC["consts"].get(name, {})

    def __call__(self, value: object, where: str, notes: Notes) -> dict[str, Any]:
        value = _unpacked(value, where)
        if not isinstance(value, dict):
            raise _wrong(where, self.name)
        fields = self.known()
        result: dict[str, Any] = {}
        for key, each in value.items():
            if each is None:
                continue
            field = fields.get(key)
            if field is None:
                notes.append(f"{where}: {self.name} has no field {key!r}")
            else:
                result[key] = field[0](each, f"{where}.{key}", notes)
        for key, (_, required) in fields.items():
            if required and key not in result:
                raise broken_rule(f'can\'t parse {where}: field "{key}" must be specified in {self.name}')
        for key, constant in self.constants.items():
            if result.get(key) != constant:
                raise broken_rule(f'can\'t parse {where}: {self.name}.{key} must be "{constant}"')
        return result

    def known(self) -> dict[str, tuple[Check, bool]]:
        if self.fields is None:
            self.fields = {
                name: (_check_any(tuple(field[0])), bool(field[1]))
                for name, field in _SPEC["types"][self.name].items()
            }
        return self.fields

    def likeness(self, value: Mapping[str, object]) -> tuple[bool, bool, int]:
        """How well an object fits this type: by its constants, its required fields, its own keys."""
        fields = self.known()
        return (
            all(value.get(key) == constant for key, constant in self.constants.items()),
            all(key in value for key, (_, required) in fields.items() if required),
            -sum(key not in fields for key in value),
        )


def _union(names: tuple[str, ...]) -> Check:
    """A value of the type that it resembles most, so that errors speak of the right one."""
    objects = [check for name in names for check in (check_of(name),) if isinstance(check, _Object)]
    others = [check for name in names for check in (check_of(name),) if not isinstance(check, _Object)]

    def check(value: object, where: str, notes: Notes) -> Any:
        if objects:
            unpacked = _unpacked(value, where) if not others else value
            if isinstance(unpacked, dict):
                best = max(objects, key=lambda each: each.likeness(unpacked))
                return best(unpacked, where, notes)
        for other in others:
            try:
                return other(value, where, notes)
            except Refusal:
                continue
        raise _wrong(where, " or ".join(names))

    return check


@cache
def check_of(name: str) -> Check:
    """The check of one type, by the name the specification gives it ("Message", "Array of String")."""
    if name.startswith("Array of "):
        return _array(_check_any(tuple(name.removeprefix("Array of ").split("|"))), name)
    if name in _SIMPLE:
        return _SIMPLE[name]
    if name in _SPEC["unions"]:
        return _Late(tuple(_SPEC["unions"][name]))
    if name in _SPEC["types"]:
        return _Object(name)
    return _anything


def _anything(value: object, _where: str, _notes: Notes) -> Any:
    return value


class _Late:
    """A union made when it is first needed: some unions contain themselves."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        self.check: Check | None = None

    def __call__(self, value: object, where: str, notes: Notes) -> Any:
        if self.check is None:
            self.check = _union(self.names)
        return self.check(value, where, notes)


@cache
def _check_any(names: tuple[str, ...]) -> Check:
    if names == ("Integer", "String"):
        return _chat
    if len(names) == 1:
        return check_of(names[0])
    if "InputFile" in names:
        return _file
    if all(name.startswith("Array of ") for name in names):
        return _array(_Late(tuple(name.removeprefix("Array of ") for name in names)), " or ".join(names))
    flat: list[str] = []
    for name in names:
        flat.extend(_SPEC["unions"].get(name, (name,)))
    return _Late(tuple(flat))


_SIMPLE: dict[str, Check] = {
    "Integer": _integer,
    "Float": _number,
    "Boolean": _boolean,
    "String": _string,
    "InputFile": _file,
}
_SPEC: dict[str, Any] = json.loads((Path(__file__).parent / "botapi_spec.json").read_text("utf-8"))


def _compile(name: str) -> Method:
    params = _SPEC["methods"][name]["params"]
    return Method(
        name=name,
        checks={param: _check_any(tuple(rule[0])) for param, rule in params.items()},
        required=tuple(param for param, rule in params.items() if rule[1]),
    )


METHODS: Mapping[str, Method] = {name.lower(): _compile(name) for name in _SPEC["methods"]}
UPDATE_KINDS: frozenset[str] = frozenset(_SPEC["types"]["Update"]) - {"update_id"}
ADMINISTRATOR_RIGHTS: tuple[str, ...] = tuple(
    name for name in _SPEC["types"]["ChatAdministratorRights"] if name.startswith("can_")
)
PERMISSIONS: tuple[str, ...] = tuple(_SPEC["types"]["ChatPermissions"])
