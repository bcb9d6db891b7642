"""The commands for what members keep: their current avatar, their gallery, their language."""

from collections.abc import Sequence
from dataclasses import replace

import discord
from discord.app_commands import Choice, Range

from bot.continuing import Circumstances, after_press
from bot.discord_chat.completing import complete_codes, complete_words
from bot.discord_chat.gallery import new_said, page_said
from bot.discord_chat.member_colours import in_colours_of
from bot.discord_chat.named_commands import AnyCommand, command
from bot.discord_chat.ordering import order_in_a_while
from bot.discord_chat.people import manners_of, name_of
from bot.discord_chat.telling import Said, tell
from bot.discord_chat.translations import sentence
from bot.front_desk import FrontDesk
from bot.gallery import MOST, PER_PAGE
from bot.intake import MAX_COUNT, Draft, Order
from bot.manners import Manners
from bot.presses import Press, Verb
from bot.replies import LANGUAGES, say
from bot.server_settings import check_gallery, shaped
from bot.text import LONGEST_SHOWN
from models.look import Wish

OWN = "own"
"""The choice of the language of the person's app."""


def member_commands(desk: FrontDesk) -> Sequence[AnyCommand]:
    """All of them."""
    return (_me(desk), _profile(desk), _gallery(desk), _save(desk), _language(desk))


def _me(desk: FrontDesk) -> AnyCommand:
    @command("me", "words", "picture", described={"words": "option-me-words-description"})
    async def me(interaction: discord.Interaction, words: str | None = None, picture: bool = False) -> None:
        name, manners = name_of(interaction), await manners_of(desk, interaction)

        async def drafting(now: Circumstances) -> Draft:
            if not words and not picture:
                return _shown([await desk.me(name, now.language)], now)
            drafted = desk.take(shaped(Order(words, now.language), manners.settings)) if words else None
            if picture or not drafted:
                drafted = await in_colours_of(interaction.user, now, drafted.wish if drafted else Wish())
            await desk.set_me(name, drafted.recipes[0], now.language)
            return replace(drafted, recipes=drafted.recipes[:1])

        await order_in_a_while(desk, interaction, drafting)

    me.autocomplete("words")(complete_words)
    return me


def _profile(desk: FrontDesk) -> AnyCommand:
    @command("profile", "member")
    async def profile(interaction: discord.Interaction, member: discord.User | None = None) -> None:
        await show_profile(desk, interaction, member or interaction.user)

    return profile


async def show_profile(
    desk: FrontDesk, interaction: discord.Interaction, member: discord.User | discord.Member
) -> None:
    """The current avatar of a member and their favourites, for the whole channel."""
    manners = await manners_of(desk, interaction)

    async def drafting(now: Circumstances) -> Draft:
        check_gallery(manners.settings, now.language)
        found = await desk.profile(f"discord:{member.id}", now.language)
        codes = dict.fromkeys([found.me, *(one.code for one in found.favourites)])
        return _shown(list(codes)[:MAX_COUNT], now)

    await order_in_a_while(desk, interaction, drafting)


def _shown(codes: Sequence[str], now: Circumstances) -> Draft:
    """Avatars as they are."""
    drafts = [after_press(Press(Verb.PICK, code), now) for code in codes]
    return replace(drafts[0], recipes=tuple(one.recipes[0] for one in drafts))


def _gallery(desk: FrontDesk) -> AnyCommand:
    @command("gallery", "page")
    async def gallery(interaction: discord.Interaction, page: Range[int, 1, MOST // PER_PAGE] = 1) -> None:
        manners = await manners_of(desk, interaction)
        await tell(desk, interaction, _page(desk, interaction, page, manners))

    return gallery


async def _page(desk: FrontDesk, interaction: discord.Interaction, page: int, manners: Manners) -> Said:
    check_gallery(manners.settings, manners.language)
    return await page_said(desk, await desk.owner(name_of(interaction), manners.language), page)


def _save(desk: FrontDesk) -> AnyCommand:
    @command("save", "recipe", "title")
    async def save(
        interaction: discord.Interaction, recipe: str, title: Range[str, 0, LONGEST_SHOWN] = ""
    ) -> None:
        await tell(
            desk, interaction, saving(desk, interaction, recipe, await manners_of(desk, interaction), title)
        )

    save.autocomplete("recipe")(complete_codes(desk))
    return save


async def saving(
    desk: FrontDesk, interaction: discord.Interaction, code: str, manners: Manners, title: str = ""
) -> Said:
    """Keep an avatar in the person's gallery, and say so. Raises OrderRefused."""
    check_gallery(manners.settings, manners.language)
    owner = await desk.owner(name_of(interaction), manners.language)
    return new_said(await desk.save(owner.name, code, owner.language, title), owner)


def _language(desk: FrontDesk) -> AnyCommand:
    choices = [Choice(name=say(one, "language-itself"), value=one) for one in LANGUAGES]
    own = Choice(name=sentence("language-own"), value=OWN)

    @command("language", "language")
    @discord.app_commands.choices(language=[*choices, own])
    async def choose(interaction: discord.Interaction, language: str) -> None:
        await tell(desk, interaction, _chosen(desk, interaction, language))

    return choose


async def _chosen(desk: FrontDesk, interaction: discord.Interaction, language: str) -> Said:
    now = (await manners_of(desk, interaction)).language
    await desk.set_language(name_of(interaction), "" if language == OWN else language, now)
    spoken = (await manners_of(desk, interaction)).language
    return Said(say(spoken, "language-app" if language == OWN else "language-set"))
