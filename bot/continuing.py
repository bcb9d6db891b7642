"""What goes on from an avatar that is there: drawn anew, changed, bred, mixed, moved, had as a file. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.arguments import chosen_by, family_by, named_by
from bot.drafting import CHILDREN, Circumstances, changed, draft, seeds, with_wish
from bot.formats import FORMATS
from bot.intake import Draft, OrderRefused, read_look, read_recipe
from bot.locking import locked, parts_kept
from bot.parsing import parse
from bot.parts import PARTS
from bot.presses import Press, Verb
from bot.refusals import check_words
from bot.replies import join, say
from bot.request import Errand
from bot.text import escape_for_display
from bot.tuning import slid, step
from models.heredity import breed, mix, vary
from models.look import Wish, complete
from models.recipe import FAMILIES, Recipe
from models.wish_code import decode_wish

__all__ = [
    "CHILDREN",
    "Circumstances",
    "after_press",
    "anew",
    "bred",
    "edited",
    "in_moods",
    "locked",
    "mixed",
    "morphed",
    "slid",
]

MORPHED_AT_MOST: Final = 6


def after_press(press: Press, now: Circumstances) -> Draft:
    """What a press asks to be drawn. Raises OrderRefused, and ValueError where it is nothing.

    Some presses take more than they carry: FrontDesk.drafted knows all.
    """
    if press.verb is Verb.REROLL:
        return anew(decode_wish(press.code), now, family_by(press.argument))
    recipe = read_recipe(press.code, now.language)
    match press.verb:
        case Verb.PICK | Verb.UNDO:
            return draft([recipe], now)
        case Verb.MORE:
            return draft([vary(recipe, seed) for seed in seeds(now)], now, parents=[recipe], again=press)
        case Verb.SET:
            return changed(recipe, with_wish(recipe, named_by(press.argument)), now)
        case Verb.KEEP:
            return parts_kept(recipe, chosen_by(press.argument, tuple(PARTS)), now)
        case Verb.SLIDE:
            return step(press, now)
        case Verb.MOODS:
            return draft([recipe], now, errand=Errand.PACK)
        case Verb.MOVE:
            return draft([recipe], now, errand=Errand.MOVE)
        case Verb.FILE:
            return draft([recipe], now, errand=Errand.FILE, file_format=FORMATS[press.argument])
    raise ValueError(f"{press.verb} draws nothing")


def anew(wish: Wish, now: Circumstances, family: str = FAMILIES[0]) -> Draft:
    """Four avatars of one wish."""
    recipes = [Recipe(complete(wish, seed), seed, family) for seed in seeds(now)]
    return replace(draft(recipes, now, wish=wish), anew=True)


def edited(code: str, words: str, now: Circumstances) -> Draft:
    """The avatar of `code` with what the words say changed, and all else kept. Raises OrderRefused."""
    recipe = read_look(code, now.language)
    check_words(words, now.language)
    understanding = parse(words)
    unknown = tuple(map(escape_for_display, understanding.unknown))
    if understanding.wish == Wish():
        sentence = (
            say(now.language, "nothing-drawable", words=join(now.language, unknown)) if unknown else None
        )
        raise OrderRefused(sentence or say(now.language, "empty-edit"))
    made = changed(recipe, with_wish(recipe, understanding.wish), now, understanding.wish, unknown)
    return replace(made, outdone=tuple(map(escape_for_display, understanding.outdone)))


def bred(first: str, second: str, now: Circumstances) -> Draft:
    """Four children of two avatars. Raises OrderRefused."""
    mother, father = (read_recipe(code, now.language) for code in (first, second))
    children = draft([breed(mother, father, seed) for seed in seeds(now)], now, parents=[mother, father])
    return replace(children, again=Press(Verb.BREED, children.recipes[0]))


def mixed(first: str, second: str, share: float, now: Circumstances) -> Draft:
    """One avatar between two, with `share` (0..1) of the second. Raises OrderRefused."""
    if not 0 <= share <= 1:
        raise OrderRefused(say(now.language, "bad-share"))
    one, other = (read_recipe(code, now.language) for code in (first, second))
    return draft([mix(one, other, share)], now, parents=[one, other])


def morphed(codes: Sequence[str], now: Circumstances) -> Draft:
    """A looped walk through two to six avatars. Raises OrderRefused."""
    if not 2 <= len(codes) <= MORPHED_AT_MOST:
        raise OrderRefused(say(now.language, "bad-morph", most=MORPHED_AT_MOST))
    return draft([read_recipe(code, now.language) for code in codes], now, errand=Errand.MORPH)


def in_moods(code: str, now: Circumstances) -> Draft:
    """One avatar in many moods. Raises OrderRefused."""
    return draft([read_recipe(code, now.language)], now, errand=Errand.PACK)
