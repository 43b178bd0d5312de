"""What is not understood is said so in private; nothing that comes in makes us stumble."""

from handlers.texts import LANGUAGES
from tests.rows import rows
from tests.town import Town

SORRY = {"ru": "Не понял вас", "kk": "Кешіріңіз, түсінбедім", "en": "I did not understand"}
NOT_FOUND = {"ru": "Ничего не нашлось", "kk": "Ештеңе табылмады", "en": "Nothing found"}
EDITED = {"ru": "не перечитываю", "kk": "қайта оқымаймын", "en": "do not read edited"}
FILE = {"file_id": "AgAD", "file_unique_id": "AQAD"}
PICTURE = FILE | {"width": 512, "height": 512}
SAID = (
    {"sticker": PICTURE | {"type": "regular", "is_animated": False, "is_video": False}},
    {"photo": [PICTURE], "caption": "Наши!"},
    {"photo": [PICTURE]},
    {"voice": FILE | {"duration": 3}},
    {"location": {"latitude": 43.2, "longitude": 76.9}},
    {"contact": {"phone_number": "+77000000000", "first_name": "Ая"}},
    {"dice": {"emoji": "🎲", "value": 6}},
    {"hologram": {"of": "a later Bot API"}},
    {"text": "/неизвестное"},
    {"text": "/"},
)
# Nobody said these.
NOTED = (
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86_400}},
    {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}},
)


async def test_whatever_is_said_in_private_is_answered_in_the_person_s_language(town: Town) -> None:
    for language in LANGUAGES:
        aya = town.someone("Ая", language)
        for text in ("/nonsense", "/startle"):
            await aya.says(text)
            assert SORRY[language] in aya.last(), text
            assert "/help" in aya.last()
        for text in ("ъъъъъ", "{ $count } <b>&amp;", "\u202e\u200b"):
            await aya.says(text)  # plain words are looked for
            assert NOT_FOUND[language] in aya.last(), text
            assert "/help" in aya.last()
        for content in SAID:
            said = len(aya.messages())
            await aya.sends(**content)
            assert len(aya.messages()) == said + 1, content
            assert SORRY[language] in aya.last(), content
        await aya.sends("edited_message", text="/subscribe бокс", edit_date=1_582_180_000)
        assert EDITED[language] in aya.last()
        said = len(aya.messages())
        for content in NOTED:
            await aya.sends(**content)
        await aya.sends("edited_message", location={"latitude": 43.2, "longitude": 76.9}, edit_date=1_582_180_000)
        assert len(aya.messages()) == said
    assert {row["attempts"] for row in rows(town.database_url, "inbox")} == {0}


async def test_channels_and_strange_updates_do_no_harm(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/help")
    channel = {"id": -100_555, "type": "channel", "title": "Новости"}
    bot = {"user": {"id": 42, "is_bot": True, "first_name": "Жолдама"}}
    joined = {"old_chat_member": bot | {"status": "left"}, "new_chat_member": bot | {"status": "member"}}
    someone, post = {"from": aya.person.user()}, {"date": 1, "chat": channel, "sender_chat": channel}
    strange = (
        {"my_chat_member": {"chat": channel, "date": 1, **someone, **joined}},
        {"channel_post": {"message_id": 7, "text": "/subscribe", **post}},
        {"message": {"message_id": 8, "text": "/start", **post}},
        {"inline_query": {"id": "1", "query": "", "offset": "", **someone}},
        {"poll": {"id": "1"}},
        {"message": {"message_id": 9, "date": 1, "chat": aya.person.chat() | {"type": "sender"}, **someone}},
    )
    for update in strange:
        town.telegram.add_update(update)
        await town.deals_with_it()
    await aya.says("/next")
    assert "Ближайшие турниры" in aya.last()
