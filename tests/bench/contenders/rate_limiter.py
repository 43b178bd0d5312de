"""python-telegram-bot with its AIORateLimiter, as its page on flood limits recommends; retries are allowed it.

Where there is no limit, the limiter is told so and one follows another, which is its fastest way on a near
server: with 4, 16, 64 and 256 at once it sends less a second and takes more of the processor.
"""

import asyncio

from telegram import InlineKeyboardMarkup
from telegram.ext import AIORateLimiter, ApplicationBuilder

from tests.bench.contenders.job import A_SECOND, Job, take, wait_for_go

RETRIES = 10
AT_ONCE = 16  # where the limiter, not the library, decides how fast it goes


async def send(job: Job) -> None:
    limiter = AIORateLimiter(overall_max_rate=A_SECOND if job.paced else 0, max_retries=RETRIES)
    builder = ApplicationBuilder().token(job.token).base_url(f"{job.url}/bot").rate_limiter(limiter)
    keyboard = InlineKeyboardMarkup.de_json(job.keyboard, None)
    async with builder.build() as application:
        wait_for_go()
        waiting = iter(job.chats)

        async def send_for_ever() -> None:
            for chat in waiting:
                await application.bot.send_message(chat, job.text, parse_mode="HTML", reply_markup=keyboard)

        async with asyncio.TaskGroup() as group:
            for _ in range(AT_ONCE if job.paced else 1):
                group.create_task(send_for_ever())
        print("done", flush=True)


if __name__ == "__main__":
    take(send)
