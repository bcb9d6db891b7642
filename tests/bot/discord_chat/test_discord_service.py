"""The bot process on Discord as its operator sees it."""

import asyncio
import signal
import subprocess
import sys

import pytest

from tests.processes import Processes, wait_until
from tests.stand_ins.discord_stand_in import DiscordStandIn, Refusal, Trouble


def started(processes: Processes, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the bot until it gives up."""
    return subprocess.run(
        [sys.executable, "-m", "bot", "discord"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=processes.folder,
        env={**processes.environment, **environment},
    )


def test_without_a_token_one_line_says_where_to_get_one(processes: Processes) -> None:
    stopped = started(processes)
    assert stopped.returncode == 2
    assert stopped.stderr.strip() == "DISCORD_TOKEN is not set: Discord's developer portal gives you one."


def test_an_unreachable_discord_is_said_in_one_line(processes: Processes) -> None:
    stopped = started(processes, DISCORD_TOKEN="x", DISCORD_API_BASE="http://127.0.0.1:9/api")
    assert stopped.returncode == 2
    assert stopped.stderr.strip().splitlines()[-1].startswith("Discord can't be reached at DISCORD_API_BASE")
    assert "Traceback" not in stopped.stderr


@pytest.mark.asyncio
async def test_sigterm_ends_it_cleanly(processes: Processes) -> None:
    async with DiscordStandIn() as discord:
        process = processes.start("bot", "discord", **discord.environment)
        await discord.until(lambda: discord.connected and discord.commands, "the bot")
        process.send_signal(signal.SIGTERM)
        await asyncio.to_thread(wait_until, lambda: process.poll() is not None, 20, "the end")
        assert process.returncode == 0


@pytest.mark.asyncio
@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
async def test_it_ends_cleanly_while_discord_is_away(processes: Processes, told: signal.Signals) -> None:
    async with DiscordStandIn() as discord:
        process = processes.start("bot", "discord", **discord.environment)
        await discord.until(lambda: discord.connected and discord.commands, "the bot")
    log = processes.folder / "bot-discord.log"
    await asyncio.to_thread(wait_until, lambda: "econnect" in log.read_text(), 20, "a lost connection")
    process.send_signal(told)
    await asyncio.to_thread(wait_until, lambda: process.poll() is not None, 20, "the end")
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("status", "line"),
    [
        (401, "DISCORD_TOKEN was refused by Discord: please copy it again from the developer portal."),
        (403, "Discord can't be reached at DISCORD_API_BASE: Forbidden."),
    ],
)
@pytest.mark.asyncio
async def test_a_login_that_fails_is_said_in_one_line(processes: Processes, status: int, line: str) -> None:
    async with DiscordStandIn() as discord:
        discord.trouble("/users/@me", Trouble(Refusal(status)))
        stopped = await asyncio.to_thread(started, processes, **discord.environment)
    assert stopped.returncode == 2
    assert stopped.stderr.strip().splitlines()[-1] == line
    assert "Traceback" not in stopped.stderr
