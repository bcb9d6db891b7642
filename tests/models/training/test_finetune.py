"""A community's own pictures, without labels: the canvas and the GAN learn on and forget nothing."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from models import checkpoint
from models.canvas import from_pixels, psnr
from models.look import sample
from models.recipe import Recipe
from models.training import journal, sheets
from models.training.__main__ import build, main
from models.training.loop import Run
from models.training.settings import Settings
from models.training.starting import canvas_of
from models.weights_index import WEIGHTS, shipped
from tests.models.training.own import LICENCE, write_folder
from tests.models.training.test_trainers import assert_same
from worker.studio import Studio

Folder = Callable[[str], Path]
STEPS = 16


@pytest.fixture(scope="module")
def run(unbroken: Folder, canvas_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A toy canvas and a toy GAN, adapted to two hundred pictures."""
    folder = write_folder(tmp_path_factory.mktemp("own") / "pictures", 200)
    out = tmp_path_factory.mktemp("runs") / "whole"
    start = ["--canvas", str(canvas_file), "--from", str(unbroken("gan") / "gan.safetensors")]
    fixed = ["--device", "cpu", "--batch", "16", "--first", "16", "--pictures", "256"]
    length = ["--kimg", str(STEPS * 16 / 1000)]
    own = ["--data", str(folder), "--licence", LICENCE]
    assert main(["finetune", "--out", str(out), *start, *fixed, *length, *own]) == 0
    return out


def shown_by(file: Path, pictures: torch.Tensor) -> float:
    """PSNR of a canvas on pictures, in dB."""
    with torch.inference_mode():
        return psnr(canvas_of(file)(pictures)[0], pictures).mean().item()


def test_the_decoder_learns_both_kinds_and_the_codes_stay(run: Path, canvas_file: Path) -> None:
    rows = journal.read(run)
    assert [row["step"] for row in rows] == list(range(STEPS))
    assert {"psnr_painted", "psnr_theirs", "realness", "reading", "likeness"} < rows[-1].keys()
    theirs = np.fromfile(run / "pictures.raw", np.uint8).reshape(-1, 64, 64, 3)[:64]
    for pictures in (from_pixels(theirs), sheets.painted(16, 64)):
        worse, better = (shown_by(file, pictures) for file in (canvas_file, run / "canvas.safetensors"))
        assert better > worse
    before = checkpoint.load(canvas_file, "canvas").tensors
    after = checkpoint.load(run / "canvas.safetensors", "canvas").tensors
    assert {name.split(".")[0] for name in before if not before[name].equal(after[name])} == {"decoder"}


def test_a_resumed_run_equals_an_unbroken_one(run: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    shutil.copytree(run, out, ignore=shutil.ignore_patterns("snapshot", "*.jsonl", "pool"))
    settings = replace(Settings.read(run), out=out)
    settings.write()
    steps = iter(range(STEPS // 2))
    assert not Run(build(settings), settings).go(stopped=lambda: next(steps, None) is None)
    torch.manual_seed(99)  # another process would have other chance
    assert main(["finetune", "--out", str(out), "--resume"]) == 0
    assert_same(out, run)


def test_the_outcome_is_a_folder_of_weights_that_says_what_it_learned_from(run: Path, tmp_path: Path) -> None:
    """WEIGHTS_FOLDER may be it; also over a card that told otherwise."""
    weights = tmp_path / "weights"
    weights.mkdir()
    (weights / "gan.md").write_text("only painted pictures")
    assert main(["ship", "--from", str(run), "--to", str(weights)]) == 0
    studio = Studio("cpu", folder=weights)
    assert studio.families == ("gan",)
    assert len(studio.draw([Recipe(sample(1), 1)])) == 1
    for name in ("gan", "canvas", "gan_critic"):
        card = (weights / f"{name}.md").read_text("utf-8")
        assert "200 pictures" in card
        assert "> who let this server learn from them." in card
        assert "as many painted ones" in card
        assert "only painted" not in card


def test_a_folder_is_furnished_with_what_ships(unbroken: Folder, tmp_path: Path) -> None:
    """Everything else stays as it was."""
    weights = tmp_path / "weights"
    run = str(unbroken("judge"))
    assert main(["ship", "--from", run, "--to", str(weights), "--furnish"]) == 0
    ours, theirs = shipped(weights), shipped(WEIGHTS)
    assert ours.keys() == theirs.keys()
    assert {name for name in ours if ours[name] != theirs[name]} == {"judge"}
    assert all((weights / row.file).exists() for row in ours.values())


def test_what_cannot_be_adapted_is_refused(
    unbroken: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line each; a StyleGAN2 is made a model by another command."""
    out, none = ["--out", str(tmp_path / "a"), "--device", "cpu"], str(tmp_path / "none")
    assert main(["finetune", *out, "--batch", "8", "--data", none, "--licence", "ours"]) == 1
    assert main(["finetune", *out, "--data", none, "--licence", "ours"]) == 1
    assert main(["finetune", *out, "--licence", "ours"]) == 1
    run = tmp_path / "stylegan2"
    run.mkdir()
    (run / "export.json").write_text('{"canvas": null, "files": {"stylegan2": "0"}}')
    assert main(["ship", "--from", str(run), "--to", str(tmp_path / "w")]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 4
    for line, expected in zip(
        said, ("multiple of 16", "no folder", "--data", "import_stylegan2"), strict=True
    ):
        assert expected in line
