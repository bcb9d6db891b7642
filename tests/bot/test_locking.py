"""What one likes stays, all else is drawn anew: by names, by words of every language, by buttons."""

import pytest

from bot.arguments import chosen_argument
from bot.continuing import Circumstances, after_press, locked
from bot.intake import Draft, OrderRefused
from bot.keyboards import Owner, keyboard, offer
from bot.parts import PARTS
from bot.presses import Press, Verb, unseal
from bot.replies import LANGUAGES, say
from models.look import Look, sample
from models.recipe import Recipe, decode, encode
from models.traits import COLOURS, POSES, TRAITS

NOW = Circumstances("en", {"gan": 3, "vae": 2}, 5)
LATER = Circumstances("en", {"gan": 3, "vae": 2}, 50)
BEFORE = Recipe(sample(1), 1, "vae", 2)
ANN = encode(BEFORE)
ALICE = Owner("discord:1", b"key", "en")

HAIR = {"hair", "bangs", "hair_pattern", "ahoge", "hair colour", "tips colour"}
EYES = {"eyes", "eye_left colour", "eye_right colour", "gaze_x", "gaze_y", "lids"}


def everything(look: Look) -> dict[str, object]:
    colours = {f"{slot} colour": colour for slot, colour in look.colours.items()}
    return {**look.traits, **colours, **look.pose}


def stayed(draft: Draft) -> set[str]:
    """What all four have of the one before."""
    before = everything(decode(ANN).look)
    after = [everything(decode(code).look) for code in draft.recipes]
    return {name for name, value in before.items() if all(look[name] == value for look in after)}


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("hair, eyes", HAIR | EYES),
        ("头发", HAIR),
        ("目", EYES),
        ("頭髮 眼睛", HAIR | EYES),
        ("Hairstyle, background", {"hair", "backdrop", "backdrop colour"}),
        ("her hair please", HAIR),
        ("帽子", {"headwear"}),
        ("cat ears and the hoodie", {"ears", "outfit"}),
        ("pink hair", HAIR),
        ("pose", set(POSES)),
        ("髪の色", {"hair colour"}),
        ("all colours", {f"{slot} colour" for slot in COLOURS}),
    ],
)
def test_words_name_what_stays(words: str, kept: set[str]) -> None:
    draft = locked(ANN, words, NOW)
    assert kept <= stayed(draft)
    assert len({*everything(decode(ANN).look)} - stayed(draft)) > 5
    assert {decode(code).family for code in draft.recipes} == {"vae"}
    assert len(set(draft.recipes)) == 4


@pytest.mark.parametrize(
    ("words", "changing"),
    [("all but the hair", HAIR), ("not the eyes", EYES), ("除了头发", HAIR), ("髪以外", HAIR)],
)
def test_words_name_what_alone_may_change(words: str, changing: set[str]) -> None:
    assert {*everything(decode(ANN).look)} - changing <= stayed(locked(ANN, words, NOW))


def test_names_of_the_vocabulary_do_too() -> None:
    assert {"mouth", "hair colour", "tilt"} <= stayed(locked(ANN, ["mouth", "tilt", "hair"], NOW))
    with pytest.raises(OrderRefused):
        locked(ANN, ["nose"], NOW)


def test_what_stays_can_be_drawn_again() -> None:
    draft = locked(ANN, "hair", NOW)
    again = after_press(press_of(draft, "🔄 Four others"), LATER)
    assert {"hair", "bangs"} <= stayed(again)
    assert not set(again.recipes) & set(draft.recipes)


def test_words_that_name_nothing_are_told_and_the_rest_is_drawn() -> None:
    assert locked(ANN, "hair, zzzq", NOW).unknown == ("zzzq",)
    with pytest.raises(OrderRefused, match="zzzq"):
        locked(ANN, "zzzq", NOW)
    with pytest.raises(OrderRefused, match="everyone may look at"):
        locked(ANN, "naked", NOW)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_words_there_is_an_example_that_works(language: str) -> None:
    now = Circumstances(language, NOW.offered, 5)
    with pytest.raises(OrderRefused) as refusal:
        locked(ANN, " ", now)
    example = str(refusal.value).replace("：", ":").rpartition("例")[2].rpartition(":")[2]
    assert stayed(locked(ANN, example, now)) >= HAIR | EYES


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_are_turned_on_one_after_the_other_and_drawn(language: str) -> None:
    owner = Owner("telegram:1", b"key", language)
    shown = offer(Press(Verb.LOCK, ANN), owner)
    for part in ("hair", "eyes", "person"):
        assert shown
        shown = offer(pressed(shown.keyboard, say(language, f"part-{part}"), owner), owner)
    assert shown
    shown = offer(
        pressed(shown.keyboard, say(language, "part-kept", part=say(language, "part-person")), owner), owner
    )
    assert shown
    draft = after_press(pressed(shown.keyboard, say(language, "button-keep"), owner), NOW)
    assert {"hair", "bangs", "hair colour", *EYES} <= stayed(draft)
    assert not {"look", "age", "skin colour"} <= stayed(draft)
    again = after_press(press_of(draft, "🔄 Four others"), LATER)
    assert {"hair", "bangs", "hair colour", *EYES} <= stayed(again)


def test_nothing_kept_is_no_order() -> None:
    with pytest.raises(OrderRefused, match="shall stay"):
        after_press(Press(Verb.KEEP, ANN, chosen_argument((), tuple(PARTS))), NOW)


def test_every_part_kept_leaves_only_the_brushwork_to_change() -> None:
    draft = after_press(Press(Verb.KEEP, ANN, chosen_argument(tuple(PARTS), tuple(PARTS))), NOW)
    assert {decode(code).look for code in draft.recipes} == {decode(ANN).look}
    assert {*TRAITS, *POSES} <= stayed(draft)


def pressed(rows: object, label: str, owner: Owner) -> Press:
    buttons = {button.text: button for row in rows for button in row}  # type: ignore[attr-defined] # a keyboard
    return unseal(buttons[label].data, owner.name, owner.key)


def press_of(draft: Draft, label: str) -> Press:
    return pressed(keyboard(draft, ALICE), label, ALICE)
