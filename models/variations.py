"""`python -m models.variations IN.png --count 4 --out DIR`: avatars that are variations of a picture.

A variation is a recipe like any other, so nothing of the picture is needed to draw it again, and nothing is
kept. Its look is the one that the VAE's encoder guesses, from the second variation on with a choice or two
and all colours changed a little. Its seed is, of many candidates, the one whose noise is likeliest under the
distribution that the encoder finds: a recipe's noise follows from its seed, so it can only be chosen, and
comes near the encoded one without reaching it. The same picture and seed give the same recipes.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, cast

import torch
from PIL import Image

from models.chance import pick, stream
from models.illustrator import Illustrator, choose_device, prepare_canvas
from models.look import Look, Wish, edit
from models.noise import normal
from models.picture_reader import Impression, PictureReader
from models.recipe import MAX_SEED, Recipe, encode
from models.registry import load_canvas, load_family
from models.traits import TRAITS
from models.vae import Vae
from models.weights_index import WEIGHTS, FamilyUnavailable, WeightsError, weights_version

CANDIDATES: Final = 64
"""Seeds looked at for each variation."""
_CHANGED: Final = 2
"""Traits that a variation changes at most."""
_PLAYFUL: Final = ("mouth", "eyes", "brows", "blush", "ahoge", "headwear", "neck", "hands", "backdrop")
"""The traits that a variation may change: whoever is seen stays who she is."""
_SHIFT: Final = 18
"""Levels of 255 by which a variation's colours may move, either way."""


def variations(impression: Impression, count: int, seed: int, weights: int = 1) -> list[Recipe]:
    """`count` recipes near `impression`, the first with the guessed look itself.

    `weights` is the version of the VAE's weights that they are drawn with.
    """
    looks = [_near(impression.look, seed, number) if number else impression.look for number in range(count)]
    seeds = [_likeliest(impression, _candidates(seed, number)) for number in range(count)]
    return [Recipe(look, noise, "vae", weights) for look, noise in zip(looks, seeds, strict=True)]


def _near(look: Look, seed: int, number: int) -> Look:
    """`look` with one or two playful traits drawn anew, and with all its colours moved a little."""
    draws = stream(seed, f"variation {number}")
    names = [pick(draws, _PLAYFUL, [1] * len(_PLAYFUL)) for _ in range(_CHANGED)]
    traits = {name: _another(look.traits[name], TRAITS[name], draws) for name in names}
    moved = {slot: _moved(colour, draws) for slot, colour in look.colours.items()}
    for slot, leader in (("tips", "hair"), ("eye_right", "eye_left")):
        if look.colours[slot] == look.colours[leader]:
            moved[slot] = moved[leader]
    return edit(look, Wish(traits, moved))


def _another(value: str, values: Sequence[str], draws: Iterator[float]) -> str:
    others = [other for other in values if other != value]
    return pick(draws, others, [1] * len(others))


def _moved(colour: str, draws: Iterator[float]) -> str:
    moved = [round(level + (2 * next(draws) - 1) * _SHIFT) for level in bytes.fromhex(colour[1:])]
    return "#" + bytes(min(255, max(0, level)) for level in moved).hex()


def _candidates(seed: int, number: int) -> list[int]:
    """Other seeds for every variation, so that no two share their noise."""
    draws = stream(seed, f"noise {number}")
    return [int(next(draws) * (MAX_SEED + 1)) for _ in range(CANDIDATES)]


def _likeliest(impression: Impression, seeds: Sequence[int]) -> int:
    """The seed whose noise has the greatest density under the distribution of `impression`."""
    noise = torch.stack([normal(seed, len(impression.mean)) for seed in seeds])
    distances = ((noise - impression.mean).square() / impression.variance).sum(1)
    return seeds[int(distances.argmin())]


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw variations of a picture; 1 with one clear line if it can't be done."""
    parser = argparse.ArgumentParser(prog="python -m models.variations", description=__doc__)
    parser.add_argument("picture", type=Path, metavar="IN.png")
    parser.add_argument("--count", type=int, default=4, help="how many (4)")
    parser.add_argument("--seed", type=int, default=0, help="other seeds, other variations (0)")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the pictures go")
    parser.add_argument(
        "--weights", type=Path, default=WEIGHTS, metavar="DIR", help="instead of models/weights"
    )
    parser.add_argument("--device", help="cpu or cuda; without it CUDA where there is any")
    try:
        recipes = _draw(**vars(parser.parse_args(arguments)))
    except (FamilyUnavailable, WeightsError, OSError, Image.DecompressionBombError) as problem:
        print(problem, file=sys.stderr)
        return 1
    print("\n".join(map(encode, recipes)))
    return 0


def _draw(
    picture: Path, count: int, seed: int, out: Path, weights: Path, device: str | None
) -> Sequence[Recipe]:
    """Write `count` pictures into `out`; their recipes. Raises OSError for a file that is no picture."""
    place = choose_device(device)
    vae, canvas = cast(Vae, load_family("vae", weights)), prepare_canvas(load_canvas(weights), place)
    with Image.open(picture) as opened:
        impression = PictureReader(vae, canvas, place).read(opened)
    recipes = variations(impression, count, seed, weights_version("vae", weights))
    looks, seeds = [recipe.look for recipe in recipes], [recipe.seed for recipe in recipes]
    out.mkdir(parents=True, exist_ok=True)
    for number, pixels in enumerate(Illustrator(vae, canvas, place).draw(looks, seeds), 1):
        Image.fromarray(pixels).save(out / f"variation-{number}.png")
    return recipes


if __name__ == "__main__":
    sys.exit(main())
