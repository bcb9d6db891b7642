"""Sliders: by a number or by buttons, a step at a time, on and on, and back."""

import pytest

from bot.continuing import Circumstances, after_press, slid
from bot.intake import Draft, OrderRefused
from bot.keyboards import Owner, keyboard, offer
from bot.presses import Press, Verb, unseal
from bot.replies import LANGUAGES, say
from models.genes import GENES, score
from models.look import sample
from models.recipe import Recipe, decode, encode

NOW = Circumstances("en", {"gan": 3}, 5)
ANN = encode(Recipe(sample(1), 1, "gan", 3))
ALICE = Owner("discord:1", b"key", "en")


def pressed(rows: object, label: str, owner: Owner = ALICE) -> Press:
    buttons = {button.text: button for row in rows for button in row}  # type: ignore[attr-defined] # a keyboard
    return unseal(buttons[label].data, owner.name, owner.key)


def of(draft: Draft, gene: str) -> float:
    return score(decode(draft.recipes[0]).look, gene)


@pytest.mark.parametrize("gene", GENES)
def test_a_slider_moves_both_ways_and_keeps_the_brushwork(gene: str) -> None:
    down, up = slid(ANN, gene, -1, NOW), slid(ANN, gene, 1, NOW)
    assert of(down, gene) < of(up, gene)
    assert decode(up.recipes[0]).seed == decode(ANN).seed
    assert up.parents == (ANN,)


def test_the_caption_tells_what_a_slider_changed() -> None:
    draft = slid(ANN, "cute", 1, NOW)
    before, after = decode(ANN).look.traits, decode(draft.recipes[0]).look.traits
    assert draft.wish.traits == {name: after[name] for name in after if after[name] != before[name]}
    assert draft.wish.traits


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("gene", GENES)
def test_every_slider_has_two_buttons(gene: str, language: str) -> None:
    owner = Owner("telegram:123456789012", b"key", language)
    shown = offer(Press(Verb.TUNE, ANN), owner)
    assert shown
    ends = [pressed(shown.keyboard, say(language, f"gene-{gene}-{way}"), owner) for way in ("down", "up")]
    down, up = (after_press(press, NOW) for press in ends)
    assert of(down, gene) <= of(up, gene)
    assert down.recipes != up.recipes


def test_sliders_stand_under_what_they_moved() -> None:
    first = slid(ANN, "cute", 0.5, NOW)
    second = after_press(pressed(keyboard(first, ALICE), say("en", "gene-bright-up")), NOW)
    rows = keyboard(second, ALICE)
    assert after_press(pressed(rows, "↩️ Undo"), NOW).recipes == first.recipes
    done = after_press(pressed(rows, say("en", "button-tuned")), NOW)
    assert done.recipes == second.recipes
    assert not done.tuned
    assert len(rows) <= 5
    assert all(len(row) <= 5 for row in rows)


def test_at_its_end_a_slider_says_so() -> None:
    def go_on(code: str, steps: int = 60) -> str:
        return go_on(slid(code, "grown", 1, NOW).recipes[0], steps - 1) if steps else code

    with pytest.raises(OrderRefused, match="end of this slider"):
        go_on(ANN)


def test_what_is_no_slider_is_told_the_sliders() -> None:
    with pytest.raises(OrderRefused, match="how cute"):
        slid(ANN, "nose", 1, NOW)
    with pytest.raises(OrderRefused, match="from -1 to 1"):
        slid(ANN, "cute", 2, NOW)
