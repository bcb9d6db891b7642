"""What paper, screen and film do to a painted picture: pure functions of pixels, the same for every picture.

All lengths are in user units of the 512 x 512 canvas, so that a picture looks alike at every size; textures
are fixed functions of the place. Pictures are RGB and square; arrays are float32 in 0..1, [side, side, ...].
"""

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from models.painter.anatomy import CANVAS

Pixels = NDArray[np.float32]
Box = tuple[int, int, int, int]
Quad = tuple[float, ...]
"""x and y of four corners: upper left, lower left, lower right, upper right."""

LUMA: Final = np.array([0.299, 0.587, 0.114], np.float32)
FULLEST_DOT: Final = 0.62
"""The share of ink of the darkest dots; what is darker still is black."""
GRAIN_SEED: Final = 11
"""One texture of the paper for all pictures: no hidden choice."""


def pixels(picture: Image.Image) -> Pixels:
    return np.asarray(np.asarray(picture, np.float32) / 255, np.float32)


def image(values: Pixels) -> Image.Image:
    return Image.fromarray((values.clip(0, 1) * 255 + 0.5).astype(np.uint8))


def _units(side: int) -> Pixels:
    """The canvas coordinate of every pixel along one axis."""
    return ((np.arange(side, dtype=np.float32) + 0.5) * (CANVAS / side)).astype(np.float32)


def blurred(picture: Image.Image, reach: float) -> Image.Image:
    return picture.filter(ImageFilter.BoxBlur(reach * picture.width / CANVAS))


@cache
def noise(side: int, grain: int, seed: int = GRAIN_SEED) -> Pixels:
    """Smooth noise in -1..1 whose blots are about CANVAS / `grain` units wide."""
    rough = np.random.default_rng((seed, grain)).uniform(0, 255, (grain + 1, grain + 1))
    coarse = Image.fromarray(rough.astype(np.uint8))
    smooth = coarse.resize((side, side), Image.Resampling.BICUBIC)
    values = np.asarray(smooth, np.float32) / 127.5 - 1
    values.setflags(write=False)
    return values


@cache
def _wandering(side: int, reach: float, grain: int) -> tuple[tuple[Box, Quad], ...]:
    """Squares of the picture and the corners of what is drawn into each, up to `reach` units away."""
    strays = np.random.default_rng((GRAIN_SEED, grain)).uniform(-1, 1, (grain + 1, grain + 1, 2))
    strays[[0, -1]] = strays[:, [0, -1]] = 0
    edges = np.rint(np.linspace(0, side, grain + 1)).astype(int)
    down, across = np.meshgrid(edges, edges, indexing="ij")
    corners = np.stack([across, down], axis=-1) + strays * (reach * side / CANVAS)

    def quad(row: int, column: int) -> Quad:
        around = ((row, column), (row + 1, column), (row + 1, column + 1), (row, column + 1))
        return tuple(float(place) for corner in around for place in corners[corner])

    return tuple(
        (
            (int(edges[column]), int(edges[row]), int(edges[column + 1]), int(edges[row + 1])),
            quad(row, column),
        )
        for row in range(grain)
        for column in range(grain)
    )


def wandered(picture: Image.Image, reach: float, grain: int) -> Image.Image:
    """The picture as an unsteady hand draws it; which way it strays depends on the place alone."""
    mesh = _wandering(picture.width, reach, min(grain, picture.width))  # a square has a pixel at least
    return picture.transform(picture.size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)


@cache
def _screen(side: int, pitch: float) -> Pixels:
    """A halftone screen at 45 degrees in 0..1: the share of ink at which a place turns black."""
    along = _units(side) * (2 * np.pi / pitch)
    across, down = along[None, :], along[:, None]
    turned = np.cos((across + down) / np.sqrt(2)) + np.cos((across - down) / np.sqrt(2))
    return np.asarray((2 - turned) / 4, np.float32)


def screened(picture: Image.Image, pitch: float, softness: float, paper: float, ink: float) -> Image.Image:
    """Greys as dots on white: above `paper` nothing is printed, about `ink` all is black."""
    grey = pixels(picture) @ LUMA
    tone = ((paper - grey) / (paper - ink)).clip(0, 1)
    dots = ((FULLEST_DOT * tone - _screen(len(grey), pitch)) / softness + 0.5).clip(0, 1) * (tone > 0.03)
    solid = ((tone - 0.86) / 0.1).clip(0, 1)
    toned = 1 - np.maximum(0.93 * solid, (0.42 + 0.36 * tone) * dots)
    # what is darker than its surroundings is a line, and stays one
    lines = ((pixels(blurred(picture, 9)) @ LUMA - grey - 0.14) * 6).clip(0, 1)
    printed = toned + (np.minimum(grey, toned) - toned) * lines
    return image(np.repeat(printed[..., None], 3, axis=-1).astype(np.float32))


