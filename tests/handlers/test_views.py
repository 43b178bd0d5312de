"""Views: facts in, one screen out, whatever the facts are."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from bot.demo.telegram.markup.html import parse_html
from handlers.parsing.licences import LineError
from handlers.parsing.sports import Unknown
from handlers.screens import Button, Screen, fitting, stack
from handlers.texts import LANGUAGES, Html, escape
from handlers.views.chats import show_start, show_subscription, show_unknown_sports, show_unsubscription
from handlers.views.digest import show_whole_morning
from handlers.views.licences import (
    Goal,
    announce_correction,
    announce_licences,
    bar,
    licence_line,
    show_licences,
    show_line_errors,
    show_recorded,
    show_undone,
)
from handlers.views.previews import Preview, show_preview
from handlers.views.pushes import show_muted_tournament
from handlers.views.tournaments import Names, entry, headline, show_morning, show_next
from schedules.chats import Subscription
from schedules.digest import Digest
from schedules.drafts import Draft, Entry, Step
from schedules.licences import Doubt, DoubtKind, Recorded, Undone
from schedules.morning import Reminder
from storage.licences import Recording
from storage.models import (
    Chat,
    ChatKind,
    City,
    Games,
    Holder,
    Licence,
    Precision,
    Route,
    Sport,
    Tournament,
    TournamentKind,
    TournamentStatus,
)
from storage.models import Names as InLanguages
from storage.tournaments import Coming

TODAY = date(2020, 2, 20)
NASTY = "Ц<b>&\"'</i>{ $x }"
BOX = Sport("BOX", InLanguages("Boxing", "Бокс", "Бокс"), "🥊", Holder.NOC)
JUD = Sport("JUD", InLanguages("Judo", "Дзюдо", "Дзюдо"), "🥋", Holder.ATHLETE)
AMMAN = City(InLanguages("Amman", "Амман", "Амман"), "JOR", "Asia/Amman")
NAMES = Names({"BOX": BOX, "JUD": JUD}, {"Amman": AMMAN})
GAMES = Games(
    code="TOKYO2020",
    names=InLanguages("Tokyo 2020", "Токио-2020", "Токио-2020"),
    city="Tokyo",
    country="JPN",
    zone="Asia/Tokyo",
    opening_on=date(2020, 7, 24),
    closing_on=date(2020, 8, 9),
    target=100,
    previous_code="RIO2016",
    previous_licences=105,
)
BOXING = Tournament(
    id=1,
    slug="boxing",
    games="TOKYO2020",
    sport="BOX",
    kind=TournamentKind.CONTINENTAL_QUALIFIER,
    names=InLanguages("The qualifier", "Отбор", "Іріктеу"),
    city="Amman",
    country="JOR",
    zone="Asia/Amman",
    start_on=date(2020, 3, 3),
    end_on=date(2020, 3, 11),
    precision=Precision.EXACT,
    status=TournamentStatus.SCHEDULED,
    places="",
    source_url="https://example.org",
    confidence="high",
    note="",
)
LICENCE = Licence(
    id=1,
    games="TOKYO2020",
    sport="BOX",
    event="Men's 75 kg",
    places=1,
    holder=Holder.NOC,
    won_by="Abilkhan Amankul",
    used_by="",
    route=Route.TOURNAMENT,
    tournament_id=1,
    won_on=TODAY,
    counted_on=TODAY,
    source_url="",
)
ENTRY = Entry("BOX", "Men's 75 kg", "Abilkhan Amankul", 1, 1, Holder.NOC)
CHAT = Chat(
    id=1,
    telegram_id=1,
    kind=ChatKind.PRIVATE,
    topic_id=None,
    language=None,
    language_hint="",
    zone="Asia/Almaty",
    remind_at=540,
    quiet_from=1380,
    quiet_to=480,
    leads=(7, 1, 0),
    all_sports=True,
    sports=frozenset(),
    subscribed_at=1,
    told_on=None,
    paused="",
)


def reads(html: str) -> str:
    """What a person reads; an error where Telegram would refuse the markup."""
    return parse_html(html)[0]


@pytest.mark.parametrize(
    ("changes", "ru", "kk", "en"),
    [
        pytest.param(
            {},
            "🥊 Отбор\nБокс · 3–11 марта · Амман, Иордания · через 12 дней",
            "🥊 Іріктеу\nБокс · 3–11 наурыз · Амман, Иордания · 12 күннен кейін",
            "🥊 The qualifier\nBoxing · 3–11 March · Amman, Jordan · in 12 days",
            id="exact",
        ),
        pytest.param(
            {"start_on": date(2020, 2, 19)},
            "🥊 Отбор\nБокс · 19 февраля – 11 марта · Амман, Иордания · идёт сейчас",
            "🥊 Іріктеу\nБокс · 19 ақпан – 11 наурыз · Амман, Иордания · қазір өтіп жатыр",
            "🥊 The qualifier\nBoxing · 19 February – 11 March · Amman, Jordan · under way now",
            id="under_way",
        ),
        pytest.param(
            {
                "precision": Precision.CLOSING_DATE,
                "start_on": None,
                "end_on": date(2020, 2, 21),
                "city": "",
                "country": "",
            },
            "🥊 Отбор\nБокс · закрытие рейтинга: 21 февраля · завтра",
            "🥊 Іріктеу\nБокс · рейтинг жабылатын күн: 21 ақпан · ертең",
            "🥊 The qualifier\nBoxing · ranking closes: 21 February · tomorrow",
            id="closing",
        ),
        pytest.param(
            {"precision": Precision.PROVISIONAL, "start_on": TODAY, "end_on": TODAY},
            "🥊 Отбор\nБокс · 20 февраля (предварительно) · Амман, Иордания · сегодня",
            "🥊 Іріктеу\nБокс · 20 ақпан (болжамды) · Амман, Иордания · бүгін",
            "🥊 The qualifier\nBoxing · 20 February (provisional) · Amman, Jordan · today",
            id="provisional",
        ),
        pytest.param(
            {"source_url": "", "city": "", "country": "JOR"},
            "🥊 Отбор\nБокс · 3–11 марта · Иордания · дата не подтверждена · через 12 дней",
            "🥊 Іріктеу\nБокс · 3–11 наурыз · Иордания · күні расталмаған · 12 күннен кейін",
            "🥊 The qualifier\nBoxing · 3–11 March · Jordan · date not confirmed · in 12 days",
            id="unconfirmed_and_no_city",
        ),
        pytest.param(
            {"precision": Precision.START_ONLY, "end_on": None, "city": "Nowhere", "country": ""},
            "🥊 Отбор\nБокс · с 3 марта · Nowhere · через 12 дней",
            "🥊 Іріктеу\nБокс · 3 наурыз күнінен бастап · Nowhere · 12 күннен кейін",
            "🥊 The qualifier\nBoxing · from 3 March · Nowhere · in 12 days",
            id="start_only_and_an_unknown_city",
        ),
        pytest.param(
            {"sport": None, "start_on": date(2021, 3, 3), "end_on": date(2021, 3, 3)},
            "🏟 Отбор\nМного видов спорта · 3 марта 2021 · Амман, Иордания · через 377 дней",
            "🏟 Іріктеу\nКөп спорт түрі · 2021 ж. 3 наурыз · Амман, Иордания · 377 күннен кейін",
            "🏟 The qualifier\nMany sports · 3 March 2021 · Amman, Jordan · in 377 days",
            id="many_sports_and_another_year",
        ),
        pytest.param(
            {"precision": Precision.UNKNOWN, "start_on": None, "end_on": None, "sport": "XXX"},
            "🏟 Отбор\nМного видов спорта · даты неизвестны · Амман, Иордания",
            "🏟 Іріктеу\nКөп спорт түрі · күні белгісіз · Амман, Иордания",
            "🏟 The qualifier\nMany sports · dates unknown · Amman, Jordan",
            id="unknown_dates_and_sport",
        ),
    ],
)
def test_an_entry_tells_name_sport_dates_place_and_how_long_it_is_till_then(
    changes: dict[str, object], ru: str, kk: str, en: str
) -> None:
    tournament = replace(BOXING, **changes)
    assert [reads(entry(tournament, NAMES, language, TODAY)) for language in ("ru", "kk", "en")] == [ru, kk, en]


def test_a_headline_does_not_count_the_days() -> None:
    assert headline(BOXING, NAMES, "ru", TODAY) == "🥊 <b>Отбор</b>\nБокс · 3–11 марта · Амман, Иордания"


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_reach_the_reader_letter_for_letter_whatever_they_hold(language: str) -> None:
    """Every view, with markup for a name wherever a name can stand."""
    nasty = InLanguages(NASTY, NASTY, NASTY)
    sport = replace(BOX, names=nasty)
    names = Names({"BOX": sport}, {"Amman": replace(AMMAN, names=nasty)})
    games = replace(GAMES, names=nasty)
    tournament = replace(BOXING, names=nasty)
    licence = replace(LICENCE, event=NASTY, won_by=NASTY, places=2)
    drafted = replace(ENTRY, event=NASTY, won_by=NASTY)
    coming = Coming((tournament, replace(tournament, city=NASTY)), 3)
    chosen = Subscription(replace(CHAT, all_sports=False, sports=frozenset({"BOX"})), changed=True)
    recording = Recording(1, 1, 1, None)
    screens = [
        show_start(coming, games, names, language, TODAY, subscribed=False, chosen=True),
        show_next(coming, names, language, TODAY, subscribed=False),
        show_morning([Reminder(tournament, 12)], names, language, TODAY),
        show_whole_morning([], Digest((tournament,), (licence,)), names, language, TODAY),
        show_muted_tournament(NASTY, language),
        show_subscription(chosen, names, language),
        show_unsubscription(chosen, ["BOX"], names, language),
        *show_unknown_sports([Unknown(NASTY, ()), Unknown(NASTY, (sport,))], language, wanted=True),
        show_licences([licence], Goal(games, NASTY), names, language, TODAY),
        show_line_errors(
            [LineError(1, NASTY, "won-line-sport-unknown", {"number": 1, "sport": NASTY})],
            [drafted],
            names,
            language,
        ),
        show_preview(preview_of([drafted], tournament, games), names, language),
        show_recorded(1, Recorded(recording, (drafted,), 40, 1), games, names, "Asia/Almaty", language),
        announce_licences([licence], tournament, 41, games, names, language),
        announce_correction([licence], 39, names, language),
    ]
    for screen in screens:
        text = reads(screen.text)
        assert NASTY in text
        assert "&lt;" not in text
        assert screen.plain() == text
    plain = show_undone(Undone(recording, (drafted,), 39, in_time=True), games, language)
    assert plain.plain() == reads(plain.text)


def preview_of(entries: Sequence[Entry], tournament: Tournament, games: Games) -> Preview:
    """Every entry with every doubt."""
    draft = Draft(1, Step.PREVIEW, dict(enumerate(entries)), numbered=len(entries))
    doubts = [Doubt(kind, line) for line in range(len(entries)) for kind in DoubtKind]
    return Preview(draft, doubts, {1: tournament}, 39, games)


def long_names(count: int) -> Sequence[Entry]:
    return [replace(ENTRY, event="в" * 120, won_by="<" * 120)] * count


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_lists_are_cut_and_say_how_many_are_left(language: str) -> None:
    more = {"ru": "…и ещё ", "kk": "…және тағы ", "en": "…and "}[language]
    tournament = replace(BOXING, names=InLanguages(*["Т" * 90] * 3))
    licences = [replace(LICENCE, id=number, event="в" * 120, won_by="<" * 120) for number in range(50)]
    errors = [LineError(1, "", "won-line-sport-unknown", {"number": 1, "sport": "ъ" * 60})] * 50
    recorded = Recorded(Recording(1, 1, 1, None), tuple(long_names(50)), 89, 1)
    full = Digest((tournament,) * 50, tuple(licences))
    screens = {
        "draft": show_preview(preview_of(long_names(50), tournament, GAMES), NAMES, language, part=3),
        "recorded": show_recorded(1, recorded, GAMES, NAMES, "Asia/Almaty", language),
        "errors": show_line_errors(errors, long_names(50), NAMES, language),
        "news": announce_licences(licences, tournament, 89, GAMES, NAMES, language),
        "correction": announce_correction(licences, 39, NAMES, language),
        "morning": show_morning([Reminder(tournament, 7)] * 200, NAMES, language, TODAY),
        "digest": show_whole_morning([], full, NAMES, language, TODAY),
        "both": show_whole_morning([Reminder(tournament, 7)] * 200, full, NAMES, language, TODAY),
    }
    for name, screen in screens.items():
        assert more in screen.plain(), name
        assert len(reads(screen.text)) <= 4096, name
    drafts = screens["draft"]
    lines = [line.partition(".")[0] for line in reads(drafts.text).splitlines() if line[:1].isdigit()]
    assert lines[:5] == ["16", "17", "18", "19", "20"]
    assert len(drafts.rows) == 1 + 2 * 5 + 2  # record; each line that is shown; pages and put aside
    assert sum(map(len, drafts.rows)) <= 100
    assert f"{more}{50 - 5}" in drafts.plain()


def test_a_digest_says_what_comes_and_what_was_won_and_after_reminders_only_what_they_leave() -> None:
    monday = date(2020, 2, 24)
    other = replace(BOXING, names=InLanguages("Other", "Другой", "Басқа"))
    alone = show_whole_morning([], Digest((BOXING,), (LICENCE,)), NAMES, "ru", monday)
    lines = alone.plain().splitlines()
    assert lines[0] == "🗓 Сводка на неделю: 24 февраля – 1 марта"
    assert lines[2] == "Впереди"
    assert "🏅 За прошлую неделю — 1 лицензия" in lines
    assert [button.text for button in alone.mutes] == ["🔕 Без сводки"]
    both = show_whole_morning([Reminder(BOXING, 1)], Digest((other,), ()), NAMES, "ru", monday)
    reminded, _, more = both.plain().partition("🗓 Ещё на этой неделе")
    assert "Завтра" in reminded
    assert "Другой" in more
    assert "прошлую" not in more
    assert [button.text for button in both.mutes] == ["🔕 Не напоминать", "🔕 Без сводки"]
    won = show_whole_morning([], Digest((), (LICENCE,)), NAMES, "ru", monday)
    assert "На этой неделе турниров нет." in won.plain()


def test_a_short_list_is_whole() -> None:
    screen = announce_licences([LICENCE] * 15, None, 54, GAMES, NAMES, "ru")
    assert screen.plain().count("Abilkhan") == 15
    assert "…и ещё" not in screen.plain()


def test_a_list_of_sports_stands_in_the_order_of_their_names() -> None:
    chat = replace(CHAT, all_sports=False, sports=frozenset({"JUD", "BOX", "XXX"}))
    for language, words in (("ru", "XXX, 🥊 Бокс, 🥋 Дзюдо"), ("en", "🥊 Boxing, 🥋 Judo, XXX")):
        assert words in show_subscription(Subscription(chat, changed=True), NAMES, language).plain()


def test_when_we_write_is_told_in_words() -> None:
    """Only what is so: no days before, no news or no quiet hours are not promised."""

    def told(chat: Chat) -> list[str]:
        return show_subscription(Subscription(chat, changed=False), NAMES, "ru").plain().splitlines()[1:]

    chosen = replace(CHAT, all_sports=False, sports=frozenset({"BOX"}))
    reminders, quiet = told(chosen)
    assert reminders.startswith(
        "О турнире напоминаю за 7 дней, за 1 день и в день начала: в 09:00 (Алматы), одним "
    )
    assert reminders.endswith(" О новых лицензиях рассказываю сразу.")
    assert quiet == "Тихие часы: 23:00–08:00 (Алматы). Новости в это время подождут."
    [line] = told(replace(chosen, leads=(2,), quiet_from=0, quiet_to=0, tells_licences=False, zone="Asia/Tokyo"))
    assert line == ("О турнире напоминаю за 2 дня: в 09:00 (Токио), одним сообщением и только если есть о чём.")
    assert "сроки не выбраны" in told(replace(chosen, leads=()))[0]


@pytest.mark.parametrize(
    ("places", "shown"),
    [
        (0, "▱▱▱▱▱▱▱▱▱▱ 0"),
        (39, "▰▰▰▱▱▱▱▱▱▱ 39"),
        (99, "▰▰▰▰▰▰▰▰▰▱ 99"),
        (100, "▰▰▰▰▰▰▰▰▰▰ 100"),
        (107, "▰▰▰▰▰▰▰▰▰▰ 107"),
    ],
)
def test_the_bar_is_full_when_the_goal_is_reached_and_not_before(places: int, shown: str) -> None:
    assert bar(places, 100, "en") == shown + "%"
    assert bar(places, 100, "ru") == shown + "\xa0%"


def test_a_goal_reached_is_celebrated_and_no_longer_counted_down() -> None:
    licences = [replace(LICENCE, places=100)]
    assert "Цель — 100: достигнута! 🎉" in show_licences(licences, Goal(GAMES, "Рио"), NAMES, "ru", TODAY).plain()
    assert (
        announce_licences(licences, None, 100, GAMES, NAMES, "ru").plain().endswith("Всего теперь 100 лицензий.")
    )


def test_who_uses_a_place_stands_before_who_won_it_and_nobody_leaves_no_gap() -> None:
    assert licence_line(replace(LICENCE, used_by="Б"), NAMES, "ru") == "🥊 Бокс · Men's 75 kg — Б"
    assert licence_line(replace(LICENCE, won_by="", places=3), NAMES, "ru") == "🥊 Бокс · Men's 75 kg · 3 места"


def test_a_screen_has_a_keyboard_only_where_it_has_buttons() -> None:
    assert Screen(Html("a")).keyboard() is None
    keyboard = Screen(
        Html("a"), ((Button("A", "a:1", "primary"), Button("B", "b:1")), (Button("C", "c:1"),))
    ).keyboard()
    assert keyboard is not None
    rows = [[(one.text, one.callback_data, one.style) for one in row] for row in keyboard.inline_keyboard]
    assert rows == [[("A", "a:1", "primary"), ("B", "b:1", None)], [("C", "c:1", None)]]


def test_a_plain_screen_is_the_same_words_without_markup_and_never_too_long() -> None:
    quoted = escape('<друзья> & "Ко"')
    marked = f"<b>Жолдама</b> &amp; <blockquote expandable>{quoted}</blockquote>"
    assert Screen(Html(marked)).plain() == 'Жолдама & <друзья> & "Ко"'
    assert len(Screen(Html("я" * 5_000)).plain()) == 4096


def test_a_stack_leaves_out_what_is_empty_and_parts_paragraphs_by_one_line() -> None:
    assert stack("", "a", "", "\nb", "c\n", "\nd", "") == "a\n\nb\nc\n\nd"


def test_as_many_lines_fit_as_there_is_room_for() -> None:
    assert fitting([], 3, 10) == 0
    assert fitting(["aaa"] * 5, 3, 100) == 3
    assert fitting(["aaa"] * 5, 9, 12) == 3
    assert fitting(["a" * 50], 3, 10) == 0
