"""The words beside a picture: what was understood, the seed, what could not be drawn. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.names import coloured, value_name
from bot.replies import join, say
from bot.request import AvatarRequest
from bot.screening import MAX_CHARACTERS
from models.look import Look, Wish
from models.recipe import Recipe

_UNREMARKABLE: Final = ("none", "no", "plain")
"""Values that are the absence of something: nobody needs to be told."""

_WITHOUT_WORDS: Final = ("side", "blush", "brows", "bangs")
"""Traits too fine for the description of a whole look."""


def caption(request: AvatarRequest, recipes: Sequence[Recipe]) -> str:
    """The plain text of an answer, but for the recipe codes, which a platform sets apart."""
    return "\n".join(_lines(request, recipes))


def alt_text(look: Look, language: str) -> str:
    """What a picture of `look` shows, for those who don't see it."""
    traits = {name: value for name, value in look.traits.items() if name not in _WITHOUT_WORDS}
    return say(language, "alt-text", look=_described(traits, look.colours, language))


def sheet_text(looks: Sequence[Look], wish: Wish, language: str) -> str:
    """What several pictures side by side have in common."""
    shared = _described(wish.traits, wish.colours, language) or say(language, "caption-surprise")
    return say(language, "alt-sheet", count=len(looks), look=shared)


def _lines(request: AvatarRequest, recipes: Sequence[Recipe]) -> Iterator[str]:
    language, wish, first = request.address.language, request.wish, recipes[0]
    yield _described(wish.traits, wish.colours, language) or say(language, "caption-surprise")
    if request.unknown:
        yield say(language, "caption-unknown", words=join(language, request.unknown))
    if request.shortened:
        yield say(language, "caption-long", most=MAX_CHARACTERS)
    made = say(language, "caption-made", model=first.family.upper())
    yield f"{say(language, 'caption-seed', seed=str(first.seed))} · {made}"
    yield say(language, "caption-recipe", count=len(recipes))


def _described(traits: Mapping[str, str], colours: Mapping[str, str], language: str) -> str:
    """Traits and colours as one list; empty if there are none."""
    names = [value_name(language, *pair) for pair in traits.items() if pair[1] not in _UNREMARKABLE]
    return join(language, dict.fromkeys([*_colours(colours, language), *names]))


def _colours(colours: Mapping[str, str], language: str) -> Iterator[str]:
    shown = dict(colours)
    if shown.get("tips") == shown.get("hair"):
        shown.pop("tips", None)
    if "eye_left" in shown and shown["eye_left"] == shown.get("eye_right"):
        shown["eyes"] = shown.pop("eye_left")
        del shown["eye_right"]
    for slot, colour in shown.items():
        yield coloured(language, slot, colour)
