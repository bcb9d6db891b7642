"""The upscaler learns to enlarge better than Lanczos, from places of pictures painted small and large."""

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from models import registry
from models.canvas import from_pixels
from models.look import Wish, edit, sample
from models.training import journal
from models.training.__main__ import main
from models.training.schedule import Moment
from models.training.settings import Settings
from models.training.stream import Batch
from models.training.subjects import Enlarged, crops
from models.training.upscaler import UpscalerTrainer
from models.weights_index import offered_families
from tests.models.training.toys import BATCH

SUBJECT = Enlarged(size=64, edge=16, places=16)
STEPS = 240


def painted(seeds: Sequence[int], style: str = "cel") -> tuple[Tensor, Tensor]:
    """Places of the looks of these seeds, small and four times as large."""
    looks = [edit(sample(seed), Wish({"style": style})) for seed in seeds]
    taken = [SUBJECT.paint(look, seed) for look, seed in zip(looks, seeds, strict=True)]
    small = [crops(one["pictures"], one["corners"], SUBJECT.edge) for one in taken]
    large = [one["large"] for one in taken]
    return from_pixels(np.concatenate(small)), from_pixels(np.concatenate(large))


def test_places_are_the_same_in_both_sizes() -> None:
    """Blocks of pixel art have the same colours in both; that is to the pixel, so the places fit exactly."""
    small, large = painted([3], "pixel")
    assert small.shape == (16, 3, 16, 16)
    assert large.shape == (16, 3, 64, 64)
    torch.testing.assert_close(small.repeat_interleave(4, 2).repeat_interleave(4, 3), large)


def test_it_learns_to_enlarge_better_than_lanczos(canvas_file: Path, tmp_path: Path) -> None:
    """On places of looks that it never saw."""
    torch.manual_seed(0)
    config = {"widths": [24, 24], "blocks": [1, 1]}
    settings = Settings("upscaler", tmp_path, 16, 1, kimg=1, config=config, canvas=canvas_file)
    trainer = UpscalerTrainer(settings)
    small, large = painted(range(8))
    chance = torch.Generator().manual_seed(0)
    for step in range(STEPS):
        chosen = torch.randint(len(small), (16,), generator=chance)
        trainer.step(
            Batch(small[chosen], torch.empty(0), targets=large[chosen]), Moment(step, 0, step / STEPS)
        )
    unseen, expected = painted(range(100, 104))
    found = trainer.step(Batch(unseen, torch.empty(0), targets=expected), Moment(STEPS, 0, 1))
    assert found["psnr_x2"] > found["lanczos_x2"]
    assert found["psnr_x4"] > found["lanczos_x4"] + 0.2


def test_the_progress_says_how_lanczos_does(unbroken: Callable[[str], Path]) -> None:
    """Beside ours, at both sizes, at every step that is kept."""
    rows = journal.read(unbroken("upscaler"))
    named = {"psnr_x2", "psnr_x4", "lanczos_x2", "lanczos_x4"}
    assert all(named < row.keys() for row in rows)
    assert len({row["lanczos_x4"] for row in rows}) > BATCH


def test_it_ships_with_its_canvas_and_is_no_family(
    unbroken: Callable[[str], Path], canvas_file: Path, tmp_path: Path
) -> None:
    """The canvas whose pictures it learned to enlarge; on its own it is refused beside another."""
    weights, canvas = tmp_path / "weights", tmp_path / "canvas"
    canvas.mkdir()
    shutil.copy(canvas_file, canvas)
    sha256 = hashlib.sha256(canvas_file.read_bytes()).hexdigest()
    export = {"canvas": None, "files": {"canvas": sha256}}
    (canvas / "export.json").write_text(json.dumps(export), encoding="utf-8")
    ship = ["ship", "--to", str(weights), "--from"]
    assert main([*ship, str(canvas)]) == 0
    assert registry.load_upscaler(weights) is None
    assert main([*ship, str(unbroken("upscaler"))]) == 0
    assert registry.load_upscaler(weights) is not None
    assert offered_families(weights) == ()
    card = (weights / "upscaler.md").read_text(encoding="utf-8")
    assert "Licence" in card
    assert "measure_upscaler" in card
    assert main([*ship, str(unbroken("canvas"))]) == 0
    assert main([*ship, str(unbroken("upscaler"))]) == 1
