"""aiogram-broadcaster as its README shows it: a mailer with an interval and its handler of 429s, no storage.

The README's interval is 0.4 seconds; here it is Telegram's limit, and none where there is no limit.
"""

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import InlineKeyboardMarkup
from aiogram_broadcaster import Broadcaster
from aiogram_broadcaster.contents import TextContent
from aiogram_broadcaster.intervals import SimpleInterval
from aiogram_broadcaster.utils.retry_after_handler import setup_retry_after_handler

from tests.bench.contenders.job import A_SECOND, Job, take, wait_for_go


async def send(job: Job) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(job.url))
    content = TextContent(
        text=job.text, parse_mode="HTML", reply_markup=InlineKeyboardMarkup.model_validate(job.keyboard)
    )
    async with Bot(job.token, session=session) as bot:
        broadcaster = Broadcaster(bot)
        setup_retry_after_handler(broadcaster.event)
        wait_for_go()
        mailer = await broadcaster.create_mailer(
            chats=job.chats, content=content, interval=SimpleInterval(interval=1 / A_SECOND) if job.paced else None
        )
        await mailer.start()
        print("done", flush=True)


if __name__ == "__main__":
    take(send)
