"""A request and its drawn pixels become the answer that a chat shows. Pure."""

from collections.abc import Sequence

from bot.answer import Answer, Picture
from bot.caption import alt_text, caption, sheet_text
from bot.request import AvatarRequest
from models.recipe import Recipe, encode
from worker.picture import Pixels, enlarge, sheet, to_png


def answer(request: AvatarRequest, recipes: Sequence[Recipe], drawn: Sequence[Pixels]) -> Answer:
    """The answer to `request`: its pictures at the size asked for, with caption and alternative texts."""
    language = request.address.language
    codes = [encode(recipe) for recipe in recipes]
    images = [
        enlarge(pixels, request.size, recipe.look.traits["style"])
        for recipe, pixels in zip(recipes, drawn, strict=True)
    ]
    pictures = [
        Picture(f"mochi-{number}.png", to_png(image, [code]), alt_text(recipe.look, language))
        for number, (image, code, recipe) in enumerate(zip(images, codes, recipes, strict=True), 1)
    ]
    together = pictures[0]
    if len(pictures) > 1:
        together = Picture(
            "mochi.png",
            to_png(sheet(images), codes),
            sheet_text([recipe.look for recipe in recipes], request.wish, language),
        )
    return Answer(caption(request, recipes), codes, pictures, together)
