"""Children and mixtures of avatars, in the manner of Artbreeder's crossbreeding, on looks alone.

A picture is a function of its recipe, so children are recipes too: they can be drawn anywhere, saved, and
bred again.
"""

from typing import Final

from models.chance import draw_colour, draw_trait, rgb, stream
from models.look import Look, blend
from models.priors import CHAT
from models.recipe import MAX_SEED, Recipe
from models.traits import COLOURS, POSES, TRAITS

_MUTATION: Final = 0.04
"""Share of a child's traits and colours that come from neither parent."""
_DOMINANT: Final = 0.7
"""Share of the colours that are one parent's; the others are between the two."""
_TOGETHER: Final = {"bangs": "hair", "hair_pattern": "hair", "age": "look"}
"""Traits that are inherited from the parent of whom the other one is."""


def breed(mother: Recipe, father: Recipe, seed: int) -> Recipe:
    """A child of two recipes: each trait of one of them, colours of one or between, now and then its own.

    The same parents and seed have the same child. The child is drawn with the mother's family.
    """
    look = _child(mother.look, father.look, seed)
    noise = next(stream(seed, "noise"))
    return Recipe(look, int(noise * MAX_SEED), mother.family, mother.weights)


def mix(first: Recipe, second: Recipe, share: float) -> Recipe:
    """A recipe between two, with `share` (0..1) of the second; at the ends it is that one itself."""
    nearer = first if share < 0.5 else second
    return Recipe(blend(first.look, second.look, share), nearer.seed, nearer.family, nearer.weights)


def vary(recipe: Recipe, seed: int, changes: int = 3) -> Recipe:
    """A recipe like this one: the same character with a few traits and colours drawn anew."""
    draws = stream(seed, "vary")
    open_traits = [name for name in TRAITS if name not in ("style", "look", "age")]
    chosen = {open_traits[int(next(draws) * len(open_traits))] for _ in range(changes)}
    traits = {name: draw_trait(name, seed, CHAT) for name in chosen}
    slot = COLOURS[int(next(draws) * len(COLOURS))]
    colours = {slot: draw_colour(slot, stream(seed, f"colour:{slot}"), CHAT)}
    look = Look({**recipe.look.traits, **traits}, {**recipe.look.colours, **colours}, recipe.look.pose)
    return Recipe(look, int(next(draws) * MAX_SEED), recipe.family, recipe.weights)


def _child(mother: Look, father: Look, seed: int) -> Look:
    def parent(name: str) -> Look:
        return mother if next(stream(seed, f"parent:{_TOGETHER.get(name, name)}")) < 0.5 else father

    def own(name: str) -> bool:
        return next(stream(seed, f"mutation:{name}")) < _MUTATION

    traits = {
        name: draw_trait(name, seed, CHAT) if own(name) and name != "look" else parent(name).traits[name]
        for name in TRAITS
    }
    colours = {slot: _colour(slot, mother, father, seed) for slot in COLOURS}
    if parent("eyes colour") is mother and mother.colours["eye_left"] == mother.colours["eye_right"]:
        colours["eye_right"] = colours["eye_left"]
    pose = {name: parent("pose").pose[name] for name in POSES}
    return Look(traits, colours, pose)


def _colour(slot: str, mother: Look, father: Look, seed: int) -> str:
    draws = stream(seed, f"colour of child:{slot}")
    one, other = (mother, father) if next(draws) < 0.5 else (father, mother)
    if next(draws) < _DOMINANT:
        return one.colours[slot]
    share = next(draws)
    pairs = zip(rgb(one.colours[slot]), rgb(other.colours[slot]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
