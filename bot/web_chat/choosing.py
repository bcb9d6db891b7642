"""What is chosen on the page from menus, colours and sliders becomes a draft; and the menus. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from bot.continuing import Circumstances, anew, edited
from bot.drafting import changed, with_wish
from bot.front_desk import FrontDesk
from bot.intake import Draft, OrderRefused, read_recipe
from bot.names import colour_name, value_name
from bot.options import order_from
from bot.parts import COLOUR, PARTS
from bot.replies import say
from bot.tuning import gene_name
from models.genes import GENES, slide
from models.look import Look, Wish
from models.named_colours import named
from models.traits import POSES, TRAITS, VocabularyError

_BOTH_EYES: Final = {"eye_left": ("eye_left", "eye_right")}
_NOTHING: Final = ("none", "no")


def drafted(body: Mapping[str, Any], desk: FrontDesk, language: str) -> Draft:
    """The draft of {code, words, traits, colours, pose, genes}: a change to an avatar, or a new one.

    Raises OrderRefused.
    """
    words, code = str(body.get("words", "")).strip(), str(body.get("code", ""))
    wish, now = wish_of(body, language), desk.now(language)
    if code:
        return _changed(code, body, wish, now)
    if wish == Wish():
        return desk.take(order_from(words, language))
    if not words:
        return anew(wish, now)
    draft = desk.take(order_from(words, language))
    return replace(anew(_joined(draft.wish, wish), now), unknown=draft.unknown, shortened=draft.shortened)


def wish_of(body: Mapping[str, Any], language: str) -> Wish:
    """The wish of what was chosen; the eyes' colour is that of both. Raises OrderRefused."""
    try:
        colours = {
            slot: str(colour)
            for name, colour in _mapping(body, "colours").items()
            for slot in _BOTH_EYES.get(name, (name,))
        }
        pose = {name: float(value) for name, value in _mapping(body, "pose").items()}
        return Wish(_mapping(body, "traits"), colours, pose)
    except (VocabularyError, TypeError, ValueError) as problem:
        raise OrderRefused(say(language, "web-unreadable")) from problem


def parts(language: str, code: str = "") -> list[Mapping[str, Any]]:
    """Every part with its menus and sliders, in a person's words; with what the avatar of `code` has."""
    look = read_recipe(code, language).look if code else None
    menus = {part: list(_menus(subjects, look, language)) for part, subjects in PARTS.items()}
    menus["pose"] = list(_poses(look, language))
    if look:
        menus["genes"] = list(_gene_sliders(language))
    return [
        {"part": part, "title": say(language, f"part-{part}"), "menus": inside}
        for part, inside in menus.items()
    ]


def _changed(code: str, body: Mapping[str, Any], wish: Wish, now: Circumstances) -> Draft:
    """The avatar of `code` with what the words say, what was chosen, and the sliders changed."""
    words = str(body.get("words", "")).strip()
    told = edited(code, words, now) if words else None
    before = read_recipe(code, now.language)
    after = with_wish(read_recipe(told.recipes[0], now.language) if told else before, wish)
    for gene, amount in _genes(body, now.language).items():
        after = replace(after, look=slide(after.look, gene, amount))
    asked, unknown = (_joined(told.wish, wish), told.unknown) if told else (wish, ())
    return changed(before, after, now, asked, unknown)


def _genes(body: Mapping[str, Any], language: str) -> Mapping[str, float]:
    try:
        found = {gene: float(amount) for gene, amount in _mapping(body, "genes").items()}
    except (TypeError, ValueError) as problem:
        raise OrderRefused(say(language, "web-unreadable")) from problem
    if not all(gene in GENES and -1 <= amount <= 1 for gene, amount in found.items()):
        raise OrderRefused(say(language, "bad-amount"))
    return found


def _menus(subjects: Sequence[str], look: Look | None, language: str) -> Iterator[Mapping[str, Any]]:
    for subject in subjects:
        slot = subject.removeprefix(COLOUR)
        yield _colours(slot, look, language) if slot != subject else _trait(subject, look, language)


def _trait(trait: str, look: Look | None, language: str) -> Mapping[str, Any]:
    choices = [{"value": value, "text": _value(trait, value, language)} for value in TRAITS[trait]]
    now = look.traits[trait] if look else ""
    return {"kind": "traits", "name": trait, "title": say(language, f"trait-{trait}"), "now": now,
            "choices": choices}  # fmt: skip


def _colours(slot: str, look: Look | None, language: str) -> Mapping[str, Any]:
    choices = [
        {"value": colour, "text": colour_name(language, slot, colour)} for colour in named(slot).values()
    ]
    title = say(language, f"colour-{'eyes' if slot == 'eye_left' else slot}")
    return {"kind": "colours", "name": slot, "title": title, "now": look.colours[slot] if look else "",
            "choices": choices}  # fmt: skip


def _poses(look: Look | None, language: str) -> Iterator[Mapping[str, Any]]:
    for pose, (least, most) in POSES.items():
        yield _slider(
            "pose", pose, say(language, f"pose-{pose}"), look.pose[pose] if look else 0, least, most
        )


def _gene_sliders(language: str) -> Iterator[Mapping[str, Any]]:
    for gene in GENES:
        ends = [say(language, f"gene-{gene}-{end}") for end in ("down", "up")]
        yield {**_slider("genes", gene, gene_name(gene, language), 0, -1, 1), "ends": ends}


def _slider(kind: str, name: str, title: str, now: float, least: float, most: float) -> Mapping[str, Any]:
    return {"kind": kind, "name": name, "title": title, "now": now, "least": least, "most": most}


def _value(trait: str, value: str, language: str) -> str:
    return say(language, "choice-none") if value in _NOTHING else value_name(language, trait, value)


def _mapping(body: Mapping[str, Any], name: str) -> dict[str, Any]:
    found = body.get(name) or {}
    if not isinstance(found, dict):
        raise TypeError(name)
    return found


def _joined(first: Wish, second: Wish) -> Wish:
    return Wish(
        {**first.traits, **second.traits},
        {**first.colours, **second.colours},
        {**first.pose, **second.pose},
    )
