"""Meeting: the first word, the language, help, and coming back."""

from datetime import date

from handlers.texts import LANGUAGES
from tests.conftest import at
from tests.rows import rows
from tests.stories.conftest import OpenTown
from tests.town import Town

MET = {"ru": "путь Казахстана", "kk": "Қазақстанның", "en": "Kazakhstan’s way"}
THREE = ["Қазақша", "Русский", "English"]
OFFER = {"ru": "🔔 Подписаться на всё", "kk": "🔔 Бәріне жазылу", "en": "🔔 Subscribe to all"}


async def test_a_newcomer_is_met_in_the_language_of_their_telegram_where_it_is_one_of_ours(town: Town) -> None:
    hints = {"ru": "ru", "kk": "kk", "en": "en", "kk-KZ": "kk", "en-US": "en", "de": "ru", "": "ru"}
    for hint, language in hints.items():
        aya = town.someone("Ая", hint)
        await aya.says("/start")
        assert MET[language] in aya.last(), hint
        assert aya.buttons()[:4] == [*THREE, OFFER[language]]


async def test_where_nothing_is_known_the_default_language_is_spoken(open_town: OpenTown) -> None:
    async with open_town(default_language="kk") as town:
        aya = town.someone("Ая", "de")
        await aya.says("/help")
        assert "Қолымнан келетіні" in aya.last()


async def test_a_language_chosen_changes_the_start_screen_in_place_and_keeps_its_buttons(town: Town) -> None:
    aya = town.someone("Ая", "ru")
    await aya.says("/start")
    for button, language in (("Қазақша", "kk"), ("English", "en"), ("Русский", "ru")):
        await aya.taps(button)
        await aya.taps(button)  # twice does no harm
        assert len(aya.messages()) == 1
        assert MET[language] in aya.last()
        assert "/language" in aya.last()
        assert aya.buttons()[:4] == [*THREE, OFFER[language]]
        assert len(aya.buttons()) == 6


async def test_a_chosen_language_outdoes_the_hint_in_answers_and_mornings(town: Town) -> None:
    aya = town.someone("Ая", "ru")
    await aya.says("/language")
    assert aya.buttons() == THREE
    aya.person.language_code = "en"
    await aya.says("/help")
    assert "What I can do" in aya.last()  # until chosen, the hint of now
    await aya.taps("Қазақша")
    await aya.says("/subscribe")
    assert "Дайын" in aya.last()
    await town.moves_to(at(date(2020, 3, 2), 9))
    assert "Сәлеметсіз бе" in aya.last()


async def test_everything_works_without_start(town: Town) -> None:
    aya = town.someone("Ая")
    for command in ("/help", "/next", "/licences", "/language", "/unsubscribe"):
        await aya.says(command)
    assert len(aya.messages()) == 5
    await aya.says("/subscribe")
    [chat] = rows(town.database_url, "chats")
    assert chat["subscribed_at"] == town.clock.now()


async def test_start_offers_a_subscription_only_to_who_has_none(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/start")
    await aya.taps("🔔")
    await aya.says("/start from_a_link")
    assert MET["ru"] in aya.last()
    assert not [button for button in aya.buttons() if "🔔" in button]


async def test_who_blocked_us_and_comes_back_finds_everything_as_it_was(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/language")
    await aya.taps("Қазақша")
    await aya.says("/subscribe бокс")
    aya.blocks()
    await town.deals_with_it()
    said = len(aya.messages())
    await town.moves_to(at(date(2020, 3, 2), 9))
    assert len(aya.messages()) == said
    await town.moves_to(at(date(2020, 3, 2), 12))
    await aya.says("/start")
    assert MET["kk"] in aya.last()
    await aya.says("/subscribe box")
    assert "🥊 Бокс" in aya.last()
    await town.settles()
    assert not aya.sees("Сәлеметсіз бе")  # today's hour had passed
    await town.moves_to(at(date(2020, 3, 3), 9))
    assert "Бүгін" in aya.last()


STAFF = {"ru": "Для сотрудников", "kk": "Қызметкерлерге", "en": "For staff"}


async def test_help_tells_of_staff_commands_only_to_owners(town: Town) -> None:
    owners = {language: town.someone("Ержан", language, owner=True) for language in LANGUAGES}
    fans = {language: town.someone("Ая", language) for language in LANGUAGES}
    for language in LANGUAGES:
        owner, fan = owners[language], fans[language]
        for one in (owner, fan):
            await one.says("/help")
            for command in ("/next", "/licences", "/subscribe", "/unsubscribe", "/language"):
                assert command in one.last()
        assert STAFF[language] in owner.last()
        assert "/won" in owner.last()
        assert STAFF[language] not in fan.last()
        assert "/won" not in fan.last()


async def test_every_command_that_help_names_is_answered(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says("/help")
    commands = {word for word in owner.last().split() if word.startswith("/")}
    assert len(commands) >= 6
    for command in sorted(commands):
        await owner.says(command)
        assert "Не понял" not in owner.last()
