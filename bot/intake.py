"""The one use case of the chat room: an order in words becomes a request on the queue, or a kind refusal."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from bot.codes_in_text import codes_in
from bot.parsing import parse
from bot.presses import Press
from bot.refusals import OrderRefused as OrderRefused
from bot.refusals import check_words
from bot.replies import join, say
from bot.request import AvatarRequest, ChatAddress, Errand, Keyboard
from bot.text import MAX_CHARACTERS, clean, escape_for_display
from models.look import Look, Wish, complete, edit, sample
from models.recipe import FAMILIES, GUESTS, MAX_SEED, Recipe, RecipeError, decode, encode
from models.traits import TRAITS

MAX_COUNT: Final = 4
SIZES: Final = (256, 512, 1024)


@dataclass(frozen=True)
class Order:
    """What a person typed and chose, unchecked."""

    words: str
    language: str
    style: str | None = None
    default_style: str | None = None
    """Drawn where neither words nor `style` say another; the server's choice."""
    family: str | None = None
    count: int = 1
    size: int = 512
    seed: int | None = None
    recipe: str | None = None


@dataclass(frozen=True)
class Draft:
    """A checked order: all of a request but where its answer goes."""

    recipes: tuple[str, ...]
    wish: Wish
    unknown: tuple[str, ...]
    size: int = 512
    shortened: bool = False
    errand: Errand = Errand.PICTURES
    format: str = ""
    anew: bool = False
    """Whether the wish can be drawn anew: the recipes are its completions."""
    parents: tuple[str, ...] = ()
    """Codes of the avatars that these come from, bred, mixed, edited or varied."""
    again: Press | None = None
    """What draws others of the same kind, where that is not the wish drawn anew."""
    undo: str = ""
    """Code of the avatar that this one was before it was changed; empty if it was not."""
    tuned: bool = False
    """Whether it was moved by a slider, so that more sliders stand beneath."""
    outdone: tuple[str, ...] = ()
    """Words that gave way to later ones of their kind."""
    hearts: tuple[int, ...] = ()
    """For each recipe how many like it, on a board."""
    day: str = ""
    """The argument of the buttons under a board: of which day it is."""
    upload: Mapping[str, str] = field(default_factory=dict)
    """Where the platform finds the picture that was sent."""
    tree: tuple[tuple[int, ...], ...] = ()
    """For each recipe the places of its parents among the recipes, in a family tree."""

    def request(self, request_id: str, address: ChatAddress, keyboard: Keyboard = ()) -> AvatarRequest:
        """The request that brings this draft's pictures to `address`, with buttons beneath."""
        fields = {name: value for name, value in vars(self).items() if name not in _KEPT_BACK}
        return AvatarRequest(id=request_id, address=address, keyboard=keyboard, **fields)


_KEPT_BACK: Final = ("anew", "parents", "again", "undo", "tuned", "day")
"""Fields of a draft that the worker need not know."""


def take_order(order: Order, offered: Mapping[str, int], fresh_seed: int) -> Draft:
    """Screen, parse and complete `order`. `fresh_seed` is used where the person fixed none.

    `offered` maps each family that can be drawn with to the version of its weights.

    Raises OrderRefused with the sentence to say.
    """
    check_words(" ".join(filter(None, (order.words, order.style, order.family))), order.language)
    _check_choices(order, offered)
    seed = fresh_seed if order.seed is None else order.seed
    shortened = len(order.words) > MAX_CHARACTERS
    if code := order.recipe or _as_code(order.words):
        recipes = _redrawn(code, order, seed)
        wish: Wish = Wish()
        unknown: tuple[str, ...] = ()
        outdone: tuple[str, ...] = ()
    else:
        # a guest knows no words, so none of them can be wrong
        wish, unknown, outdone = (Wish(), (), ()) if order.family in GUESTS else _understand(order)
        recipes = _drawn(wish, order, seed)
    codes = tuple(encode(with_weights(recipe, offered, order.language)) for recipe in recipes)
    again = not code and order.family not in GUESTS
    return Draft(codes, wish, unknown, order.size, shortened, anew=again, outdone=outdone)


