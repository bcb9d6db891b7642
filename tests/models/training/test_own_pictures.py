"""Somebody's own pictures: those of the folder that was named and no others, told of in every card."""

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from models.training.__main__ import main
from models.training.folder import Collection, collect, read_picture
from models.training.guessing import Conditions, guesses
from models.training.own_pictures import card
from models.training.settings import TrainingError
from models.training.starting import canvas_of
from tests.models.training.own import LICENCE, picture, write_folder
from tests.models.training.test_stylegan2_trainer import SHAPE


def own_run(canvas_file: Path, folder: Path, licence: str) -> Path:
    """A run on somebody's pictures that exported this canvas."""
    folder.mkdir()
    shutil.copy(canvas_file, folder)
    files = {"canvas": hashlib.sha256(canvas_file.read_bytes()).hexdigest()}
    (folder / "export.json").write_text(json.dumps({"canvas": None, "files": files}), "utf-8")
    (folder / "card.md").write_text(
        f"- **Trained on**: some\n- **Licence of the pictures**:\n\n  > {licence}\n", "utf-8"
    )
    return folder


def test_a_mean_tells_of_all_pictures_that_its_parts_learned_from(canvas_file: Path, tmp_path: Path) -> None:
    """Also of those behind a folder of weights; what two say alike once."""
    ours, again, theirs = (
        str(own_run(canvas_file, tmp_path / name, terms))
        for name, terms in (("ours", LICENCE[:24]), ("again", LICENCE[:24]), ("theirs", "CC BY-NC"))
    )
    weights, mean, shown = (tmp_path / name for name in ("weights", "mean", "shown"))
    assert main(["ship", "--from", theirs, "--to", str(weights)]) == 0
    shown.mkdir()
    (shown / "canvas.md").write_text("nobody's drawings. MIT", "utf-8")
    assert main(["average", "--from", ours, again, str(weights), "--out", str(mean)]) == 0
    assert main(["ship", "--from", str(mean), "--to", str(shown)]) == 0
    card = (shown / "canvas.md").read_text("utf-8")
    assert card.count(f"> {LICENCE[:24]}") == card.count("> CC BY-NC") == 1
    assert "0.333333 of again" in card
    assert "nobody's" not in card


def test_a_mean_of_what_was_painted_tells_of_no_other_pictures(canvas_file: Path, tmp_path: Path) -> None:
    """Whatever lay in its folder before."""
    painted, mean = own_run(canvas_file, tmp_path / "painted", ""), tmp_path / "mean"
    mean.mkdir()
    (painted / "card.md").rename(mean / "card.md")
    assert main(["average", "--from", str(painted), str(painted), "--out", str(mean)]) == 0
    assert not (mean / "card.md").exists()


@pytest.mark.parametrize("shipped", [False, True])
def test_what_learns_on_from_own_pictures_tells_of_them(
    shipped: bool, canvas_file: Path, tmp_path: Path
) -> None:
    """Be its start a run or a folder of weights; its card goes wherever it is shipped to."""
    start, out, weights = (
        own_run(canvas_file, tmp_path / "own", LICENCE),
        tmp_path / "on",
        tmp_path / "weights",
    )
    if shipped:
        assert main(["ship", "--from", str(start), "--to", str(tmp_path / "theirs")]) == 0
        start = tmp_path / "theirs"
    on = ["canvas", "--keep-codes", "--from", str(start / "canvas.safetensors"), "--out", str(out)]
    toy = ["--device", "cpu", "--batch", "4", "--kimg", "0.004", "--first", "4", "--pictures", "8"]
    assert main(on + toy) == 0
    assert main(["ship", "--from", str(out), "--to", str(weights)]) == 0
    card = (weights / "canvas.md").read_text("utf-8")
    assert LICENCE.splitlines()[0] in card
    assert "1 steps of 4 pictures" in card
    assert "nobody's drawings" not in card


def other_folder(folder: Path) -> Path:
    """As many pictures as `write_folder` writes, none of which is the same."""
    folder.mkdir()
    for number in range(24):
        picture(1000 + number).save(folder / f"{number}.png")
    return folder


def test_a_start_that_failed_decides_nothing(canvas_file: Path, tmp_path: Path) -> None:
    """Another folder, licence and size may be named for the same run, and then hold."""
    first, second = write_folder(tmp_path / "first"), other_folder(tmp_path / "second")
    out = tmp_path / "run"
    fixed = ["--out", str(out), "--device", "cpu", "--batch", "16", "--licence", "ours"]
    missing = ["--canvas", str(canvas_file), "--from", str(tmp_path / "missing")]
    for folder in (first, second):
        assert main(["finetune", *fixed, *missing, "--data", str(folder)]) == 1
        found = Collection.read(out)
        assert found is not None
        assert found.folder == folder.name
    assert collect(first, 32, out).size == 32


