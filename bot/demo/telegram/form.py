"""Reading a request's parameters, wherever a client of the Bot API may put them.

aiohttp reads multipart forms part by part, at four times the cost of everything else a message costs
here; the bodies are small, so they are taken whole and split.
"""

import json
import mimetypes
import re
from urllib.parse import parse_qsl

from aiohttp import web

from bot.demo.telegram.refusals import Refusal, broken_rule
from bot.demo.telegram.spec import Upload

_PART_NAME = re.compile(r'[;\s]name="((?:[^"\\]|\\.)*)"', re.IGNORECASE)
_BARE_NAME = re.compile(r'[;\s]name=([^\s;"]+)', re.IGNORECASE)
_FILE_NAME = re.compile(r'[;\s]filename="((?:[^"\\]|\\.)*)"', re.IGNORECASE)
_PART_TYPE = re.compile(r"^content-type:\s*([^\s;]+)", re.IGNORECASE | re.MULTILINE)
_BOUNDARY = re.compile(r'boundary=(?:"([^"]+)"|([^\s;]+))', re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)")


async def parameters(http: web.Request) -> dict[str, object]:
    """Parameters by name: text, Upload for a file, or any JSON value. The body wins over the query."""
    params: dict[str, object] = dict(http.query)
    if not http.body_exists:
        return params
    try:
        match http.content_type:
            case "multipart/form-data":
                params.update(_parts(await http.read(), http.headers["Content-Type"]))
            case "application/json":
                params.update(_object(await http.text()))
            case "application/x-www-form-urlencoded":
                params.update((name, str(value)) for name, value in (await http.post()).items())
    except web.HTTPRequestEntityTooLarge:
        raise Refusal(413, "Request Entity Too Large", broke_rule=True) from None
    except UnicodeDecodeError:
        raise broken_rule("strings must be encoded in UTF-8") from None
    return params


def parameters_in(content_type: str, body: bytes) -> dict[str, object]:
    """Parameters of a body that came as an answer: how webhooks ask for a method."""
    match content_type.partition(";")[0].strip().lower():
        case "multipart/form-data":
            return _parts(body, content_type)
        case "application/json":
            return _object(body.decode())
        case "application/x-www-form-urlencoded":
            return dict(parse_qsl(body.decode()))
    return {}


def _object(text: str) -> dict[str, object]:
    try:
        value = json.loads(text)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise broken_rule("Can't parse request: JSON object expected")
    return {name: each for name, each in value.items() if each is not None}


def _parts(body: bytes, content_type: str) -> dict[str, object]:
    """The parts of a multipart/form-data body (RFC 7578)."""
    boundary = _BOUNDARY.search(content_type)
    if boundary is None:
        raise broken_rule("Can't parse request: no boundary of its parts")
    delimiter = b"\r\n--" + (boundary.group(1) or boundary.group(2)).encode()
    params: dict[str, object] = {}
    for part in (b"\r\n" + body).split(delimiter)[1:]:
        if part.startswith(b"--"):
            break
        head, _, content = part.partition(b"\r\n\r\n")
        headers = head.decode()
        name = _PART_NAME.search(headers) or _BARE_NAME.search(headers)
        if name is None:
            continue
        file_name = _FILE_NAME.search(headers)
        params[_ESCAPED.sub(r"\1", name.group(1))] = (
            _upload(file_name.group(1), headers, content) if file_name else content.decode()
        )
    return params


def _upload(escaped_name: str, headers: str, content: bytes) -> Upload:
    name = _ESCAPED.sub(r"\1", escaped_name)
    told = _PART_TYPE.search(headers)
    guess = mimetypes.guess_type(name)[0]
    return Upload(name, content, guess or (told.group(1) if told else "application/octet-stream"))
