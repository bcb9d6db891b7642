"""Somebody's own pictures: those of the folder that was named and no others, told of in every card."""

import hashlib
import json
import shutil
from pathlib import Path

from models.training.__main__ import main
from tests.models.training.own import LICENCE


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
