"""`python -m models.painter`, as somebody at a terminal meets it."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from models.painter.__main__ import main


def size_of(path: Path) -> tuple[int, int]:
    with Image.open(path) as picture:
        return picture.size


def test_a_sheet_has_its_rows_and_columns(tmp_path: Path) -> None:
    out = tmp_path / "sheet.png"
    assert main(["sheet", "--out", str(out), "--rows", "2", "--columns", "3", "--size", "48"]) == 0
    assert size_of(out) == (144, 96)


def test_a_star_goes_through_all_values(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "wings.png"
    asked = ["--trait", "wings=*", "--trait", "style=flat", "--columns", "2"]
    assert main(["sheet", "--out", str(out), "--size", "48", *asked]) == 0
    assert size_of(out) == (96, 96)
    assert str(out) in capsys.readouterr().out


def test_labels_stand_below_the_pictures(tmp_path: Path) -> None:
    out = tmp_path / "labels.png"
    asked = ["--trait", "side=*", "--labels"]
    assert main(["sheet", "--out", str(out), "--size", "100", *asked]) == 0
    with Image.open(out) as sheet:
        label = np.asarray(sheet)[100:]
    assert label.shape[0] == 11
    assert label.min() < 100 < label.max()


def test_one_picture_repeats_with_its_seed(tmp_path: Path) -> None:
    first, again, other = (tmp_path / f"{name}.png" for name in ("first", "again", "other"))
    for out, seed in ((first, "3"), (again, "3"), (other, "4")):
        assert main(["one", "--out", str(out), "--seed", seed, "--size", "64"]) == 0
    assert first.read_bytes() == again.read_bytes() != other.read_bytes()


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        ("hat=cap", "there is no trait 'hat'"),
        ("hat=*", "there is no trait 'hat'"),
        ("ears=dragon", "ears can't be 'dragon'; it is one of none, cat"),
    ],
)
def test_unknown_traits_are_named(
    choice: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("sheet", "one"):
        assert main([command, "--out", str(tmp_path / "a.png"), "--trait", choice]) == 2
        assert sentence in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_one_picture_cannot_show_every_value(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["one", "--out", str(tmp_path / "a.png"), "--trait", "ears=*"]) == 2
    assert "ask for a sheet" in capsys.readouterr().err


@pytest.mark.parametrize("flags", [["--trait", "ears"], ["--rows", "0"], ["--size", "many"]])
def test_misshapen_options_are_explained(
    flags: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["sheet", "--out", str(tmp_path / "a.png"), *flags])
    assert repr(flags[-1]) in capsys.readouterr().err


@pytest.mark.parametrize("name", ["missing/a.png", "a.unheard_of"])
def test_a_file_that_cannot_be_written_is_said(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["one", "--out", str(tmp_path / name), "--size", "32"]) == 2
    assert "can't be written" in capsys.readouterr().err
