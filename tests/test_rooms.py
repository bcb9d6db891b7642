"""The rooms keep their distance: the chat room needs no torch, and importing does nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

IMPORT_ALL = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print(*sorted(sys.modules))
"""


def loaded_by(room: str, folder: Path) -> set[str]:
    """Every module that is loaded once all of a room is imported, in an empty folder without settings."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, room],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "REDIS_URL": "not an address"},
    )
    assert done.stderr == ""
    return set(done.stdout.split())


def test_the_chat_room_loads_no_torch(tmp_path: Path) -> None:
    loaded = loaded_by("bot", tmp_path)
    assert {"bot.discord_chat.client", "bot.telegram_chat.application", "bot.intake"} <= loaded
    assert not {"torch", "safetensors", "worker"} & loaded


@pytest.mark.parametrize("room", ["bot", "worker", "models"])
def test_importing_does_nothing(room: str, tmp_path: Path) -> None:
    """Neither the wrong settings nor the missing server are noticed, and nothing is written."""
    assert f"{room}" in loaded_by(room, tmp_path)
    assert list(tmp_path.iterdir()) == []
