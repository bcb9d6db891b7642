"""Each trainer, as a toy on the CPU: it learns, it resumes exactly, and what it exports can draw."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import mean

import pytest
import torch
from PIL import Image
from torch import Tensor, nn

from models import checkpoint, registry
from models.conditioning import WIDTH, conditions
from models.look import sample
from models.painter import hand
from models.training import journal, snapshots
from models.training.__main__ import build, main
from models.training.loop import Run
from models.training.settings import Settings
from tests.models.training.toys import BATCH, IN_CODES, SIZE, STEPS, Command

Folder = Callable[[str], Path]
FALLING = {
    "canvas": ["pyramid"],
    "judge": ["reading"],
    "examiner": ["reading"],
    "vae": ["squared", "absolute"],
    "gan": ["likeness"],
    "prior": ["surprise"],
    "upscaler": [],  # a canvas that has learned nothing shows nothing; test_upscaler_trainer has the proof
}
"""The losses that a toy brings down; a critic's and its opponent's need not fall."""
TRAINERS = sorted(FALLING)
PATIENCE = 300.0
"""Seconds that a real process is given at most, on a machine that does other things too."""


def tensors_of(state: object, path: str = "") -> dict[str, Tensor]:
    """All tensors in a snapshot, by where they are."""
    if isinstance(state, Tensor):
        return {path: state}
    items = state.items() if isinstance(state, dict) else enumerate(state) if isinstance(state, list) else ()
    return {name: value for key, inner in items for name, value in tensors_of(inner, f"{path}/{key}").items()}


def assert_same(ours: Path, theirs: Path) -> None:
    """Two runs have come to the same, to the last bit: weights, averages, optimizers, chance and losses."""
    first, second = (snapshots.load(run / "snapshot") for run in (ours, theirs))
    assert first is not None
    assert second is not None
    assert first["step"] == second["step"]
    found, expected = tensors_of(first), tensors_of(second)
    assert found.keys() == expected.keys()
    assert len(found) > 30
    assert [name for name in found if not torch.equal(found[name], expected[name])] == []
    assert journal.read(ours) == journal.read(theirs)


@pytest.mark.parametrize("trainer", TRAINERS)
def test_losses_fall(trainer: str, unbroken: Folder) -> None:
    rows = journal.read(unbroken(trainer))
    assert [row["step"] for row in rows] == list(range(STEPS[trainer]))
    for name in FALLING[trainer]:
        values = [row[name] for row in rows]
        assert mean(values[-8:]) < 0.95 * mean(values[:8]), name


@pytest.mark.parametrize("trainer", TRAINERS)
def test_a_resumed_run_equals_an_unbroken_one(
    trainer: str, unbroken: Folder, command: Command, tmp_path: Path
) -> None:
    """It is stopped after three quarters, when everything that a trainer does has begun."""
    whole = unbroken(trainer)
    out = tmp_path / "run"
    steps = iter(range(STEPS[trainer] * 3 // 4))
    settings = replace(Settings.read(whole), out=out)
    settings.write()
    assert not Run(build(settings), settings).go(stopped=lambda: next(steps, None) is None)
    assert len(journal.read(out)) == STEPS[trainer] * 3 // 4
    torch.manual_seed(99)  # another process would have other chance
    assert main([trainer, "--out", str(out), "--resume"]) == 0
    assert_same(out, whole)


@pytest.mark.parametrize("trainer", TRAINERS)
def test_what_is_exported_loads_and_works(trainer: str, unbroken: Folder) -> None:
    network = loaded(unbroken(trainer), trainer)
    pictures, looks = torch.zeros(2, 3, SIZE, SIZE), torch.zeros(2, WIDTH)
    with torch.inference_mode():
        if trainer in IN_CODES:
            noise = torch.stack([network.noise(seed) for seed in (1, 2)])  # type: ignore[operator] # a family's
            codes = network.codes(looks, noise)  # type: ignore[operator] # a family's
            assert codes.shape == (2, 8, SIZE // 16, SIZE // 16)
            assert codes.abs().max() <= 1
        elif trainer == "upscaler":
            assert [size.shape[-1] for size in network(pictures)] == [2 * SIZE, 4 * SIZE]
        else:
            first, _ = network(pictures)
            assert first.shape == (pictures if trainer == "canvas" else looks).shape


def loaded(run: Path, name: str, steps: int | None = None) -> nn.Module:
    """An exported network, read as what ships is read."""
    path = run / f"{name}.safetensors"
    stored = checkpoint.load(path, name)
    network = registry.build(name, stored.config)
    checkpoint.fill(network, stored, path)
    assert f"pictures, {steps or STEPS[name]}" not in stored.notes
    assert f"{steps or STEPS[name]} steps of {BATCH} pictures" in stored.notes
    return network.eval()


@pytest.mark.parametrize("trainer", TRAINERS)
def test_curves_and_a_sheet_are_drawn(trainer: str, unbroken: Folder) -> None:
    with Image.open(unbroken(trainer) / "curves.png") as curves:
        assert len(curves.convert("RGB").getcolors(2**24) or []) > 5
    with Image.open(unbroken(trainer) / "sheet.png") as sheet:
        assert sheet.size == (8 * SIZE, 4 * SIZE)
        assert len(sheet.convert("RGB").getcolors(2**24) or []) > 500


def start(arguments: list[str]) -> subprocess.Popen[bytes]:
    """A real process that trains."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}  # as here
    return subprocess.Popen([sys.executable, "-m", "models.training", *arguments], env=environment)


