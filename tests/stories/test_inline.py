"""The bot asked from any chat offers cards in the language of who asks, each with a way into the bot."""

from typing import Any

import pytest

from bot.demo.telegram.journal import InlineAnswer
from tests.town import Someone, Town


@pytest.fixture(autouse=True)
def inline(town: Town) -> None:
    town.telegram.bot.inline = True


async def asks(one: Someone, query: str, offset: str = "") -> InlineAnswer:
    one.town.telegram.ask_inline(one.person, query, chat_type="group", offset=offset)
    await one.town.deals_with_it()
    return one.town.telegram.inline_answers[-1]


def titles(answer: InlineAnswer) -> list[str]:
    return [result["title"] for result in answer.results]


def link(message: dict[str, Any]) -> str:
    ((button,),) = message["reply_markup"]["inline_keyboard"]
    return str(button["url"])


async def test_a_sport_gives_its_card_what_comes_and_the_count_each_in_the_askers_language(town: Town) -> None:
    expected = (("ru", "🥊 Бокс", "лицензи"), ("kk", "🥊 Бокс", "лицензия"), ("en", "🥊 Boxing", "licence"))
    for language, title, count in expected:
        answer = await asks(town.someone("Ая", language), "бокс")
        assert titles(answer)[0] == title
        assert count in titles(answer)[-1]
        assert answer.is_personal
        assert answer.cache_time <= 60


async def test_what_is_sent_is_the_card_and_its_button_opens_it_in_the_bot(town: Town) -> None:
    aya, timur = town.someone("Ая"), town.someone("Тимур")
    answer = await asks(aya, "Амман бокс")
    assert "3–11 марта" in answer.results[0]["description"]
    sent = town.telegram.choose_inline(aya.person, answer.results[0]["id"], timur.person)
    town.telegram.follow_link(timur.person, link(sent))
    await town.deals_with_it()
    assert timur.last() == sent["text"]


async def test_nothing_typed_gives_the_count_and_what_comes_page_by_page(town: Town) -> None:
    aya = town.someone("Ая")
    answer = await asks(aya, "")
    assert "39" in titles(answer)[0]
    seen = titles(answer)
    while answer.next_offset:
        assert len(answer.results) <= 50
        answer = await asks(aya, "", answer.next_offset)
        seen += titles(answer)
    assert 10 < len(seen) <= 50
    assert len(set(seen)) == len(seen)
    assert titles(await asks(aya, "", "nonsense"))[0] == seen[0]


async def test_words_find_athletes_and_the_count_too(town: Town) -> None:
    aya = town.someone("Ая")
    assert titles(await asks(aya, "лицензии"))[0].startswith("🏅")
    assert titles(await asks(aya, "Кункабаев"))[0].startswith("👤")


async def test_where_nothing_is_found_one_article_says_so_and_opens_the_bot(town: Town) -> None:
    answer = await asks(town.someone("Ая"), "qqqqqqqq")
    assert titles(answer) == ["Ничего не нашлось"]
    assert "start=inv_inline" in link(answer.results[0])
    assert answer.button is not None


async def test_a_card_sent_to_the_bot_itself_is_no_question_to_it(town: Town) -> None:
    aya = town.someone("Ая")
    answer = await asks(aya, "бокс")
    town.telegram.choose_inline(aya.person, answer.results[0]["id"])
    await town.deals_with_it()
    assert aya.messages() == [] or all("via_bot" in one for one in aya.messages())


async def test_what_is_for_staff_alone_is_on_no_card_that_is_sent(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    answer = await asks(owner, "Амман")
    assert all(len(row) == 1 for result in answer.results for row in result["reply_markup"]["inline_keyboard"])
    assert "callback_data" not in str(answer.results)
