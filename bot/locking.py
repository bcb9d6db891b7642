"""Keeping what one likes of an avatar while all else is drawn anew. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from bot.arguments import chosen_argument
from bot.drafting import Circumstances, draft, seeds
from bot.intake import Draft, OrderRefused, read_look
from bot.lock_words import COLOUR, POSE, subjects_in
from bot.parts import PARTS
from bot.presses import Press, Verb
from bot.refusals import check_words
from bot.replies import join, say
from bot.text import escape_for_display
from models.look import Look, Wish, complete
from models.recipe import Recipe
from models.traits import COLOURS, POSES, TRAITS

_HELD: Final[Mapping[str, Sequence[str]]] = MappingProxyType(
    {"eyes": ("gaze_x", "gaze_y", "lids"), "face": ("brow_lift",), "person": ("tilt", "turn")}
)
"""The poses that belong to a part."""


def locked(code: str, names: str | Collection[str], now: Circumstances) -> Draft:
    """Four avatars that keep of the one of `code` what is named, with all else drawn anew.

    `names` are names of TRAITS, COLOURS, POSES or PARTS, or words in any language: "hair, eyes", "头发", a
    value that shall stay ("cat ears"), or what alone may change ("all but the hat"). Raises OrderRefused.
    """
    recipe = read_look(code, now.language)
    if not isinstance(names, str):
        return _kept(recipe, set().union(*map(_subjects_of, names)), now)
    check_words(names, now.language)
    subjects, strange = subjects_in(names)
    unknown = tuple(map(escape_for_display, strange))
    if not subjects and unknown:
        raise OrderRefused(say(now.language, "nothing-to-keep", words=join(now.language, unknown)))
    return replace(_kept(recipe, subjects, now), unknown=unknown)


def parts_kept(recipe: Recipe, parts: Collection[str], now: Circumstances) -> Draft:
    """Four avatars that keep these of PARTS of a recipe, with all else drawn anew. Raises OrderRefused."""
    made = _kept(recipe, set().union(*map(_subjects_of, parts)), now)
    return replace(made, again=keeping(made.parents[0], parts), anew=False)


def keeping(code: str, parts: Collection[str]) -> Press:
    """The press that draws what `parts_kept` does."""
    return Press(Verb.KEEP, code, chosen_argument(parts, tuple(PARTS)))


def _kept(recipe: Recipe, subjects: Collection[str], now: Circumstances) -> Draft:
    wish = _part_of(recipe.look, subjects)
    if wish == Wish():
        raise OrderRefused(say(now.language, "empty-lock"))
    others = [Recipe(complete(wish, seed), seed, recipe.family, recipe.weights) for seed in seeds(now)]
    return replace(draft(others, now, wish=wish, parents=[recipe]), anew=True)


def _part_of(look: Look, subjects: Collection[str]) -> Wish:
    """What of `look` the subjects name."""
    return Wish(
        {name: look.traits[name] for name in TRAITS if name in subjects},
        {slot: look.colours[slot] for slot in COLOURS if COLOUR + slot in subjects},
        {name: look.pose[name] for name in POSES if POSE + name in subjects},
    )


def _subjects_of(name: str) -> set[str]:
    """The subjects of a trait, a colour slot, a pose or a part by its own name; none of any other."""
    if name in PARTS:
        return {*_of_part(name)}
    known = {*TRAITS, *(COLOUR + slot for slot in COLOURS), *(POSE + pose for pose in POSES)}
    return {name, COLOUR + name, POSE + name} & known


def _of_part(part: str) -> Iterator[str]:
    yield from PARTS[part]
    if COLOUR + "eye_left" in PARTS[part]:
        yield COLOUR + "eye_right"
    for pose in _HELD.get(part, ()):
        yield POSE + pose