def test_a_run_that_is_killed_resumes(unbroken: Folder, command: Command, tmp_path: Path) -> None:
    """kill -9 in a real process, in the middle of steps and snapshots; what goes on comes to the same."""
    out = tmp_path / "run"
    arguments = command("judge", out, "--every", "0")
    process = start(arguments)
    deadline = time.monotonic() + PATIENCE
    while len(journal.read(out)) < 8:
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert len(journal.read(out)) < STEPS["judge"]
    assert main(["judge", "--out", str(out), "--resume", "--every", "120"]) == 0
    assert_same(out, unbroken("judge"))


def test_ctrl_c_ends_after_the_step_at_hand(unbroken: Folder, command: Command, tmp_path: Path) -> None:
    """Nothing is lost, and the exit code says that there is more to do."""
    out = tmp_path / "run"
    process = start(command("judge", out))
    deadline = time.monotonic() + PATIENCE
    while not journal.read(out):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 3
    state = snapshots.load(out / "snapshot")
    assert state is not None
    assert state["step"] == len(journal.read(out))


def test_a_stop_while_the_first_pictures_are_painted_ends_at_once(command: Command, tmp_path: Path) -> None:
    process = start(command("judge", tmp_path / "run", "--first", "1000000"))
    deadline = time.monotonic() + PATIENCE
    while not list((tmp_path / "run").glob("pool*/*")):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    assert process.wait(PATIENCE) == 3


def test_the_posterior_of_the_vae_does_not_collapse(unbroken: Folder) -> None:
    """The noise that the encoder finds says something about the picture."""
    assert journal.read(unbroken("vae"))[-1]["nats"] > 0.1


def test_a_gan_learns_by_likeness_alone(unbroken: Folder, command: Command, tmp_path: Path) -> None:
    """As it does otherwise until its critic joins in, which then is not there to be shipped."""
    assert main(command("gan", tmp_path, "--likeness-only")) == 0
    ours, theirs = journal.read(tmp_path), journal.read(unbroken("gan"))
    assert {name for row in ours for name in row} == {"step", "likeness"}
    assert ours[0] == theirs[0]
    assert "critic" in theirs[-1]
    assert (tmp_path / "gan.safetensors").exists()
    assert not (tmp_path / "gan_critic.safetensors").exists()


def test_a_gan_starts_from_a_vae(unbroken: Folder, command: Command, tmp_path: Path) -> None:
    """What that draws without noise it draws with any hand; a GAN goes on from a GAN with its critic."""
    vae = unbroken("vae") / "vae.safetensors"
    assert main(command("gan", tmp_path / "a", "--from", str(vae), "--lr", "1e-9", steps=8)) == 0
    ours, theirs = loaded(tmp_path / "a", "gan", steps=8), loaded(unbroken("vae"), "vae")
    looks = torch.from_numpy(conditions([sample(seed) for seed in range(4)]))
    with torch.inference_mode():
        drawn = ours.codes(looks, torch.zeros(4, hand.NOISE))  # type: ignore[operator] # a family's
        expected = theirs.codes(looks, torch.zeros(4, 8))  # type: ignore[operator] # a family's
    assert expected.std() > 0.05
    torch.testing.assert_close(drawn, expected, rtol=0, atol=0.01)
    gan = unbroken("gan") / "gan.safetensors"
    arguments = command("gan", tmp_path / "b", "--from", str(gan), steps=8)
    assert main(arguments) == 0
    for name in ("likeness", "reading"):
        first, fresh = (
            next(row[name] for row in journal.read(run) if name in row)
            for run in (tmp_path / "b", unbroken("gan"))
        )
        assert first < fresh, name
