"""All of Mochi on one machine, as `make run` starts it, and nothing left behind."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from PIL import Image
from redis import Redis

from tests.processes import wait_until

ROOT = Path(__file__).parents[2]
NO_REDIS = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME")}


class Home:
    """A folder in which Mochi lives."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._started: list[subprocess.Popen[str]] = []

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        with (self.folder / "stderr.txt").open("ab") as said:
            process = subprocess.Popen(
                [sys.executable, "-m", "worker.standalone", *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
                cwd=self.folder,
                env={**NO_REDIS, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", **environment},
            )
        self._started.append(process)
        return process

    def said(self) -> str:
        return (self.folder / "stderr.txt").read_text()

    def address(self) -> str:
        """Where the queue is, once Mochi is awake; empty before."""
        lock = self.folder / "data/standalone.lock"
        return lock.read_text() if lock.exists() else ""

    def pictures(self) -> list[Path]:
        return list((self.folder / "avatars").glob("*.png"))

    def processes(self) -> list[str]:
        """Whatever runs in this folder or below."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if (process / "cwd").readlink().is_relative_to(self.folder):
                    found.append((process / "cmdline").read_text())
            except OSError:  # it ended meanwhile, or is somebody else's
                continue
        return [command for command in found if command]

    def end(self) -> None:
        for process in self._started:
            process.terminate()
            process.communicate()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path.resolve())
    yield home
    home.end()


def can_connect(address: str) -> bool:
    port = int(address.rpartition(":")[2].partition("/")[0])
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_words_become_a_picture_and_nothing_is_left_behind(home: Home) -> None:
    mochi = home.start()
    said, _ = mochi.communicate("/avatar cute pink hair count:1\n", timeout=180)
    assert mochi.returncode == 0, home.said()
    assert "pink hair" in said
    [picture] = home.pictures()
    with Image.open(picture) as opened:
        assert opened.size == (512, 512)
    assert home.processes() == []
    assert not can_connect(home.address())


def test_a_second_one_joins_the_first_and_none_outlives_it(home: Home) -> None:
    first = home.start("--no-console")
    wait_until(lambda: home.address() or first.poll() is not None, 180, "Mochi to wake up")
    with Redis.from_url(home.address(), decode_responses=True) as redis:
        kept = redis.config_get("append*") | redis.config_get("maxmemory-policy")
    assert (kept["appendonly"], kept["maxmemory-policy"]) == ("yes", "noeviction")

    wait_until(lambda: "in a browser" in home.said(), 60, "its address")
    [page] = re.findall(r"Draw in a browser: (http://127\.0\.0\.1:\d+)", home.said())
    wait_until(lambda: can_connect(f"{page}/"), 60, "the page, since there are no bots")
    with urlopen(page) as opened:  # noqa: S310 # its address begins with http
        assert b"<title>Mochi</title>" in opened.read()

    second = home.start("draw", "--out", "joined.png", "--", "blue eyes")
    second.communicate(timeout=120)
    assert second.returncode == 0, home.said()
    assert "already at work in this folder" in home.said()
    assert (home.folder / "joined.png").exists()
    assert can_connect(home.address()), "the first goes on"

    first.kill()
    wait_until(lambda: not home.processes(), 60, "everything to end")
    assert not can_connect(home.address())
    assert not can_connect(f"{page}/")


def test_a_bot_that_stops_is_named_and_the_rest_goes_on(home: Home) -> None:
    unsafe = {"TELEGRAM_TOKEN": "1:a", "TELEGRAM_WEBHOOK_URL": "https://mochi.example.org"}
    mochi = home.start("--no-console", **unsafe)
    wait_until(lambda: "Telegram stopped: TELEGRAM_WEBHOOK_SECRET is not set" in home.said(), 180, "a word")
    assert can_connect(home.address())
    mochi.terminate()
    mochi.communicate(timeout=60)
    assert home.processes() == []


def test_a_worker_that_cannot_start_says_why(home: Home) -> None:
    mochi = home.start(WEIGHTS_FOLDER=str(home.folder / "nowhere"))
    mochi.communicate("/avatar pink hair\n", timeout=120)
    assert mochi.returncode == 1
    assert "did not wake up" in home.said()
    assert "nowhere" in home.said()
    assert "Traceback" not in home.said()
    assert home.processes() == []
