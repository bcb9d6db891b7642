"""From an avatar on: picked, drawn anew, changed by words, bred, mixed; every button does its own."""

import pytest

from bot.arguments import value_argument
from bot.continuing import (
    Circumstances,
    after_press,
    anew,
    bred,
    edited,
    in_moods,
    locked,
    mixed,
    morphed,
    slid,
)
from bot.errand_drafts import family_picture
from bot.formats import FORMATS
from bot.intake import Draft, Order, OrderRefused, take_order
from bot.keyboards import Owner, file_keyboard, keyboard, offer
from bot.lineage import Ancestry
from bot.presses import Press, Verb, unseal
from bot.replies import LANGUAGES
from bot.request import Errand
from models.look import Wish, sample
from models.recipe import GUESTS, Recipe, decode, encode
from models.traits import TRAITS

NOW = Circumstances("en", {"gan": 3}, 5)
ANN, BEN = (encode(Recipe(sample(seed), seed, "gan", 3)) for seed in (1, 2))
ALICE = Owner("discord:1", b"key", "en")
PICK = Press(Verb.PICK, ANN)


def look_of(draft: Draft) -> dict[str, str]:
    return dict(decode(draft.recipes[0]).look.traits)


def press_of(draft: Draft, label: str) -> Press:
    """What the button does that says `label`."""
    buttons = {button.text: button for row in keyboard(draft, ALICE) for button in row}
    return unseal(buttons[label].data, ALICE.name, ALICE.key)


def test_the_third_of_four_is_picked() -> None:
    four = anew(Wish({"ears": "cat"}), NOW)
    assert len(set(four.recipes)) == 4
    assert after_press(press_of(four, "3"), NOW).recipes == (four.recipes[2],)


def test_a_reroll_keeps_the_wish_and_draws_others() -> None:
    four = anew(Wish({"ears": "cat"}, {"hair": "#ff9ec4"}, {"tilt": -0.6}), NOW)
    others = after_press(press_of(four, "🔄 Four others"), Circumstances("en", {"gan": 3}, 999))
    assert others.wish == four.wish
    assert not set(others.recipes) & set(four.recipes)
    assert {decode(code).look.traits["ears"] for code in others.recipes} == {"cat"}


def test_a_reroll_keeps_the_family() -> None:
    now = Circumstances("en", {"gan": 3, "vae": 2}, 5)
    four = take_order(Order("cat ears", "en", family="vae", count=4), now.offered, 1)
    others = after_press(press_of(four, "🔄 Four others"), now)
    assert {decode(code).family for code in others.recipes} == {"vae"}
    older = Press(Verb.REROLL, press_of(four, "🔄 Four others").code)
    assert {decode(code).family for code in after_press(older, now).recipes} == {"gan"}


def test_a_guest_has_no_look_to_change() -> None:
    now = Circumstances("en", {"gan": 3, GUESTS[0]: 1}, 5)
    guest = encode(Recipe(sample(1), 1, GUESTS[0], 1))
    for change in (
        lambda: edited(guest, "cat ears", now),
        lambda: locked(guest, "hair", now),
        lambda: slid(guest, "cute", 1, now),
    ):
        with pytest.raises(OrderRefused, match="knows no words"):
            change()


def test_a_guest_is_offered_what_it_can() -> None:
    guest = encode(Recipe(sample(1), 1, GUESTS[0], 1))
    alone = after_press(Press(Verb.PICK, guest), Circumstances("en", {GUESTS[0]: 1}, 5))
    rows = keyboard(alone, ALICE)
    verbs = {button.data[0] for row in rows for button in row}
    assert {Verb.MORE, Verb.SAVE, Verb.FILES, Verb.DELETE} <= verbs
    assert not {Verb.EDIT, Verb.MOODS, Verb.TUNE, Verb.LOCK} & verbs
    assert all(rows)


def test_more_like_the_second_are_like_it() -> None:
    four = anew(Wish(), NOW)
    second = decode(four.recipes[1]).look
    for code in after_press(press_of(four, "≈ 2"), NOW).recipes:
        look = decode(code).look
        assert sum(look.traits[name] != second.traits[name] for name in TRAITS) <= 3


