"""The words beside a picture: what was understood, the seed, what could not be drawn. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.names import coloured, pose_name, value_name
from bot.replies import join, say
from bot.request import AvatarRequest, Errand
from bot.screening import MAX_CHARACTERS
from models.look import Look, Wish
from models.moods import MOODS
from models.recipe import GUESTS, Recipe

_UNREMARKABLE: Final = ("none", "no", "plain")
"""Values that are the absence of something: nobody needs to be told."""

_MODELS: Final = {"gan": "GAN", "vae": "VAE", "prior": "MaskGIT"}
"""What each family is called where its kind is told; guests are of one kind."""

_WITHOUT_WORDS: Final = ("side", "blush", "brows", "bangs", "brow_shape", "face_shape")
"""Traits too fine for the description of a whole look."""


def caption(request: AvatarRequest, recipes: Sequence[Recipe]) -> str:
    """The plain text of an answer, but for the recipe codes, which a platform sets apart."""
    return "\n".join(_lines(request, recipes))


def alt_text(look: Look, language: str) -> str:
    """What a picture of `look` shows, for those who don't see it."""
    return say(language, "alt-text", look=_described(_notable(look), language))


def picture_text(recipe: Recipe, language: str) -> str:
    """What the picture of `recipe` shows; of a guest's nobody can tell."""
    return say(language, "guest-alt") if recipe.family in GUESTS else alt_text(recipe.look, language)


def sheet_text(looks: Sequence[Look], wish: Wish, language: str) -> str:
    """What several pictures side by side have in common."""
    shared = _described(wish, language) or say(language, "caption-surprise")
    return say(language, "alt-sheet", count=len(looks), look=shared)


def family_text(recipes: Sequence[Recipe], language: str) -> str:
    """What the picture of a family shows, for those who don't see it: the child, and how many there are."""
    look = _described(_notable(recipes[0].look), language)
    return say(language, "alt-family", count=len(recipes), look=look)


def board_text(hearts: Sequence[int], language: str) -> str:
    """What the picture of a board shows."""
    return say(language, "alt-board", count=len(hearts), hearts=join(language, map(str, hearts)))


def errand_text(request: AvatarRequest, recipes: Sequence[Recipe]) -> str:
    """What a file or an animation shows, for those who don't see it."""
    look = picture_text(recipes[0], request.address.language)
    return f"{_errand(request)} · {look}"


def _unasked(recipes: Sequence[Recipe], language: str) -> str:
    """Of one avatar that came from a code or a button what it is like; of several that they surprise."""
    if len(recipes) == 1:
        return _described(_notable(recipes[0].look), language)
    return say(language, "caption-surprise")


def _notable(look: Look) -> Wish:
    """What of a look is worth a word."""
    traits = {name: value for name, value in look.traits.items() if name not in _WITHOUT_WORDS}
    if traits["age"] == "young":
        del traits["age"]
    return Wish(traits, look.colours)


def _errand(request: AvatarRequest) -> str:
    language = request.address.language
    moods = join(language, (say(language, f"mood-{mood}") for mood in MOODS))
    kind = say(language, f"format-{request.format}") if request.format else ""
    return say(language, f"caption-{request.errand}", count=len(MOODS), moods=moods, format=kind)


def _lines(request: AvatarRequest, recipes: Sequence[Recipe]) -> Iterator[str]:
    language, wish, first = request.address.language, request.wish, recipes[0]
    if first.family in GUESTS:
        yield say(language, "guest-words")
    elif request.errand is Errand.PICTURES:
        yield _described(wish, language) or _unasked(recipes, language)
    else:
        yield _errand(request)
    if request.unknown and first.family not in GUESTS:
        yield say(language, "caption-unknown", words=join(language, request.unknown))
    if request.outdone and first.family not in GUESTS:
        yield say(language, "caption-outdone", words=join(language, request.outdone))
    if request.shortened:
        yield say(language, "caption-long", most=MAX_CHARACTERS)
    made = say(language, "caption-made", model=_MODELS.get(first.family, "StyleGAN2"))
    yield f"{say(language, 'caption-seed', seed=str(first.seed))} · {made}"
    yield say(language, "caption-recipe", count=len(recipes))


def _described(wish: Wish, language: str) -> str:
    """Colours, traits and pose as one list; empty if there are none."""
    names = [value_name(language, *pair) for pair in wish.traits.items() if pair[1] not in _UNREMARKABLE]
    held = [pose_name(language, *pair) for pair in wish.pose.items()]
    return join(language, dict.fromkeys([*_colours(wish.colours, language), *names, *filter(None, held)]))


def _colours(colours: Mapping[str, str], language: str) -> Iterator[str]:
    shown = dict(colours)
    if shown.get("tips") == shown.get("hair"):
        shown.pop("tips", None)
    if "eye_left" in shown and shown["eye_left"] == shown.get("eye_right"):
        shown["eyes"] = shown.pop("eye_left")
        del shown["eye_right"]
    for slot, colour in shown.items():
        yield coloured(language, slot, colour)
