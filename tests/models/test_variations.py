"""Variations of a picture that somebody brings: recipes near what the VAE's encoder makes of it."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn

from models import checkpoint
from models.brought_pictures import middle_square
from models.canvas import Canvas, CanvasConfig
from models.conditioning import WIDTH, conditions
from models.look import Wish, edit, sample
from models.noise import normal
from models.picture_reader import Impression, PictureReader, guessed_look
from models.recipe import decode, encode
from models.traits import COLOURS, TRAITS
from models.vae import Vae, VaeConfig
from models.variations import CANDIDATES, main, variations

SIZE = 64
CANVAS = CanvasConfig(SIZE, code_dims=4, widths=(8, 8, 8, 8))
SHAPE = {"noise": 8, "style": 16, "map_width": 4, "width": 16, "convolutions": 2, "code_dims": 4, "grid": 4}


def networks() -> tuple[Vae, Canvas]:
    """Tiny ones that have learned nothing, but to which different pictures look different."""
    torch.manual_seed(3)
    vae, canvas = Vae(VaeConfig(SHAPE, encoder_width=8)), Canvas(CANVAS)  # type: ignore[arg-type] # as out of JSON
    with torch.no_grad():
        list(canvas.encoder.parameters())[-2].mul_(8)
        vae.encoder.traits.weight.mul_(10)
        nn.init.normal_(vae.encoder.leave.weight, std=0.1)
    return vae.eval(), canvas.eval()


@pytest.fixture
def reader() -> PictureReader:
    return PictureReader(*networks(), torch.device("cpu"))


def picture(seed: int, mode: str = "RGB", width: int = 90, height: int = 70) -> Image.Image:
    """A picture that is no drawing of ours: blotches of colour."""
    blotches = np.random.default_rng(seed).integers(0, 256, (5, 6, 4), np.uint8)
    return Image.fromarray(blotches, "RGBA").convert("RGB").convert(mode).resize((width, height))


def assert_same(one: Impression, other: Impression) -> None:
    assert one.look == other.look
    assert one.mean.equal(other.mean)
    assert one.variance.equal(other.variance)


def test_a_picture_is_read_the_same_every_time(reader: PictureReader) -> None:
    """And another picture otherwise."""
    first = reader.read(picture(1))
    assert_same(first, reader.read(picture(1)))
    other = reader.read(picture(2))
    assert other.look != first.look
    assert not other.mean.equal(first.mean)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "CMYK", "1"])
@pytest.mark.parametrize(("width", "height"), [(1, 1), (300, 40), (64, 64), (31, 500)])
def test_any_picture_is_read(reader: PictureReader, mode: str, width: int, height: int) -> None:
    """Of every mode, size and shape that Pillow opens."""
    impression = reader.read(picture(5, mode, width, height))
    assert impression.mean.isfinite().all()
    assert (impression.variance > 0).all()
    assert len(variations(impression, 2, 1)) == 2


@pytest.mark.parametrize(
    ("mode", "most"), [("I;16", 65535), ("I;16B", 65535), ("I", 65535), ("F", 1), ("F", 255), ("F", 65535)]
)
def test_more_than_eight_bits_are_not_cut_off(mode: str, most: int) -> None:
    """Sixteen bits, however Pillow keeps them, and numbers with fractions."""
    kinds = {"I;16": "<u2", "I;16B": ">u2", "I": "<i4", "F": "<f4"}
    levels = np.linspace(0, most, 64 * 64).astype(kinds[mode])
    shown = np.array(middle_square(Image.frombytes(mode, (64, 64), levels.tobytes()), 64))
    assert abs(shown.mean() - 127) < 1
    assert (shown.min(), shown.max()) == (0, 255)


def test_what_is_transparent_is_white(reader: PictureReader) -> None:
    """Whatever colour lies unseen beneath it."""
    unseen = [Image.new("RGBA", (64, 64), (*colour, 0)) for colour in ((255, 0, 0), (0, 0, 0))]
    white = reader.read(Image.new("RGB", (64, 64), "white"))
    for one in unseen:
        assert_same(reader.read(one), white)


def test_a_guess_is_the_likeliest_look() -> None:
    """Readings that are a look's own condition say that very look."""
    for seed in range(20):
        look = sample(seed)
        guessed = guessed_look(torch.from_numpy(conditions([look])))
        assert guessed.traits == look.traits
        assert guessed.colours["hair"] == look.colours["hair"]
        assert guessed.pose == pytest.approx(look.pose, abs=0.01)


