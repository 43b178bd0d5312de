"""Who answers what, in the order in which they are asked."""

from aiogram import Router

from handlers import (
    additions,
    broadcasts,
    calendar,
    changes,
    channels,
    chats,
    count,
    days,
    drafts,
    events,
    faults,
    history,
    inline,
    ledger,
    licences,
    links,
    membership,
    next_games,
    otherwise,
    pending,
    places,
    press,
    previews,
    privacy,
    pushes,
    results,
    search,
    settings,
    staff,
    stats,
    target,
    together,
    tournaments,
)

IN_ORDER = (
    # What happens in channels is nobody else's, and buttons meant for one are read here.
    channels.add_handlers,
    membership.add_handlers,
    inline.add_handlers,
    # Links that open something more than the start come before it.
    links.add_handlers,
    tournaments.add_handlers,
    staff.add_handlers,
    days.add_handlers,
    chats.add_handlers,
    settings.add_handlers,
    next_games.add_handlers,
    privacy.add_handlers,
    pushes.add_handlers,
    calendar.add_handlers,
    history.add_handlers,
    count.add_handlers,
    press.add_handlers,
    licences.add_handlers,
    target.add_handlers,
    broadcasts.add_handlers,
    stats.add_handlers,
    events.add_handlers,
    changes.add_handlers,
    additions.add_handlers,
    together.add_handlers,
    pending.add_handlers,
    results.add_handlers,
    places.add_handlers,
    ledger.add_handlers,
    faults.add_handlers,
    drafts.add_handlers,
    previews.add_handlers,
    # What answers a question of ours has been taken by now: other words are looked for.
    search.add_handlers,
    otherwise.add_handlers,
)


def add_all_handlers(router: Router) -> None:
    """To the one router there is: aiogram would ask each of several anew, whatever comes."""
    for add_handlers in IN_ORDER:
        add_handlers(router)
