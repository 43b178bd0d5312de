"""Files that the bot and people sent: kept under their ids, described the way Telegram describes them."""

import struct
from dataclasses import dataclass
from itertools import count
from typing import Any

from bot.demo.telegram.refusals import bad_request, broken_rule
from bot.demo.telegram.spec import Upload

_MOST_PHOTO_BYTES = 10 * 1024 * 1024
_MOST_DOCUMENT_BYTES = 50 * 1024 * 1024
_MOST_FETCHED_BYTES = 20 * 1024 * 1024
_UNKNOWN_SIZE = (800, 600)
_THUMBNAIL = 320
_PREFIXES = {"photo": "AgACAgI", "document": "BQACAgI", "sticker": "CAACAgI"}
# What Telegram says of a file besides its name and size; what only the file itself could tell is made up.
_SHAPES: dict[str, dict[str, Any]] = {
    "sticker": {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False},
    "animation": {"width": 320, "height": 240, "duration": 1},
    "video": {"width": 800, "height": 600, "duration": 1},
    "audio": {"duration": 1},
    "voice": {"duration": 1},
}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file: `path` is what getFile answers and what /file/bot<token>/<path> serves."""

    id: str
    unique_id: str
    path: str
    name: str
    mime_type: str
    content: bytes
    kind: str  # photo, document, sticker…


class Files:
    """All files of one pretend Telegram."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._numbers = count(1)

    def keep(self, upload: Upload, kind: str) -> StoredFile:
        """Store what the bot uploads as a photo or a document."""
        if not upload.content:
            raise broken_rule("file must be non-empty")
        if len(upload.content) > (_MOST_PHOTO_BYTES if kind == "photo" else _MOST_DOCUMENT_BYTES):
            raise broken_rule(f"too big for a {kind}")
        return self.store(upload, kind)

    def store(self, upload: Upload, kind: str) -> StoredFile:
        """Store a file of any size, as people send them."""
        number = next(self._numbers)
        extension = upload.name.rpartition(".")[2] if "." in upload.name else "jpg"
        stored = StoredFile(
            id=f"{_PREFIXES.get(kind, 'BAACAgI')}AAxkPretend{number:06}",
            unique_id=f"AQADPretend{number:06}",
            path=f"{kind}s/file_{number}.{extension}",
            name=upload.name,
            mime_type=upload.mime_type,
            content=upload.content,
            kind=kind,
        )
        self._by_id[stored.id] = self._by_path[stored.path] = stored
        return stored

    def find(self, value: Upload | str, uploads: dict[str, Any], kind: str) -> StoredFile:
        """The file of an InputFile parameter: an upload, attach://name, or the id of a file sent before."""
        if isinstance(value, str) and value.startswith("attach://"):
            value = uploads.get(value.removeprefix("attach://"), value)
        if isinstance(value, Upload):
            return self.keep(value, kind)
        stored = self._by_id.get(value)
        if stored is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if stored.kind != kind:
            raise bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
        return stored

    def by_id(self, file_id: str) -> StoredFile:
        stored = self._by_id.get(file_id)
        if stored is None:
            raise bad_request("invalid file_id")
        return stored

    def fetchable(self, file_id: str) -> StoredFile:
        """The file, if a bot may fetch it: at most 20 MB."""
        stored = self.by_id(file_id)
        if len(stored.content) > _MOST_FETCHED_BYTES:
            raise bad_request("file is too big")
        return stored

    def by_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)


def described(stored: StoredFile) -> dict[str, Any]:
    """The part of a Message that shows the file."""
    card = {"file_id": stored.id, "file_unique_id": stored.unique_id, "file_size": len(stored.content)}
    if stored.kind == "document":
        return {"document": {**card, "file_name": stored.name, "mime_type": stored.mime_type}}
    if stored.kind != "photo":
        return {stored.kind: card | _SHAPES[stored.kind]}
    width, height = _picture_size(stored.content)
    sizes = [{**card, "width": width, "height": height}]
    if max(width, height) > _THUMBNAIL:
        scale = _THUMBNAIL / max(width, height)
        small = {"width": max(1, round(width * scale)), "height": max(1, round(height * scale))}
        sizes.insert(0, {**card, "file_unique_id": f"{stored.unique_id}s", **small})
    return {"photo": sizes}


def _picture_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG; a guess for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    return _UNKNOWN_SIZE
