"""The prior learns over trait maps: new ones, or those that a GAN has learned already."""

from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from models import checkpoint
from models.conditioning import WIDTH
from models.gan import Gan, GanConfig
from models.painter.hand import NOISE
from models.training.__main__ import main
from models.training.starting import prior_of
from tests.models.training.toys import BATCH, CONFIGS, Command

Folder = Callable[[str], Path]


def test_a_prior_starts_from_what_a_gan_has_learned(unbroken: Folder) -> None:
    """Before its first step it is told of every place what the GAN would draw there."""
    file = unbroken("gan") / "gan.safetensors"
    prior = prior_of(file, CONFIGS["prior"])
    stored = checkpoint.load(file, "gan")
    gan = Gan(GanConfig(**stored.config))
    checkpoint.fill(gan, stored, file)
    looks, hands = torch.rand(2, WIDTH), torch.randn(2, NOISE)
    with torch.inference_mode():
        assert torch.equal(prior.generator(looks, hands), gan(looks, hands))
        first, second = prior.tell(looks, hands), prior.tell(looks, -hands)
    assert not torch.equal(first.places, second.places)


def test_a_prior_goes_on_from_a_prior(unbroken: Folder, command: Command, tmp_path: Path) -> None:
    """What it has learned and its shape; how it draws may be told anew."""
    file = unbroken("prior") / "prior.safetensors"
    more = ("--from", str(file), "--config", '{"daring": 0.9}', "--lr", "1e-9")
    assert main(command("prior", tmp_path / "on", *more, steps=8)) == 0
    before, after = (checkpoint.load(path, "prior") for path in (file, tmp_path / "on" / "prior.safetensors"))
    assert after.config == {**before.config, "daring": 0.9}
    for name, tensor in before.tensors.items():
        assert torch.allclose(after.tensors[name].float(), tensor.float(), atol=1e-3), name


def test_a_gan_that_knows_no_hand_is_refused_in_one_line(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = GanConfig(width=16, style=16, map_width=4, convolutions=2)
    checkpoint.save(tmp_path / "gan.safetensors", "gan", config, Gan(config), f"{BATCH} pictures")
    arguments = command("prior", tmp_path / "run", "--from", str(tmp_path / "gan.safetensors"), steps=8)
    assert main(arguments) == 1
    assert "knows no painter's hand" in capsys.readouterr().err
