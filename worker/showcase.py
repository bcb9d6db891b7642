"""`python -m worker.showcase --out docs/pictures/sheet.png`: the README's sheet, from words to pixels.

Each line of words is drawn once, with its place as the seed; nothing is picked by hand.
"""

import argparse
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PIL import Image

from bot.intake import Order, take_order
from models.recipe import decode
from models.weights_index import offered_families, weights_version
from worker.picture import Pixels
from worker.studio import Studio

WORDS: Final = (
    "cute pink hair",
    "silver twintails, blue eyes, cat ears, hoodie, night sky",
    "粉发蓝瞳 双马尾 水手服",
    "boy with messy black hair and a scarf",
    "witch with long purple hair and green eyes",
    "金髪碧眼 お団子 メイド服",
    "prince with blonde hair",
    "bunny girl, white hair, red eyes, choker",
    "curly red hair, freckles, overalls, sunflower yellow background",
    "dark skin, afro, headphones, gold eyes, wink",
    "白毛红瞳 狐耳 和服 樱花背景",
    "mint bob with a bow, pastel style",
    "pixel style knight with brown hair",
    "pink to blue ombre long hair, star eyes, elf ears",
    "angel with halo, blonde, white dress, clouds",
    "devil girl with black hime cut, fang",
    "boy, undercut, orange hair, round glasses, sweater",
    "christmas girl with brown braids in the snow",
    "teal drills, maid, heart eyes",
    "half black half white hair, heterochromia blue and gold, suit",
    "neon style girl with hot pink ponytail",
    "灰色短发 男孩 狗耳 卫衣",
    "lavender wavy hair, flower crown, fairy wings",
    "grandpa with a white beard, beret, sweater",
)
COLUMNS: Final = 8
EDGE: Final = 192


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw the sheet and write it."""
    parser = argparse.ArgumentParser(prog="python -m worker.showcase", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--family", default="gan")
    chosen = parser.parse_args(arguments)
    offered = {family: weights_version(family) for family in offered_families()}
    orders = [Order(words, "en", family=chosen.family, seed=seed) for seed, words in enumerate(WORDS)]
    recipes = [decode(take_order(order, offered, 0).recipes[0]) for order in orders]
    _laid_out(Studio(families=[chosen.family]).draw(recipes)).save(chosen.out, optimize=True)


def _laid_out(pictures: Sequence[Pixels]) -> Image.Image:
    sheet = Image.new("RGB", (COLUMNS * EDGE, math.ceil(len(pictures) / COLUMNS) * EDGE), "white")
    for number, pixels in enumerate(pictures):
        picture = Image.fromarray(pixels).resize((EDGE, EDGE), Image.Resampling.LANCZOS)
        sheet.paste(picture, (number % COLUMNS * EDGE, number // COLUMNS * EDGE))
    return sheet


if __name__ == "__main__":
    main()
