"""A picture that a StyleGAN2 drew is found again in its style space."""

import json
from pathlib import Path

import pytest
import torch
from PIL import Image
from safetensors.torch import load_file

from models.canvas import to_pixels
from models.project import main
from models.stylegan2 import Generator, StyleGan2Config, checkpoint_file

SHAPE = StyleGan2Config(size=64, noise=8, style=12, mapping_layers=2, channel_base=512, channel_max=12)


@pytest.fixture
def network(tmp_path: Path) -> Generator:
    """One that has learned nothing; its file lies beside."""
    with torch.random.fork_rng():
        torch.manual_seed(1)
        network = Generator(SHAPE)
    checkpoint_file.save(tmp_path / "toy.safetensors", SHAPE, network.state_dict(), "a toy")
    return network


@pytest.fixture
def picture(network: Generator, tmp_path: Path) -> Path:
    """What it draws of some noise."""
    with torch.no_grad():
        drawn = network(network.noise(5)[None])
    Image.fromarray(to_pixels(drawn)[0]).save(tmp_path / "drawn.png")
    return tmp_path / "drawn.png"


def test_its_own_picture_is_found(picture: Path, tmp_path: Path) -> None:
    """The same every time; the sheet shows the way there."""
    for out in ("a", "b"):
        fixed = ["--device", "cpu", "--steps", "24", "--out", str(tmp_path / out)]
        assert main([str(picture), "--weights", str(tmp_path / "toy.safetensors"), *fixed]) == 0
    losses = json.loads((tmp_path / "a" / "losses.json").read_text())
    assert len(losses) == 24
    assert losses[-1] < 0.5 * losses[0]
    first, again = (load_file(tmp_path / out / "style.safetensors")["w"] for out in ("a", "b"))
    assert first.shape == (12,)
    assert first.equal(again)
    with Image.open(tmp_path / "a" / "sheet.png") as sheet:
        assert sheet.size == (8 * 64, 64)
    with Image.open(tmp_path / "a" / "projected.png") as found:
        assert found.size == (64, 64)


def test_what_cannot_be_projected_is_refused(
    network: Generator, picture: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line each: no picture, no weights."""
    out, toy = ("--out", str(tmp_path / "out"), "--device", "cpu"), str(tmp_path / "toy.safetensors")
    assert main([str(tmp_path / "none.png"), "--weights", toy, *out]) == 1
    assert main([toy, "--weights", toy, *out]) == 1
    assert main([str(picture), "--weights", str(picture), *out]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 3
    assert "can't be read" in said[0]
    assert not (tmp_path / "out").exists()
