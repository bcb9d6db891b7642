"""The bot process on Discord as its operator sees it."""

import asyncio
import signal
import subprocess
import sys

import pytest

from tests.processes import Processes, wait_until
from tests.stand_ins.discord_stand_in import DiscordStandIn


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
