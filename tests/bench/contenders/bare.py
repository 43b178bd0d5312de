"""A bare HTTP client with prepared bodies: not a bot, but what this machine can do at all."""

import asyncio
import json

import aiohttp

from tests.bench.contenders.job import Job, take, wait_for_go

AT_ONCE = 64


async def send(job: Job) -> None:
    address = f"{job.url}/bot{job.token}/sendMessage"
    headers = {"Content-Type": "application/json"}
    bodies = [json.dumps({"chat_id": chat} | job.message).encode() for chat in job.chats]
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=AT_ONCE)) as session:
        wait_for_go()
        waiting = iter(bodies)

        async def post_for_ever() -> None:
            for body in waiting:
                async with session.post(address, data=body, headers=headers) as response:
                    await response.read()

        async with asyncio.TaskGroup() as group:
            for _ in range(AT_ONCE):
                group.create_task(post_for_ever())
        print("done", flush=True)


if __name__ == "__main__":
    take(send)
