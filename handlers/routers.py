"""All routers in the order they are asked; built anew for each dispatcher, which owns its routers."""

from aiogram import Router

from handlers import (
    additions,
    calendar,
    changes,
    channels,
    chats,
    count,
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
    target,
    together,
    tournaments,
)


def build_routers() -> list[Router]:
    return [
        # What happens in channels is nobody else's, and buttons meant for one are read here.
        channels.build_router(),
        membership.build_router(),
        inline.build_router(),
        # Links that open something more than the start come before it.
        links.build_router(),
        tournaments.build_router(),
        staff.build_router(),
        chats.build_router(),
        settings.build_router(),
        next_games.build_router(),
        privacy.build_router(),
        pushes.build_router(),
        calendar.build_router(),
        history.build_router(),
        count.build_router(),
        press.build_router(),
        licences.build_router(),
        target.build_router(),
        events.build_router(),
        changes.build_router(),
        additions.build_router(),
        together.build_router(),
        pending.build_router(),
        results.build_router(),
        places.build_router(),
        ledger.build_router(),
        faults.build_router(),
        drafts.build_router(),
        previews.build_router(),
        # What answers a question of ours has been taken by now: other words are looked for.
        search.build_router(),
        otherwise.build_router(),
    ]
