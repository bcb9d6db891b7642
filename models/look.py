"""A Look is a complete choice of traits, colours and pose; a Wish is the part that somebody asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, TypeVar

from models.chance import draw_colour, draw_pose, draw_trait, pick, rgb, stream
from models.priors import BOYS_HAIR, CHAT, TRAINING, Prior
from models.traits import COLOURS, POSES, TRAITS, VocabularyError, check_colour, check_pose, check_trait

T = TypeVar("T")

_HATS: Final = ("witch_hat", "beret", "beanie", "cap", "santa_hat", "straw_hat", "tiger_hat")
_SCARVES: Final = ("hijab", "turban")
_SHORT: Final = (
    "crop",
    "undercut",
    "short",
    "messy",
    "curly",
    "afro",
    "buns",
    "mohawk",
    "cornrows",
    "man_bun",
)
_BARE: Final = ("bald", "mohawk", "cornrows")
_HAIR: Final = frozenset({"hair", "bangs", "hair_pattern", "tips", "ahoge"})
_EYE_COLOURS: Final = frozenset({"eye_left", "eye_right"})
_HIDING: Final = (
    (_EYE_COLOURS, "eyes", ("happy", "sleepy", "wink", "dots"), "round"),
    (_EYE_COLOURS | {"eyes"}, "eyewear", ("sunglasses", "eyepatch"), "none"),
    (frozenset({"ears", "ahoge", "hair"}), "headwear", _HATS, "none"),
    (frozenset({"ears", "ear_wear", "neck"} | _HAIR), "headwear", _SCARVES, "none"),
    (frozenset({"ears", "neck"}), "headwear", ("space_helmet",), "none"),
    (frozenset({"tips", "hair_pattern"}), "hair", _SHORT, "long"),
    (frozenset({"bangs", "ahoge"}), "hair", _BARE, "short"),
    (frozenset({"outfit"}), "neck", ("scarf",), "none"),
)
"""(what was asked for, the trait that can hide it, its values that do, the value instead)."""


@dataclass(frozen=True)
class Wish:
    """A partial choice. Raises VocabularyError on a name or value that does not exist."""

    traits: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    pose: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, value in self.traits.items():
            check_trait(name, value)
        for slot, colour in self.colours.items():
            check_colour(slot, colour)
        for name, place in self.pose.items():
            check_pose(name, place)
        object.__setattr__(self, "traits", MappingProxyType(_ordered(self.traits, TRAITS)))
        object.__setattr__(self, "colours", MappingProxyType(_ordered(self.colours, COLOURS)))
        object.__setattr__(self, "pose", MappingProxyType(_ordered(self.pose, POSES)))

    def __hash__(self) -> int:
        return hash((*self.traits.items(), *self.colours.items(), *self.pose.items()))


@dataclass(frozen=True)
class Look(Wish):
    """A complete choice: every trait and every colour slot is set. A pose not given is at rest."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "pose", dict.fromkeys(POSES, 0.0) | dict(self.pose))
        super().__post_init__()
        missing = [*(TRAITS.keys() - self.traits.keys()), *(set(COLOURS) - self.colours.keys())]
        if missing:
            raise VocabularyError(f"a look needs {', '.join(sorted(missing))} too")

    __hash__ = Wish.__hash__


def complete(wish: Wish, seed: int, prior: Prior = CHAT) -> Look:
    """Fill what `wish` leaves open from `prior`.

    Every open choice is drawn from a stream of its own, named by `seed` and the trait: the same seed and
    words give the same look on every machine, and one more word changes nothing but what it names.
    """
    traits = {name: wish.traits.get(name) or draw_trait(name, seed, prior) for name in TRAITS}
    traits |= _implied(wish, traits, seed, prior)
    traits |= _uncovered(wish, traits)
    colours = _complete_colours(wish.colours, traits["hair_pattern"], seed, prior)
    pose = {name: wish.pose[name] if name in wish.pose else draw_pose(name, seed, prior) for name in POSES}
    return Look(traits, colours, pose)