def test_pictures_that_are_refused_do_not_stay(tmp_path: Path) -> None:
    """However often a run is resumed on them."""
    folder, out = write_folder(tmp_path / "pictures"), tmp_path / "run"
    collect(folder, 64, out)
    (out / "run.json").write_text("{}")
    whole = (out / "pictures.raw").read_bytes()
    (out / "pictures.raw").write_bytes(whole[:-1])
    other = other_folder(tmp_path / "other")
    for _ in range(2):
        with pytest.raises(TrainingError, match="no longer holds"):
            collect(other, 64, out)
    collect(folder, 64, out)
    assert (out / "pictures.raw").read_bytes() == whole


def test_processes_that_train_together_take_what_the_first_one_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever became of the folder meanwhile."""
    folder, out = write_folder(tmp_path / "pictures"), tmp_path / "run"
    read = collect(folder, 64, out)
    shutil.rmtree(folder)
    for name, value in {"RANK": "1", "WORLD_SIZE": "2", "LOCAL_RANK": "1", "LOCAL_WORLD_SIZE": "2"}.items():
        monkeypatch.setenv(name, value)
    assert collect(folder, 64, out) == read


def test_guesses_are_those_of_the_pictures(canvas_file: Path, tmp_path: Path) -> None:
    """Not of others that lay there before, nor half of them."""
    out = tmp_path / "run"

    def guessed(folder: Path) -> Conditions:
        return guesses(collect(folder, 64, out), out, canvas_of(canvas_file), torch.device("cpu"))

    first = guessed(write_folder(tmp_path / "first"))
    second = guessed(other_folder(tmp_path / "second"))
    assert not np.array_equal(first, second)
    for kept in out.glob("guesses*"):
        kept.write_bytes(kept.read_bytes()[:-100])
    assert np.array_equal(guessed(tmp_path / "second"), second)


def test_sixteen_bits_are_not_cut_off(tmp_path: Path) -> None:
    """As dark and as light as they are, and transparent where they are."""
    levels = np.linspace(0, 65535, 64 * 64).reshape(64, 64).astype(np.uint16)
    Image.fromarray(levels).save(tmp_path / "deep.png")
    _, pixels = read_picture(tmp_path / "deep.png", 64)
    assert abs(pixels.mean() - 127) < 1
    assert (pixels.min(), pixels.max()) == (0, 255)
    Image.fromarray(levels // 32768 * 32768).save(tmp_path / "clear.png", transparency=32768)
    _, pixels = read_picture(tmp_path / "clear.png", 64)
    assert (pixels[:30] == 0).all()
    assert (pixels[34:] == 255).all()


def test_odd_metadata_stops_nothing(tmp_path: Path) -> None:
    """The picture is turned as it says, or where nothing can be read of that taken as it lies."""
    held, photo = Image.Exif(), Image.new("RGB", (64, 64), "blue")
    held[0x010E], held[0x0112] = "hello", 6
    photo.paste("red", (0, 0, 32, 64))
    numbered = held.tobytes().replace(b"\x01\x0e", b"\x01\x21")  # a text where there is to be a number
    for exif, red in ((numbered, (10, 32)), (held.tobytes().replace(b"MM", b"XX"), (32, 10))):
        photo.save(tmp_path / "odd.jpg", exif=exif, quality=95)
        _, pixels = read_picture(tmp_path / "odd.jpg", 64)
        assert pixels[red][0] > 200 > 60 > pixels[63 - red[0], 63 - red[1], 0]


def test_terms_that_cannot_be_written_are_refused_before_training(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bytes of another encoding, as a shell hands them on."""
    out, folder = tmp_path / "run", write_folder(tmp_path / "pictures")
    short = ["--device", "cpu", "--batch", "4", "--kimg", "0.004", "--config", json.dumps(SHAPE)]
    own = ["--data", str(folder), "--licence", "d\udce9j\udce0 vu"]
    assert main(["stylegan2", "--out", str(out), *short, *own]) == 1
    assert "no text in UTF-8" in capsys.readouterr().err
    assert not out.exists()


def test_any_name_of_a_folder_can_be_written(tmp_path: Path) -> None:
    """Also of weights that were the start."""
    folder = write_folder(tmp_path / "g\udce2teaux")
    told = card(collect(folder, 64, tmp_path / "run"), LICENCE, ["on from \udce9.safetensors"])
    assert "`g\\udce2teaux`" in told
    assert "\\udce9.safetensors" in told
