"""Members go on from recipe codes, and ask for avatars without words."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import pytest

from bot.intake import EXAMPLE_CODE
from bot.replies import LANGUAGES, say
from bot.request import AvatarRequest, Errand
from models.look import sample
from models.recipe import Recipe, decode, encode
from tests.stand_ins.discord_stand_in import CREATE_EXPRESSIONS, DiscordStandIn

pytestmark = pytest.mark.asyncio(loop_scope="module")

Queued = Callable[[str], Awaitable[AvatarRequest]]
CODES = [encode(Recipe(sample(seed), seed, weights=1)) for seed in range(6)]


async def test_edit_changes_what_the_words_say(discord: DiscordStandIn, queued: Queued) -> None:
    request = await queued(await discord.slash("edit", recipe=f"`{CODES[0]}`", words="bunny ears, juggling"))
    (code,) = request.recipes
    assert decode(code).look.traits["ears"] == "bunny"
    assert decode(code).look.colours == decode(CODES[0]).look.colours
    assert request.unknown == ("juggling",)


async def test_two_avatars_have_four_children(discord: DiscordStandIn, queued: Queued) -> None:
    request = await queued(await discord.slash("breed", a=CODES[0], b=CODES[1]))
    assert len(set(request.recipes)) == 4
    assert request.keyboard


@pytest.mark.parametrize(("share", "parent"), [(0.0, 0), (1.0, 1)])
async def test_a_mix_lies_between_its_ends(
    discord: DiscordStandIn, queued: Queued, share: float, parent: int
) -> None:
    request = await queued(await discord.slash("mix", a=CODES[0], b=CODES[1], share=share))
    assert decode(request.recipes[0]).look == decode(CODES[parent]).look


async def test_a_morph_walks_through_all_that_were_given(discord: DiscordStandIn, queued: Queued) -> None:
    request = await queued(await discord.slash("morph", **dict(zip("abcdef", CODES, strict=True))))
    assert (request.errand, len(request.recipes)) == (Errand.MORPH, 6)
    two = await queued(await discord.slash("morph", a=CODES[0], b=CODES[1]))
    assert len(two.recipes) == 2


async def test_a_pack_is_of_one_avatar(discord: DiscordStandIn, queued: Queued) -> None:
    request = await queued(await discord.slash("pack", recipe=CODES[3]))
    assert (request.errand, len(request.recipes)) == (Errand.PACK, 1)


@pytest.mark.parametrize("name", ["random", "surprise"])
async def test_no_words_are_needed(discord: DiscordStandIn, queued: Queued, name: str) -> None:
    first, second = [await queued(await discord.slash(name)) for _ in range(2)]
    assert len(set(first.recipes) | set(second.recipes)) == 8


@pytest.mark.parametrize("name", ["edit", "pack"])
async def test_what_is_no_recipe_code_is_said_so(discord: DiscordStandIn, name: str) -> None:
    words = {"words": "cat ears"} if name == "edit" else {}
    refused = await discord.answer(await discord.slash(name, "ja", recipe="@everyone", **words))
    assert refused.ephemeral
    assert refused.content.startswith(say("ja", "recipe-foreign", example=EXAMPLE_CODE)[:10])


async def test_commands_options_and_choices_speak_every_language(discord: DiscordStandIn) -> None:
    for name, command in discord.commands.items():
        options = command.get("options", [])
        texts = [command, *options, *(choice for one in options for choice in one.get("choices", []))]
        for one in texts:
            if not _is_the_same_everywhere(one):
                assert set(one["name_localizations"]) == set(LANGUAGES[1:]), (name, one)
            if one.get("description"):
                assert set(one["description_localizations"]) == set(LANGUAGES[1:]), (name, one)
                assert one["description_localizations"]["ja"] != one["description"]


def _is_the_same_everywhere(one: Mapping[str, Any]) -> bool:
    """Options for recipe codes are letters; networks, sizes and languages are called what they are."""
    called = one["name"]
    if "description" in one:
        return bool(len(called) == 1)
    itself = [say(language, "language-itself") for language in LANGUAGES]
    return bool(called in itself or called.isupper() or called.endswith(" px"))


async def test_commands_go_everywhere_but_for_settings(discord: DiscordStandIn) -> None:
    for name, command in discord.commands.items():
        if name != "settings":
            assert (set(command["contexts"]), set(command["integration_types"])) == ({0, 1, 2}, {0, 1}), name


async def test_words_of_an_edit_are_completed(discord: DiscordStandIn) -> None:
    offered = await discord.type_into("edit", "words", "cat", recipe=CODES[0])
    assert any("cat ears" in one for one in offered)


@pytest.mark.parametrize(
    ("theirs", "mochis", "becomes"),
    [
        (CREATE_EXPRESSIONS, CREATE_EXPRESSIONS, "emoji"),
        (CREATE_EXPRESSIONS, 0, ""),
        (0, CREATE_EXPRESSIONS, ""),
    ],
)
async def test_a_pack_becomes_emoji_where_both_may_add_them(
    discord: DiscordStandIn, queued: Queued, theirs: int, mochis: int, becomes: str
) -> None:
    options = {"recipe": CODES[0], "as": "emoji"}
    token = await discord.slash_in(907, "pack", permissions=theirs, mochis=mochis, **options)
    route = (await queued(token)).address.route
    assert (route["becomes"], route["guild"]) == (becomes, "907" if becomes else "")
    if not becomes:
        told = await discord.beside(token)
        assert (told.content, told.ephemeral) == (say("en", "expressions-not-here"), True)
        assert not told.pings
