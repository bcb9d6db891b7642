"""Platforms are busy, broken, slow or forgetful, members delete and leave: each order is answered once."""

import asyncio
from collections.abc import Callable

import pytest

from tests.chaos.stage import DISCORD, TELEGRAM, WORKER, Stage
from tests.stand_ins import discord_stand_in, telegram_stand_in
from tests.stand_ins.telegram_screen import Chat
from tests.stand_ins.telegram_stand_in import Person

pytestmark = pytest.mark.chaos


def on_discord(kind: str) -> discord_stand_in.Trouble:
    return {
        "429": discord_stand_in.Trouble(discord_stand_in.Refusal(429, retry_after=1)),
        "long 429": discord_stand_in.Trouble(discord_stand_in.Refusal(429, retry_after=20)),
        "500": discord_stand_in.Trouble(discord_stand_in.Refusal(500)),
        "lost": discord_stand_in.Trouble(lost=True),
        "stall": discord_stand_in.Trouble(stall=10),
    }[kind]


def on_telegram(kind: str) -> telegram_stand_in.Trouble:
    refused = telegram_stand_in.Refusal
    return {
        "429": telegram_stand_in.Trouble(refused(429, "Too Many Requests: retry after 1", 1)),
        "long 429": telegram_stand_in.Trouble(refused(429, "Too Many Requests: retry after 20", 20)),
        "500": telegram_stand_in.Trouble(refused(500, "Internal Server Error")),
        "lost": telegram_stand_in.Trouble(lost=True),
        "stall": telegram_stand_in.Trouble(stall=10),
    }[kind]


KINDS = ("429", "long 429", "500", "lost", "stall")


@pytest.mark.parametrize("kind", KINDS)
async def test_troubles_with_the_picture(stage: Stage, kind: str) -> None:
    """Four in a row: more than a request has tries."""
    await asyncio.gather(stage.start(DISCORD), stage.start(TELEGRAM), stage.start(WORKER))
    stage.discord.trouble("/messages/@original", *(on_discord(kind) for _ in range(4)))
    stage.telegram.trouble("editMessageMedia", *(on_telegram(kind) for _ in range(4)))
    await stage.order_on_discord("pink hair")
    await stage.order_on_telegram("cat ears")
    await stage.settled()
    assert stage.pictures == 2


@pytest.mark.parametrize("kind", KINDS)
async def test_troubles_with_the_placeholder(stage: Stage, kind: str) -> None:
    await asyncio.gather(stage.start(TELEGRAM), stage.start(WORKER))
    stage.telegram.trouble("sendMessage", *(on_telegram(kind) for _ in range(2)))
    for number in range(3):
        await stage.order_on_telegram("cat ears", number)
    await stage.settled()
    assert stage.pictures == 3


async def test_an_interaction_that_is_forgotten_is_answered_in_the_channel(stage: Stage) -> None:
    await stage.start(DISCORD)
    order = await stage.order_on_discord("pink hair")
    await stage.until(lambda: stage.waits(order), "a placeholder")
    stage.discord.expire(order)
    stage.discord.delete(stage.discord.shown[order])
    await stage.start(WORKER)
    await stage.settled()
    assert stage.pictures == 1


async def test_who_deletes_the_placeholder_or_blocks_the_bot_keeps_nobody_busy(stage: Stage) -> None:
    await asyncio.gather(stage.start(DISCORD), stage.start(TELEGRAM))
    deleted = await stage.order_on_discord("pink hair")
    person = Person(77)
    await stage.telegram.write("/avatar cat ears", person)
    await stage.telegram.answers(1, person.id)
    await stage.until(lambda: stage.waits(deleted), "a placeholder")
    stage.discord.delete(stage.discord.shown[deleted])
    stage.telegram.block(person)
    good = await stage.order_on_discord("pink hair")
    await stage.start(WORKER)
    await stage.until(lambda: stage.seen(good)[0].pictures, "a picture")
    await stage.until(nobody_open(stage), "all to be closed", 60)
    assert [one.photo for one in stage.telegram.shown.values() if one.chat == person.id] == [None]


@pytest.mark.parametrize("reachable", [True, False])
async def test_who_throws_the_bot_out_is_answered_directly_or_left_in_peace(
    stage: Stage, reachable: bool
) -> None:
    """What was asked in a server that threw it out goes to the person, once, or nowhere, without a storm."""
    await stage.start(DISCORD)
    await stage.until(lambda: stage.discord.listening, "a front desk")
    token = await stage.discord.slash_in_server("avatar", words="pink hair", count=1, size=256)
    await stage.discord.answer(token)
    stage.discord.kick()
    stage.discord.expire(token)
    if not reachable:
        stage.discord.refuse_direct()
    good = await stage.order_on_discord("cat ears")
    await stage.start(WORKER)
    await stage.until(lambda: stage.seen(good)[0].pictures, "a picture")
    await stage.until(nobody_open(stage), "all to be closed", 60)
    assert [len(one.pictures) for one in stage.discord.in_channel] == ([1] if reachable else [])
    assert len(stage.discord.turned_away) == (1 if reachable else 2)


async def test_a_group_that_throws_the_bot_out_is_left_in_peace(stage: Stage) -> None:
    await stage.start(TELEGRAM)
    group = Chat(-100_4711)
    await stage.telegram.write("/avatar cat ears count:1 size:256", Person(78), group)
    await stage.telegram.answers(1, group.id)
    stage.telegram.kick(group)
    good = await stage.order_on_telegram("pink hair")
    await stage.start(WORKER)
    await stage.until(lambda: stage.seen(good) and stage.seen(good)[0].pictures, "a picture")
    await stage.until(nobody_open(stage), "all to be closed", 60)
    assert [one.photo for one in stage.telegram.shown.values() if one.chat == group.id] == [None]
    assert stage.telegram.turned_away <= 3  # a place in line, "drawing" and the picture


def nobody_open(stage: Stage) -> Callable[[], bool]:
    """Whether no request is open any more."""
    return lambda: not stage.redis().zcard("mochi:open:avatars")
