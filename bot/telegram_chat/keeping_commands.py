"""What members keep: their current avatar, their gallery, their family trees; and what others see of it."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from telegram.error import TelegramError

from bot.answer import PlaceholderGone, PostFailed, UploadGone
from bot.continuing import Circumstances, after_press, anew
from bot.intake import MAX_COUNT, Draft, OrderRefused
from bot.options import order_from
from bot.palette_of import NoPalette, palette_apart
from bot.presses import Press, Verb
from bot.replies import LANGUAGES, say
from bot.server_settings import check_gallery, shaped
from bot.telegram_chat.choosing import answered, answered_codes, is_mochis, which
from bot.telegram_chat.ordering import order_in_a_while
from bot.telegram_chat.people import check_named
from bot.telegram_chat.shelf import Screen, new_shown, page_shown
from bot.telegram_chat.uploads import fetched
from bot.telegram_chat.visit import Handle, Visit
from models.look import Wish

_ENOUGH: Final = 160
"""Pixels a side of the profile picture whose colours are read."""


async def gallery(visit: Visit) -> None:
    """Show a page of the gallery; the first if no number follows."""
    check_named(visit.update, visit.language)
    check_gallery(visit.manners.settings, visit.language)
    page = int(visit.words[0]) if visit.words and visit.words[0].isdecimal() else 1
    await visit.show(await page_shown(visit.desk, await visit.owner(), min(page, 10_000)))


async def save(visit: Visit) -> None:
    """Keep the avatar that is replied to or whose code follows, under the words after it."""
    check_named(visit.update, visit.language)
    check_gallery(visit.manners.settings, visit.language)
    code, title = which(visit)
    saved = await visit.desk.save(visit.name, code, visit.language, title)
    await visit.show(new_shown(saved, await visit.owner()))


async def me(visit: Visit) -> None:
    """Show the current avatar; or make one of words, of a picture, or the one that is replied to, current."""
    check_named(visit.update, visit.language)
    if answered_codes(visit):
        code, _ = which(visit)
        current = await visit.desk.set_me(visit.name, code, visit.language)
        await visit.show(Screen(say(visit.language, "is-me"), [current]))
        return

    async def drafting(now: Circumstances) -> Draft:
        return await _myself(visit, now)

    await order_in_a_while(visit, drafting)


async def profile(visit: Visit) -> None:
    """Show the current avatar and the favourites of the member who is replied to, else the person's own."""
    message = answered(visit)
    other = message.from_user if message and not is_mochis(message, visit) else None
    if other is None:
        check_named(visit.update, visit.language)
    name = visit.name if other is None else f"telegram:{other.id}"

    async def drafting(now: Circumstances) -> Draft:
        check_gallery(visit.manners.settings, now.language)
        found = await visit.desk.profile(name, now.language)
        codes = dict.fromkeys([found.me, *(one.code for one in found.favourites)])
        return _shown(list(codes)[:MAX_COUNT], now)

    await order_in_a_while(visit, drafting)


COMMANDS: Final[Mapping[str, Handle]] = {"gallery": gallery, "save": save, "me": me, "profile": profile}


async def _myself(visit: Visit, now: Circumstances) -> Draft:
    """The current avatar, or a new one that is current from now on. Raises OrderRefused."""
    pictured, words = _pictured(visit.words)
    if not pictured and not words:
        try:
            return _shown([await visit.desk.me(visit.name, now.language)], now)
        except OrderRefused:
            pictured = True  # of somebody without an avatar at least the colours are known
    drafted = None
    if words:
        drafted = visit.desk.take(shaped(order_from(words, now.language), visit.manners.settings))
    if pictured or drafted is None:
        drafted = await _in_own_colours(visit, now, drafted.wish if drafted else Wish())
    await visit.desk.set_me(visit.name, drafted.recipes[0], now.language)
    return replace(drafted, recipes=drafted.recipes[:1])


def _pictured(words: Sequence[str]) -> tuple[bool, str]:
    """Whether the first word asks for the colours of the profile picture, and the other words."""
    asking = {say(language, "option-picture") for language in LANGUAGES}
    pictured = bool(words) and words[0].lower() in asking
    return pictured, " ".join(words[1:] if pictured else words)


def _shown(codes: Sequence[str], now: Circumstances) -> Draft:
    """Avatars as they are."""
    drafts = [after_press(Press(Verb.PICK, code), now) for code in codes]
    return replace(drafts[0], recipes=tuple(one.recipes[0] for one in drafts))


async def _in_own_colours(visit: Visit, now: Circumstances, wish: Wish) -> Draft:
    """Avatars in the colours of the profile picture, but as `wish` says where it says something.

    The picture is dropped as soon as its palette is read. Raises OrderRefused if there is none to read.
    """
    try:
        found = (await visit.bot.get_user_profile_photos(visit.person.id, limit=1)).photos
        sizes = sorted(found[0], key=lambda one: one.width) if found else []
        if not sizes:
            raise OrderRefused(say(now.language, "telegram-no-face"))
        size = next((one for one in sizes if one.width >= _ENOUGH), sizes[-1])
        picture = await fetched(visit.bot, {"file": size.file_id})
        colours = await asyncio.to_thread(palette_apart, picture)
    except (TelegramError, UploadGone, PostFailed, PlaceholderGone, NoPalette) as problem:
        raise OrderRefused(say(now.language, "no-colours")) from problem
    return anew(Wish(wish.traits, {**colours, **wish.colours}, wish.pose), now)
