"""The width study, with toys."""

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from PIL import Image

from benchmarks import widths
from models import checkpoint, registry
from models.training import journal

BASE = {
    "canvas": {"size": 64, "widths": [16, 16, 24, 24], "code_dims": 8},
    "gan": {"style": 32, "map_width": 16, "width": 32, "convolutions": 2, "critic_width": 16},
}
JUDGE = {"size": 64, "widths": [16, 16, 24], "squeeze": 8, "features": 32}


@pytest.fixture
def judges(tmp_path: Path) -> Path:
    """A folder with tiny judges."""
    folder = tmp_path / "judges"
    folder.mkdir()
    torch.manual_seed(1)
    judge: Any = registry.build("judge", JUDGE)
    examiner: Any = registry.build("examiner", {**JUDGE, "depths": [1, 1, 1]})
    for name, network in (("judge", judge), ("examiner", examiner)):
        checkpoint.save(folder / f"{name}.safetensors", name, network.config, network, "a toy")
    return folder


def study(tmp_path: Path, judges: Path, kimg: str) -> int:
    options = ("--device", "cpu", "--batch", "8", "--first", "8", "--pictures", "16", "--painters", "1")
    shared = ("--pool", str(tmp_path / "pool"))  # painted once
    return widths.main(
        [
            *("--kimg", kimg, "--widths", "0.5", "1", "--looks", "8", "--device", "cpu"),
            *("--base", json.dumps(BASE), "--judges", str(judges)),
            *("--out", str(tmp_path / "runs"), "--docs", str(tmp_path / "docs")),
            *("--options", *options, *shared),
        ]
    )


def test_each_width_is_trained_measured_and_told(tmp_path: Path, judges: Path) -> None:
    """And what is there is not done again."""
    assert study(tmp_path, judges, "0.032") == 0
    table = (tmp_path / "docs" / "widths.md").read_text()
    assert "| x0.5 |" in table
    assert "| x1 |" in table
    assert "- From x0.5 to x1:" in table
    assert "of changes explained" in table
    assert "0.032 thousand pictures for each network, 8 looks" in table
    with Image.open(tmp_path / "docs" / "widths.png") as curve:
        assert curve.size == (960, 280)
    first = (tmp_path / "runs" / "kimg-0.032" / "1" / "measured.json").read_text()
    assert study(tmp_path, judges, "0.032") == 0
    assert (
        tmp_path / "runs" / "kimg-0.032" / "1" / "measured.json"
    ).read_text() == first  # its times would differ
    assert len(journal.read(tmp_path / "runs" / "kimg-0.032" / "1" / "gan")) == 4


def test_widths_multiply_the_channels() -> None:
    double, half = widths.shapes(2, {}), widths.shapes(0.5, {})
    assert double["canvas"]["widths"] == [96, 192, 320, 384]
    assert half["gan"] == {"width": 96, "map_width": 16}
