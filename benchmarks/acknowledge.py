"""`python -m benchmarks.acknowledge`: 500 orders at once, until the last placeholder stands.

Real front desks and a real Valkey, between stand-ins of both platforms on this machine; nobody draws.
Discord wants an answer within 3 seconds. Telegram lets a bot send about 30 messages a second, whatever it
runs on: the last of 500 waits for 17 seconds at best, but each order is safe in Valkey before Telegram is
told that it was received.
"""

import argparse
import asyncio
import subprocess
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Final

from tests.chaos.stage import DISCORD, TELEGRAM, Stage

ORDERS: Final = 500
PATIENCE: Final = 120.0
"""Seconds after which what is missing is given up."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure both platforms and print a line about each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.acknowledge", description=__doc__)
    parser.add_argument("--orders", type=int, default=ORDERS, help="how many come at once")
    parser.add_argument("--queue-limit", type=int, default=500, help="how many may wait")
    chosen = parser.parse_args(arguments)
    asyncio.run(_measure_both(chosen.orders, chosen.queue_limit))


async def _measure_both(orders: int, limit: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with Stage(Path(folder), QUEUE_LIMIT=str(limit)) as stage:
            await stage.start(DISCORD)
            stage.discord.patience = None  # who is late shall be counted, not turned away
            print(await measure(stage, "Discord", DISCORD, stage.order_on_discord, orders), flush=True)
            stage.dismiss(DISCORD)
    with tempfile.TemporaryDirectory() as folder:
        async with Stage(Path(folder), QUEUE_LIMIT=str(limit)) as stage:
            await stage.start(TELEGRAM)
            print(await measure(stage, "Telegram", TELEGRAM, stage.order_on_telegram, orders), flush=True)


async def measure(
    stage: Stage,
    name: str,
    command: tuple[str, ...],
    order: Callable[[str, int], Awaitable[str]],
    orders: int,
) -> str:
    """One line about `orders` that come at once."""
    process = stage.company(command)[0]
    before = peak = memory_of(process)
    asked = [await order("pink hair", number) for number in range(orders)]
    began, times = time.monotonic(), dict.fromkeys(asked, 0.0)
    while not all(times.values()) and time.monotonic() - began < PATIENCE:
        peak = max(peak, memory_of(process))
        for one in asked:
            if not times[one] and stage.seen(one):
                times[one] = time.monotonic() - began
        await asyncio.sleep(0.02)
    await asyncio.sleep(1)  # the last are put on the queue
    there = sorted(seconds for seconds in times.values() if seconds)
    kept = stage.redis().llen("rq:queue:avatars")
    middle, last = there[len(there) // 2], there[-1]
    return (
        f"{name}: {len(there)} of {orders} placeholders, "
        f"half within {middle:.1f} s, the last after {last:.1f} s; "
        f"{kept} wait in line, {stage.refused} were kindly refused; "
        f"memory {before} MB before, {peak} MB at most"
    )


def memory_of(process: "subprocess.Popen[bytes]") -> int:
    """The memory of a process in MB."""
    pages = int(Path(f"/proc/{process.pid}/statm").read_text().split()[1])
    return pages * 4096 // 2**20


if __name__ == "__main__":
    main()
