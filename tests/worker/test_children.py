"""Children of a standalone Mochi that end are started again, with pauses; a Valkey of its own too."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis

from tests.processes import wait_until
from worker import children as children_module
from worker import own_valkey as own_valkey_module
from worker.children import Children
from worker.own_valkey import own_valkey


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a module that writes its process down and then does what a file says."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "child.py").write_text(
        "import os, pathlib, sys, time\n"
        "with open('born', 'a') as born: born.write(f'{os.getpid()}\\n')\n"
        "status = pathlib.Path('status').read_text()\n"
        "sys.exit(int(status)) if status else time.sleep(600)\n"
    )
    (tmp_path / "status").write_text("")
    return tmp_path


def born(home: Path) -> list[int]:
    written = home / "born"
    return [int(line) for line in written.read_text().split()] if written.exists() else []


def looked_after(children: Children) -> list[str]:
    """One look of the supervisor: who is dead."""
    dead = list(children.take_dead())
    children.start_again()
    return dead


def test_a_child_that_is_killed_is_started_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children_module, "PAUSES", (0.0,))
    children = Children({})
    children.start("child")
    for count in (1, 2):
        wait_until(lambda count=count: len(born(home)) == count, 30, "a child")
        os.kill(born(home)[-1], signal.SIGKILL)
        wait_until(lambda: looked_after(children) == ["child"], 30, "its end to be seen")
    wait_until(lambda: len(born(home)) == 3, 30, "the third")
    children.stop()
    assert len(set(born(home))) == 3


def test_a_child_that_ends_again_and_again_is_given_pauses(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "status").write_text("1")
    monkeypatch.setattr(children_module, "PAUSES", (0.0, 3600.0))
    children = Children({})
    children.start("child")
    for _ in range(2):
        wait_until(lambda: looked_after(children) == ["child"], 30, "its end to be seen")
    assert len(born(home)) == 2
    assert looked_after(children) == []
    children.stop()


def test_a_child_whose_settings_are_wrong_is_not_started_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "status").write_text("2")
    monkeypatch.setattr(children_module, "PAUSES", (0.0,))
    children = Children({})
    children.start("child")
    wait_until(lambda: looked_after(children) == ["child"], 30, "its end to be seen")
    assert looked_after(children) == []
    assert len(born(home)) == 1


def test_a_valkey_that_is_killed_comes_back_with_all_that_it_held(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(own_valkey_module, "WELL_KNOWN_PORT", None)
    monkeypatch.setattr(own_valkey_module, "LOOKS_EVERY", 0.0)
    with own_valkey() as valkey, Redis.from_url(valkey.url) as redis:
        redis.set("mochi", "awake")
        assert not valkey.revive()
        os.kill(int(redis.info("server")["process_id"]), signal.SIGKILL)
        wait_until(valkey.revive, 30, "another one")
        assert redis.get("mochi") == b"awake"