@cache
def _hatching(side: int, pitch: float, degrees: float) -> Pixels:
    """Pencil strokes in one direction, 0..1, a little uneven."""
    units, angle = _units(side), np.deg2rad(degrees)
    across = units[None, :] * np.cos(angle) + units[:, None] * np.sin(angle)
    phase = across * (2 * np.pi / pitch) + 1.6 * noise(side, 9, 5)
    strokes = (0.5 + 0.5 * np.cos(phase)) * (0.8 + 0.2 * noise(side, 14, 6))
    return np.asarray(strokes, np.float32)


def crayoned(values: Pixels, pitch: float, depth: float, paper: tuple[float, float, float]) -> Pixels:
    """Colour laid on in strokes, with paper between them."""
    gaps = depth * (1 - _hatching(len(values), pitch, 38)) ** 2
    bright = 0.12 + 0.88 * values.max(axis=-1)  # dark colours are laid on thickly
    return np.asarray(values + (np.array(paper) - values) * (gaps * bright)[..., None], np.float32)


def hatched(values: Pixels, pitch: float, depth: float) -> Pixels:
    """Pencil strokes over what is dark, crossed where it is darkest; multiplied, so that hues stay."""
    side = len(values)
    darkness = 1 - values @ LUMA
    first = ((darkness - 0.16) * 2.2).clip(0, 1) * _hatching(side, pitch, 38)
    second = ((darkness - 0.52) * 2.2).clip(0, 1) * _hatching(side, pitch, -34)
    return np.asarray(values * (1 - depth * np.maximum(first, second))[..., None], np.float32)


def bloomed(picture: Image.Image, reach: float, strength: float, above: float = 0.0) -> Image.Image:
    """Light runs over: what is brighter than `above`, blurred, is added as on a screen."""
    values = pixels(picture)
    glow = blurred(image((values - above) / (1 - above)), reach)
    return image(1 - (1 - values) * (1 - strength * pixels(blurred(glow, reach))))


def washed(picture: Image.Image, reach: float) -> Pixels:
    """Paint that has run: edges wander and are darker, areas dry unevenly."""
    side = picture.width
    picture = wandered(picture, reach, 34)
    values, soft = pixels(picture), pixels(blurred(picture, 4))
    pooled = pixels(blurred(image(np.abs(values - soft).max(axis=-1)), 3))
    uneven = 0.09 * noise(side, 6, 3) + 0.06 * noise(side, 15, 4)
    wet = 0.75 * values + 0.25 * soft
    share = (1.1 * pooled + uneven)[..., None]
    return np.asarray(wet - share * wet * (1.2 - wet), np.float32)


def filmed(picture: Image.Image, black: tuple[float, float, float], vignette: float) -> Image.Image:
    """Film that has aged: nothing is quite black, and corners are darker."""
    values, base = pixels(picture), np.array(black, np.float32)
    return image((base + values * (1 - base)) * _lens(picture.width, vignette)[..., None])


@cache
def _lens(side: int, vignette: float) -> Pixels:
    units = _units(side) / (CANVAS / 2) - 1
    far = units[None, :] ** 2 + units[:, None] ** 2
    return np.asarray(1 - vignette * (far / 2) ** 2, np.float32)


@cache
def _bare_paper(side: int, margin: float) -> Pixels:
    """1 where the brush has not come, at the ragged rim of the sheet, and 0 inside."""
    units = _units(side)
    inset = np.minimum(units, CANVAS - units)
    rim = np.minimum(inset[None, :], inset[:, None])
    ragged = rim + 0.6 * margin * noise(side, 12, 7) + 0.3 * margin * noise(side, 26, 8)
    return np.asarray(((margin - ragged) / (0.45 * margin) + 0.5).clip(0, 1), np.float32)


def on_paper(values: Pixels, paper: tuple[float, float, float], margin: float) -> Pixels:
    bare = _bare_paper(len(values), margin)[..., None]
    return np.asarray(values * (1 - bare) + np.array(paper, np.float32) * bare, np.float32)


def rimmed(
    figure: Image.Image, backdrop: Image.Image, rim: float, halo: tuple[float, float, float]
) -> Image.Image:
    """The figure cut out with a white rim `rim` units wide, which throws a soft grey edge on the backdrop."""
    solid = figure.getchannel("A").point(lambda alpha: 255 if alpha > 127 else 0)
    grown = _grown(solid, rim)
    shadow = pixels(blurred(blurred(image(grown), 7), 7))
    ground = pixels(backdrop) * (1 - np.array(halo, np.float32) * shadow[..., None])
    white = grown[..., None]
    paper = ground * (1 - white) + white
    colour = pixels(figure.convert("RGB"))
    alpha = pixels(figure.getchannel("A"))[..., None]
    return image(paper * (1 - alpha) + colour * alpha)


def _grown(mask: Image.Image, reach: float) -> Pixels:
    """The mask, `reach` units wider: where its blur is more than a trace."""
    soft = pixels(mask.filter(ImageFilter.GaussianBlur(0.62 * reach * mask.width / CANVAS)))
    return np.asarray(((soft - 0.055) * 14).clip(0, 1), np.float32)
