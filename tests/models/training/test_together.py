"""Two processes that train one network: equal weights, resumed to the bit, one of them writes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from models.training import journal, snapshots
from models.training.__main__ import main
from models.training.settings import Settings
from tests.models.training.own import write_folder
from tests.models.training.test_stylegan2_trainer import SHAPE
from tests.models.training.test_trainers import PATIENCE, assert_same
from tests.models.training.toys import BATCH, CONFIGS, Command

STEPS = 6


def torchrun(*words: str) -> subprocess.CompletedProcess[str]:
    """Two processes, as a person starts them."""
    start = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2", "-m"]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    return subprocess.run(
        [*start, *words],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=Path(__file__).parents[3],
        timeout=PATIENCE,
    )


def options(shape: object) -> list[str]:
    kimg = str(STEPS * BATCH / 1000)
    written = json.dumps(shape, separators=(",", ":"))
    fixed = ["--device", "cpu", "--batch", str(BATCH), "--kimg", kimg, "--config", written]
    return [*fixed, "--first", "16", "--pictures", "512"]


def test_two_processes_learn_together_and_resume_to_the_bit(tmp_path: Path) -> None:
    """From painted pictures, whose painters they share, and from a folder, whose steering they share."""
    folder = write_folder(tmp_path / "pictures")
    own = ["--data", str(folder), "--licence", "ours"]
    judge = ["judge", *options(CONFIGS["judge"])]
    stylegan2 = ["stylegan2", *options(SHAPE), *own]
    done = torchrun("tests.models.training.pair", str(tmp_path), *judge, "--", *stylegan2)
    assert done.returncode == 0, done.stderr
    for trainer in ("judge", "stylegan2"):
        whole, parted = tmp_path / trainer, tmp_path / f"{trainer}-parted"
        assert [row["step"] for row in journal.read(whole)] == list(range(STEPS))
        assert_same(parted, whole)
        assert (parted / "weights-0").read_text() == (parted / "weights-1").read_text()
        assert Settings.read(whole).processes == 2
        state = snapshots.load(whole / "snapshot")
        assert state is not None
        first, second = state["chances"]
        assert not torch.equal(first["cpu"], second["cpu"])


def test_what_several_processes_cannot_do_is_refused(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """To go on with a run of another number, which could not come to the same. One of them says so."""
    assert main(command("judge", tmp_path / "run", steps=2)) == 0
    for name, value in {"WORLD_SIZE": "2", "LOCAL_RANK": "0", "LOCAL_WORLD_SIZE": "2"}.items():
        monkeypatch.setenv(name, value)
    for rank, said in (("0", 1), ("1", 0)):
        monkeypatch.setenv("RANK", rank)
        capsys.readouterr()
        assert main(["judge", "--resume", "--out", str(tmp_path / "run")]) == 1
        assert capsys.readouterr().err.count("has processes 1, not 2") == said
