"""Snapshots are in small parts, whole or not there, and never executed."""

import json
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from models.training import journal, snapshots
from models.training.__main__ import main
from models.training.settings import TrainingError
from tests.models.training.toys import Command

STATE = {"step": 7, "networks": {"a": {"weight": torch.arange(100_000.0)}}, "optimizers": [{"lr": 0.1}]}


def test_parts_stay_under_the_size_and_are_read_back(tmp_path: Path) -> None:
    snapshots.save(tmp_path, 7, STATE, part_mb=0.1)
    parts = sorted(tmp_path.glob("snapshot-*"))
    assert len(parts) == 5
    assert max(part.stat().st_size for part in parts) <= 100_000
    state = snapshots.load(tmp_path)
    assert state is not None
    assert state["step"] == 7
    assert torch.equal(state["networks"]["a"]["weight"], torch.arange(100_000.0))


def test_a_run_keeps_the_size_that_was_asked_for(command: Command, tmp_path: Path) -> None:
    assert main(command("judge", tmp_path, "--part-mb", "0.05", steps=4)) == 0
    parts = list((tmp_path / "snapshot").iterdir())
    assert len(parts) > 5
    assert max(part.stat().st_size for part in parts) <= 50_000


def test_the_one_before_stays_until_the_next_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The power fails between the parts and their list."""
    snapshots.save(tmp_path, 7, STATE, part_mb=0.1)

    def fail(*_: object) -> None:
        raise OSError("no power")

    with monkeypatch.context() as broken:
        broken.setattr(snapshots, "write_text", fail)
        with pytest.raises(OSError, match="no power"):
            snapshots.save(tmp_path, 7, {**STATE, "step": 8}, part_mb=0.1)
    state = snapshots.load(tmp_path)
    assert state is not None
    assert state["step"] == 7
    snapshots.save(tmp_path, 9, {**STATE, "step": 9}, part_mb=0.1)
    assert len(list(tmp_path.glob("snapshot-*"))) == 5


@pytest.mark.parametrize("harm", ["cut", "flip", "lose"])
def test_a_damaged_one_is_refused(tmp_path: Path, harm: str) -> None:
    snapshots.save(tmp_path, 7, STATE, part_mb=0.1)
    part = sorted(tmp_path.glob("snapshot-*"))[2]
    data = bytearray(part.read_bytes())
    data[500] ^= 1
    if harm == "lose":
        part.unlink()
    else:
        part.write_bytes(data[:100] if harm == "cut" else data)
    with pytest.raises(TrainingError, match="damaged"):
        snapshots.load(tmp_path)


def test_nothing_in_one_is_executed(tmp_path: Path) -> None:
    """A snapshot from somebody else, with the right digest."""

    class Hostile:
        def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
            return (tmp_path / "harmed").touch, ()

    snapshots.save(tmp_path, 7, {"step": Hostile()}, part_mb=1)
    with pytest.raises(pickle.UnpicklingError):
        snapshots.load(tmp_path)
    assert not (tmp_path / "harmed").exists()


def test_the_journal_forgets_what_is_done_again(tmp_path: Path) -> None:
    """Steps after the snapshot, and a line that was cut off."""
    book = journal.Journal(tmp_path, 0)
    for step in range(5):
        book.add(step, {"loss": 1 / (step + 1)})
    path = tmp_path / "losses.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + '{"step": 5, "lo', encoding="utf-8")
    assert [row["step"] for row in journal.Journal(tmp_path, 3).rows] == [0, 1, 2]
    assert [json.loads(line)["step"] for line in path.read_text(encoding="utf-8").splitlines()] == [0, 1, 2]
