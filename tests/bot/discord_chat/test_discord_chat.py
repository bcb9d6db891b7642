"""People talk with a real bot process on Discord, up to the queue."""

from collections.abc import Awaitable, Callable

import pytest

from bot.replies import say
from bot.request import AvatarRequest
from models.recipe import decode
from models.traits import TRAITS
from tests.processes import Processes
from tests.stand_ins.discord_stand_in import CHANNEL, DiscordStandIn

pytestmark = pytest.mark.asyncio(loop_scope="module")

Queued = Callable[[str], Awaitable[AvatarRequest]]


async def test_words_become_a_placeholder_and_a_request(discord: DiscordStandIn, queued: Queued) -> None:
    token = await discord.slash("avatar", words="cute pink hair on a skateboard", count=2, size=1024, seed=7)
    placeholder = await discord.answer(token)
    assert placeholder.content == say("en", "placeholder")
    assert not placeholder.ephemeral
    request = await queued(token)
    recipes = [decode(code) for code in request.recipes]
    assert [recipe.seed for recipe in recipes] == [7, 8]
    assert {recipe.look.colours["hair"] for recipe in recipes} == {request.wish.colours["hair"]}
    assert (request.size, request.unknown, request.address.language) == (1024, ("skateboard",), "en")


async def test_options_and_language_are_the_persons(discord: DiscordStandIn, queued: Queued) -> None:
    token = await discord.slash("avatar", "ja", words="猫耳", style="pixel", model="vae")
    assert (await discord.answer(token)).content == say("ja", "placeholder")
    request = await queued(token)
    recipe = decode(request.recipes[0])
    assert (recipe.family, recipe.look.traits["style"], recipe.look.traits["ears"]) == ("vae", "pixel", "cat")
    assert request.address.language == "ja"


async def test_it_works_in_a_server_too(discord: DiscordStandIn, queued: Queued) -> None:
    token = await discord.slash_in_server("avatar", words="fox ears", seed=3)
    assert (await discord.answer(token)).content == say("en", "placeholder")
    assert (await queued(token)).address.route["channel"] == str(CHANNEL)


@pytest.mark.parametrize(
    ("locale", "language"),
    [("en-GB", "en"), ("zh-CN", "zh-CN"), ("zh-TW", "zh-TW"), ("ja", "ja"), ("de", "en")],
)
async def test_help_and_about_come_in_the_persons_language(
    discord: DiscordStandIn, locale: str, language: str
) -> None:
    helped = await discord.answer(await discord.slash("help", locale))
    about = await discord.answer(await discord.slash("about", locale))
    assert helped.content == f"{say(language, 'help')}\n{say(language, 'help-discord')}"
    assert helped.ephemeral
    assert about.content.splitlines()[0] == say(language, "about", version="", families="").splitlines()[0]


@pytest.mark.parametrize(
    ("words", "sentence"), [("   ", "empty-words"), ("nude girl", "refused-sexual"), ("🧷", "empty-words")]
)
async def test_what_is_not_drawn_is_said_to_the_person_alone(
    discord: DiscordStandIn, words: str, sentence: str
) -> None:
    refused = await discord.answer(await discord.slash("avatar", "zh-TW", words=words))
    assert refused.ephemeral
    assert refused.content == say("zh-TW", sentence)


async def test_what_was_typed_is_never_markup(discord: DiscordStandIn) -> None:
    words = "@everyone <@118000000000004711> [free](http://example.com) **xyzzy**"
    refused = await discord.answer(await discord.slash("avatar", words=words))
    assert "@everyone" not in refused.content
    assert "<@" not in refused.content
    assert "](" not in refused.content
    assert "**" not in refused.content.replace("\\*", "")
    assert not refused.pings


async def test_words_are_completed_in_the_persons_language(discord: DiscordStandIn) -> None:
    english = await discord.type_words("pink hair, cat")
    assert english
    assert all(one.startswith("pink hair, ") for one in english)
    assert any("cat ears" in one for one in english)
    assert any("猫" in one for one in await discord.type_words("猫", "ja"))
    assert await discord.type_words("\ud83d\x00@everyone" + "x" * 300) is not None


async def test_commands_are_named_in_every_language(discord: DiscordStandIn) -> None:
    avatar = discord.commands["avatar"]
    assert avatar["name_localizations"] == {"zh-CN": "头像", "zh-TW": "頭像", "ja": "アバター"}
    assert set(avatar["contexts"]) == {0, 1, 2}
    assert set(avatar["integration_types"]) == {0, 1}
    words, style, model, *_ = avatar["options"]
    assert (words["required"], words["autocomplete"]) == (True, True)
    assert words["name_localizations"]["ja"] == "ことば"
    assert [choice["value"] for choice in style["choices"]] == list(TRAITS["style"])
    assert [choice["value"] for choice in model["choices"]] == ["gan", "vae", "prior"]


async def test_an_interaction_told_twice_is_answered_once(discord: DiscordStandIn, queued: Queued) -> None:
    event = discord.interaction(2, "avatar", "en-US", {"words": "fox ears"}, None, "told-twice")
    event["id"] = "119999999999999999"
    await discord.replay(event)
    await discord.answer("told-twice")
    await queued("told-twice")
    await discord.replay(event)
    again = await discord.answer(await discord.slash("help"))
    assert again.content
    assert discord.shown["told-twice"].content == say("en", "placeholder")
    assert discord.shown["told-twice"].edits == 0


async def test_logs_keep_words_and_tokens_to_themselves(
    discord: DiscordStandIn, module_processes: Processes, queued: Queued
) -> None:
    token = await discord.slash("avatar", words="xyzzyplugh pink hair")
    await queued(token)
    log = (module_processes.folder / "bot-discord.log").read_text()
    assert log
    assert "xyzzyplugh" not in log
    assert discord.token not in log
    assert token not in log
