"""The bot asked from any chat: `@bot boxing` offers cards to be sent there, in the language of who asks.

What is sent has no buttons but a link into the bot: whoever reads it is somebody else.
"""

import hashlib

import structlog
from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InlineQueryResultUnion,
    InputTextMessageContent,
    LinkPreviewOptions,
)

from handlers.count import count_screen
from handlers.facts import Facts, read_facts
from handlers.parsing.folding import fold
from handlers.parsing.sports import match_sports
from handlers.screens import Button, Screen
from handlers.search import sport_screen
from handlers.staff import bot_name
from handlers.texts import LANGUAGES, Html, say, say_plain
from handlers.tournaments import card_screen
from handlers.views.cards import emoji
from handlers.views.search import show_athlete
from handlers.views.sharing import INVITATION, card_payload, link_to
from handlers.views.tournaments import entry, sport_name
from handlers.visits import House, Visit
from storage.licences import read_licences_in_force
from storage.models import Athlete, Sport, Tournament
from storage.tournaments import last_day

log = structlog.get_logger(__name__)

PAGE = 10  # cards a page; Telegram takes 50
MOST = 50  # cards for one question
KEPT_SECONDS = 10  # by Telegram, for who has asked
SHORTEST = 3  # letters that may mean the count

# What may be offered: None is the count of licences.
Offered = Tournament | Athlete | Sport | None


def add_handlers(router: Router) -> None:
    router.inline_query.register(offer)


async def offer(query: InlineQuery, visit: Visit, house: House, bot: Bot) -> None:
    facts = await read_facts(house, visit.cause.at, visit.zone)
    found = find(query.query.strip(), facts)
    begin = int(query.offset) if query.offset.isdecimal() else 0
    shown = found[begin : begin + PAGE]
    name = await bot_name(bot)
    articles: list[InlineQueryResultUnion] = [
        await article_of(one, name, facts, visit, house, bot) for one in shown
    ]
    button = None
    if not found:
        articles = [nothing_found(name, visit.language)]
        button = InlineQueryResultsButton(
            text=say_plain(visit.language, "inline-open-button"), start_parameter=f"{INVITATION}inline"
        )
    try:
        await query.answer(
            articles,
            cache_time=KEPT_SECONDS,
            is_personal=True,
            next_offset=str(begin + PAGE) if begin + PAGE < len(found) else "",
            button=button,
        )
    except TelegramBadRequest:
        # They have typed on since; their next question is answered.
        log.info("a question was answered late")


def find(typed: str, facts: Facts) -> list[Offered]:
    """What a question may mean, the likest first."""
    if not typed:
        return [None, *facts.coming(MOST - 1).dated]
    named = next((one for one in facts.tournaments if one.slug == typed.casefold()), None)
    if named is not None:
        return [named]
    if is_about_licences(typed):
        return [None]
    match = match_sports(typed, facts.sports)
    if len(match.found) == 1 and not match.unknown:
        sport = match.found[0]
        cards: list[Offered] = [sport, *of_sport(sport, facts), None]
        return cards[:MOST]
    return list(facts.contents.index.find(typed, MOST))


def of_sport(sport: Sport, facts: Facts) -> list[Tournament]:
    """What comes first, the nearest before the others; then what is over, the newest first."""
    theirs = [one for one in facts.tournaments if one.sport == sport.code]
    over = [one for one in theirs if (last := last_day(one)) is not None and last < facts.today]
    return [*(one for one in theirs if one not in over), *reversed(over)]


def is_about_licences(typed: str) -> bool:
    """«лицен…», in any of the three languages."""
    begun = fold(typed)
    called = [fold(say_plain(language, "licences-button")) for language in LANGUAGES]
    return len(begun) >= SHORTEST and any(one.strip().startswith(begun[:6]) for one in called)


async def article_of(
    one: Offered, name: str, facts: Facts, visit: Visit, house: House, bot: Bot
) -> InlineQueryResultArticle:
    """`name`: the bot's."""
    language = visit.language
    match one:
        case Tournament():
            described = Screen(entry(one, facts.names, language, facts.today)).plain().partition("\n")[2]
            title = f"{emoji(one, facts.names)} {one.names.in_language(language)}"
            card = await card_screen(one, facts, visit, house, bot)
            return article(f"t{one.id}", title, described, card.text, link_to(name, card_payload(one)), language)
        case Sport():
            screen = await sport_screen(one, facts, visit, house)
            title = sport_name(one.code, facts.names, language)
            described = screen.plain().split("\n")[1]
            link = link_to(name, f"s_{one.code}")
            return article(f"s{one.code}", title, described, screen.text, link, language)
        case Athlete():
            async with house.database.read() as connection:
                in_force = await read_licences_in_force(connection, house.games, facts.today)
            text = show_athlete(one, in_force, facts.names, language)
            title, _, described = Screen(text).plain().partition("\n")
            mark = hashlib.sha256(one.name.encode()).hexdigest()[:16]
            return article(f"p{mark}", title, described, text, link_to(name, f"{INVITATION}inline"), language)
        case None:
            screen = await count_screen(visit, house)
            title, _, described = screen.plain().partition("\n")
            link = link_to(name, f"{INVITATION}licences")
            return article("licences", title, described.split("\n")[0], screen.text, link, language)


def nothing_found(name: str, language: str) -> InlineQueryResultArticle:
    return article(
        "nothing",
        say_plain(language, "inline-nothing"),
        say_plain(language, "inline-nothing-hint"),
        say(language, "inline-about"),
        link_to(name, f"{INVITATION}inline"),
        language,
    )


def article(
    mark: str, title: str, description: str, text: Html, link: str, language: str
) -> InlineQueryResultArticle:
    into_bot = Screen(text, ((Button(say_plain(language, "inline-open-button"), url=link),),))
    return InlineQueryResultArticle(
        id=mark,
        title=title,
        description=description or None,
        input_message_content=InputTextMessageContent(
            message_text=text, parse_mode="HTML", link_preview_options=LinkPreviewOptions(is_disabled=True)
        ),
        reply_markup=into_bot.keyboard(),
    )
