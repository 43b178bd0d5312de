"""Links that lead into the bot, and buttons that pass them on. A link once given away is answered for ever.

A payload has at most 64 characters of A-Z, a-z, 0-9, "_" and "-": `t_<slug>` or `t<number>` a tournament,
`s_<code>` a sport, `sub_<code>` an offer to subscribe, `inv_<anything>` the greeting.
"""

import re
from urllib.parse import urlencode

from handlers.screens import Button, Screen
from handlers.texts import say_plain
from storage.models import Tournament

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
INVITATION = "inv_"  # by a friend; who they are is kept nowhere


def link_to(bot: str, payload: str) -> str:
    """`bot`: its username."""
    return f"https://t.me/{bot}?start={payload}"


def card_payload(tournament: Tournament) -> str:
    named = f"t_{tournament.slug}"
    return named if PAYLOAD.fullmatch(named) else f"t{tournament.id}"


def card_link(bot: str, tournament: Tournament) -> str:
    return link_to(bot, card_payload(tournament))


def share_button(link: str, text: str, language: str) -> Button:
    """Telegram asks whom to send it to."""
    return Button(
        say_plain(language, "card-share-button"),
        url="https://t.me/share/url?" + urlencode({"url": link, "text": text}),
    )


def with_share(screen: Screen, bot: str, language: str) -> Screen:
    """A page whose first line says enough to be passed on."""
    first, _, _ = screen.plain().partition("\n")
    share = share_button(link_to(bot, f"{INVITATION}licences"), first, language)
    return Screen(screen.text, (*screen.rows, (share,)))
