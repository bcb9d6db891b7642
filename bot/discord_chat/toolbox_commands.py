"""The commands for changing avatars step by step, for families, and for pictures that are attached."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.answer import UPLOAD_AT_MOST
from bot.continuing import Circumstances
from bot.discord_chat.completing import complete_codes
from bot.discord_chat.locking import lock_window
from bot.discord_chat.named_commands import AnyCommand, command
from bot.discord_chat.offering import offer_said
from bot.discord_chat.ordering import order, order_in_a_while, refuse
from bot.discord_chat.people import manners_of, name_of
from bot.discord_chat.responses import deliver
from bot.discord_chat.telling import Said, tell
from bot.discord_chat.translations import sentence
from bot.discord_chat.uploads import upload_of
from bot.errand_drafts import variations_of, verification
from bot.front_desk import FrontDesk
from bot.intake import Draft, OrderRefused, read_recipe
from bot.locking import locked
from bot.presses import Press, Verb
from bot.replies import say
from bot.screening import MAX_CHARACTERS
from bot.tuning import slid
from models.genes import GENES
from models.recipe import encode

READ_KINDS: Final = ("image/png", "image/jpeg", "image/webp")
"""What Discord says of attachments that can be drawn after; the worker looks for itself."""


def toolbox_commands(desk: FrontDesk) -> Sequence[AnyCommand]:
    """All of them."""
    with_codes = [make(desk) for make in (_family, _lock, _genes)]
    for one in with_codes:
        one.autocomplete("recipe")(complete_codes(desk))
    return (*with_codes, _variations(desk), _verify(desk))


def _family(desk: FrontDesk) -> AnyCommand:
    @command("family", "recipe")
    async def family(interaction: discord.Interaction, recipe: str) -> None:
        await order_in_a_while(desk, interaction, partial(desk.family_picture, name_of(interaction), recipe))

    return family


def _lock(desk: FrontDesk) -> AnyCommand:
    @command("lock", "recipe", "words", described={"words": "option-lock-words-description"})
    async def lock(
        interaction: discord.Interaction, recipe: str, words: Range[str, 1, MAX_CHARACTERS] | None = None
    ) -> None:
        if words:
            await order(desk, interaction, partial(locked, recipe, words))
        else:
            await ask_what_stays(desk, interaction, recipe)

    return lock


async def ask_what_stays(desk: FrontDesk, interaction: discord.Interaction, recipe: str) -> None:
    """Open the window in which somebody says what of an avatar shall stay."""
    language = (await manners_of(desk, interaction)).language
    try:
        code = encode(read_recipe(recipe, language))
        window = lock_window(code, await desk.owner(name_of(interaction), language))
    except OrderRefused as refusal:
        await refuse(interaction, refusal)
        return
    await deliver(interaction, partial(interaction.response.send_modal, window))


def _genes(desk: FrontDesk) -> AnyCommand:
    choices = [Choice(name=sentence(f"gene-{gene}"), value=gene) for gene in GENES]

    @command("genes", "recipe", "gene", "amount")
    @app_commands.choices(gene=choices)
    async def genes(
        interaction: discord.Interaction,
        recipe: str,
        gene: str | None = None,
        amount: Range[float, -1, 1] = 0.5,
    ) -> None:
        if gene:
            await order(desk, interaction, partial(slid, recipe, gene, amount))
        else:
            await tell(desk, interaction, _sliders(desk, interaction, recipe))

    return genes


async def _sliders(desk: FrontDesk, interaction: discord.Interaction, recipe: str) -> Said:
    language = (await manners_of(desk, interaction)).language
    code = encode(read_recipe(recipe, language))
    return offer_said(Press(Verb.TUNE, code), await desk.owner(name_of(interaction), language))


def _variations(desk: FrontDesk) -> AnyCommand:
    @command("variations", "upload")
    async def variations(interaction: discord.Interaction, upload: discord.Attachment) -> None:
        await vary_picture(desk, interaction, upload)

    return variations


def _verify(desk: FrontDesk) -> AnyCommand:
    @command("verify", "upload")
    async def verify(interaction: discord.Interaction, upload: discord.Attachment) -> None:
        await verify_picture(desk, interaction, upload)

    return verify


async def vary_picture(
    desk: FrontDesk, interaction: discord.Interaction, attachment: discord.Attachment
) -> None:
    """Four avatars like a picture that somebody attached."""

    def drafting(now: Circumstances) -> Draft:
        if (attachment.content_type or READ_KINDS[0]) not in READ_KINDS:
            raise OrderRefused(say(now.language, "upload-kind"))
        return variations_of(_upload(attachment, "upload-gone", now), now)

    await order(desk, interaction, drafting)


async def verify_picture(
    desk: FrontDesk, interaction: discord.Interaction, attachment: discord.Attachment
) -> None:
    """Whether a picture that somebody attached was drawn here."""
    await order(desk, interaction, lambda now: verification(_upload(attachment, "verify-gone", now)))


def _upload(attachment: discord.Attachment, too_large: str, now: Circumstances) -> Mapping[str, str]:
    """Where it is. Raises OrderRefused with the named sentence for what nobody would fetch."""
    if attachment.size > UPLOAD_AT_MOST:
        raise OrderRefused(say(now.language, too_large))
    return upload_of(attachment)
