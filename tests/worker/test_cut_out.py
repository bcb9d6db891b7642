"""A figure without its backdrop, held against what the painter paints when the backdrop is another."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from models.look import Wish, edit
from models.named_colours import NAMED_COLOURS
from models.recipe import Recipe
from tests.worker.painted import paint, psnr, someone
from worker.cut_out import cut_out, plates
from worker.picture import Pixels

GREEN = NAMED_COLOURS["backdrop"]["green"]


def figure_of(recipe: Recipe, *, unevenness: float = 0) -> Image.Image:
    """The figure cut out of painted plates, which may be as uneven as a network's."""
    noise = np.random.default_rng(1)
    drawn = [paint(frame) for frame in plates(recipe.look, recipe.seed)]
    uneven = [plate + noise.normal(0, unevenness, plate.shape) for plate in drawn]
    pictures = [Image.fromarray(plate.clip(0, 255).astype(np.uint8)) for plate in uneven]
    return cut_out(pictures, recipe.look.traits["style"])


def on_green(figure: Image.Image, recipe: Recipe) -> tuple[Pixels, Pixels]:
    """The figure laid on the ground of a green picture, and that picture as the painter paints it."""
    green = edit(recipe.look, Wish({"backdrop": "plain"}, {"backdrop": GREEN}))
    painted = paint(plates(green, recipe.seed)[0].at(green, recipe.seed))
    ground = Image.new("RGB", figure.size, tuple(int(level) for level in np.median(painted[:8], (0, 1))))
    ground.paste(figure, mask=figure.getchannel("A"))
    return np.asarray(ground), painted


@pytest.mark.parametrize(
    ("style", "decibels"),
    [("cel", 45), ("pastel", 40), ("flat", 45), ("sticker", 34), ("neon", 29), ("sketch", 31), ("pixel", 26)],
)
def test_on_another_ground_it_looks_as_if_it_were_painted_there(style: str, decibels: float) -> None:
    recipe = someone(style=style)
    assert psnr(*on_green(figure_of(recipe), recipe)) > decibels


@pytest.mark.parametrize("traits", [{"wings": "fairy"}, {"headwear": "space_helmet"}, {"hair": "curly"}])
def test_what_can_be_seen_through_stays_so(traits: dict[str, str]) -> None:
    """Wings, glass and stray locks are cut as thin as they are painted."""
    recipe = someone(**traits)
    assert psnr(*on_green(figure_of(recipe), recipe)) > 36


def test_edges_are_soft_and_all_else_is_clear() -> None:
    figure = figure_of(someone())
    opacity = np.asarray(figure.getchannel("A"))
    assert opacity[:10].max() == 0
    assert (opacity[-40:, 118:138] == 255).all()
    assert 0.001 < ((opacity > 20) & (opacity < 235)).mean() < 0.05


@pytest.mark.parametrize("style", ["cel", "sketch", "watercolour", "manga"])
def test_plates_that_are_not_quite_even_leave_no_dirt(style: str) -> None:
    """Networks draw no two pictures quite alike: that makes neither dust beside a figure nor holes in it."""
    figure = figure_of(someone(style=style, hair="bob"), unevenness=3)
    opacity = np.asarray(figure.getchannel("A"))
    assert (opacity[:30] > 30).mean() < 0.001
    assert (opacity[150:200, 110:146] > 225).mean() > 0.99


def test_colours_beyond_the_edge_are_the_figures_own() -> None:
    """A game that shrinks the picture mixes in what lies under clear pixels: no white rim, please."""
    figure = np.asarray(figure_of(someone(hair="long"))).astype(int)
    opacity = figure[..., 3]
    row = int((opacity > 128).any(1).argmax())
    column = int((opacity[row] > 128).argmax())
    outline, beyond = figure[row + 1, column, :3], figure[row - 3, column, :3]
    assert opacity[row - 3, column] == 0
    assert np.abs(outline - beyond).max() < 90
    assert beyond.sum() < 500


def test_specks_go_and_small_things_stay() -> None:
    grounds = [Image.new("RGB", (256, 256), colour) for colour in ("#fdfdff", "#3d4a86")]
    for ground in grounds:
        draw = ImageDraw.Draw(ground)
        draw.ellipse((80, 80, 180, 255), "#aa3311")
        draw.ellipse((20, 20, 34, 34), "#ffdd00")
        draw.point((220, 40), "#000000")
    opacity = np.asarray(cut_out(grounds, "cel").getchannel("A"))
    assert opacity[27, 27] == opacity[150, 130] == 255
    assert opacity[40, 220] == 0


def test_backdrops_that_are_alike_are_left_in_the_picture() -> None:
    """A network that can't change the backdrop gets a whole picture, not an empty one."""
    same = Image.effect_noise((256, 256), 60).convert("RGB")
    figure = cut_out([same, same], "cel")
    assert figure.getchannel("A").getextrema() == (255, 255)
    assert np.array_equal(np.asarray(figure)[..., :3], np.asarray(same))


@pytest.mark.parametrize("size", [128, 512, 1024])
def test_any_size_can_be_cut(size: int) -> None:
    recipe = someone()
    drawn = [Image.fromarray(paint(frame)) for frame in plates(recipe.look, recipe.seed)]
    figure = cut_out([picture.resize((size, size), Image.Resampling.LANCZOS) for picture in drawn], "cel")
    assert figure.size == (size, size)
    smaller = np.asarray(figure.resize((128, 128), Image.Resampling.BOX).getchannel("A"))
    at_256 = np.asarray(figure_of(recipe).resize((128, 128), Image.Resampling.BOX).getchannel("A"))
    assert psnr(smaller, at_256) > 30
