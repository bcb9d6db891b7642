"""Members use the menus of messages and of each other."""

import io
from collections.abc import Awaitable, Callable

import pytest
from PIL import Image, ImageDraw

from bot.replies import say
from bot.request import AvatarRequest
from models.look import sample
from models.recipe import Recipe, decode, encode
from tests.stand_ins.discord_stand_in import BEA, DiscordStandIn

pytestmark = pytest.mark.asyncio(loop_scope="module")

Queued = Callable[[str], Awaitable[AvatarRequest]]
CODES = [encode(Recipe(sample(seed), seed, weights=1)) for seed in range(4)]
EDIT, COLOURS = say("en", "menu-edit"), say("en", "menu-colours")


def a_portrait() -> bytes:
    """Red hair, a green shirt, a white wall."""
    picture = Image.new("RGB", (256, 256), "#ffffff")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((60, 20, 196, 150), fill="#d02030")
    pen.rectangle((60, 170, 196, 256), fill="#20a040")
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


async def test_an_avatar_is_edited_from_the_menu_of_its_message(
    discord: DiscordStandIn, queued: Queued
) -> None:
    opened = await discord.on_message(EDIT, f"pink hair\n`{CODES[0]}`")
    request = await queued(await discord.fill_in(opened, words="cat ears"))
    (code,) = request.recipes
    assert decode(code).look.traits["ears"] == "cat"
    assert decode(code).seed == decode(CODES[0]).seed


async def test_of_several_avatars_one_is_chosen_in_the_window(
    discord: DiscordStandIn, queued: Queued
) -> None:
    content = "\n".join(f"{number} `{code}`" for number, code in enumerate(CODES, 1))
    opened = await discord.on_message(EDIT, content)
    menu, _ = (await discord.window(opened))["components"]
    assert [option["label"] for option in menu["component"]["options"]] == ["1", "2", "3", "4"]
    chosen = menu["component"]["options"][2]["value"]
    request = await queued(await discord.fill_in(opened, which=chosen, words="fox ears"))
    assert decode(request.recipes[0]).seed == decode(CODES[2]).seed


async def test_a_message_without_a_recipe_is_said_so(discord: DiscordStandIn) -> None:
    refused = await discord.answer(await discord.on_message(EDIT, "hello", "ja", author=BEA))
    assert (refused.content, refused.ephemeral) == (say("ja", "no-recipe-here"), True)


async def test_a_members_colours_become_hair_outfit_and_backdrop(
    discord: DiscordStandIn, queued: Queued
) -> None:
    discord.assets[f"avatars/{BEA['id']}/abc.png"] = a_portrait()
    token = await discord.on_member(COLOURS, {**BEA, "avatar": "abc"})
    assert (await discord.answer(token)).content == say("en", "placeholder")
    request = await queued(token)
    assert dict(request.wish.colours) == {"hair": "#d02030", "outfit": "#20a040", "backdrop": "#ffffff"}
    assert len(request.recipes) == 4


@pytest.mark.parametrize("picture", [None, b"no picture", b"\x89PNG\r\n\x1a\n" + bytes(9 * 2**20)])
async def test_a_picture_that_cannot_be_read_is_said_so(
    discord: DiscordStandIn, picture: bytes | None
) -> None:
    if picture is not None:
        discord.assets[f"avatars/{BEA['id']}/broken.png"] = picture
    token = await discord.on_member(COLOURS, {**BEA, "avatar": "broken" if picture else "gone"}, "zh-TW")
    shown = await discord.answer(token)
    await discord.until(lambda: shown.content == say("zh-TW", "no-colours"), "the sentence")
    assert not shown.pictures


async def test_menus_are_named_in_every_language_and_go_everywhere(discord: DiscordStandIn) -> None:
    for name, kind in ((EDIT, 3), (COLOURS, 2)):
        menu = discord.commands[name]
        assert menu["type"] == kind
        assert set(menu["name_localizations"]) == {"zh-CN", "zh-TW", "ja"}
        assert (set(menu["contexts"]), set(menu["integration_types"])) == ({0, 1, 2}, {0, 1})
