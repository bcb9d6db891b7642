"""Composition: the order in which the parts are drawn, from the backdrop forward."""

from contextlib import AbstractContextManager
from dataclasses import replace

from models.look import Look
from models.painter import (
    backdrops,
    companions,
    ear_wear,
    ears,
    eyes,
    eyewear,
    face,
    facial_hair,
    fringe,
    hair_back,
    hands,
    headwear,
    marks,
    mouths,
    neckwear,
    outfits,
    pose,
    side_locks,
    wings,
)
from models.painter.anatomy import FIGURE_ON_CANVAS, MIDDLE, MOUTH_Y, NOSE_Y
from models.painter.drawing import Drawing
from models.painter.easel import Easel
from models.painter.hand import Hand
from models.painter.headwear import Layer
from models.painter.pose import Parallax
from models.painter.styles import STYLES


def paint(look: Look, seed: int) -> str:
    """The picture of `look` as an SVG document of 512 x 512 user units.

    `seed` moves the hand a little; look and seed alone decide every byte.
    """
    return draw(look, Hand.of(seed)).svg()


def draw(look: Look, hand: Hand) -> Drawing:
    """The drawing of `look` by this hand."""
    drawing = Drawing(STYLES[look.traits["style"]])
    backdrops.draw(drawing, look.traits["backdrop"], look.colours["backdrop"])
    drawing.start_figure()
    with drawing.moved(FIGURE_ON_CANVAS):
        easel = Easel.set_up(drawing, look, hand)
        _draw_behind(easel)
        bangs = _turned(easel, fringe.cut(easel))
        with _leaned(easel):
            _draw_face(easel, bangs)
            _draw_hair_and_headwear(easel, bangs)
        hands.draw(easel)
        companions.draw(easel)
    return drawing


def _draw_behind(easel: Easel) -> None:
    """All that the head is drawn over."""
    wings.draw(easel)
    with _leaned(easel):
        _draw_headwear(easel, Layer.BEHIND_HAIR)
        with _layered(easel, pose.BACK_HAIR):
            hair_back.draw(easel)
    outfits.draw(easel)
    neckwear.draw(easel)


def _draw_face(easel: Easel, bangs: fringe.Fringe) -> None:
    with _layered(easel, pose.OWN_EARS):
        ears.draw_own(easel)
    face.draw_head(easel, bangs.outline)
    face.draw_wrinkles(easel)
    marks.draw(easel)
    facial_hair.draw(easel)
    eyes.draw(easel)
    with _on_face(easel, NOSE_Y):
        face.draw_nose(easel)
    with _on_face(easel, MOUTH_Y), easel.drawing.moved(facial_hair.room_for_mouth(easel)):
        mouths.draw(easel)
    facial_hair.draw_moustache(easel)
    eyewear.draw(easel)


def _draw_hair_and_headwear(easel: Easel, bangs: fringe.Fringe) -> None:
    with _layered(easel, pose.ANIMAL_EARS):
        ears.draw_animal(easel)
    _draw_headwear(easel, Layer.UNDER_FRINGE)
    with _layered(easel, pose.SIDE_LOCKS):
        side_locks.draw(easel)
    fringe.draw(easel, bangs)
    with _layered(easel, pose.EAR_WEAR):
        ear_wear.draw(easel)
    if easel.trait("ahoge") == "yes" and not headwear.wears_hat(easel):
        fringe.draw_ahoge(easel)
    face.draw_brows(easel)
    marks.draw_over_fringe(easel)
    _draw_headwear(easel, Layer.ON_TOP)


def _draw_headwear(easel: Easel, layer: Layer) -> None:
    with _layered(easel, pose.HEADWEAR.get(easel.trait("headwear"), pose.HAT)):
        headwear.draw(easel, layer)


def _turned(easel: Easel, bangs: fringe.Fringe) -> fringe.Fringe:
    """The fringe as it falls when the head turns."""
    move = pose.turned_fringe(easel.look.pose["turn"])
    valleys = tuple(move(*valley) for valley in bangs.valleys)
    parting, _ = move(bangs.parting, fringe.PARTING_TOP)
    return replace(bangs, outline=pose.bent(bangs.outline, move), valleys=valleys, parting=parting)


def _leaned(easel: Easel) -> AbstractContextManager[None]:
    """All that is drawn inside belongs to the head and leans with it."""
    return easel.drawing.moved(pose.leaned(easel.look.pose["tilt"]))


def _layered(easel: Easel, parallax: Parallax) -> AbstractContextManager[None]:
    return easel.drawing.moved(pose.layered(easel.look.pose["turn"], parallax))


def _on_face(easel: Easel, y: float) -> AbstractContextManager[None]:
    """All that is drawn inside lies in the middle of the face, near `y`."""
    return easel.drawing.moved(pose.on_face(easel.look.pose["turn"], MIDDLE, y))
