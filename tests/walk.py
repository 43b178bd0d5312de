"""A walk through every screen that words and taps reach, for the tests and for `make texts`."""

from collections.abc import Awaitable, Callable
from datetime import date

from handlers.texts import LANGUAGES
from handlers.views.drafts import mark_of
from tests.conftest import at
from tests.rows import plant, rows
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
    *("/privacy", "/forget"),
    *("/channel", "/start t_boxing-asia-oceania-2020", "/start s_BOX", "/start sub_ALL", "/start sub_BOX"),
    *("/start sub_JUD", "/start t999999", "/start whatever", "/start inv_friend"),
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
    "/forget": ("fgt1:0",),
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


STICKER = {
    "file_id": "1",
    "file_unique_id": "1",
    "type": "regular",
    "width": 1,
    "height": 1,
    "is_animated": False,
    "is_video": False,
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
        for data in ("plc1:{}:tournament:0", "plc1:{}:ranking:0", "why1:{}:coronavirus", "chg1:apply:{}"):
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


async def in_each_language(town: Town, walk: Callable[[Town, Someone], Awaitable[None]]) -> dict[int, str]:
    """One walk by an owner of each language; their languages by their chats."""
    people = {language: town.someone("Ая", language, owner=True) for language in LANGUAGES}
    for owner in people.values():
        await owner.says("/subscribe")
    for owner in people.values():
        await walk(town, owner)
    return {one.person.id: language for language, one in people.items()}


async def walk_through_events(town: Town, owner: Someone) -> None:
    """The calendar of staff: the list, and another name."""
    for says in ("/events", "/events 2020", "/events 777777"):
        await owner.says(says)
    for data in ("evp1::0", "evm1::0", "evs1:0:undated:", f"evo1:{number_of_amman(town)}"):
        await owner.forges(data)
    for data in ("kind", "what", "held", "names"):
        await owner.forges(f"chg1:{data}:{newest_dialogue(town)}")
    await owner.says("1\n2")
    await owner.says("Қазақша атау\nРусское название\nEnglish name")
    for data in ("apply", "undo"):
        await owner.forges(f"chg1:{data}:{newest_dialogue(town)}")


def number_of_amman(town: Town) -> int:
    return next(int(row["id"]) for row in rows(town.database_url, "tournaments") if row["slug"] == AMMAN)


async def walk_through_cancelling(town: Town, owner: Someone) -> None:
    """Elsewhere, then cancelled with its places, then restored."""
    number = number_of_amman(town)
    await owner.forges(f"evo1:{number}")
    await owner.forges(f"chg1:place:{newest_dialogue(town)}")
    await owner.says("qqqq")
    await owner.says("Tokyo, Japan")
    await owner.forges(f"why1:{newest_dialogue(town)}:host")
    await owner.forges(f"evo1:{number}")
    for data in ("chg1:cancel:{}", "plc1:{}:tournament:0", "plc1:{}:tournament:90", "plc1:{}:gone:0"):
        await owner.forges(data.format(newest_dialogue(town)))
    for data in ("chg1:unexplained:{}", "chg1:apply:{}"):
        await owner.forges(data.format(newest_dialogue(town)))
    await town.moves_to(town.clock.now() + 150_000)
    await owner.forges(f"evo1:{number}")
    for data in ("chg1:restore:{}", "chg1:apply:{}"):
        await owner.forges(data.format(newest_dialogue(town)))
    await town.moves_to(town.clock.now() + 150_000)


async def walk_through_adding(town: Town, owner: Someone) -> None:
    """A new tournament, told and taken back."""
    await owner.forges("add1:begin:0")
    dialogue = newest_dialogue(town)
    await owner.forges(f"ads1:{dialogue}:BOX")
    await owner.says("1\n2")
    await owner.says("Азия кубогы\nКубок Азии\nAsian Cup")
    for says in ("777", "5–9.03.2020"):
        await owner.says(says)
    await owner.forges(f"add1:anyway:{dialogue}")
    for says in ("qqqq", "Almaty"):
        await owner.says(says)
    await owner.forges(f"adk1:{dialogue}:world_cup")
    await owner.says("https://example.org/cup")
    await owner.forges(f"add1:apply:{dialogue}")
    await town.moves_to(town.clock.now() + 150_000)
    await owner.forges(f"chg1:undo:{dialogue}")
    await town.settles()


async def walk_through_moving(town: Town, owner: Someone) -> None:
    """Many at once and the Games, told and put back."""
    for words in (
        "01.03.2020 – 30.06.2020: postponed https://example.org/all",
        "Games: 23.07.2021–08.08.2021",
    ):
        await owner.forges("mov1:begin:0")
        await owner.says("777")
        await owner.says(words)
        dialogue = newest_dialogue(town)
        for data in ("movr1:{}:coronavirus", "mov1:apply:{}"):
            await owner.forges(data.format(dialogue))
        await town.moves_to(town.clock.now() + 150_000)
        await owner.forges(f"mov1:undo:{dialogue}")
        await town.settles()
    await owner.forges("mov1:begin:0")
    dialogue = newest_dialogue(town)
    for data in ("movw1:{}:quarter", "movp1:{}:0", "movs1:{}:BOX", "movb1:{}:shifted:7", "mov1:aside:{}"):
        await owner.forges(data.format(dialogue))


OF_EVENTS = (walk_through_events, walk_through_cancelling, walk_through_adding, walk_through_moving)


async def walk_through_desk(town: Town, owner: Someone) -> None:
    """A broadcast written, narrowed, sent, followed and stopped; the numbers; a day that is taken back."""
    await owner.says("/broadcast")
    dialogue = newest_dialogue(town)
    await owner.forges(f"bc1:skip:{dialogue}:0")
    await owner.says("Жолдама")
    await owner.forges(f"bc1:enough:{dialogue}:2")
    for data in ("bcp1:{}:0", "bcs1:{}:WPO", "bcl1:{}:kk", "bc1:send:{}:3", "bc1:send:{}:5"):
        await owner.forges(data.format(dialogue))
    await town.moves_to(town.clock.now() + 150_000)
    await town.running.progress.look()
    await owner.says("/broadcast")
    await owner.sends(sticker=STICKER)
    await owner.forges(f"bc1:skip:{newest_dialogue(town)}:0")
    await owner.forges(f"bc1:aside:{newest_dialogue(town)}:0")
    for number in (rows(town.database_url, "broadcasts")[-1]["notice_id"], 999):
        await owner.forges(f"bcx1:{number}")
    await owner.says("/stats")
    await walk_through_day(town, owner)


async def walk_through_day(town: Town, owner: Someone) -> None:
    """The owner is an editor besides, and looks through a day of their own."""
    person, now = owner.person.id, town.clock.now()
    plant(town.database_url, "staff", person=person, name="", all_sports=1, added_by=person, added_at=0)
    for line in (LINE, OTHER):
        await owner.says(f"/won {line}")
        await owner.taps("✅")
    licence = rows(town.database_url, "licences")[-1]["id"]
    known = {"step": "confirmed", "places_change": 0, "counted_on": "2020-02-20", "estimated": 0}
    plant(town.database_url, "ledger", licence_id=licence, actor=1, at=now, **known)
    number = number_of_amman(town)
    await owner.forges(f"evo1:{number}")
    for data in ("chg1:postpone:{}", "chg1:unexplained:{}", "chg1:apply:{}"):
        await owner.forges(data.format(newest_dialogue(town)))
    await owner.forges(f"day1:{person}")
    day = newest_dialogue(town)
    for data in ("dayd1:undo:{}", "dayd1:leave:{}"):
        await owner.forges(data.format(day))
    await owner.forges(f"fire1:{person}:0")
    await owner.forges(f"fire1:{person}:1")
    await owner.forges(f"day1:{person}")
    await owner.forges(f"dayd1:leave:{newest_dialogue(town)}")


def newest_dialogue(town: Town) -> int:
    return int(rows(town.database_url, "dialogues")[-1]["id"])


def card_of(one: Someone) -> Message:
    """The newest message with the button that changes a tournament."""
    return next(message for message in reversed(one.messages()) if "edit1:" in str(message.get("reply_markup")))


async def walk_through_places(town: Town, people: dict[str, Someone]) -> None:
    """What became of a place, step by step, told and taken back, in each language."""
    named = mark_of("AMANKUL Abilkhan")
    entries = {}
    for number, owner in enumerate(people.values(), start=1):
        await owner.forges(f"lic1:{number}")
        for life, step in (
            ("confirmed", ""),
            ("named", f"lnam1:{{}}:{named}"),
            ("declined", "lwhy1:{}:injury"),
            ("reallocated", "lact1:unexplained:{}"),
            ("corrected", "lnum1:{}:9"),
        ):
            await owner.forges(f"life1:{number}:{life}")
            dialogue = newest_dialogue(town)
            if step:
                await owner.forges(step.format(dialogue))
            await owner.forges(f"lact1:apply:{dialogue}")
        await owner.forges(f"lic1:{number}")
        entries[number] = entry = rows(town.database_url, "ledger")[-1]["id"]
        await owner.forges(f"lund1:{entry}:0")
        await owner.forges(f"lund1:{entry}:1")
        await owner.forges(f"life1:{number}:confirmed")
        await owner.forges(f"life1:{number}:corrected")
        await owner.says("777")
        await owner.forges(f"lact1:aside:{newest_dialogue(town)}")
        await owner.forges(f"lund1:{entry - 2}:1")
    await town.moves_to(town.clock.now() + 150_000)
    for number, owner in enumerate(people.values(), start=1):
        await owner.forges(f"lund1:{entries[number] - 1}:1")
    await town.settles()


async def walk_through_results(town: Town, people: dict[str, Someone]) -> None:
    """Every answer to a question about a result, in each language; and none, told to followers."""
    asked = [row["id"] for row in rows(town.database_url, "questions") if row["closed_at"] is None]
    for owner, question in zip(people.values(), asked, strict=False):
        for answer in ("more:0", "later:0", "number:2"):
            await owner.forges(f"ans1:{question}:{answer}")
        draft = newest_dialogue(town)
        for other in people.values():
            await other.forges(f"ans1:{question}:number:0")
        await owner.forges(f"won1:aside:{draft}")
        await owner.forges(f"ans1:{question}:number:0")
    await town.moves_to(town.clock.now() + 150_000)


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
    await walk_through_places(town, people)
    for day in (date(2020, 2, 25), date(2020, 3, 3), date(2020, 3, 30)):
        await town.moves_to(at(day, 9))
    await walk_through_results(town, people)
    return {one.person.id: language for group in (people, stranger) for language, one in group.items()}