def _check_choices(order: Order, offered: Mapping[str, int]) -> None:
    language = order.language
    if order.family is not None and order.family not in offered:
        raise _family_refused(order.family, offered, language)
    if order.style is not None and order.style not in TRAITS["style"]:
        choices = join(language, TRAITS["style"])
        raise OrderRefused(say(language, "bad-style", value=escape_for_display(order.style), choices=choices))
    if not 1 <= order.count <= MAX_COUNT:
        raise OrderRefused(say(language, "bad-count", most=MAX_COUNT))
    if order.size not in SIZES:
        raise OrderRefused(say(language, "bad-size", choices=join(language, map(str, SIZES))))
    if order.seed is not None and not 0 <= order.seed <= MAX_SEED:
        raise OrderRefused(say(language, "bad-seed", most=str(MAX_SEED)))


def with_weights(recipe: Recipe, offered: Mapping[str, int], language: str) -> Recipe:
    """`recipe` drawn with the weights of today: the look of an old code stays, its brushwork is renewed."""
    if recipe.family not in offered:
        raise _family_refused(recipe.family, offered, language)
    return replace(recipe, weights=offered[recipe.family])


def _family_refused(family: str, offered: Mapping[str, int], language: str) -> OrderRefused:
    problem = "family-untrained" if family in FAMILIES else "bad-family"
    choices = join(language, offered)
    return OrderRefused(say(language, problem, value=escape_for_display(family), choices=choices))


def _understand(order: Order) -> tuple[Wish, tuple[str, ...], tuple[str, ...]]:
    """The wish, words that can't be drawn, and words that gave way, safe to show. Raises OrderRefused."""
    understanding = parse(order.words)
    wish, unknown = understanding.wish, tuple(map(escape_for_display, understanding.unknown))
    if order.style:
        wish = replace(wish, traits={**wish.traits, "style": order.style})
    understood = wish != Wish()
    if not understood and unknown:
        words = join(order.language, unknown)
        raise OrderRefused(say(order.language, "nothing-drawable", words=words))
    if not understood and not any(map(str.isalnum, clean(order.words))):
        raise OrderRefused(say(order.language, "empty-words"))
    if order.default_style and "style" not in wish.traits:
        wish = replace(wish, traits={**wish.traits, "style": order.default_style})
    return wish, unknown, tuple(map(escape_for_display, understanding.outdone))


def _drawn(wish: Wish, order: Order, seed: int) -> list[Recipe]:
    family = order.family or FAMILIES[0]
    seeds = [(seed + step) % (MAX_SEED + 1) for step in range(order.count)]
    return [Recipe(complete(wish, one), one, family) for one in seeds]


def _redrawn(code: str, order: Order, seed: int) -> list[Recipe]:
    """The recipe of `code`, in the style, family and noise that were chosen beside it."""
    recipe = read_recipe(code, order.language)
    look: Look = edit(recipe.look, Wish({"style": order.style})) if order.style else recipe.look
    first = recipe.seed if order.seed is None else seed
    seeds = [(first + step) % (MAX_SEED + 1) for step in range(order.count)]
    return [Recipe(look, one, order.family or recipe.family, recipe.weights) for one in seeds]


def read_recipe(code: str, language: str) -> Recipe:
    """The recipe of a code that a person gave. Raises OrderRefused with the sentence to say."""
    try:
        return decode(code.strip().strip("`"))
    except RecipeError as problem:
        sentence = say(language, f"recipe-{problem.reason}", example=EXAMPLE_CODE)
        raise OrderRefused(sentence) from problem


def read_look(code: str, language: str) -> Recipe:
    """The same, of an avatar whose look can be changed. Raises OrderRefused for a guest too, who has none."""
    recipe = read_recipe(code, language)
    if recipe.family in GUESTS:
        raise OrderRefused(say(language, "guest-words"))
    return recipe


def usual_count(words: str) -> int:
    """How many pictures are drawn where nobody said: four to choose from, one of a recipe code."""
    return 1 if _as_code(words) else MAX_COUNT


EXAMPLE_CODE: Final = encode(Recipe(sample(1), 1))
_CODE_LENGTHS: Final = range(40, 61)


def _as_code(words: str) -> str | None:
    """The words themselves if they are written like a recipe code: one long run of letters and digits."""
    word = words.strip().strip("`")
    if len(word) not in _CODE_LENGTHS or not (word.isascii() and word.isalnum()):
        return None
    # few codes have no digit, and so has a word that somebody ran together; a code can be read
    return word if any(map(str.isdigit, word)) or codes_in(word) else None
