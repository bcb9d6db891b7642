"""Sliders: an avatar moved along a gene, from one end to the other or a step at a time. Pure."""

from dataclasses import replace
from typing import Final

from bot.arguments import step_argument, step_by
from bot.drafting import Circumstances, changed
from bot.intake import Draft, OrderRefused, read_look
from bot.presses import Press, Verb
from bot.replies import join, say
from models.genes import GENES, slide
from models.look import Wish
from models.recipe import Recipe

STEP: Final = 0.5
"""How far a button moves: a half of what is left to change, so that every press changes something."""

_GENES: Final = tuple(GENES)


def slid(code: str, gene: str, amount: float, now: Circumstances) -> Draft:
    """The avatar of `code` moved along one of models.genes.GENES by -1 to 1. Raises OrderRefused."""
    if gene not in GENES:
        choices = join(now.language, (gene_name(one, now.language) for one in GENES))
        raise OrderRefused(say(now.language, "bad-gene", choices=choices))
    if not -1 <= amount <= 1:
        raise OrderRefused(say(now.language, "bad-amount"))
    before = read_look(code, now.language)
    after = Recipe(slide(before.look, gene, amount), before.seed, before.family, before.weights)
    if after == before:
        raise OrderRefused(say(now.language, "gene-at-its-end"))
    told = Wish(
        {name: value for name, value in after.look.traits.items() if value != before.look.traits[name]}
    )
    return replace(changed(before, after, now, told), tuned=True)


def step(press: Press, now: Circumstances) -> Draft:
    """What a press of a slider's button asks for. Raises OrderRefused, ValueError or IndexError."""
    gene, up = step_by(press.argument, _GENES)
    return slid(press.code, gene, STEP if up else -STEP, now)


def step_press(code: str, gene: str, up: bool) -> Press:
    """The press that moves the avatar of `code` a step."""
    return Press(Verb.SLIDE, code, step_argument(gene, _GENES, up))


def gene_name(gene: str, language: str) -> str:
    """What a gene is called, such as "how cute"."""
    return say(language, f"gene-{gene}")
