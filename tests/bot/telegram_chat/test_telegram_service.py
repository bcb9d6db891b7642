"""The Telegram process as an operator knows it: how it starts, is reached, and stops."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator
from subprocess import Popen
from typing import Final

import pytest

from bot.replies import say
from bot.telegram_chat.menus import SCOPES
from tests.processes import Processes, wait_until
from tests.stand_ins.telegram_rules import Refusal
from tests.stand_ins.telegram_stand_in import TOKEN, Person, TelegramStandIn, Trouble

SECRET: Final = "only-Telegram_knows"


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramStandIn]:
    async with TelegramStandIn() as stand_in:
        yield stand_in


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def log_of(processes: Processes) -> str:
    return (processes.folder / "bot-telegram.log").read_text()


def start(processes: Processes, telegram: TelegramStandIn, **environment: str) -> Popen[bytes]:
    usual = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_BASE": telegram.base_url, "LOG_LEVEL": "DEBUG"}
    return processes.start("bot", "telegram", **(usual | environment))


async def ended(process: Popen[bytes]) -> int:
    return await asyncio.to_thread(process.wait, 30)


@pytest.fixture
async def called(processes: Processes, telegram: TelegramStandIn) -> Popen[bytes]:
    """A bot that is called by Telegram."""
    port = free_port()
    process = start(
        processes,
        telegram,
        TELEGRAM_WEBHOOK_URL=f"http://127.0.0.1:{port}/telegram/updates",
        TELEGRAM_WEBHOOK_SECRET=SECRET,
        TELEGRAM_WEBHOOK_LISTEN="127.0.0.1",
        TELEGRAM_WEBHOOK_PORT=str(port),
    )
    await asyncio.to_thread(wait_until, lambda: is_open(port), 30, "the webhook")
    return process


def is_open(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


async def test_the_bot_stops_cleanly_when_told(processes: Processes, telegram: TelegramStandIn) -> None:
    process = start(processes, telegram)
    await telegram.until(lambda: "getUpdates" in telegram.calls, "the bot")
    process.send_signal(signal.SIGTERM)
    assert await ended(process) == 0
    assert TOKEN not in log_of(processes)


async def test_a_called_bot_answers_and_stops_cleanly(
    processes: Processes, telegram: TelegramStandIn, called: Popen[bytes]
) -> None:
    assert telegram.webhook["allowed_updates"] == ["message", "callback_query", "inline_query"]
    answer = await telegram.answer(await telegram.write("/start", Person(1, "ja")))
    assert answer.text == say("ja", "start")
    called.send_signal(signal.SIGTERM)
    assert await ended(called) == 0
    assert SECRET not in log_of(processes)


@pytest.mark.usefixtures("called")
async def test_only_telegram_itself_is_believed(telegram: TelegramStandIn) -> None:
    forged = telegram.update_of("/start", Person(2))
    assert await telegram.redeliver(forged, secret="guessed") == 403
    assert await telegram.redeliver(forged, secret="") == 403
    assert await telegram.redeliver(telegram.update_of("/about", Person(3))) == 200
    await telegram.answers(1, 3)
    assert [one.chat for one in telegram.shown.values()] == [3]


@pytest.mark.usefixtures("called")
async def test_what_is_no_update_is_refused(telegram: TelegramStandIn) -> None:
    for body, kind in ((b"{", "application/json"), (b"", "application/json"), (b"{}", "text/plain")):
        assert await telegram.call_back(body, kind) >= 400
    assert await telegram.redeliver(telegram.update_of("/about", Person(3))) == 200
    await telegram.answers(1, 3)


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"TELEGRAM_TOKEN": ""}, "TELEGRAM_TOKEN is not set"),
        ({"TELEGRAM_TOKEN": "7:wrong"}, "TELEGRAM_TOKEN was refused"),
        ({"TELEGRAM_WEBHOOK_URL": "https://mochi.example"}, "TELEGRAM_WEBHOOK_SECRET is not set"),
        (
            {"TELEGRAM_WEBHOOK_URL": "https://mochi.example", "TELEGRAM_WEBHOOK_SECRET": "mellon!"},
            "TELEGRAM_WEBHOOK_SECRET may have",
        ),
    ],
)
async def test_wrong_settings_are_told_in_one_line(
    processes: Processes, telegram: TelegramStandIn, environment: dict[str, str], sentence: str
) -> None:
    assert await ended(start(processes, telegram, LOG_LEVEL="WARNING", **environment)) == 2
    log = log_of(processes)
    assert log.splitlines()[-1].startswith(sentence)
    assert "Traceback" not in log
    assert "7:wrong" not in log
    assert "mellon!" not in log


async def test_a_menu_that_cannot_be_set_holds_nobody_up(
    processes: Processes, telegram: TelegramStandIn
) -> None:
    for _ in range(4 * len(SCOPES)):
        telegram.refuse("setMyCommands", 400, "Bad Request: BOT_COMMAND_INVALID")
    start(processes, telegram)
    answer = await telegram.answer(await telegram.write("/start"))
    assert answer.text == say("en", "start")
    assert telegram.menus == {}


async def test_the_bot_waits_for_a_telegram_that_is_not_there_yet(
    processes: Processes, telegram: TelegramStandIn
) -> None:
    telegram.refuse("getMe", 502, "Bad Gateway")
    telegram.refuse("deleteWebhook", 502, "Bad Gateway")
    start(processes, telegram)
    answer = await telegram.answer(await telegram.write("/start"))
    assert answer.text == say("en", "start")


async def test_without_a_queue_the_placeholder_says_so(
    processes: Processes, telegram: TelegramStandIn
) -> None:
    telegram.trouble("editMessageText", Trouble(lost=True), Trouble(Refusal(500, "Internal Server Error")))
    start(processes, telegram, REDIS_URL=f"redis://127.0.0.1:{free_port()}/0")
    answer = await telegram.answer(await telegram.write("/avatar pink hair", Person(4, "zh-hans")))
    await telegram.until(lambda: answer.edits, "the placeholder to change")
    assert answer.text == say("zh-CN", "queue-away")
    await telegram.answer(await telegram.write("/start", Person(4, "zh-hans")))
    assert (answer.text, len(telegram.shown)) == (say("zh-CN", "queue-away"), 2), (
        "an answer lost is no failure"
    )


async def test_a_port_that_is_taken_is_told_in_one_line(
    processes: Processes, telegram: TelegramStandIn
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = start(
            processes,
            telegram,
            TELEGRAM_WEBHOOK_URL=f"http://127.0.0.1:{port}/",
            TELEGRAM_WEBHOOK_SECRET=SECRET,
            TELEGRAM_WEBHOOK_LISTEN="127.0.0.1",
            TELEGRAM_WEBHOOK_PORT=str(port),
        )
        assert await ended(process) == 2
    assert log_of(processes).splitlines()[-1].startswith("TELEGRAM_WEBHOOK_LISTEN and _PORT")
