"""Which messages of a group reach the bot: privacy mode. https://core.telegram.org/bots/features#privacy-mode"""

from bot.demo.telegram.chats import Chat, Message
from bot.demo.telegram.groups import Gathering, Group
from bot.demo.telegram.profile import Profile

_WRITTEN = (
    "text",
    "photo",
    "document",
    "sticker",
    "contact",
    "location",
    "venue",
    "animation",
    "video",
    "audio",
    "voice",
    "game",
)


def hears(chat: Chat, message: Message, profile: Profile) -> bool:
    """Whether the bot is told of a message that somebody put into the chat."""
    if not isinstance(chat, Gathering):
        return True
    if not chat.bot.present:
        return False
    if not isinstance(chat, Group) or not profile.privacy or chat.bot.leads:
        return True
    if not any(kind in message for kind in _WRITTEN):
        return True  # service messages are told to every bot
    return meant_for(profile, message) or _answers(profile, message)


def meant_for(profile: Profile, message: Message) -> bool:
    """Whether a message was sent by the bot, through it, or as a command that it may take for its own."""
    sender = message.get("via_bot") or message.get("from") or {}
    if sender.get("id") == profile.id:
        return True
    text, entities = ("text", "entities") if "text" in message else ("caption", "caption_entities")
    command = next(iter(message.get(entities, ())), None)
    if command is None or command["type"] != "bot_command" or command["offset"] != 0:
        return False
    addressee = message[text][: command["length"]].partition("@")[2]
    return not addressee or addressee.lower() == profile.username.lower()


def _answers(profile: Profile, message: Message) -> bool:
    original = message.get("reply_to_message")
    return original is not None and "forum_topic_created" not in original and meant_for(profile, original)
