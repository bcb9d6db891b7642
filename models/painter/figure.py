"""Composition: the order in which the parts are drawn, from the backdrop forward."""

import random

from models.look import Look
from models.painter import (
    backdrops,
    ears,
    eyes,
    eyewear,
    face,
    fringe,
    hair_back,
    headwear,
    marks,
    mouths,
    neckwear,
    outfits,
    side_locks,
    wings,
)
from models.painter.anatomy import FIGURE_ON_CANVAS
from models.painter.drawing import Drawing
from models.painter.easel import Easel
from models.painter.headwear import Layer
from models.painter.styles import STYLES


def paint(look: Look, seed: int) -> str:
    """The picture of `look` as an SVG document of 512 x 512 user units.

    `seed` moves the hand a little; look and seed alone decide every byte.
    """
    return paint_with(look, random.Random(seed))


def paint_with(look: Look, rng: random.Random) -> str:
    """The picture of `look`, the hand's wobble drawn from `rng`."""
    drawing = Drawing(STYLES[look.traits["style"]])
    backdrops.draw(drawing, look.traits["backdrop"], look.colours["backdrop"])
    with drawing.moved(FIGURE_ON_CANVAS):
        easel = Easel.set_up(drawing, look, rng)
        _draw_behind(easel)
        bangs = fringe.cut(easel)
        _draw_face(easel, bangs)
        _draw_hair_and_headwear(easel, bangs)
    return drawing.svg()


def _draw_behind(easel: Easel) -> None:
    """All that the head is drawn over."""
    wings.draw(easel)
    headwear.draw(easel, Layer.BEHIND_HAIR)
    hair_back.draw(easel)
    outfits.draw(easel)
    neckwear.draw(easel)


def _draw_face(easel: Easel, bangs: fringe.Fringe) -> None:
    ears.draw_own(easel)
    face.draw_head(easel, bangs.outline)
    marks.draw(easel)
    eyes.draw(easel)
    face.draw_nose(easel)
    mouths.draw(easel)
    eyewear.draw(easel)


def _draw_hair_and_headwear(easel: Easel, bangs: fringe.Fringe) -> None:
    ears.draw_animal(easel)
    headwear.draw(easel, Layer.UNDER_FRINGE)
    side_locks.draw(easel)
    fringe.draw(easel, bangs)
    if easel.trait("ahoge") == "yes" and not headwear.wears_hat(easel):
        fringe.draw_ahoge(easel)
    face.draw_brows(easel)
    headwear.draw(easel, Layer.ON_TOP)
