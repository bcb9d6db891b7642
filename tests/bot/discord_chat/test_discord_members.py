"""Members choose their avatar, keep others in a gallery, and say which language they speak."""

import io
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio
from PIL import Image

from bot.front_desk import FrontDesk
from bot.gallery import PER_PAGE
from bot.replies import say
from bot.request import AvatarRequest
from models.look import sample
from models.recipe import Recipe, decode, encode
from tests.stand_ins.discord_stand_in import BEA, DiscordStandIn, Shown

pytestmark = pytest.mark.asyncio(loop_scope="module")

Queued = Callable[[str], Awaitable[AvatarRequest]]
ADA = "discord:118000000000004711"
CODES = [encode(Recipe(sample(seed), seed, weights=7)) for seed in range(PER_PAGE + 2)]


def look_of(code: str) -> object:
    return decode(code).look


def a_red_picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 64), "#d02030").save(file, "PNG")
    return file.getvalue()


async def test_me_is_chosen_by_words_and_shown_without(discord: DiscordStandIn, queued: Queued) -> None:
    none = await discord.answer(await discord.slash("me"))
    assert (none.content, none.ephemeral) == (say("en", "no-me"), True)
    chosen = await queued(await discord.slash("me", words="silver hair, cat ears"))
    assert len(chosen.recipes) == 1
    shown = await queued(await discord.slash("me"))
    assert shown.recipes == chosen.recipes


async def test_me_takes_a_recipe_code(discord: DiscordStandIn, queued: Queued) -> None:
    await queued(await discord.slash("me", words=CODES[3]))
    shown = await queued(await discord.slash("me"))
    assert [look_of(code) for code in shown.recipes] == [look_of(CODES[3])]


async def test_me_comes_in_the_colours_of_my_picture(discord: DiscordStandIn, queued: Queued) -> None:
    discord.assets["avatars/118000000000004711/red.png"] = a_red_picture()
    token = await discord.slash("me", words="cat ears, blue outfit", picture=True, person={"avatar": "red"})
    (code,) = (await queued(token)).recipes
    look = decode(code).look
    assert look.traits["ears"] == "cat"
    red, green, blue = bytes.fromhex(look.colours["hair"][1:])
    assert red > 2 * max(green, blue)
    red, green, blue = bytes.fromhex(look.colours["outfit"][1:])
    assert blue > red


async def test_words_of_me_are_screened(discord: DiscordStandIn, queued: Queued) -> None:
    before = (await queued(await discord.slash("me"))).recipes
    refused = await discord.answer(await discord.slash("me", words="nude", picture=True))
    assert (refused.content, refused.ephemeral) == (say("en", "refused-sexual"), True)
    assert (await queued(await discord.slash("me"))).recipes == before


async def test_a_profile_is_the_avatar_with_the_favourites(
    discord: DiscordStandIn, queued: Queued, desk: FrontDesk
) -> None:
    name = f"discord:{BEA['id']}"
    nobody = await discord.answer(await discord.slash("profile", "ja", member=BEA))
    assert (nobody.content, nobody.ephemeral) == (say("ja", "no-profile"), True)
    await desk.set_me(name, CODES[0], "en")
    await desk.save(name, CODES[1], "en")
    await desk.save(name, CODES[2], "en")
    await desk.favourite(name, CODES[2], "en")
    request = await queued(await discord.slash("profile", member=BEA))
    assert [look_of(code) for code in request.recipes] == [look_of(CODES[0]), look_of(CODES[2])]


async def test_a_gallery_that_is_empty_says_how_it_fills(discord: DiscordStandIn) -> None:
    empty = await discord.answer(await discord.slash("gallery", "zh-CN"))
    assert (empty.content, empty.ephemeral) == (say("zh-CN", "gallery-empty"), True)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def saved(discord: DiscordStandIn) -> AsyncIterator[None]:
    """Ada's gallery, two pages of it."""
    for number, code in enumerate(CODES):
        kept = await discord.answer(await discord.slash("save", recipe=code, name=f"number {number}"))
        assert kept.content == say("en", "saved-as", title=f"number {number}")
    yield


@pytest.mark.usefixtures("saved")
async def test_pages_are_turned_in_their_place(discord: DiscordStandIn) -> None:
    gallery = await discord.answer(await discord.slash("gallery"))
    assert gallery.ephemeral
    assert gallery.content.startswith(say("en", "gallery-page", page=1, pages=2, total=len(CODES)))
    assert gallery.content.count(". number ") == PER_PAGE
    await discord.answer(await discord.press(gallery, say("en", "button-later")))
    assert "page 2 of 2" in gallery.content
    assert [label for label in gallery.buttons if label.isdigit()] == ["9", "10"]
    assert say("en", "button-later") not in gallery.buttons
    await discord.answer(await discord.press(gallery, say("en", "button-earlier")))
    assert "page 1 of 2" in gallery.content


