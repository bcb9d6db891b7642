"""What people on Discord see of a real bot process when the wire, Discord or Redis give trouble."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from redis import Redis

from bot.inbox_event import TRIES
from bot.replies import say
from bot.request import AvatarRequest
from tests.processes import Processes, wait_until
from tests.stand_ins.discord_stand_in import DIRECT, DiscordStandIn, Refusal, Trouble

pytestmark = pytest.mark.asyncio(loop_scope="module")

Queued = Callable[[str], Awaitable[AvatarRequest]]


@pytest.mark.parametrize(
    "trouble",
    [
        Trouble(lost=True),
        Trouble(silent=True),
        Trouble(Refusal(429, retry_after=0.01)),
        Trouble(Refusal(500)),
    ],
    ids=["lost reply", "empty reply", "too many", "server error"],
)
async def test_a_placeholder_in_trouble_still_becomes_a_request(
    discord: DiscordStandIn, queued: Queued, trouble: Trouble
) -> None:
    discord.trouble("/callback", trouble)
    token = await discord.slash("avatar", words="pink hair")
    await queued(token)
    shown = await discord.answer(token)
    assert (shown.content, shown.edits) == (say("en", "placeholder"), 0)


async def test_a_lost_reply_to_a_refusal_changes_nothing(discord: DiscordStandIn) -> None:
    discord.trouble("/callback", Trouble(lost=True), Trouble(lost=True))
    token = await discord.slash("avatar", "ja", words="   ")
    refused = await discord.answer(token)
    again = await discord.answer(await discord.slash("help"))
    assert again.content
    assert (refused.content, refused.edits) == (say("ja", "empty-words"), 0)


@pytest.mark.parametrize("words", ["   ", "pink hair"], ids=["before the queue", "by the queue"])
async def test_who_is_refused_too_late_is_told_in_a_direct_message(processes: Processes, words: str) -> None:
    """A front desk that takes up what another one left is often too late for an answer to the interaction."""
    processes.environment["REDIS_URL"] = "redis://127.0.0.1:9/0"
    async with DiscordStandIn() as discord:
        discord.patience = 3
        processes.start("bot", "discord", **discord.environment)
        await discord.until(lambda: discord.connected and discord.commands, "the bot")
        discord.trouble("/callback", *(Trouble(Refusal(404, 10062)) for _ in range(4)))
        await discord.slash("avatar", "ja", words=words)
        await discord.until(lambda: discord.in_channel, "a direct message")
        (told,) = discord.in_channel
        assert told.content == say("ja", "queue-away" if words.strip() else "empty-words")
        assert (told.channel.startswith(DIRECT), told.nonce) == (True, discord.told["id"])


async def test_an_order_that_has_ended_too_many_processes_is_apologised_for_in_a_direct_message(
    processes: Processes, valkey_url: str
) -> None:
    async with DiscordStandIn() as discord:
        discord.patience = 3
        process = processes.start("bot", "discord", **discord.environment)
        await discord.until(lambda: discord.connected and discord.commands, "the bot")
        discord.trouble("/callback", Trouble(held=asyncio.Event()))
        await discord.slash("avatar", "ja", words="pink hair")
        await discord.until(lambda: discord.in_trouble("/callback"), "the placeholder on its way")
        process.kill()
        with Redis.from_url(valkey_url) as redis:
            redis.hset(f"mochi:inbox:discord:event:{discord.told['id']}", "tries", TRIES)
            redis.zadd("mochi:inbox:discord:open", {discord.told["id"]: 0})
        processes.start("bot", "discord", **discord.environment)
        await discord.until(lambda: discord.in_channel, "a direct message", 60)
        (told,) = discord.in_channel
        assert (told.content, told.channel[0]) == (say("ja", "apology"), DIRECT)


async def test_a_command_of_yesterday_is_answered(discord: DiscordStandIn) -> None:
    discord.commands["portrait"] = {"id": "1", "name": "portrait"}
    answered = await discord.answer(await discord.slash("portrait", "zh-CN"))
    assert (answered.content, answered.ephemeral) == (say("zh-CN", "unknown-command"), True)


async def test_a_queue_out_of_reach_is_said_in_the_placeholders_place(processes: Processes) -> None:
    async with DiscordStandIn() as discord:
        processes.environment["REDIS_URL"] = "redis://127.0.0.1:9/0"
        processes.start("bot", "discord", **discord.environment)
        token = await discord.slash("avatar", "ja", words="猫耳")
        await discord.until(lambda: token in discord.shown and discord.shown[token].edits, "an edit")
        assert discord.shown[token].content == say("ja", "queue-away")


async def test_without_a_gateway_set_it_asks_the_api_and_comes_back_there(processes: Processes) -> None:
    async with DiscordStandIn() as discord:
        del discord.environment["DISCORD_GATEWAY_URL"]
        processes.start("bot", "discord", **discord.environment)
        await discord.until(lambda: discord.connected, "the bot")
        await discord.end_session()
        await discord.until(lambda: discord.connections == 2, "the bot again")
        assert discord.commands


async def test_commands_that_discord_refuses_keep_nobody_waiting(processes: Processes) -> None:
    async with DiscordStandIn() as discord:
        discord.trouble("/commands", Trouble(Refusal(400, 50035)))
        processes.start("bot", "discord", **discord.environment)
        await discord.until(lambda: discord.connected, "the bot")
        discord.commands["help"] = {"id": "1", "name": "help"}  # as registered last time
        assert say("en", "help") in (await discord.answer(await discord.slash("help"))).content


async def test_sigterm_lets_an_order_reach_the_queue(
    processes: Processes, waiting: Callable[[str, str], Awaitable[AvatarRequest]]
) -> None:
    async with DiscordStandIn() as discord:
        held = asyncio.Event()
        process = processes.start("bot", "discord", **discord.environment)
        await discord.until(lambda: discord.connected and discord.commands, "the bot")
        discord.trouble("/callback", Trouble(held=held))
        token = await discord.slash("avatar", words="pink hair")
        await discord.until(lambda: discord.in_trouble("/callback"), "the placeholder on its way")
        process.send_signal(signal.SIGTERM)
        held.set()
        assert await waiting(processes.environment["REDIS_URL"], token)
        await asyncio.to_thread(wait_until, lambda: process.poll() is not None, 20, "the end")
        assert process.returncode == 0


async def test_a_redis_that_hangs_keeps_no_acknowledgement_waiting(
    processes: Processes, valkey_url: str, waiting: Callable[[str, str], Awaitable[AvatarRequest]]
) -> None:
    with Redis.from_url(valkey_url) as redis:
        server: Any = redis.info("server")
    async with DiscordStandIn() as discord:
        processes.start("bot", "discord", **discord.environment)
        avatar = await discord.answer(await discord.slash("avatar", words="pink hair"))
        discord.patience = 2.5  # Discord's three seconds, and a little for the way
        os.kill(server["process_id"], signal.SIGSTOP)
        try:
            asked = [await discord.slash("avatar", words="blue hair"), await discord.slash("gallery")]
            asked += [await discord.slash("me"), await discord.press(avatar, say("en", "button-cancel"))]
            await discord.until(lambda: set(asked) <= set(discord.shown), "all acknowledgements")
        finally:
            os.kill(server["process_id"], signal.SIGCONT)
        assert await waiting(valkey_url, asked[0])
        assert (await discord.answer(asked[1])).content == say("en", "gallery-empty")
        await discord.until(lambda: discord.shown[asked[2]].content == say("en", "no-me"), "who I am")
