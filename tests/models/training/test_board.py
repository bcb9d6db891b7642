"""Losses for TensorBoard: where it is installed and asked for."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from models.training.__main__ import main
from tests.models.training.toys import Command


class Notes:
    """A TensorBoard writer that takes notes."""

    written: list[tuple[str, float, int]]

    def __init__(self, folder: str, purge_step: int) -> None:
        self.folder, self.purged = Path(folder), purge_step
        Notes.written = []

    def add_scalar(self, name: str, value: float, step: int) -> None:
        Notes.written.append((name, value, step))

    def close(self) -> None:
        Notes.written.append(("closed", self.purged, 0))


def test_every_kept_loss_is_told(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Resumed, the board forgets what is done again."""
    board = ModuleType("tensorboardX")
    board.SummaryWriter = Notes  # type: ignore[attr-defined] # a module made here
    monkeypatch.setitem(sys.modules, "torch.utils.tensorboard", None)
    monkeypatch.setitem(sys.modules, "tensorboardX", board)
    assert main(command("judge", tmp_path / "run", "--tensorboard", steps=3)) == 0
    assert [(name, step) for name, _, step in Notes.written] == [
        *((name, step) for step in range(3) for name in ("reading", "precision")),
        ("closed", 0),
    ]
    assert main(["judge", "--resume", "--out", str(tmp_path / "run"), "--kimg", "0.04"]) == 0
    assert [row[2] for row in Notes.written[:-1]] == [3, 3, 4, 4]
    assert Notes.written[-1] == ("closed", 3, 0)


def test_where_there_is_none_one_line_says_so(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("torch.utils.tensorboard", "tensorboardX"):
        monkeypatch.setitem(sys.modules, name, None)
    assert main(command("judge", tmp_path / "run", "--tensorboard", steps=3)) == 1
    assert capsys.readouterr().err.strip().endswith("install one of them")
