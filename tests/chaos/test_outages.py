"""Valkey is killed, stopped or full, and weights are broken: orders are answered all the same, each once."""

import asyncio

import pytest

from bot.replies import say
from tests.chaos.stage import DISCORD, TELEGRAM, WORKER, Stage

pytestmark = pytest.mark.chaos


async def everybody(stage: Stage) -> None:
    """Start a front desk for each platform, and two workers."""
    await asyncio.gather(stage.start(DISCORD), stage.start(TELEGRAM), stage.start(WORKER, 2))


async def order(stage: Stage, count: int, first: int = 0) -> list[str]:
    """So many orders on both platforms."""
    orders = []
    for number in range(first, first + count):
        orders.append(await stage.order_on_discord("pink hair", number))
        orders.append(await stage.order_on_telegram("cat ears", number))
    return orders


@pytest.mark.parametrize("seconds", [0.2, 12, 60])
@pytest.mark.parametrize("how", ["killed", "stopped"])
async def test_valkey_away_in_the_middle_of_everything(stage: Stage, how: str, seconds: float) -> None:
    """Those who ask meanwhile are told so, or get their picture; those who asked before get it."""
    stage.processes.environment["DRAW_TAKES"] = "0.5"
    await everybody(stage)
    before = await order(stage, 6)
    await stage.until(lambda: stage.pictures > 1, "the first pictures")
    if how == "killed":
        stage.valkey.kill()
    else:
        stage.valkey.stop()
    await asyncio.sleep(seconds / 2)
    await order(stage, 3, 100)
    await asyncio.sleep(seconds / 2)
    if how == "killed":
        await asyncio.to_thread(stage.valkey.start)
    else:
        stage.valkey.go_on()
    await stage.settled()
    again = await order(stage, 2, 200)
    await stage.settled()
    waited = [one for one in before if all(seen.pictures for seen in stage.seen(one))]
    assert len(waited) >= len(before) - 2, "an order may have been on its way to the queue"
    assert all(stage.seen(one)[0].pictures for one in again)


@pytest.mark.parametrize("what", ["memory", "disk"])
async def test_a_full_valkey_is_told_of_and_recovered_from(stage: Stage, what: str) -> None:
    await everybody(stage)
    await order(stage, 4)
    if what == "memory":
        await asyncio.to_thread(stage.valkey.fill_memory)
    else:
        stage.valkey.fill_disk()
    refused = await order(stage, 2, 100)
    await stage.until(lambda: all(stage.seen(one) and stage.seen(one)[0].answered for one in refused), "it")
    if what == "memory":
        assert {stage.seen(one)[0].text for one in refused} == {say("en", "queue-away")}
        await asyncio.to_thread(stage.valkey.fill_memory, False)
    else:
        await asyncio.to_thread(stage.valkey.free_disk)
    await stage.settled()
    assert all(stage.seen(one)[0].pictures for one in await settled_orders(stage))


async def settled_orders(stage: Stage) -> list[str]:
    """Orders made now, once they are answered."""
    orders = await order(stage, 2, 300)
    await stage.settled()
    return orders


async def test_several_of_each_side_by_side_answer_each_order_once(stage: Stage) -> None:
    await asyncio.gather(stage.start(DISCORD, 3), stage.start(TELEGRAM), stage.start(WORKER, 2))
    for number in range(12):
        await stage.order_on_discord("pink hair", number, twice=True)
    await stage.settled()
    assert stage.pictures == 12


async def test_a_worker_with_broken_weights_says_so_and_takes_nothing(stage: Stage) -> None:
    weights = stage.processes.folder / "weights" / "gan.safetensors"
    whole = weights.read_bytes()
    weights.write_bytes(whole[: len(whole) // 2])
    await stage.start(DISCORD)
    orders = [await stage.order_on_discord("pink hair", number) for number in range(2)]
    broken = stage.processes.start(*WORKER)
    assert await asyncio.to_thread(broken.wait, 90) == 1
    log = (stage.processes.folder / f"{WORKER[0]}.log").read_text()
    assert "gan" in log.splitlines()[-1]
    assert "Traceback" not in log
    weights.write_bytes(whole)
    await stage.start(WORKER)
    await stage.settled()
    assert stage.pictures == len(orders)
