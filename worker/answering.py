"""A request and its drawn pixels become the answer that a chat shows. Pure."""

from collections.abc import Sequence

from bot.answer import Answer, File, Picture
from bot.caption import board_text, caption, errand_text, family_text, picture_text, sheet_text
from bot.request import AvatarRequest, Errand
from models.look import Wish
from models.recipe import GUESTS, Recipe
from worker.board_picture import draw_board
from worker.crafts import Materials
from worker.errands import craft_of
from worker.family_tree import draw_tree
from worker.frames import PORTRAIT
from worker.picture import Pixels, Upscale, enlarge, sheet, to_png
from worker.provenance.imprint import NOBODY, Maker


def answer(
    request: AvatarRequest,
    recipes: Sequence[Recipe],
    drawn: Sequence[Pixels],
    upscale: Upscale | None = None,
    maker: Maker = NOBODY,
) -> Answer:
    """The answer to `request`, of a picture of each recipe, or of each frame of the errand's craft."""
    materials = Materials(
        recipes, drawn, request.address.language, request.address.platform, upscale, maker, request.id
    )
    if request.errand in (Errand.PICTURES, Errand.VARIATIONS):
        return _pictures(request, materials)
    if request.errand in (Errand.FAMILY, Errand.BOARD):
        return _framed(request, materials)
    return _file(request, materials)


def _pictures(request: AvatarRequest, materials: Materials) -> Answer:
    """The pictures at the size asked for, with caption and alternative texts."""
    language, recipes, imprint = materials.language, materials.recipes, materials.imprint
    images = [
        enlarge(pixels, request.size, recipe.look.traits["style"], materials.upscale)
        for recipe, pixels in zip(recipes, materials.drawn, strict=True)
    ]
    pictures = [
        Picture(f"mochi-{number}.png", to_png(image, imprint.of(code)), picture_text(recipe, language))
        for number, (image, code, recipe) in enumerate(zip(images, imprint.codes, recipes, strict=True), 1)
    ]
    together = pictures[0]
    if len(pictures) > 1:
        wish = Wish() if recipes[0].family in GUESTS else request.wish  # guests know no words
        together = Picture(
            "mochi.png",
            to_png(sheet(images), imprint),
            sheet_text([recipe.look for recipe in recipes], wish, language),
        )
    return Answer(caption(request, recipes), imprint.codes, pictures, together, request.keyboard)


def _framed(request: AvatarRequest, materials: Materials) -> Answer:
    """A family or a board as one picture, each avatar with the number of its button."""
    recipes, imprint, language = materials.recipes, materials.imprint, materials.language
    portraits = [
        enlarge(pixels, PORTRAIT, recipe.look.traits["style"], materials.upscale)
        for recipe, pixels in zip(recipes, materials.drawn, strict=True)
    ]
    tints = [recipe.look.colours["hair"] for recipe in recipes]
    if request.errand is Errand.FAMILY:
        name, alt = "mochi-family.png", family_text(recipes, language)
        whole = draw_tree(portraits, request.tree, tints)
    else:
        name, alt = "mochi-board.png", board_text(request.hearts, language)
        whole = draw_board(portraits, request.hearts, tints)
    picture = Picture(name, to_png(whole, imprint), alt)
    return Answer(caption(request, recipes), imprint.codes, [picture], picture, request.keyboard)


def _file(request: AvatarRequest, materials: Materials) -> Answer:
    """The file of the errand, and one picture that shows what is in it."""
    recipes, imprint = materials.recipes, materials.imprint
    made = craft_of(request).make(materials)
    alt = errand_text(request, recipes)
    preview = Picture("mochi.png", to_png(made.preview, imprint), alt)
    file = File(made.name, made.data, made.kind, alt)
    return Answer(caption(request, recipes), imprint.codes, [preview], preview, request.keyboard, file)
