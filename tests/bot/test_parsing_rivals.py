"""Of things that nobody has two of the last is drawn, and those before are told; ears on clothes."""

import pytest

from bot.caption import caption
from bot.continuing import Circumstances, edited
from bot.intake import Order, take_order
from bot.parsing import parse
from bot.replies import LANGUAGES
from bot.request import AvatarRequest, ChatAddress
from models.look import sample
from models.named_colours import NAMED_COLOURS
from models.recipe import Recipe, decode, encode

RED = NAMED_COLOURS["outfit"]["red"]


@pytest.mark.parametrize(
    ("typed", "drawn", "outdone"),
    [
        ("hoodie and kimono", {"outfit": "kimono"}, ("hoodie",)),
        ("maid dress, witch hat, crown", {"outfit": "maid", "headwear": "crown"}, ("witch hat",)),
        ("grin, frown", {"mouth": "frown"}, ("grin",)),
        ("cat ears, fox ears", {"ears": "fox"}, ("cat ears",)),
        ("hoodie, kimono, armor", {"outfit": "armor"}, ("hoodie", "kimono")),
        ("卫衣和和服", {"outfit": "kimono"}, ("卫衣",)),
        ("衛衣，和服", {"outfit": "kimono"}, ("衛衣",)),
        ("パーカーと着物", {"outfit": "kimono"}, ("パーカー",)),
    ],
)
def test_the_last_of_a_kind_is_drawn_and_the_others_are_told(
    typed: str, drawn: dict[str, str], outdone: tuple[str, ...]
) -> None:
    understood = parse(typed)
    assert drawn.items() <= understood.wish.traits.items()
    assert (understood.outdone, understood.unknown) == (outdone, ())


@pytest.mark.parametrize(
    "typed",
    [
        "long twintails, wavy hair",
        "smile with open mouth",
        "witch in a hoodie",
        "hoodie, big hoodie",
        "no hoodie, kimono",
        "crown and cat ears and glasses",
        "cat ear hoodie",
    ],
)
def test_what_goes_together_is_no_rival(typed: str) -> None:
    assert parse(typed).outdone == ()


@pytest.mark.parametrize(
    "typed",
    [
        "red cat ears hoodie",
        "red cat ear hoodie",
        "red bunny ears hoodie",
        "white hair, red dog ears kimono",
        "红色猫耳卫衣",
        "紅色貓耳帽T",
        "赤い猫耳パーカー",
    ],
)
def test_ears_on_clothes_have_the_colour_of_the_clothes(typed: str) -> None:
    wish = parse(typed).wish
    assert wish.colours["outfit"] == RED
    assert wish.colours.get("hair") in (None, NAMED_COLOURS["hair"]["white"])
    assert wish.traits["ears"] != "none"
    assert wish.traits["outfit"] in ("hoodie", "kimono")


def test_ears_apart_from_clothes_keep_their_own() -> None:
    """Ears are painted like the hair."""
    wish = parse("red cat ears and a blue hoodie").wish
    assert wish.colours == {
        "hair": NAMED_COLOURS["hair"]["red"],
        "outfit": NAMED_COLOURS["outfit"]["blue"],
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_caption_names_what_was_left_out(language: str) -> None:
    draft = take_order(Order("hoodie, kimono", language), {"gan": 1}, 1)
    assert "hoodie" in told(draft.request("a", ChatAddress("console", {}, language)))


def test_an_edit_names_it_too() -> None:
    code = encode(Recipe(sample(1), 1))
    draft = edited(code, "beret, crown", Circumstances("en", {"gan": 1}, 1))
    assert "beret" in told(draft.request("a", ChatAddress("console", {}, "en")))


def told(request: AvatarRequest) -> str:
    crossed = AvatarRequest.from_json(request.to_json())
    return caption(crossed, [decode(code) for code in crossed.recipes])
