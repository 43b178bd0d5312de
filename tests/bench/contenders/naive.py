"""The loop of every first bot: aiogram, one after another, waiting as asked, recording nothing."""

import asyncio

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramRetryAfter
from aiogram.types import InlineKeyboardMarkup

from tests.bench.contenders.job import Job, take, wait_for_go


async def send(job: Job) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(job.url))
    keyboard = InlineKeyboardMarkup.model_validate(job.keyboard)
    async with Bot(job.token, session=session) as bot:
        wait_for_go()
        for chat in job.chats:
            while True:
                try:
                    await bot.send_message(chat, job.text, parse_mode="HTML", reply_markup=keyboard)
                except TelegramRetryAfter as asked:
                    await asyncio.sleep(asked.retry_after)
                else:
                    break
        print("done", flush=True)


if __name__ == "__main__":
    take(send)