def test_a_guess_is_tidy() -> None:
    """Hair of one colour has tips of that colour; eyes that are read nearly alike are alike."""
    colours = {"hair": "#804020", "tips": "#904020", "eye_left": "#204080", "eye_right": "#305090"}
    look = edit(sample(1), Wish({"hair_pattern": "plain"}, colours))
    guessed = guessed_look(torch.from_numpy(conditions([look])))
    assert guessed.colours["tips"] == "#804020"
    assert guessed.colours["eye_right"] == "#204080"
    odd = edit(look, Wish({"hair_pattern": "split"}, {"eye_right": "#d0a020"}))
    guessed = guessed_look(torch.from_numpy(conditions([odd])))
    assert guessed.colours["tips"] == "#904020"
    assert guessed.colours["eye_right"] == "#d0a020"


def test_a_wild_guess_is_a_look_all_the_same() -> None:
    """Readings far off every scale, of a picture such as was never seen."""
    look = guessed_look(torch.randn(1, WIDTH) * 100)
    assert set(look.colours) == set(COLOURS)


def impression(mean: float = 0.5) -> Impression:
    return Impression(sample(7), torch.full((16,), mean), torch.full((16,), 0.2))


def test_variations_are_recipes_near_the_picture() -> None:
    """The guessed look first; then others that differ in at most two traits, and in colours a little."""
    first, *others = variations(impression(), 6, seed=1)
    assert first.look == decode(encode(first)).look
    for name in TRAITS:
        assert first.look.traits[name] == sample(7).traits[name]
    for recipe in others:
        changed = [name for name in TRAITS if recipe.look.traits[name] != first.look.traits[name]]
        assert 1 <= len(changed) <= 2
        assert "style" not in changed
        for slot in COLOURS:
            pairs = zip(*(bytes.fromhex(one.look.colours[slot][1:]) for one in (recipe, first)), strict=True)
            assert max(abs(a - b) for a, b in pairs) < 25
    assert len({recipe.seed for recipe in (first, *others)}) == 6
    assert len({encode(recipe) for recipe in (first, *others)}) == 6


def test_the_noise_of_a_variation_is_near_the_encoded_one() -> None:
    """Nearer than all but a few of as many seeds taken by chance."""
    wanted = impression()

    def distance(seed: int) -> float:
        return float((normal(seed, 16) - wanted.mean).norm())

    by_chance = sorted(distance(seed) for seed in range(CANDIDATES))
    for recipe in variations(wanted, 4, seed=2):
        assert distance(recipe.seed) < by_chance[CANDIDATES // 8]


def test_the_same_picture_and_seed_give_the_same_variations() -> None:
    assert variations(impression(), 4, 1) == variations(impression(), 4, 1)
    assert variations(impression(), 2, 1) == variations(impression(), 4, 1)[:2]
    assert variations(impression(), 4, 1) != variations(impression(), 4, 2)


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """A folder of weights with the tiny canvas and VAE."""
    folder, rows = tmp_path / "weights", {}
    folder.mkdir()
    for name, network in zip(("vae", "canvas"), networks(), strict=True):
        file = folder / f"{name}.safetensors"
        checkpoint.save(file, name, network.config, network, "a toy")
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        rows[name] = {"file": file.name, "version": 3, "sha256": digest}
    (folder / "index.json").write_text(json.dumps(rows), encoding="utf-8")
    return folder


def test_the_command_draws_and_says_the_recipes(
    weights: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "brought.png", tmp_path / "out"
    picture(9).save(file)
    assert main([str(file), "--count", "3", "--out", str(out), "--weights", str(weights)]) == 0
    codes = capsys.readouterr().out.split()
    assert [(decode(code).family, decode(code).weights) for code in codes] == [("vae", 3)] * 3
    drawn = [Image.open(out / f"variation-{number}.png") for number in (1, 2, 3)]
    assert [one.size for one in drawn] == [(SIZE, SIZE)] * 3
    assert len({one.tobytes() for one in drawn}) == 3
    assert len(list(out.iterdir())) == 3


def test_a_file_that_is_no_picture_is_refused(
    weights: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line; nothing is written."""
    file, out = tmp_path / "text.png", tmp_path / "out"
    file.write_text("hello", encoding="utf-8")
    assert main([str(file), "--out", str(out), "--weights", str(weights)]) == 1
    assert "text.png" in capsys.readouterr().err
    assert not out.exists()
