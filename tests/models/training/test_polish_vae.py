"""A VAE's generator learns by the pictures that people will see, on a canvas that stays."""

from collections.abc import Callable
from pathlib import Path

import pytest

from models import checkpoint
from models.training.__main__ import main
from tests.models.training.test_polish import assert_nearer
from tests.models.training.toys import BATCH, Command

Folder = Callable[[str], Path]
STEPS = 32


@pytest.fixture(scope="module")
def with_hands(unbroken: Folder, command: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A toy VAE over a toy GAN."""
    run, gan = tmp_path_factory.mktemp("vae"), unbroken("gan") / "gan.safetensors"
    assert main(command("vae", run, "--from", str(gan), steps=8)) == 0
    return run / "vae.safetensors"


@pytest.fixture(scope="module")
def arguments(canvas_file: Path) -> Callable[..., list[str]]:
    def to(out: Path, start: Path, *more: str) -> list[str]:
        fixed = ["--device", "cpu", "--batch", str(BATCH), "--first", "16", "--pictures", "512"]
        kimg = ["--kimg", str(STEPS * BATCH / 1000)]
        begun = ["polish_vae", "--out", str(out), "--from", str(start), "--canvas", str(canvas_file)]
        return [*begun, *fixed, *kimg, *more]

    return to


@pytest.fixture(scope="module")
def polished(
    arguments: Callable[..., list[str]], with_hands: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    out = tmp_path_factory.mktemp("polished")
    assert main(arguments(out, with_hands, "--psi", "1.5")) == 0
    return out


def test_pictures_come_nearer_to_painted_ones(polished: Path) -> None:
    assert_nearer(polished)


def test_the_generator_alone_has_learned(polished: Path, with_hands: Path) -> None:
    """The canvas isn't even exported; how boldly it draws is as was asked for."""
    before, after = (checkpoint.load(path, "vae") for path in (with_hands, polished / "vae.safetensors"))
    changed = {name for name in before.tensors if not before.tensors[name].equal(after.tensors[name])}
    assert {name.split(".")[0] for name in changed} == {"generator"}
    assert {"generator.enter.weight", "generator.strays.0.change.weight"} <= changed
    assert after.config == {**before.config, "psi": 1.5}
    assert not (polished / "canvas.safetensors").exists()


def test_it_ships_with_the_canvas_on_which_it_learned(
    polished: Path, unbroken: Folder, canvas_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ship", "--from", str(polished), str(unbroken("canvas")), "--to", str(tmp_path / "a")]) == 1
    assert "another canvas" in capsys.readouterr().err
    weights = tmp_path / "weights"
    weights.mkdir()
    (weights / "canvas.safetensors").write_bytes(canvas_file.read_bytes())
    assert main(["ship", "--from", str(polished), "--to", str(weights)]) == 0
    assert (weights / "vae.safetensors").read_bytes() == (polished / "vae.safetensors").read_bytes()


def test_a_vae_of_other_noise_is_refused_in_one_line(
    arguments: Callable[..., list[str]], unbroken: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments(tmp_path / "run", unbroken("vae") / "vae.safetensors")) == 1
    assert "knows no painter's hand" in capsys.readouterr().err
