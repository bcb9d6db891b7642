"""Networks that a server brings itself are chosen, drawn and written in codes like any other."""

import json
import os
import pickle
import struct
from pathlib import Path

import numpy as np
import pytest
import torch

from bot.answer import Answer
from bot.front_desk import FrontDesk
from bot.intake import Draft, Order, OrderRefused, take_order
from bot.request import ChatAddress
from models.guests import in_colour, resized
from models.import_stylegan2 import main
from models.look import sample
from models.recipe import GUESTS, Recipe, decode, encode
from models.stylegan2 import Generator, StyleGan2Config, checkpoint_file
from models.weights_index import FamilyUnavailable, WeightsError, offered_families, shipped, titles
from tests.tiny_weights import write_tiny_weights
from worker.answering import answer
from worker.studio import Studio

SHAPE = StyleGan2Config(size=64, noise=8, style=12, mapping_layers=2, channel_base=256, channel_max=8)


def write_network(path: Path, config: StyleGan2Config = SHAPE, seed: int = 1) -> Path:
    """A network that has learned nothing, but draws every noise otherwise."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        network = Generator(config)
    checkpoint_file.save(path, config, network.state_dict(), "a toy")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Weights with two guests: one of 64 pixels, and one with labels, in grey, of 512."""
    weights = write_tiny_weights(tmp_path / "weights")
    other = StyleGan2Config(
        **{**vars(SHAPE), "size": 512, "classes": 3, "channel_base": 1024, "picture_channels": 1}
    )
    for name, config in (("faces", SHAPE), ("foxes", other)):
        file = write_network(tmp_path / f"{name}.safetensors", config)
        assert main([str(file), "--name", name, "--weights", str(weights), "--licence", "CC0"]) == 0
    return weights


def offered(folder: Path) -> dict[str, int]:
    return {family: shipped(folder)[family].version for family in offered_families(folder)}


def desk(folder: Path) -> FrontDesk:
    """With nobody behind it: nothing is put on a queue here."""
    return FrontDesk(None, offered(folder), None, None, titles=titles(folder))  # type: ignore[arg-type] # as told


def answered(draft: Draft, folder: Path) -> Answer:
    """What a chat is sent for a draft."""
    recipes = [decode(code) for code in draft.recipes]
    drawn = Studio("cpu", folder=folder).draw(recipes)
    return answer(draft.request("1", ChatAddress("console", "1", "en")), recipes, drawn)


def test_a_guest_is_offered_by_its_name_and_drawn(folder: Path) -> None:
    here = desk(folder)
    assert here.families == ("gan", "faces", "foxes")
    draft = here.take(Order("pink hair, zorbling", "en", family="faces", count=2, size=256, seed=5))
    assert [decode(code).family for code in draft.recipes] == ["stylegan2"] * 2
    said = answered(draft, folder)
    assert said.text.splitlines()[0].startswith("This model was brought by the server and knows no words")
    assert "pink" not in said.text
    assert "zorbling" not in said.text
    assert said.pictures[0].data != said.pictures[1].data
    assert {picture.alt for picture in said.pictures} == {"Avatar drawn by AI"}


def test_whatever_is_said_to_a_guest_it_draws(folder: Path) -> None:
    """Words that nobody could draw are no reason to refuse, but those that are refused stay refused."""
    for words in ("zorbling", "", "???"):
        draft = desk(folder).take(Order(words, "en", family="faces", seed=5))
        assert decode(draft.recipes[0]).seed == 5
        assert not draft.unknown
    with pytest.raises(OrderRefused):
        desk(folder).take(Order("naked", "en", family="faces"))


def test_every_kind_of_network_is_drawn_at_256_in_colour(folder: Path) -> None:
    """The seed says what is drawn and the look does not; alone or among others it is the same to the bit."""
    studio = Studio("cpu", folder=folder)
    assert studio.families == ("gan", "stylegan2", "stylegan2-2")
    recipes = [Recipe(sample(seed), seed, family) for family in GUESTS[:2] for seed in (1, 2)]
    drawn = studio.draw(recipes)
    assert {picture.shape for picture in drawn} == {(256, 256, 3)}
    for recipe, picture in zip(recipes, drawn, strict=True):
        other_look = Recipe(sample(99), recipe.seed, recipe.family)
        assert studio.draw([other_look])[0].tobytes() == picture.tobytes()
    assert len({picture.tobytes() for picture in drawn}) == 4
    assert (drawn[2][..., 0] == drawn[2][..., 2]).all()


def test_a_code_names_its_guest(folder: Path) -> None:
    """Redrawn where it is offered; elsewhere a kind sentence."""
    code = encode(Recipe(sample(3), 7, "stylegan2-2"))
    assert decode(code).family == "stylegan2-2"
    assert take_order(Order(code, "en"), offered(folder), 1).recipes == (code,)
    with pytest.raises(OrderRefused):
        take_order(Order(code, "en"), {"gan": 1}, 1)
    with pytest.raises(FamilyUnavailable):
        Studio("cpu", folder=folder).draw([Recipe(sample(3), 7, "stylegan2-3")])


def test_a_guest_whose_file_is_gone_is_not_offered(folder: Path) -> None:
    (folder / "stylegan2.safetensors").unlink()
    assert desk(folder).families == ("gan", "foxes")


