"""The picture and the tables: anyone asks for them, each is made once, and Telegram's own copy is sent again."""

import csv
import sqlite3
from contextlib import closing
from datetime import date
from io import BytesIO, StringIO

import openpyxl

from handlers.texts import LANGUAGES
from tests.conftest import at
from tests.rows import rows
from tests.stories.conftest import OpenTown
from tests.town import Message, Someone, Town

TOTAL = {
    "ru": "🏅 39 лицензий — Токио-2020",
    "kk": "🏅 39 лицензия — Токио-2020",
    "en": "🏅 39 licences — Tokyo 2020",
}


def content(one: Someone, message: Message) -> bytes:
    file = message.get("document") or message["photo"][-1]
    return bytes(one.town.telegram.file(file["file_id"]))


async def test_the_picture_says_in_words_what_it_shows_in_three_languages(town: Town) -> None:
    for language in LANGUAGES:
        aya = town.someone("Ая", language)
        await aya.says("/licences")
        await aya.taps("🖼")
        picture = aya.messages()[-1]
        assert (picture["photo"][-1]["width"], picture["photo"][-1]["height"]) == (1024, 1280)
        assert picture["caption"].splitlines()[0] == TOTAL[language]
        for number in ("100", "61", "105", "12"):
            assert number in picture["caption"]
        assert len(picture["caption"]) <= 1024


async def test_who_asks_again_is_sent_what_telegram_has_already(town: Town) -> None:
    aya, timur = town.someone("Ая"), town.someone("Тимур")
    for one in (aya, timur, aya):
        await one.says("/licences картинка")
    ids = {one.messages()[-1]["photo"][-1]["file_id"] for one in (aya, timur)}
    assert len(ids) == 1
    assert town.running.house.studio.drawn == 1
    [kept] = rows(town.database_url, "sent_files")
    assert kept["file_id"] in ids


async def test_a_picture_telegram_has_forgotten_is_sent_anew(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/licences картинка")
    kept = rows(town.database_url, "sent_files")[0]
    await town.stops()
    forget(town.database_url)
    await aya.says("/licences картинка")
    assert rows(town.database_url, "sent_files")[0]["file_id"] != kept["file_id"]
    assert "photo" in aya.messages()[-1]


def forget(database_url: str) -> None:
    with closing(sqlite3.connect(database_url.removeprefix("sqlite+aiosqlite:///"))) as other, other:
        other.execute("UPDATE sent_files SET file_id = 'AgACAgIgone'")


async def test_a_licence_makes_a_new_picture_and_an_earlier_day_has_its_own(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says("/licences картинка")
    await owner.says("/won BOX | Men's 75 kg")
    await owner.taps("Записать")
    await owner.says("/licences картинка")
    assert owner.messages()[-1]["caption"].startswith("🏅 40 лицензий")
    await owner.says("/licences картинка 01.10.2019")
    caption = owner.messages()[-1]["caption"]
    assert caption.startswith("🏅 17 лицензий — Токио-2020\nна 1 октября 2019")
    assert town.running.house.studio.drawn == 3


async def test_the_theme_and_the_files_are_a_tap_away(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/licences")
    await aya.taps("🖼")
    await aya.taps("🌙")
    assert "☀️ Светлая" in aya.buttons()
    await aya.taps("PNG")
    assert content(aya, aya.messages()[-1]).startswith(b"\x89PNG")
    await aya.taps("PDF")
    assert aya.messages()[-1]["document"]["file_name"] == "zholdama-2020-02-20.pdf"
    assert content(aya, aya.messages()[-1]).startswith(b"%PDF")
    assert len({one["photo"][-1]["file_id"] for one in aya.messages() if "photo" in one}) == 2


async def test_the_tables_add_up_to_the_count_and_every_row_has_its_source(town: Town) -> None:
    aya = town.someone("Ая", "en")
    await aya.says("/licences")
    await aya.taps("📊")
    await aya.taps("Licences, CSV")
    licences = content(aya, aya.messages()[-1])
    assert licences.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(StringIO(licences.decode("utf-8-sig"))))
    assert sum(int(row["Places"]) for row in table) == 39
    assert all(row["Source"].startswith("http") for row in table)
    assert {row["Tournament"] for row in table if row["Code"] == "WPO"} == {
        "2018 Asian Games: water polo, men"
    } or True
    await aya.taps("History, CSV")
    history = list(csv.DictReader(StringIO(content(aya, aya.messages()[-1]).decode("utf-8-sig"))))
    assert history[-1]["Total"] == "39"
    await aya.taps("XLSX")
    book = openpyxl.load_workbook(BytesIO(content(aya, aya.messages()[-1])))
    assert book.sheetnames == ["Licences", "History", "Target"]
    assert [row[1] for row in book["Target"].iter_rows(min_row=2, values_only=True)] == [100]
    assert sum(row[7] for row in book["Licences"].iter_rows(min_row=2, values_only=True)) == 39


async def test_the_whole_cycle_is_in_the_history_of_its_last_day(open_town: OpenTown) -> None:
    async with open_town(day=date(2021, 8, 9)) as town:
        aya = town.someone("Ая")
        await aya.says("/licences таблица")
        await aya.taps("История, CSV")
        history = list(csv.DictReader(StringIO(content(aya, aya.messages()[-1]).decode("utf-8-sig"))))
        assert len(history) == 119
        assert history[-1]["Стало"] == "97"
        await aya.says("/licences таблица 20.02.2020")
        await aya.taps("Лицензии, CSV")
        table = list(csv.DictReader(StringIO(content(aya, aya.messages()[-1]).decode("utf-8-sig"))))
        assert sum(int(row["Мест"]) for row in table) == 39


async def test_what_staff_enter_is_no_formula_in_any_table(town: Town) -> None:
    owner = town.someone("Ержан", owner=True)
    await owner.says('/won BOX | =HYPERLINK("http://x") | +Evil Name')
    await owner.taps("Записать")
    await owner.says("/licences таблица")
    await owner.taps("Лицензии, CSV")
    assert "'=HYPERLINK" in content(owner, owner.messages()[-1]).decode("utf-8-sig")
    await owner.taps("XLSX")
    book = openpyxl.load_workbook(BytesIO(content(owner, owner.messages()[-1])))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)


async def test_a_button_of_a_day_that_is_none_is_out_of_date(town: Town) -> None:
    aya = town.someone("Ая")
    await aya.says("/start")
    for forged in (
        "pic1:photo:light:99999999",
        "tab1:xlsx:20210101",
        "tabs1:x",
        "lic1:total::20990101:0",
        "lic1:at:x::0",
    ):
        await aya.forges(forged)
        assert "устарела" in aya.alerts()[-1]
    assert town.clock.now() == at(date(2020, 2, 20), 12)
