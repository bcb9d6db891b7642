"""A Look is a complete choice of traits and colours; a Wish is the part of it that somebody asked for."""

import colorsys
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, TypeVar

from models.traits import (
    BOYS_HAIR,
    CHAT,
    COLOURS,
    NAMED_COLOURS,
    TRAINING,
    TRAITS,
    Prior,
    VocabularyError,
    check_colour,
    check_trait,
)

T = TypeVar("T")
Hsv = tuple[float, float, float]


@dataclass(frozen=True)
class Wish:
    """A partial choice. Raises VocabularyError on a name or value that does not exist."""

    traits: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, value in self.traits.items():
            check_trait(name, value)
        for slot, colour in self.colours.items():
            check_colour(slot, colour)
        object.__setattr__(self, "traits", MappingProxyType(_ordered(self.traits, TRAITS)))
        object.__setattr__(self, "colours", MappingProxyType(_ordered(self.colours, COLOURS)))

    def __hash__(self) -> int:
        return hash((tuple(self.traits.items()), tuple(self.colours.items())))


@dataclass(frozen=True)
class Look(Wish):
    """A complete choice: every trait and every colour slot is set."""

    def __post_init__(self) -> None:
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
    traits = {name: wish.traits.get(name) or _draw_trait(name, seed, prior) for name in TRAITS}
    traits |= _implied(wish, traits, seed)
    return Look(traits, _complete_colours(wish.colours, traits["hair_pattern"], seed, prior))


def sample(seed: int, prior: Prior = TRAINING) -> Look:
    """A random look: every choice from `prior`."""
    return complete(Wish(), seed, prior)


def edit(look: Look, wish: Wish) -> Look:
    """`look` with what `wish` says changed, and all else kept."""
    return Look({**look.traits, **wish.traits}, {**look.colours, **wish.colours})


def blend(first: Look, second: Look, share: float, seed: int = 0) -> Look:
    """A look between two: colours mixed linearly in RGB, a `share` (0..1) of the traits from `second`.

    A trait moves over once `share` passes its own threshold, so a walk from 0 to 1 changes each trait once.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"share is between 0 and 1, not {share}")
    thresholds = {name: next(_stream(seed, f"blend:{name}")) for name in TRAITS}
    traits = {name: (second if thresholds[name] < share else first).traits[name] for name in TRAITS}
    colours = {slot: _mix(first.colours[slot], second.colours[slot], share) for slot in COLOURS}
    return Look(traits, colours)


def _ordered(chosen: Mapping[str, str], names: Mapping[str, object] | Sequence[str]) -> dict[str, str]:
    return {name: chosen[name] for name in names if name in chosen}


def _stream(seed: int, name: str) -> Iterator[float]:
    """Endless uniform numbers in [0, 1), by SHA-256 of seed, name and counter: the same everywhere."""
    count = 0
    while True:
        digest = hashlib.sha256(f"{seed}:{name}:{count}".encode()).digest()
        for start in range(0, 32, 8):
            yield (int.from_bytes(digest[start : start + 8]) >> 11) / 2**53
        count += 1


def _pick(draws: Iterator[float], values: Sequence[T], weights: Sequence[float]) -> T:
    goal = next(draws) * sum(weights)
    for value, weight in zip(values, weights, strict=True):
        goal -= weight
        if goal < 0:
            return value
    return values[-1]


def _normal(draws: Iterator[float], deviation: float) -> float:
    """About normal, by twelve uniforms (Irwin-Hall): sums alone, so that every machine agrees to the bit."""
    return (sum(next(draws) for _ in range(12)) - 6) * deviation


def _draw_trait(name: str, seed: int, prior: Prior) -> str:
    weights = prior.weights.get(name, {})
    return _pick(_stream(seed, name), TRAITS[name], [weights.get(value, 1) for value in TRAITS[name]])


def _implied(wish: Wish, drawn: Mapping[str, str], seed: int) -> dict[str, str]:
    """Choices that follow from others, where nobody asked: facial hair and short hair go with boys."""
    implied: dict[str, str] = {}
    bearded = wish.traits.get("face") in ("moustache", "beard")
    look = drawn["look"] if "look" in wish.traits or not bearded else "boy"
    if look == "boy" and "hair" not in wish.traits:
        implied["hair"] = _boys_hair(drawn["hair"], seed)
    if "hair_pattern" not in wish.traits and "tips" in wish.colours:
        implied["hair_pattern"] = "gradient"
    elif "hair_pattern" not in wish.traits and "hair" in wish.colours:
        implied["hair_pattern"] = "plain"  # pink hair was asked for, so all of it is pink
    return implied | {"look": look}


def _boys_hair(hair: str, seed: int) -> str:
    draws = _stream(seed, "boy")
    return _pick(draws, BOYS_HAIR, [1] * len(BOYS_HAIR)) if next(draws) < 0.75 else hair


def _complete_colours(asked: Mapping[str, str], pattern: str, seed: int, prior: Prior) -> dict[str, str]:
    def drawn(slot: str) -> str:
        return asked.get(slot) or _draw_colour(slot, _stream(seed, f"colour:{slot}"), prior)

    colours = {slot: drawn(slot) for slot in COLOURS}
    if "tips" not in asked and pattern == "plain":
        colours["tips"] = colours["hair"]
    if "eye_left" not in asked and "eye_right" in asked:
        colours["eye_left"] = colours["eye_right"]
    elif "eye_right" not in asked and (
        "eye_left" in asked or next(_stream(seed, "odd eyes")) >= prior.odd_eyes
    ):
        colours["eye_right"] = colours["eye_left"]
    return colours


def _colour(hue: float, saturation: float, value: float) -> str:
    clamp = (min(1.0, max(0.0, part)) for part in (saturation, value))
    return "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hsv_to_rgb(hue % 1.0, *clamp))


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def _mix(first: str, second: str, share: float) -> str:
    pairs = zip(_rgb(first), _rgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _near(draws: Iterator[float], colour: str, spread: Hsv) -> str:
    hsv = colorsys.rgb_to_hsv(*(part / 255 for part in _rgb(colour)))
    return _colour(*(part + _normal(draws, width) for part, width in zip(hsv, spread, strict=True)))


_ANY: Final[Mapping[str, tuple[Hsv, Hsv]]] = {
    "hair": ((0, 0.05, 0.3), (1, 0.75, 1)),
    "eye": ((0, 0.3, 0.45), (1, 0.85, 0.98)),
    "outfit": ((0, 0.05, 0.3), (1, 0.8, 1)),
    "accent": ((0, 0.05, 0.3), (1, 0.8, 1)),
    "backdrop": ((0, 0.03, 0.8), (1, 0.4, 1)),
}
"""The HSV corners between which a colour of this kind may lie when it is drawn freely."""

_KINDS: Final = {"tips": "hair", "eye_left": "eye", "eye_right": "eye"}
"""The colour slots whose kind has another name."""


def _draw_colour(slot: str, draws: Iterator[float], prior: Prior) -> str:
    if slot == "skin":
        tone = _pick(draws, tuple(NAMED_COLOURS["skin"].values()), prior.skin)
        return _near(draws, tone, (0.006, 0.02, 0.015))
    kind = _KINDS.get(slot, slot)
    if next(draws) < prior.free_colours:
        return _colour(*(low + (high - low) * next(draws) for low, high in zip(*_ANY[kind], strict=True)))
    named = tuple(NAMED_COLOURS[kind].values())
    return _near(draws, _pick(draws, named, [1] * len(named)), (0.012, 0.04, 0.03))
