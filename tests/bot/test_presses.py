"""Buttons: small, exact, and of no use to anybody but their owner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.presses import ANYBODYS, NotYours, Press, Verb, seal, unseal
from models.look import sample
from models.recipe import MAX_SEED, Recipe, encode

KEY = b"of this Mochi"
ALICE, BOB = "discord:1", "telegram:1"
PRESSES = st.builds(
    Press,
    st.sampled_from(list(Verb)),
    st.builds(lambda seed: encode(Recipe(sample(seed), MAX_SEED)), st.integers(0, 10**6)) | st.just(""),
    st.text("123abc", max_size=2),
)


@given(PRESSES)
def test_a_button_does_what_it_was_made_for(press: Press) -> None:
    text = seal(press, ALICE, KEY)
    assert unseal(text, ALICE, KEY) == press
    assert len(text.encode()) <= 64


@given(PRESSES)
def test_nobody_else_can_use_it(press: Press) -> None:
    if press.verb in ANYBODYS:
        assert unseal(seal(press, ALICE, KEY), BOB, KEY) == press
        return
    with pytest.raises(NotYours):
        unseal(seal(press, ALICE, KEY), BOB, KEY)


@given(PRESSES, st.integers(0, 63), st.sampled_from("123abc_-"))
def test_a_changed_button_does_nothing(press: Press, place: int, letter: str) -> None:
    text = seal(press, ALICE, KEY)
    changed = text[:place] + letter + text[place + 1 :]
    if changed != text:
        with pytest.raises(NotYours):
            unseal(changed, ALICE, KEY)


@given(st.text())
def test_any_other_text_does_nothing(text: str) -> None:
    with pytest.raises(NotYours):
        unseal(text, ALICE, KEY)


def test_another_mochi_has_another_key() -> None:
    with pytest.raises(NotYours):
        unseal(seal(Press(Verb.DELETE), ALICE, b"another"), ALICE, KEY)