def sample(seed: int, prior: Prior = TRAINING) -> Look:
    """A random look: every choice from `prior`."""
    return complete(Wish(), seed, prior)


def edit(look: Look, wish: Wish) -> Look:
    """`look` with what `wish` says changed, and all else kept. Hair of one colour stays so to its tips."""
    traits, colours = {**look.traits, **wish.traits}, {**look.colours, **wish.colours}
    if traits["hair_pattern"] == "plain" and "tips" not in wish.colours:
        colours["tips"] = colours["hair"]
    return Look(traits, colours, {**look.pose, **wish.pose})


def blend(first: Look, second: Look, share: float, seed: int = 0) -> Look:
    """A look between two: pose and colours (in RGB) mixed linearly, a `share` (0..1) of traits from `second`.

    A trait moves over once `share` passes its own threshold, so a walk from 0 to 1 changes each trait once.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"share is between 0 and 1, not {share}")
    thresholds = {name: next(stream(seed, f"blend:{name}")) for name in TRAITS}
    traits = {name: (second if thresholds[name] < share else first).traits[name] for name in TRAITS}
    colours = {slot: _mix(first.colours[slot], second.colours[slot], share) for slot in COLOURS}
    pose = {name: first.pose[name] + (second.pose[name] - first.pose[name]) * share for name in POSES}
    return Look(traits, colours, pose)


def _ordered(chosen: Mapping[str, T], names: Mapping[str, object] | Sequence[str]) -> dict[str, T]:
    return {name: chosen[name] for name in names if name in chosen}


def _implied(wish: Wish, drawn: Mapping[str, str], seed: int, prior: Prior) -> dict[str, str]:
    """Choices that follow from others, where nobody asked: facial hair and short hair go with boys."""
    implied: dict[str, str] = {}
    bearded = drawn["facial_hair"] != "none"
    look = drawn["look"] if "look" in wish.traits or not bearded else "boy"
    if look == "boy" and "hair" not in wish.traits:
        implied["hair"] = _boys_hair(drawn["hair"], seed, prior)
    if "hair_pattern" not in wish.traits and "tips" in wish.colours:
        implied["hair_pattern"] = "gradient"
    elif "hair_pattern" not in wish.traits and "hair" in wish.colours:
        implied["hair_pattern"] = "plain"  # pink hair was asked for, so all of it is pink
    return implied | {"look": look}


def _uncovered(wish: Wish, drawn: Mapping[str, str]) -> dict[str, str]:
    """What nobody asked for must not hide what somebody did: no sunglasses over eyes that shall be blue."""
    asked = wish.traits.keys() | wish.colours.keys()
    return {
        trait: instead
        for shown, trait, hiding, instead in _HIDING
        if shown & asked and trait not in asked and drawn[trait] in hiding
    }


def _boys_hair(hair: str, seed: int, prior: Prior) -> str:
    draws = stream(seed, "boy")
    return pick(draws, BOYS_HAIR, [1] * len(BOYS_HAIR)) if next(draws) < prior.boys_hair else hair


def _complete_colours(asked: Mapping[str, str], pattern: str, seed: int, prior: Prior) -> dict[str, str]:
    def drawn(slot: str) -> str:
        return asked.get(slot) or draw_colour(slot, stream(seed, f"colour:{slot}"), prior)

    colours = {slot: drawn(slot) for slot in COLOURS}
    if "tips" not in asked and pattern == "plain":
        colours["tips"] = colours["hair"]
    if "eye_left" not in asked and "eye_right" in asked:
        colours["eye_left"] = colours["eye_right"]
    elif "eye_right" not in asked and (
        "eye_left" in asked or next(stream(seed, "odd eyes")) >= prior.odd_eyes
    ):
        colours["eye_right"] = colours["eye_left"]
    return colours


def _mix(first: str, second: str, share: float) -> str:
    pairs = zip(rgb(first), rgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
