"""What plain words of staff may answer: the one dialogue that is open for them in this chat."""

from aiogram.types import Message

from handlers.visits import House, Visit
from storage.dialogues import read_open_dialogue
from storage.models import Dialogue


async def read_awaiting(message: Message, visit: Visit, house: House, kind: str) -> Dialogue | None:
    """The open dialogue, where it is of this kind; no command answers it, and nobody but staff."""
    if not visit.staff or (message.text or "").startswith("/"):
        return None
    async with house.database.read() as connection:
        dialogue = await read_open_dialogue(connection, visit.address.telegram_id, visit.person)
    return dialogue if dialogue and dialogue.kind == kind else None