def test_words_change_what_they_name_and_keep_the_rest() -> None:
    before = decode(ANN)
    draft = edited(ANN, "cat ears, pixel style", NOW)
    after = decode(draft.recipes[0])
    assert after.look.traits == {**before.look.traits, "ears": "cat", "style": "pixel"}
    assert (after.look.colours, after.seed) == (before.look.colours, before.seed)


@pytest.mark.parametrize("words", ["", "zzzq"])
def test_words_that_change_nothing_are_asked_for_again(words: str) -> None:
    with pytest.raises(OrderRefused):
        edited(ANN, words, NOW)


def test_an_edit_is_screened() -> None:
    with pytest.raises(OrderRefused, match="everyone may look at"):
        edited(ANN, "naked", NOW)


def test_a_select_menu_sets_one_value() -> None:
    press = Press(Verb.SET, ANN, value_argument("hair", "mohawk"))
    assert look_of(after_press(press, NOW))["hair"] == "mohawk"


def test_two_have_four_children() -> None:
    assert len(set(bred(ANN, BEN, NOW).recipes)) == 4


def test_more_like_one_can_be_drawn_again_and_again() -> None:
    more = after_press(Press(Verb.MORE, ANN), NOW)
    others = after_press(press_of(more, "🔄 Four others"), Circumstances("en", {"gan": 3}, 999))
    assert others.parents == more.parents
    assert not set(others.recipes) & set(more.recipes)


def test_a_change_can_be_undone() -> None:
    for changed in (
        edited(ANN, "cat ears, pixel style", NOW),
        after_press(Press(Verb.SET, ANN, value_argument("hair", "mohawk")), NOW),
    ):
        assert after_press(press_of(changed, "↩️ Undo"), NOW).recipes == (ANN,)


def test_what_is_no_change_has_nothing_to_undo() -> None:
    same = after_press(
        Press(Verb.SET, ANN, value_argument("hair", look_of(after_press(PICK, NOW))["hair"])), NOW
    )
    for draft in (same, after_press(PICK, NOW), mixed(ANN, BEN, 0.5, NOW)):
        assert "↩️ Undo" not in {button.text for row in keyboard(draft, ALICE) for button in row}


def test_a_mixture_lies_between() -> None:
    assert mixed(ANN, BEN, 0, NOW).recipes == (ANN,)
    assert mixed(ANN, BEN, 1, NOW).recipes == (BEN,)
    with pytest.raises(OrderRefused):
        mixed(ANN, BEN, 2, NOW)


def test_a_mistyped_code_is_told_so() -> None:
    with pytest.raises(OrderRefused, match="typing error"):
        bred(ANN, BEN[:-1], NOW)


def test_a_morph_needs_two() -> None:
    assert morphed([ANN, BEN], NOW).errand is Errand.MORPH
    with pytest.raises(OrderRefused):
        morphed([ANN], NOW)


def test_an_avatar_in_moods_and_moving() -> None:
    one = in_moods(ANN, NOW)
    assert one.errand is Errand.PACK
    alone = after_press(Press(Verb.PICK, ANN), NOW)
    assert after_press(press_of(alone, "🎞️ Animate"), NOW).errand is Errand.MOVE


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_has_its_button(language: str) -> None:
    owner = Owner("discord:1", b"key", language)
    pressed = [unseal(one.data, owner.name, owner.key) for row in file_keyboard(ANN, owner) for one in row]
    assert [after_press(press, NOW).format for press in pressed] == list(FORMATS.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_fit_both_platforms(language: str) -> None:
    owner = Owner("telegram:123456789012", b"key", language)
    tree = Ancestry(ANN, (Ancestry(BEN, (Ancestry(ANN), Ancestry(BEN))), Ancestry(ANN)))
    drafts = (anew(Wish(), NOW), edited(ANN, "fox ears", NOW), bred(ANN, BEN, NOW), family_picture(tree, NOW))
    offers = [offer(Press(verb, ANN), owner) for verb in (Verb.LOCK, Verb.FILES)]
    for rows in (*(keyboard(draft, owner) for draft in drafts), *(one.keyboard for one in offers if one)):
        assert len(rows) <= 5
        assert all(len(row) <= 5 for row in rows)
        assert all(
            len(button.data.encode()) <= 64 and len(button.text) <= 80 for row in rows for button in row
        )
