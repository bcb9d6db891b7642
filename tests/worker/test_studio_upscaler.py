"""The studio's upscaler: used where it ships, missed with one clear line where it does not."""

import hashlib
import json
import logging
from collections.abc import Sequence
from pathlib import Path

import pytest
import torch
from torch import nn

from models import checkpoint
from models.canvas import Canvas, CanvasConfig
from models.gan import Gan, GanConfig
from models.look import Wish, complete
from models.recipe import Recipe
from models.upscaler import Upscaler, UpscalerConfig
from models.weights_index import offered_families
from worker.picture import enlarge
from worker.studio import Studio


def tiny_networks() -> dict[str, nn.Module]:
    torch.manual_seed(0)
    networks: dict[str, nn.Module] = {
        "canvas": Canvas(CanvasConfig(code_dims=4, widths=(8, 8, 8, 8))),
        "gan": Gan(GanConfig(noise=8, style=8, map_width=4, width=8, convolutions=2, code_dims=4)),
        "upscaler": Upscaler(UpscalerConfig(widths=(8, 8), blocks=(1, 1))),
    }
    for parameter in networks["upscaler"].parameters():
        nn.init.normal_(parameter, std=0.3)
    return networks


def weights_of(names: Sequence[str], folder: Path) -> Path:
    """A folder in which these networks ship."""
    rows = {}
    for name, network in tiny_networks().items():
        if name in names:
            file = folder / f"{name}.safetensors"
            checkpoint.save(file, name, network.config, network, "a toy")  # type: ignore[arg-type] # each has one
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            rows[name] = {"file": file.name, "version": 1, "sha256": digest}
    (folder / "index.json").write_text(json.dumps(rows), encoding="utf-8")
    return folder


LOOK = complete(Wish({"style": "cel"}), 1)


@pytest.mark.parametrize("size", [512, 1024])
def test_a_large_picture_is_the_upscalers(tmp_path: Path, size: int) -> None:
    """Not Lanczos's, and the same every time."""
    studio = Studio("cpu", folder=weights_of(["canvas", "gan", "upscaler"], tmp_path))
    (drawn,) = studio.draw([Recipe(LOOK, 1)])
    first, again = (enlarge(drawn, size, "cel", studio.upscale) for _ in range(2))
    assert first.size == (size, size)
    assert first.tobytes() == again.tobytes()
    assert first.tobytes() != enlarge(drawn, size, "cel").tobytes()


def test_without_an_upscaler_it_says_so_and_pictures_come_all_the_same(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        studio = Studio("cpu", folder=weights_of(["canvas", "gan"], tmp_path))
    assert "no upscaler ships" in caplog.text
    (drawn,) = studio.draw([Recipe(LOOK, 1)])
    assert enlarge(drawn, 1024, "cel", studio.upscale).size == (1024, 1024)


def test_the_upscaler_is_not_offered_as_a_family(tmp_path: Path) -> None:
    assert offered_families(weights_of(["canvas", "gan", "upscaler"], tmp_path)) == ("gan",)
