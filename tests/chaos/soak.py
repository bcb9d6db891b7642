"""`python -m tests.chaos.soak --seeds 3 --requests 40`: everything fails at random, and nobody is forgotten.

Two Discord front desks, one Telegram front desk (Telegram lets one poll), two workers and a Valkey between
stand-ins of both platforms. While people order, processes are killed and told to stop, Valkey is killed,
stopped and filled, and the platforms answer with 429 and 500, lose receipts, stall and tell things twice.
Exits 0 only if each order of each seed ended in exactly one picture or sentence.
"""

import argparse
import asyncio
import logging
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.chaos.mischief import Mischief
from tests.chaos.stage import DISCORD, TELEGRAM, WORKER, Stage
from tests.stand_ins.telegram_stand_in import Person

SETTLES_WITHIN = 300
"""Seconds after the last order, with everything working again."""
TWICE = 0.1
"""The share of orders that a platform tells of twice."""


async def soak(seed: int, requests: int, folder: Path, workers: int = 2) -> bool:
    """One soak; whether nothing was lost or doubled."""
    began = time.monotonic()
    async with Stage(folder) as stage:
        await asyncio.gather(stage.start(DISCORD, 2), stage.start(TELEGRAM), stage.start(WORKER, workers))
        mischief = Mischief(stage, seed)
        mischief.begin()
        trouble = asyncio.create_task(mischief.go_on())
        await _order(stage, random.Random(seed), requests)
        mischief.end()
        await trouble
        try:
            await stage.settled(SETTLES_WITHIN)
            problem = ""
        except AssertionError as told:
            problem = str(told)
        wrong = ", ".join(f"{count} x {name}" for name, count in sorted(mischief.done.items()))
        seconds = time.monotonic() - began
        print(f"seed {seed}: {stage.pictures} pictures of {requests} orders in {seconds:.0f} s; {wrong}")
        print(f"seed {seed}: {problem or 'nothing lost, nothing doubled'}", flush=True)
    return not problem


async def _order(stage: Stage, chance: random.Random, requests: int) -> None:
    for number in range(requests):
        await asyncio.sleep(chance.uniform(0.05, 0.9))
        if chance.random() < 0.5:
            await _order_on_telegram(stage, number, twice=chance.random() < TWICE)
        else:
            await stage.order_on_discord("pink hair", number, twice=chance.random() < TWICE)


async def _order_on_telegram(stage: Stage, number: int, *, twice: bool) -> None:
    if not twice:
        await stage.order_on_telegram("cat ears", number)
        return
    person = Person(90_000 + number)
    update = stage.telegram.update_of(f"/avatar fox ears count:1 size:256 seed:{number}", person)
    stage.count_telegram(person, update["message"]["message_id"])
    await stage.telegram.redeliver(update)
    await asyncio.sleep(0.2)
    await stage.telegram.redeliver(update)


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seeds", type=int, default=3, help="how many soaks")
    parser.add_argument("--first", type=int, default=1, help="the seed of the first one")
    parser.add_argument("--requests", type=int, default=40, help="orders in each")
    parser.add_argument("--keep", type=Path, help="a folder for the logs")
    given = parser.parse_args()
    for name in ("asyncio", "aiohttp.server"):  # who is killed hangs up in the middle of a sentence
        logging.getLogger(name).setLevel(logging.CRITICAL)
    good = [
        _soaked(seed, given.requests, given.keep) for seed in range(given.first, given.first + given.seeds)
    ]
    print(f"{sum(good)} of {len(good)} seeds without a loss or a double")
    return 0 if all(good) else 1


def _soaked(seed: int, requests: int, keep: Path | None) -> bool:
    with tempfile.TemporaryDirectory() as temporary:
        folder = keep / str(seed) if keep else Path(temporary)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        return asyncio.run(soak(seed, requests, folder))


if __name__ == "__main__":
    sys.exit(main())
