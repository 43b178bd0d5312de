"""Subscribing: what is asked for in any of three languages is followed, and what is not wanted falls silent."""

from handlers.texts import LANGUAGES
from tests.rows import rows
from tests.town import Someone, Town

ALL, NOTHING = "everything", "nothing"


def follows(one: Someone) -> object:
    """What a person's chat is subscribed to: ALL, NOTHING or a set of codes."""
    chat = next(
        (row for row in rows(one.town.database_url, "chats") if row["telegram_id"] == one.person.id),
        {"subscribed_at": None},
    )
    if chat["subscribed_at"] is None:
        return NOTHING
    if chat["all_sports"]:
        return ALL
    chosen = rows(one.town.database_url, "chat_sports")
    return {row["sport"] for row in chosen if row["chat_id"] == chat["id"]}


async def test_the_rules_of_subscribing(town: Town) -> None:
    aya = town.someone("Ая")
    for says, then in (
        ("/unsubscribe", NOTHING),
        ("/subscribe", ALL),
        ("/subscribe BOX", {"BOX"}),  # narrows everything
        ("/subscribe JUD, WRE", {"BOX", "JUD", "WRE"}),  # adds to a choice
        ("/unsubscribe box", {"JUD", "WRE"}),
        ("/unsubscribe", NOTHING),
        ("/subscribe BOX", {"BOX", "JUD", "WRE"}),  # what was chosen before the end is kept
        ("/unsubscribe BOX, JUD, WRE", NOTHING),  # nothing left
        ("/subscribe TEN", {"TEN"}),
        ("/subscribe", ALL),
        ("/unsubscribe", NOTHING),
        ("/subscribe TEN", {"TEN"}),
    ):
        await aya.says(says)
        assert follows(aya) == then, says


ASKED = (
    ("BOX", {"BOX"}),
    ("box", {"BOX"}),
    ("Бокс", {"BOX"}),
    ("boxing", {"BOX"}),
    ("борьба", {"WRE"}),
    ("күрес", {"WRE"}),
    ("курес", {"WRE"}),
    ("wrestling", {"WRE"}),
    ("Ауыр атлетика", {"WLF"}),
    ("тяжелая атлетика", {"WLF"}),
    ("weightlifting", {"WLF"}),
    ("дзюда", {"JUD"}),
    ("боксс", {"BOX"}),
    ("wrestlng", {"WRE"}),
    ("бокс, дзюдо, TEN", {"BOX", "JUD", "TEN"}),
    ("бокс и дзюдо", {"BOX", "JUD"}),
    ("бокс;күрес\nswimming", {"BOX", "WRE", "SWM"}),
    ("бокс, BOX, boxing,,", {"BOX"}),
)


async def test_sports_are_known_by_code_and_by_name_in_three_languages_with_mistakes(town: Town) -> None:
    for asked, codes in ASKED:
        aya = town.someone("Ая", "en")
        await aya.says(f"/subscribe {asked}")
        assert follows(aya) == codes, asked


