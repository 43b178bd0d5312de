"""Links into the bot: each opens what it names, changes nothing by itself, and says so where it leads nowhere."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from handlers.views.sharing import PAYLOAD, card_payload
from storage.models import Tournament
from tests.people import filled
from tests.rows import rows
from tests.stories.test_subscribing import ALL, NOTHING, follows
from tests.town import Someone, Town

AMMAN = "boxing-asia-oceania-2020"


def shared(one: Someone) -> str:
    """The link that the newest message's share button passes on."""
    keyboard = one.messages()[-1]["reply_markup"]["inline_keyboard"]
    url = next(button["url"] for row in keyboard for button in row if "share" in button.get("url", ""))
    return parse_qs(urlsplit(url).query)["url"][0]


async def test_a_shared_card_and_a_shared_count_open_for_somebody_new(town: Town) -> None:
    aya, timur = town.someone("Ая"), town.someone("Timur", "en")
    await aya.says(f"/start t_{AMMAN}")
    card = aya.last()
    link = shared(aya)
    assert link.endswith(f"?start=t_{AMMAN}")
    town.telegram.follow_link(timur.person, link)
    await town.deals_with_it()
    assert "Amman" in timur.last()
    number = next(row["id"] for row in rows(town.database_url, "tournaments") if row["slug"] == AMMAN)
    await aya.says(f"/start t{number}")
    assert aya.last() == card
    await aya.says("/licences")
    town.telegram.follow_link(timur.person, shared(aya))
    await town.deals_with_it()
    assert "Kazakhstan’s way" in timur.last()
    assert follows(timur) == NOTHING


async def test_a_link_to_a_subscription_asks_first(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/start sub_BOX")
    assert follows(aya) == NOTHING
    assert len(aya.buttons()) == 1
    await aya.taps("🔔")
    assert follows(aya) == {"BOX"}
    await aya.says("/start sub_box")
    assert "уже следите: 🥊 Бокс" in aya.last()
    await aya.says("/start sub_ALL")
    assert follows(aya) == {"BOX"}
    await aya.taps("🔔")
    assert follows(aya) == ALL


async def test_a_link_to_a_sport_shows_it(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/start s_BOX")
    assert "🥊 Бокс" in aya.last()
    assert "Амман" in aya.last()


async def test_a_link_that_leads_nowhere_is_said_to_and_what_is_ahead_is_shown(town: Town) -> None:
    aya = town.someone("Ая")
    for payload in ("t999999", "t_boxing-asia", "s_XYZ", "sub_XYZ"):
        await aya.says(f"/start {payload}")
        assert "обрезана или устарела" in aya.last(), payload
        assert "Ближайшие турниры" in aya.last(), payload
    await aya.says("/start whatever")
    assert "Такой ссылки я не знаю" in aya.last()
    await aya.says("/start inv_friend")
    assert "не знаю" not in aya.last()
    assert "путь Казахстана" in aya.last()


@pytest.mark.parametrize("slug", ["boxing-asia-oceania-2020", "a" * 62, "a" * 63, "бокс", "with space"])
def test_every_card_has_a_link_that_telegram_takes(slug: str) -> None:
    payload = card_payload(filled(Tournament, id=10**9, slug=slug))
    assert PAYLOAD.fullmatch(payload)
    assert re.fullmatch(r"t(\d+|_[a-z0-9-]+)", payload)
