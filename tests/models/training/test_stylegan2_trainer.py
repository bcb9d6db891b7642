"""A server's own few pictures: read with care, learned with adaptive augmentation, resumed to the bit."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from PIL import Image

from models.stylegan2 import checkpoint_file
from models.training import journal
from models.training.__main__ import build, main
from models.training.folder import Collection
from models.training.loop import Run
from models.training.settings import Settings
from tests.models.training.own import LICENCE, add_bad_files, write_folder
from tests.models.training.test_trainers import assert_same

SHAPE = {
    **{"size": 64, "noise": 8, "style": 12, "mapping_layers": 2},
    **{"channel_base": 256, "channel_max": 8, "mirror": True},
}
STEPS = 34
BATCH = 4


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_folder(tmp_path_factory.mktemp("own") / "pictures")


def arguments(data: Path, out: Path, *more: str) -> list[str]:
    fixed = ("--device", "cpu", "--batch", str(BATCH), "--config", json.dumps(SHAPE))
    kimg = str(STEPS * BATCH / 1000)
    return ["stylegan2", "--data", str(data), "--out", str(out), "--kimg", kimg, *fixed, *more]


@pytest.fixture(scope="module")
def run(pictures: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished toy run."""
    out = tmp_path_factory.mktemp("runs") / "whole"
    assert main(arguments(pictures, out, "--licence", LICENCE)) == 0
    return out


def test_both_sides_learn_and_the_augmentation_is_steered(run: Path) -> None:
    rows = journal.read(run)
    assert [row["step"] for row in rows] == list(range(STEPS))
    assert rows[-1]["critic"] < rows[0]["critic"]
    assert len({row["generator"] for row in rows}) == STEPS
    assert {row["step"] for row in rows if "slope" in row} == {0, 16, 32}
    assert {row["step"] for row in rows if "path" in row} == {0, 8, 16, 24, 32}
    assert len({row["p"] for row in rows}) > 1
    assert all(-1 <= row["overfitting"] <= 1 for row in rows)


def test_a_resumed_run_equals_an_unbroken_one(run: Path, tmp_path: Path) -> None:
    """Also when the folder is gone by then: the pictures lie in the run."""
    out = tmp_path / "run"
    shutil.copytree(run, out, ignore=shutil.ignore_patterns("snapshot", "*.jsonl", "*.png", "*.safetensors"))
    settings = replace(Settings.read(run), out=out, data=tmp_path / "gone")
    settings.write()
    steps = iter(range(STEPS * 3 // 4))
    assert not Run(build(settings), settings).go(stopped=lambda: next(steps, None) is None)
    torch.manual_seed(99)  # another process would have other chance
    assert main(["stylegan2", "--out", str(out), "--resume"]) == 0
    assert_same(out, run)


def test_what_is_exported_draws(run: Path) -> None:
    network = checkpoint_file.load(run / "stylegan2.safetensors")
    with torch.inference_mode():
        drawn = network(torch.stack([network.noise(seed) for seed in (1, 2)]), psi=0.7)
    assert drawn.shape == (2, 3, 64, 64)
    assert drawn.isfinite().all()
    assert network.mapping.w_avg.abs().max() > 0
    with Image.open(run / "sheet.png") as sheet:
        assert sheet.size == (8 * 64, 4 * 64)


def test_the_card_says_from_what_and_under_which_terms(run: Path) -> None:
    card = (run / "card.md").read_text("utf-8")
    assert "`pictures`, 24 pictures (8 JPEG, 8 PNG, 8 WEBP)" in card
    assert all(f"> {line}" in card for line in LICENCE.splitlines())
    assert f"{STEPS} steps of {BATCH} pictures" in card
    assert "from nothing" in card


def test_a_run_goes_on_from_another(run: Path, pictures: Path, tmp_path: Path) -> None:
    """Weights to start from give the shape."""
    fixed = ["--device", "cpu", "--batch", "4", "--kimg", "0.004", "--licence", "ours", "--lr", "1e-9"]
    start = ["--from", str(run / "stylegan2.safetensors"), "--out", str(tmp_path / "on")]
    assert main(["stylegan2", "--data", str(pictures), *fixed, *start]) == 0
    before, after = (
        checkpoint_file.load(folder / "stylegan2.safetensors") for folder in (run, tmp_path / "on")
    )
    for name, value in before.named_parameters():
        torch.testing.assert_close(after.get_parameter(name), value, rtol=1e-2, atol=1e-3)
    assert "on from stylegan2.safetensors" in (tmp_path / "on" / "card.md").read_text("utf-8")


def test_bad_files_are_named_and_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe does not hang it, a name does not reach the terminal as it is."""
    folder = write_folder(tmp_path / "pictures")
    add_bad_files(folder)
    out = tmp_path / "run"
    fixed = ["--device", "cpu", "--batch", "4", "--kimg", "0.004", "--licence", "ours"]
    assert (
        main(["stylegan2", "--data", str(folder), "--out", str(out), *fixed, "--config", json.dumps(SHAPE)])
        == 0
    )
    said = capsys.readouterr().err
    for name in ("notes.txt", "cut.jpg", "small.png", "twin.png", "pipe.png", "dead.png", "bad\\x1b[2Jname"):
        assert f"left out {name}" in said
    assert "\x1b[2J" not in said
    collection = Collection.read(out)
    assert collection is not None
    assert (collection.count, len(collection.left_out)) == (24, 7)


@pytest.fixture
def refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """The one line with which a command is refused."""

    def ask(*words: str) -> str:
        capsys.readouterr()
        fixed = ("--device", "cpu", "--batch", "4", "--kimg", "0.004")
        assert main(["stylegan2", "--out", str(tmp_path / "refused"), *fixed, *words]) == 1
        line = capsys.readouterr().err.strip()
        assert "\n" not in line
        return line

    return ask


def test_what_cannot_be_learned_from_is_refused_kindly(
    refused: Callable[..., str], pictures: Path, tmp_path: Path
) -> None:
    few, data = str(write_folder(tmp_path / "few", 5)), str(pictures)
    config = ("--config", json.dumps(SHAPE))
    assert "--data" in refused("--licence", "ours", *config)
    assert "--licence" in refused("--data", data, *config)
    assert "5 pictures" in refused("--data", few, "--licence", "ours", *config)
    assert "there is no folder" in refused("--data", str(tmp_path / "none"), "--licence", "ours", *config)
    wrong = ("--data", data, "--licence", "ours", "--config")
    assert "64, 128, 256, 512 pixels, not 32" in refused(*wrong, json.dumps(SHAPE), "--size", "32")
    assert "no shape" in refused(*wrong, json.dumps({**SHAPE, "size": 100}))
    assert "no shape" in refused(*wrong, json.dumps({"colour": 1}))
    assert "without labels" in refused(*wrong, json.dumps({**SHAPE, "classes": 3}))


def test_other_pictures_than_it_began_with_are_refused(
    run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its own copy is lost, and the folder has changed."""
    out, folder = tmp_path / "run", write_folder(tmp_path / "pictures", 20)
    shutil.copytree(run, out)
    (out / "pictures.raw").unlink()
    replace(Settings.read(out), data=folder).write()
    assert main(["stylegan2", "--resume", "--out", str(out)]) == 1
    assert "no longer holds the pictures" in capsys.readouterr().err