async def test_one_sport_taken_from_everything_leaves_the_others_and_they_are_told_by_name(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/subscribe")
    await aya.says("/unsubscribe бокс")
    every = {row["sport"] for row in rows(town.database_url, "games_sports")}
    assert follows(aya) == every - {"BOX"}
    assert aya.last().startswith(
        "🔕 Убрал: 🥊 Бокс. Осталось: 🚣 Академическая гребля, 🏊‍♀️ Артистическое плавание, 🏸 Бадминтон, "
    )


DONE = {
    "ru": ("Готово: буду напоминать обо всех", "Вы уже подписаны", "Больше не пишу", "Вы и так ни на что"),
    "kk": ("Дайын: барлық турнирді", "жазылып қойғансыз", "Енді жазбаймын", "онсыз да ештеңеге"),
    "en": (
        "Done: I will remind you",
        "You are already subscribed",
        "I will not write",
        "not subscribed to anything",
    ),
}
SPORTS = {
    "ru": ("Ваши виды спорта: 🥊 Бокс, 🥋 Дзюдо", "За этим вы уже следите", "Не знаю вида спорта"),
    "kk": ("Сіз қадағалайтын спорт түрлері: 🥊 Бокс, 🥋 Дзюдо", "Мұны онсыз да қадағалап", "білмеймін"),
    "en": ("Your sports: 🥊 Boxing, 🥋 Judo", "You follow that already", "I do not know a sport"),
}


async def test_every_answer_is_given_in_three_languages_and_says_what_was_so_already(town: Town) -> None:
    for language in LANGUAGES:
        aya = town.someone("Ая", language)
        for command, answer in zip(
            ("/subscribe", "/subscribe", "/unsubscribe", "/unsubscribe"), DONE[language], strict=True
        ):
            await aya.says(command)
            assert answer in aya.last()
        assert follows(aya) == NOTHING
        followed, already, unknown = SPORTS[language]
        timur = town.someone("Тимур", language)
        await timur.says("/subscribe JUD, BOX")
        assert followed in timur.last()
        assert "09:00" in timur.last()
        await timur.says("/subscribe дзюдо")
        assert already in timur.last()
        for command in ("/subscribe", "/unsubscribe"):
            await timur.says(f"{command} <b>ъъъ</b> & Co")
            assert unknown in timur.last()
            assert "<b>ъъъ</b> & Co" in timur.last()
        assert follows(timur) == {"BOX", "JUD"}


async def test_what_was_not_followed_is_not_said_to_be_taken_away(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/subscribe бокс, дзюдо")
    await aya.says("/unsubscribe теннис")
    assert aya.last() == "За этим вы и так не следите. Ваши виды спорта: 🥊 Бокс, 🥋 Дзюдо"
    await aya.says("/unsubscribe теннис, бокс")
    assert aya.last() == "🔕 Убрал: 🥊 Бокс. Осталось: 🥋 Дзюдо"


async def test_words_that_may_mean_several_sports_are_asked_about_with_buttons(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/subscribe гимнастика")
    assert "«гимнастика»" in aya.last()
    assert aya.buttons() == ["🤸 Спортивная гимнастика", "🎀 Художественная гимнастика", "🤸‍♂️ Прыжки на батуте"]
    assert follows(aya) == NOTHING
    await aya.taps("Художественная")
    assert follows(aya) == {"GRY"}
    assert "Ваши виды спорта: 🎀" in aya.last()
    await aya.taps("Спортивная")
    await aya.taps("Спортивная")
    assert follows(aya) == {"GRY", "GAR"}

    await aya.says("/unsubscribe гимнастика")
    assert follows(aya) == {"GRY", "GAR"}
    await aya.taps("Художественная")
    assert follows(aya) == {"GAR"}
    assert aya.last() == "🔕 Убрал: 🎀 Художественная гимнастика. Осталось: 🤸 Спортивная гимнастика"


async def test_what_is_known_is_done_and_only_the_rest_is_asked_about(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/subscribe")
    await aya.says("/subscribe бокс, гимнастика, ъъъъ")
    confirmed, unclear, unknown = aya.reads()[-3:]
    assert "Ваши виды спорта: 🥊 Бокс" in confirmed
    assert "«гимнастика»" in unclear
    assert "«ъъъъ»" in unknown
    assert follows(aya) == {"BOX"}
    await aya.taps("Художественная")
    assert follows(aya) == {"BOX", "GRY"}


async def test_nonsense_of_any_length_gets_a_few_short_answers(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/subscribe " + "ъ" * 4_000)
    assert "ъъъ…»" in aya.last()
    assert len(aya.last()) < 300
    before = len(aya.messages())
    await aya.says("/subscribe " + ", ".join(f"ъъ{number}" for number in range(400)))
    assert len(aya.messages()) == before + 3


async def test_the_bells_subscribe_and_unsubscribe(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/next")
    await aya.taps("🔔")
    assert follows(aya) == ALL
    await aya.taps("🔔")
    assert "уже подписаны" in aya.last()
    await aya.taps("🔕")
    assert follows(aya) == NOTHING
    assert "🔕 Больше не пишу" in aya.last()
    await aya.taps("🔕")
    assert "ни на что не подписаны" in aya.last()
    await aya.taps("🔔")
    assert follows(aya) == ALL
    await aya.says("/next")
    assert not [button for button in aya.buttons() if "🔔" in button]
    await aya.says("/unsubscribe бокс")
    await aya.taps("🔔", on=aya.messages()[0])  # an old bell means what it says
    assert follows(aya) == ALL