async def opened(discord: DiscordStandIn, number: int = 1) -> Shown:
    """The gallery, with the avatar of this number opened."""
    gallery = await discord.answer(await discord.slash("gallery"))
    await discord.answer(await discord.press(gallery, str(number)))
    return gallery


@pytest.mark.usefixtures("saved")
async def test_an_avatar_of_the_gallery_is_drawn_for_all(discord: DiscordStandIn, queued: Queued) -> None:
    one = await opened(discord)
    token = await discord.press(one, say("en", "button-show"))
    request = await queued(token)
    assert list(request.recipes) == one.codes
    assert not (await discord.answer(token)).ephemeral


@pytest.mark.usefixtures("saved")
async def test_an_avatar_of_the_gallery_becomes_me(discord: DiscordStandIn, queued: Queued) -> None:
    one = await opened(discord, 2)
    await discord.answer(await discord.press(one, say("en", "button-me")))
    assert one.content.startswith(say("en", "is-me"))
    assert list((await queued(await discord.slash("me"))).recipes) == one.codes


@pytest.mark.usefixtures("saved")
async def test_a_favourite_comes_first_until_it_is_none(discord: DiscordStandIn) -> None:
    one = await opened(discord, 5)
    await discord.answer(await discord.press(one, say("en", "button-favourite")))
    title = one.content.splitlines()[0]
    assert title.endswith(f"★ {say('en', 'favourite')}")
    gallery = await discord.answer(await discord.slash("gallery"))
    assert gallery.content.splitlines()[1] == f"1. {title}"
    await discord.answer(await discord.press(one, say("en", "button-no-favourite")))
    assert one.content.splitlines()[0] == title.split(" ★")[0]


@pytest.mark.usefixtures("saved")
async def test_an_avatar_is_named_anew(discord: DiscordStandIn) -> None:
    one = await opened(discord)
    window = await discord.press(one, say("en", "button-name"))
    await discord.answer(await discord.fill_in(window, title="*hi* \u202e[x](//y) @here"))
    assert one.content.splitlines()[0] == "hi x y here"
    window = await discord.press(one, say("en", "button-name"))
    await discord.answer(await discord.fill_in(window, title=""))
    assert one.content.splitlines()[0] == say("en", "no-title")


@pytest.mark.usefixtures("saved")
async def test_a_name_that_hurts_is_refused_beside_the_gallery(discord: DiscordStandIn) -> None:
    one = await opened(discord)
    window = await discord.press(one, say("en", "button-name"))
    refused = await discord.answer(await discord.fill_in(window, title="nude"))
    assert (refused.content, refused.ephemeral) == (say("en", "refused-sexual"), True)


@pytest.mark.usefixtures("saved")
async def test_an_avatar_is_taken_out_and_the_rest_is_shown(discord: DiscordStandIn) -> None:
    one = await opened(discord, 3)
    await discord.answer(await discord.press(one, say("en", "button-unsave")))
    assert one.content.startswith(say("en", "gallery-removed"))
    assert f"({len(CODES) - 1})" in one.content
    gone = await opened(discord)
    elsewhere = await discord.answer(await discord.slash("gallery"))
    await discord.answer(await discord.press(elsewhere, "1"))
    await discord.answer(await discord.press(elsewhere, say("en", "button-unsave")))
    refused = await discord.answer(await discord.press(gone, say("en", "button-favourite")))
    assert (refused.content, refused.ephemeral) == (say("en", "not-saved"), True)


@pytest.mark.usefixtures("saved")
async def test_a_gallery_belongs_to_its_member(discord: DiscordStandIn) -> None:
    gallery = await discord.answer(await discord.slash("gallery"))
    refused = await discord.answer(await discord.press(gallery, "1", "zh-TW", BEA))
    assert (refused.content, refused.ephemeral) == (say("zh-TW", "not-yours"), True)


async def test_a_server_without_a_gallery_shows_none(discord: DiscordStandIn, desk: FrontDesk) -> None:
    await desk.change_settings("discord:801", {"gallery": False}, "en")
    for name, options in (("gallery", {}), ("profile", {}), ("save", {"recipe": CODES[0]})):
        refused = await discord.answer(await discord.slash_in(801, name, **options))
        assert (refused.content, refused.ephemeral) == (say("en", "gallery-off"), True)


async def test_a_language_holds_from_now_on(discord: DiscordStandIn) -> None:
    chosen = await discord.answer(await discord.slash("language", language="ja"))
    assert (chosen.content, chosen.ephemeral) == (say("ja", "language-set"), True)
    assert say("ja", "help") in (await discord.answer(await discord.slash("help"))).content
    own = await discord.answer(await discord.slash("language", "zh-TW", language="own"))
    assert own.content == say("zh-TW", "language-app")
    assert say("en", "help") in (await discord.answer(await discord.slash("help"))).content
