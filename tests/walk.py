"""A walk through every screen that words and taps reach, for the tests and for `make texts`."""

from datetime import date

from handlers.texts import LANGUAGES
from tests.conftest import at
from tests.rows import rows
from tests.stories.test_changes import AMMAN
from tests.stories.test_recording import LINE, OTHER
from tests.town import Message, Someone, Town

UNCLEAR = "GRX"  # a typing mistake that may mean several sports

WALK = (
    *("/start", "/help", "/language", "/next", "/licences", "привет"),
    *("/subscribe", "/subscribe", "/subscribe BOX, JUD", "/subscribe BOX"),
    *("/unsubscribe TEN", "/unsubscribe JUD", "/unsubscribe", "/unsubscribe"),
    *("/subscribe 777", f"/subscribe {UNCLEAR}", "/unsubscribe 777", "/subscribe"),
    *("/calendar", "/calendar BOX", "/countdown", "/settings", "Amman BOX", "Tokyo", "Temirzhanov", "qqqq"),
    *("/calendar 22.01.2020", "/calendar changes", "/calendar 31.02.2020", "/calendar 3–11.03.2020"),
    *("/calendar 1.1.2010", "/calendar 1.1.2031"),
    *(
        "/licences 01.10.2019",
        "/licences BOX, WPO",
        "/licences Temirzhanov",
        "/licences 24.12.2020",
        "/licences qqqq",
    ),
    *(
        "/licences CSV",
        "/target",
        "/target 100 | Abilkhan Amankul | https://example.org",
        "/target 1000",
        "/target 120",
    ),
    *(
        "/target qqqq",
        "/target 120 | | https://example.org",
        "/target 120 | Abilkhan Amankul | https://example.org",
    ),
    *("/pending", "/ledger", "/staff"),
    *("/won", "777 | 1\nBOX\nBOX | 1 | | | 0", f"{LINE}\nWRE | 97 kg | | | 2"),
)


# What is pressed under an answer, by what the button carries: its words differ by language.
TAPS = {
    "/licences": (
        *(f"lic1:{by}:::0" for by in ("sports", "where", "newest", "target", "total")),
        *("lic1:sport:WPO::0", "lic1:sport:BOX:20191001:0", "lic1:at:0::0", "lic1:total::20191001:0"),
        *("pic1:photo:light:", "tabs1:", "tabs1:20191001", "tab1:changes:"),
    ),
    "/target": ("tgtn1",),
    "/target 120 | Abilkhan Amankul | https://example.org": ("tgt1:aside:1", "tgt1:undo:999"),
    "/settings": (
        *(f"open1:{page}:0" for page in ("sports", "leads", "hour", "zone", "quiet", "main")),
        *("sport1:BOX:1:0", "sport1:BOX:0:0", "sport1::1:0", "lead1:30:1", "hour1:480", "zone1:Asia/Almaty"),
        *("quiet1:0:0", "quiet1:1380:480", "told1:licences:0", "told1:changes:0", "told1:licences:1"),
        *("told1:changes:1", "open1:main:0"),
    ),
    "/calendar": ("cal1:2020-03::0:0", "cal1:2020-03::1:0", "cal1:undated::0:0", "cals1:2020-03:0:0"),
    "/calendar 22.01.2020": (
        *("past1:2020-01-22:2020-02::0:0", "past1:2020-03-01:2020-02::0:0", "past1:2020-01-22:undated::1:0"),
        *(f"pcard1:{number}:2020-01-22" for number in (20, 60, 75)),
    ),
    "/calendar changes": ("news1:2020-02:BOX:1:0", "news1:2020-01::0:0"),
    "/next": (*(f"card1:{number}" for number in (1, 20, 40, 60, 70, 75, 80, 85)), "fol1:70:1", "fol1:70:0"),
}


async def walk(someone: Someone) -> None:
    """Every screen that taps and words reach."""
    for says in WALK:
        await someone.says(says)
        for data in TAPS.get(says, ()):
            await someone.forges(data)
    for taps in ("1. ", "1. ", "✅"):
        await someone.taps(taps)
    await someone.forges("won1:record:999")
    await someone.forges("won0")


async def walk_through_changes(town: Town, people: dict[str, Someone]) -> None:
    """A tournament's change in each language: asked, previewed, told, put back in time and late."""
    number = next(row["id"] for row in rows(town.database_url, "tournaments") if row["slug"] == AMMAN)
    for owner in people.values():
        await owner.says(f"/start t{number}")
        for taps in ("✏️", "📅", "✖️", "✏️", "📅"):
            await owner.taps(taps)
        await owner.says("777")
        await owner.says("10.04–12.04.2020")
        for data in ("why1:{}:host", "chg1:apply:{}"):
            await owner.forges(data.format(newest_dialogue(town)))
        await owner.taps("↩️")
        for act in ("✏️", "❌"):
            await owner.taps(act, on=card_of(owner) if act == "✏️" else None)
        dialogue = newest_dialogue(town)
        for data in ("why1:{}:coronavirus", "chg1:apply:{}"):
            await owner.forges(data.format(dialogue))
        await town.moves_to(town.clock.now() + 150_000)
        await owner.forges(f"chg1:apply:{dialogue}")
        await owner.taps("↩️")
        await town.settles()
        await owner.taps("✏️", on=card_of(owner))
        await owner.forges(f"chg1:postpone:{newest_dialogue(town)}")
        await owner.forges(f"chg1:unexplained:{newest_dialogue(town)}")
        await owner.says("https://example.org")
        await owner.forges("chg1:apply:999")


def newest_dialogue(town: Town) -> int:
    return int(rows(town.database_url, "dialogues")[-1]["id"])


def card_of(one: Someone) -> Message:
    """The newest message with the button that changes a tournament."""
    return next(message for message in reversed(one.messages()) if "edit1:" in str(message.get("reply_markup")))


async def walk_everywhere(town: Town) -> dict[int, str]:
    """Owners and strangers of each language say and tap everything; their languages by their chats."""
    people = {language: town.someone("Ая", language, owner=True) for language in LANGUAGES}
    stranger = {language: town.someone("Тимур", language) for language in LANGUAGES}
    for language in LANGUAGES:
        await walk(people[language])
        await stranger[language].says("/won")
        await stranger[language].says(f"/won {LINE}")
        await people[language].sends("edited_message", text="…", edit_date=1_582_180_000)
    await town.moves_to(town.clock.now() + 150_000)
    for language in LANGUAGES:
        await people[language].taps("↩️")
    await town.settles()
    for language in LANGUAGES:
        await people[language].says(f"/won {OTHER}")
        await people[language].taps("✖️")
        await people[language].says(f"/won {OTHER}")
        await people[language].taps("✅")
        await people[language].taps("↩️")
    await walk_through_changes(town, people)
    for day in (date(2020, 2, 25), date(2020, 3, 3), date(2020, 3, 30)):
        await town.moves_to(at(day, 9))
    return {one.person.id: language for group in (people, stranger) for language, one in group.items()}
