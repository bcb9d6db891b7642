"""Options typed among the words, for chats without option fields: `pink hair style:pixel count:2`. Pure."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from bot.intake import MAX_COUNT, SIZES, Order, OrderRefused, usual_count
from bot.parsing import parse
from bot.parsing.slots import NOWHERE
from bot.parsing.words import read_words
from bot.replies import LANGUAGES, join, say
from models.recipe import MAX_SEED
from models.traits import TRAITS

OPTIONS: Final = ("style", "model", "count", "size", "seed", "recipe")
"""Each is also known by its name in every language: the sentence `option-...`."""

_PATTERN: Final = r"""
    (?: ^ | (?<=[\s,，、;；。]) )           # at the start of a word
    (?:
        (?: --? | [–—] )?                   # phones turn two hyphens into a dash
        (?P<key> (?ai:{names}) ) \s* [:：=＝] \s*
      |
        (?: --? | [–—] ) (?P<flag> (?ai:{names}) ) \s+
    )
    (?P<value>[\w+-][\w.+-]*)
"""


def split_options(text: str) -> tuple[str, dict[str, str]]:
    """The words of `text` without their options, and the options by their names in OPTIONS, as typed.

    Of an option given twice the last counts. Whatever is no option stays among the words.
    """
    names, pattern = _grammar()
    options: dict[str, str] = {}

    def take(found: re.Match[str]) -> str:
        name, value = names[(found["key"] or found["flag"]).lower()], found["value"].rstrip(".")
        spaced = text[found.start("value") - 1].isspace()
        if spaced and _describes(name, value, text[: found.start()]):
            return found[0]
        options[name] = value
        return " "

    words = pattern.sub(take, text)
    return (words.strip() if options else text), options


def _describes(option: str, value: str, before: str) -> bool:
    """Whether `hair style: long`, `eye size: big` says something of the thing before it, and is no option.

    Only with a space, as in a sentence: `pink hair style:oils` is a style that there is not.
    """
    fits = (option == "style" and _style(value) in TRAITS["style"]) or value[:1].isdigit()
    thing = before.rstrip(" -").rpartition(" ")[2]
    touches = thing[-1:].isalnum() and any(word.noun not in ("", NOWHERE) for word in read_words(thing))
    return option in ("style", "size") and not fits and touches


def order_from(text: str, language: str) -> Order:
    """The order of one typed line. Raises OrderRefused with the sentence to say if a number is none."""
    words, options = split_options(text)
    usual = str(usual_count(options.get("recipe", words)))
    return Order(
        words=words,
        language=language,
        style=_style(options.get("style")),
        family=options["model"].lower() if "model" in options else None,
        count=_number(options.get("count", usual), say(language, "bad-count", most=MAX_COUNT)),
        size=_number(_width(options), say(language, "bad-size", choices=join(language, map(str, SIZES)))),
        seed=_seed(options.get("seed"), language),
        recipe=options.get("recipe"),
    )


def _style(typed: str | None) -> str | None:
    """A style by its own name or by any word for it; else as typed, for the desk to refuse."""
    if typed is None or typed.lower() in TRAITS["style"]:
        return typed and typed.lower()
    return parse(typed).wish.traits.get("style", typed)


def _width(options: Mapping[str, str]) -> str:
    return options.get("size", str(Order.size)).lower().removesuffix("px")


def _seed(typed: str | None, language: str) -> int | None:
    return None if typed is None else _number(typed, say(language, "bad-seed", most=str(MAX_SEED)))


def _number(typed: str, refusal: str) -> int:
    try:
        return int(typed)
    except ValueError as problem:
        raise OrderRefused(refusal) from problem


@cache
def _grammar() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Every name of every option, and the pattern that finds one with its value."""
    names = {
        say(language, f"option-{option}").lower(): option for option in OPTIONS for language in LANGUAGES
    }
    longest_first = sorted(names, key=len, reverse=True)
    pattern = _PATTERN.format(names="|".join(map(re.escape, longest_first)))
    return names, re.compile(pattern, re.VERBOSE)
