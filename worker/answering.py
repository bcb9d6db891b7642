"""A request and its drawn pixels become the answer that a chat shows. Pure."""

from collections.abc import Sequence

from bot.answer import Answer, File, Picture
from bot.caption import caption, errand_text, picture_text, sheet_text
from bot.request import AvatarRequest, Errand
from models.look import Wish
from models.recipe import GUESTS, Recipe, encode
from worker.crafts import Materials
from worker.errands import craft_of
from worker.picture import Pixels, Upscale, enlarge, sheet, to_png


def answer(
    request: AvatarRequest, recipes: Sequence[Recipe], drawn: Sequence[Pixels], upscale: Upscale | None = None
) -> Answer:
    """The answer to `request`, of a picture of each recipe, or of each frame of the errand's craft."""
    if request.errand is Errand.PICTURES:
        return _pictures(request, recipes, drawn, upscale)
    return _file(request, recipes, drawn, upscale)


def _pictures(
    request: AvatarRequest, recipes: Sequence[Recipe], drawn: Sequence[Pixels], upscale: Upscale | None
) -> Answer:
    """The pictures at the size asked for, with caption and alternative texts."""
    language = request.address.language
    codes = [encode(recipe) for recipe in recipes]
    images = [
        enlarge(pixels, request.size, recipe.look.traits["style"], upscale)
        for recipe, pixels in zip(recipes, drawn, strict=True)
    ]
    pictures = [
        Picture(f"mochi-{number}.png", to_png(image, [code]), picture_text(recipe, language))
        for number, (image, code, recipe) in enumerate(zip(images, codes, recipes, strict=True), 1)
    ]
    together = pictures[0]
    if len(pictures) > 1:
        wish = Wish() if recipes[0].family in GUESTS else request.wish  # guests know no words
        together = Picture(
            "mochi.png",
            to_png(sheet(images), codes),
            sheet_text([recipe.look for recipe in recipes], wish, language),
        )
    return Answer(caption(request, recipes), codes, pictures, together, request.keyboard)


def _file(
    request: AvatarRequest, recipes: Sequence[Recipe], drawn: Sequence[Pixels], upscale: Upscale | None
) -> Answer:
    """The file of the errand, and one picture that shows what is in it."""
    address = request.address
    materials = Materials(recipes, drawn, address.language, address.platform, upscale)
    made = craft_of(request).make(materials)
    alt = errand_text(request, recipes)
    preview = Picture("mochi.png", to_png(made.preview, materials.codes), alt)
    file = File(made.name, made.data, made.kind, alt)
    return Answer(caption(request, recipes), materials.codes, [preview], preview, request.keyboard, file)
