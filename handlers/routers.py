"""All routers in the order they are asked; built anew for each dispatcher, which owns its routers."""

from aiogram import Router

from handlers import chats, licences, otherwise, tournaments


def build_routers() -> list[Router]:
    return [
        chats.build_router(),
        tournaments.build_router(),
        licences.build_router(),
        otherwise.build_router(),
    ]
