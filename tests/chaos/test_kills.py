"""Processes are killed at the worst moments, and every order gets exactly one answer.

The few here that run with every suite are marked by nothing; `make chaos` runs the rest.
"""

import asyncio
import signal

import pytest

from tests.chaos.faulty_worker import FAILS, FILLS, HANGS, KILLS
from tests.chaos.stage import DISCORD, TELEGRAM, WORKER, Stage
from tests.stand_ins.discord_stand_in import Trouble as DiscordTrouble
from tests.stand_ins.telegram_stand_in import Trouble as TelegramTrouble

EDIT = "/messages/@original"


async def test_front_desks_and_a_worker_killed_at_every_step_lose_and_double_nothing(stage: Stage) -> None:
    """After the receipt, with the placeholder half sent, before the queue, mid-draw, after the edit."""
    await asyncio.gather(stage.start(DISCORD), stage.start(TELEGRAM))
    stage.telegram.trouble("sendMessage", TelegramTrouble(stall=2), TelegramTrouble(lost=True, stall=1))
    orders = [await stage.order_on_telegram(words) for words in ("pink hair", "cat ears", "blue eyes")]
    await stage.telegram.until(lambda: "sendMessage" in stage.telegram.calls, "a placeholder on its way")
    stage.hit(TELEGRAM)
    there = await stage.order_on_discord("silver hair")
    await stage.until(lambda: stage.seen(there), "a placeholder")
    stage.hit(DISCORD)
    stage.telegram.trouble("editMessageMedia", TelegramTrouble(stall=1))
    await stage.start(WORKER)
    await stage.telegram.until(lambda: "editMessageMedia" in stage.telegram.calls, "a picture", 240)
    stage.hit(WORKER)
    await stage.settled()
    assert stage.pictures == len(orders) + 1


@pytest.mark.chaos
async def test_poison_hangs_and_full_gpus_hurt_nobody_else(stage: Stage) -> None:
    stage.processes.environment["DRAW_TIMEOUT"] = "3"
    await stage.start(DISCORD)
    good = [await stage.order_on_discord("pink hair", seed) for seed in range(3)]
    failing = await stage.order_on_discord("pink hair", FAILS)
    filling = await stage.order_on_discord("pink hair", FILLS)
    hanging = await stage.order_on_discord("pink hair", HANGS)
    await stage.start(WORKER)
    await stage.settled()
    assert all(stage.seen(order)[0].pictures for order in (*good, filling))
    assert all(stage.seen(order)[0].sorry for order in (failing, hanging))


@pytest.mark.chaos
async def test_a_request_that_kills_its_workers_ends_in_an_apology(stage: Stage) -> None:
    await stage.start(DISCORD)
    good = [await stage.order_on_discord("pink hair", seed) for seed in range(3)]
    killing = await stage.order_on_discord("pink hair", KILLS)
    await stage.start(WORKER, 2)
    await stage.settled()
    assert all(stage.seen(order)[0].pictures for order in good)
    assert stage.seen(killing)[0].sorry


@pytest.mark.chaos
@pytest.mark.parametrize("moment", ["before start", "mid-draw", "after edit"])
async def test_a_worker_killed(stage: Stage, moment: str) -> None:
    stage.processes.environment["DRAW_TAKES"] = "2" if moment == "mid-draw" else "0"
    await asyncio.gather(stage.start(DISCORD), stage.start(TELEGRAM))
    if moment == "after edit":
        stage.discord.trouble(EDIT, DiscordTrouble(lost=True, stall=1))
    orders = [await stage.order_on_discord("pink hair"), await stage.order_on_telegram("cat ears")]
    if moment == "before start":
        await stage.until(lambda: all(map(stage.waits, orders)), "placeholders")
    await stage.start(WORKER)
    if moment == "mid-draw":
        await asyncio.sleep(1)
    elif moment == "after edit":
        await stage.until(lambda: stage.seen(orders[0])[0].pictures, "the edit")
    stage.hit(WORKER)
    await stage.settled()
    assert stage.pictures == 2


@pytest.mark.chaos
@pytest.mark.parametrize("platform", [DISCORD, TELEGRAM], ids=["discord", "telegram"])
@pytest.mark.parametrize("moment", ["receipt", "placeholder", "enqueue"])
async def test_a_front_desk_killed(stage: Stage, platform: tuple[str, ...], moment: str) -> None:
    """Where it is to note a placeholder on Telegram, Valkey is full too: nobody can know of that one later.

    It is left standing, and the order is answered beneath it.
    """
    await stage.start(WORKER)
    await stage.start(platform)
    telegram = platform == TELEGRAM
    if moment == "receipt":  # the placeholder is never sent by the first one
        stage.telegram.trouble("sendMessage", TelegramTrouble(stall=30))
        stage.discord.trouble("/callback", DiscordTrouble(held=asyncio.Event()))
    if moment == "placeholder":
        stage.valkey.fill_memory()
    order = await (stage.order_on_telegram if telegram else stage.order_on_discord)("pink hair")
    if moment == "receipt":
        calls = stage.telegram.calls
        met = (
            (lambda: "sendMessage" in calls) if telegram else (lambda: stage.discord.in_trouble("/callback"))
        )
        await stage.until(met, "a call")
    else:
        await stage.until(lambda: stage.seen(order), "a placeholder")
    stage.hit(platform)
    if moment == "placeholder":
        stage.valkey.fill_memory(False)
    if moment == "placeholder" and telegram:
        await stage.until(lambda: any(one.answered for one in stage.seen(order)), "an answer", 240)
    else:
        await stage.settled()
    assert sum(one.answered for one in stage.seen(order)) == 1


@pytest.mark.chaos
async def test_a_rolling_restart_under_load_loses_nothing(stage: Stage) -> None:
    await asyncio.gather(stage.start(DISCORD, 2), stage.start(TELEGRAM), stage.start(WORKER, 2))
    for number in range(24):
        await stage.order_on_discord("pink hair", number)
        await stage.order_on_telegram("cat ears", number)
        if number % 6 == 3:
            stage.hit((WORKER, DISCORD, TELEGRAM, WORKER)[number // 6], signal.SIGTERM, number)
        await asyncio.sleep(0.3)
    await stage.settled()
    assert stage.pictures == 48
