"""Requests are held against the specification, and every broken rule is written down."""

import pytest

from bot.demo.telegram.methods import SUPPORTED
from bot.demo.telegram.spec import METHODS, check_of

FIRST_BUTTON = "reply_markup.inline_keyboard[0][0]"


def button(**more):
    return {"text": "A", **more}


@pytest.mark.parametrize(
    ("buttons", "description"),
    [
        ([button(callback_data="ж" * 33)], "BUTTON_DATA_INVALID"),
        ([button(callback_data="")], "BUTTON_DATA_INVALID"),
        ([button()], "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        (
            [button(callback_data="a", url="https://a.kz")],
            "can't parse inline keyboard button: exactly one action must be specified, found callback_data, url",
        ),
        ([button(url="nowhere")], "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL"),
        (
            [button(url="ftp://a.kz")],
            "inline keyboard button URL 'ftp://a.kz' is invalid: Unsupported URL protocol",
        ),
        (
            [button(callback_data="a", style="loud")],
            'can\'t parse inline keyboard button: unknown button style "loud"',
        ),
        ([button(callback_data="a", text=" ")], "BUTTON_TEXT_INVALID"),
        ([button(copy_text={"text": "x" * 257})], "BUTTON_COPY_TEXT_INVALID"),
        ([button(callback_data="a")] * 101, "reply markup is too long"),
        (
            [{"callback_data": "a"}],
            f'can\'t parse {FIRST_BUTTON}: field "text" must be specified in InlineKeyboardButton',
        ),
    ],
)
async def test_a_bad_keyboard_is_refused(telegram, bot, aigerim, buttons, description):
    markup = {"inline_keyboard": [buttons]}
    assert (
        await bot.refused("sendMessage", chat_id=aigerim.id, text="x", reply_markup=markup)
        == f"Bad Request: {description}"
    )
    assert len(telegram.violations) == 1


async def test_good_keyboards_of_every_kind_are_taken(telegram, bot, aigerim):
    inline = [
        button(callback_data="ж" * 32, style="primary"),
        button(url="https://olympic.kz/a"),
        button(url="tg://user?id=1"),
        button(copy_text={"text": "x"}),
        button(switch_inline_query=""),
        button(web_app={"url": "https://a.kz"}),
    ]
    for markup in (
        {"inline_keyboard": [inline, [button(callback_data="a")] * 94]},
        {"keyboard": [[{"text": "A"}, {"text": "B", "request_contact": True}]], "resize_keyboard": True},
        {"remove_keyboard": True},
        {"force_reply": True, "selective": True},
    ):
        await bot.call("sendMessage", chat_id=aigerim.id, text="x", reply_markup=markup)
    assert telegram.violations == []
    assert len(telegram.history(aigerim.id)[1]["reply_markup"]["inline_keyboard"]) == 2
    assert all("reply_markup" not in each for each in telegram.history(aigerim.id)[2:])


@pytest.mark.parametrize(
    ("method", "params", "description"),
    [
        ("sendMessage", {"chat_id": 1}, "message text is empty"),
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": "abc", "text": "x"}, "chat not found"),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "disable_notification": "perhaps"},
            'can\'t parse parameter "disable_notification": expected Boolean',
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": "{"},
            "can't parse reply keyboard markup JSON object",
        ),
        ("sendMessage", {"chat_id": 1, "text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        ("getUpdates", {"offset": "x"}, 'can\'t parse parameter "offset": expected Integer'),
        ("setMyCommands", {}, 'parameter "commands" is required'),
        ("setMyCommands", {"commands": [{"command": "Старт", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        (
            "setMyCommands",
            {"commands": [{"command": "a", "description": ""}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        (
            "setMyCommands",
            {"commands": [], "scope": {"type": "everybody"}},
            'can\'t parse scope: BotCommandScopeDefault.type must be "default"',
        ),
        ("sendChatAction", {"chat_id": 1, "action": "sleeping"}, "wrong parameter action in request"),
    ],
)
async def test_a_broken_rule_is_refused_and_written_down(telegram, bot, method, params, description):
    assert await bot.refused(method, **params) == f"Bad Request: {description}"
    assert telegram.violations == [f"{method}: Bad Request: {description}"]


async def test_an_unknown_parameter_is_passed_over_and_written_down(telegram, bot, aigerim):
    await bot.call(
        "sendMessage",
        chat_id=aigerim.id,
        text="x",
        silently=True,
        link_preview_options={"is_disabled": True, "is_small": True},
    )
    assert sorted(telegram.violations) == [
        "sendMessage: link_preview_options: LinkPreviewOptions has no field 'is_small'",
        "sendMessage: sendMessage has no parameter 'silently'",
    ]


async def test_an_unknown_method_is_not_found(telegram, bot):
    assert await bot.refused("sendMagic") == "Not Found"
    assert telegram.violations == ["sendMagic: Not Found"]


async def test_a_method_that_is_not_played_says_so(telegram, bot):
    assert "not supported" in await bot.refused("sendDice", chat_id=1)
    assert telegram.violations == []


async def test_a_wrong_token_is_unauthorized_and_a_malformed_one_not_found(telegram, bot):
    for token, status in (("42:other", 401), ("43:PRETEND-token_1", 401), ("nonsense", 404)):
        async with bot.session.get(f"{telegram.url}/bot{token}/getMe") as response:
            assert response.status == status
    async with bot.session.get(f"{telegram.url}/") as response:
        assert response.status == 404
    assert telegram.violations == []


async def test_unknown_chats_and_unchanged_messages_are_not_violations(telegram, bot, aigerim):
    sent = await bot.call("sendMessage", chat_id=aigerim.id, text="x")
    await bot.refused("editMessageText", chat_id=aigerim.id, message_id=sent["message_id"], text="x")
    await bot.refused("sendMessage", chat_id=-1, text="x")
    await bot.refused("sendMessage", chat_id="@nobody", text="x")
    await bot.refused("answerCallbackQuery", callback_query_id="1")
    assert telegram.violations == []


def test_every_method_of_the_specification_has_its_checks():
    assert len(METHODS) == 185
    assert SUPPORTED.keys() < METHODS.keys()
    for method in METHODS.values():
        assert set(method.required) <= method.checks.keys()


def test_a_type_that_contains_itself_is_checked():
    text = {"type": "bold", "text": ["a", {"type": "italic", "text": "b"}]}
    notes = []
    assert check_of("RichText")(text, "text", notes) == text
    assert notes == []