def test_imported_again_it_has_another_version(folder: Path, tmp_path: Path) -> None:
    """In the same place; old codes are then drawn with what is there."""
    before = shipped(folder)["stylegan2"]
    file = write_network(tmp_path / "better.safetensors", seed=2)
    assert main([str(file), "--name", "faces", "--weights", str(folder), "--psi", "0.5"]) == 0
    after = shipped(folder)["stylegan2"]
    assert (after.version, after.psi, after.title) == (before.version + 1, 0.5, "faces")
    assert after.sha256 != before.sha256
    assert "CC0" in (folder / "stylegan2-2.md").read_text()


def test_a_new_folder_is_begun_with_what_ships(tmp_path: Path) -> None:
    """So that it can be WEIGHTS_FOLDER at once; what a run knows of its pictures is kept."""
    run = tmp_path / "run"
    run.mkdir()
    (run / "card.md").write_text("- **Trained on**: ours\n")
    file = write_network(run / "stylegan2.safetensors")
    assert main([str(file), "--name", "ours", "--weights", str(tmp_path / "mine")]) == 0
    assert list(titles(tmp_path / "mine")) == [*offered_families(), "ours"]
    assert (tmp_path / "mine" / "stylegan2.md").read_text() == "# ours\n\n- **Trained on**: ours\n"
    assert json.loads((tmp_path / "mine" / "index.json").read_text())["gan"].keys() == {
        *("file", "version", "sha256")
    }


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    assert main(list(words)) == 1
    line = capsys.readouterr().err.strip()
    assert "\n" not in line
    return line


def test_names_and_rooms_are_limited(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No name leads out of the folder, hides a family or fills it up."""
    file, weights = str(write_network(tmp_path / "more.safetensors")), ("--weights", str(folder))
    for name in ("../evil", "gan", "Faces", "x", "a" * 21, "stylegan2", "two words"):
        assert "a model's name has" in refusal(capsys, file, "--name", name, *weights)
    for name in ("three", "four"):
        assert main([file, "--name", name, *weights]) == 0
    before = sorted(folder.iterdir())
    assert "faces, foxes, three, four" in refusal(capsys, file, "--name", "five", *weights)
    assert sorted(folder.iterdir()) == before


def hostile(tmp_path: Path) -> dict[str, Path]:
    """Files that are none, or claim what they do not hold."""
    bomb = tmp_path / "bomb.safetensors"  # metadata that ask for a network of 30 GB
    about = {"format": 1, "family": "stylegan2", "notes": "", "vocabulary": None}
    about["config"] = {**vars(SHAPE), "size": 1024, "channel_base": 2**20, "channel_max": 4096}
    header = json.dumps({"__metadata__": {"mochi": json.dumps(about)}}).encode()
    bomb.write_bytes(struct.pack("<Q", len(header)) + header)
    header_bomb = tmp_path / "header.safetensors"
    header_bomb.write_bytes(struct.pack("<Q", 2**62) + b"{}")
    lie = write_network(tmp_path / "lie.safetensors")
    lie.write_bytes(lie.read_bytes()[:-64])
    pickled = tmp_path / "pickled.safetensors"
    pickled.write_bytes(pickle.dumps({"G_ema": 1}))
    zeros = tmp_path / "zeros.pkl"
    zeros.symlink_to("/dev/zero")
    pipe = tmp_path / "pipe.pkl"
    os.mkfifo(pipe)
    zipped = tmp_path / "zipped.pkl"
    zipped.write_bytes(b"PK\x03\x04" + b"\0" * 10_000)
    return {path.name: path for path in (bomb, header_bomb, lie, pickled, zeros, pipe, zipped)}


@pytest.mark.parametrize(
    "name",
    [
        *("bomb.safetensors", "header.safetensors", "lie.safetensors", "pickled.safetensors"),
        *("zeros.pkl", "pipe.pkl", "zipped.pkl"),
    ],
)
def test_a_hostile_file_changes_nothing(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It takes neither memory nor time, and the folder stays as it was."""
    weights = write_tiny_weights(tmp_path / "weights")
    before = {path: path.read_bytes() for path in weights.iterdir()}
    file = str(hostile(tmp_path)[name])
    assert refusal(capsys, file, "--name", "evil", "--weights", str(weights))
    assert {path: path.read_bytes() for path in weights.iterdir()} == before


def test_a_link_in_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    """Whoever may write there could else have another file overwritten."""
    mine = tmp_path / "mine"
    mine.write_text("mine")
    (folder / "stylegan2.safetensors.new").symlink_to(mine)
    file = str(write_network(tmp_path / "more.safetensors"))
    assert main([file, "--name", "faces", "--weights", str(folder)]) == 0
    assert mine.read_text() == "mine"
    assert not (folder / "stylegan2.safetensors").is_symlink()


def test_a_damaged_guest_is_refused_at_the_start(folder: Path) -> None:
    file = folder / "stylegan2.safetensors"
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)
    with pytest.raises(WeightsError, match="damaged"):
        Studio("cpu", folder=folder)


def test_what_is_transparent_lies_on_white() -> None:
    picture = torch.full((1, 4, 2, 2), -1.0)
    assert in_colour(picture).eq(1).all()
    picture[:, 3] = 1
    assert in_colour(picture).eq(-1).all()
    assert in_colour(picture[:, :2]).shape == (1, 3, 2, 2)
    assert resized(np.zeros((512, 512, 3), np.uint8)).shape == (256, 256, 3)
