"""What the front desk keeps for members: gallery, current avatar, language, family."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeVar

from redis import Redis
from redis.exceptions import RedisError

from bot.avatar_queue import QueueAway
from bot.button_key import ButtonKey
from bot.gallery import MOST, Gallery, GalleryFull, NotSaved, Page, Saved
from bot.inbox_event import current_press
from bot.intake import Draft, OrderRefused, read_recipe
from bot.lasting_codes import of_today
from bot.lineage import Ancestry, Lineage
from bot.members import Member
from bot.place_desk import PlaceDesk
from bot.pseudonyms import pseudonym
from bot.refusals import check_words
from bot.replies import LANGUAGES, say
from bot.text import escape_for_display
from models.recipe import encode

T = TypeVar("T")


@dataclass(frozen=True)
class Profile:
    """What a member shows of their avatars."""

    me: str
    """The recipe code of the current avatar."""
    favourites: tuple[Saved, ...]
    """At most a page of them."""
    total: int
    """How many avatars are saved."""


class MemberDesk(PlaceDesk):
    """Every verb takes the member as an owner name ('discord:123') and the language of its sentences.

    Each raises OrderRefused with the sentence to say: also if Redis is away or a code is no recipe's. Codes
    that come back are drawn with the weights of today.
    """

    def __init__(self, redis: "Redis", offered: Mapping[str, int], key: ButtonKey) -> None:
        super().__init__(redis, key)
        self._offered = offered
        self._gallery, self._lineage = Gallery(redis), Lineage(redis)

    async def save(self, name: str, code: str, language: str, title: str = "") -> Saved:
        """Keep an avatar, under a title if one is given. Done twice, it is kept once."""
        checked, shown = _code(code, language), _title(title, language)
        return self._today(
            await self._kept(name, language, lambda who: self._gallery.save(who, checked, shown))
        )

    async def gallery(self, name: str, page: int, language: str) -> Page:
        """Up to eight saved avatars; page 1 is the first. Refused if there are none at all."""
        found = await self._kept(name, language, lambda who: self._gallery.page(who, page))
        if not found.total:
            raise OrderRefused(say(language, "gallery-empty"))
        return replace(found, avatars=tuple(map(self._today, found.avatars)))

    async def saved(self, name: str, code: str, language: str) -> Saved:
        """One avatar of the gallery."""
        checked = _code(code, language)
        return self._today(await self._kept(name, language, lambda who: self._gallery.get(who, checked)))

    async def favourite(self, name: str, code: str, language: str) -> Saved:
        """Make a saved avatar a favourite, or an ordinary one again."""
        checked, press = _code(code, language), current_press()
        return self._today(
            await self._kept(name, language, lambda who: self._gallery.favour(who, checked, press))
        )

    async def rename(self, name: str, code: str, title: str, language: str) -> Saved:
        """Give a saved avatar another title of up to 24 characters, or none."""
        checked, shown = _code(code, language), _title(title, language)
        return self._today(
            await self._kept(name, language, lambda who: self._gallery.rename(who, checked, shown))
        )

    async def forget_saved(self, name: str, code: str, language: str) -> None:
        """Take an avatar out of the gallery."""
        checked = _code(code, language)
        await self._kept(name, language, lambda who: self._gallery.remove(who, checked))

    async def set_me(self, name: str, code: str, language: str) -> str:
        """Make an avatar the member's current one; its code."""
        checked = _code(code, language)
        await self._kept(name, language, lambda who: self._members.set_me(who, checked))
        return of_today(checked, self._offered)

    async def me(self, name: str, language: str) -> str:
        """The code of the member's current avatar. Refused if there is none yet."""
        found = await self._kept(name, language, self._members.get)
        if not found.me:
            raise OrderRefused(say(language, "no-me"))
        return of_today(found.me, self._offered)

    async def profile(self, name: str, language: str) -> Profile:
        """What the member `name` shows, to anybody. Refused if they have no current avatar."""

        def look_up(who: str) -> tuple[Member, Page]:
            return self._members.get(who), self._gallery.page(who, 1)

        member, page = await self._kept(name, language, look_up)
        if not member.me:
            raise OrderRefused(say(language, "no-profile"))
        favourites = tuple(self._today(one) for one in page.avatars if one.favourite)
        return Profile(of_today(member.me, self._offered), favourites, page.total)

    async def set_language(self, name: str, choice: str, language: str) -> Member:
        """Speak the language `choice` to the member from now on; the chat's own if it is empty."""
        if choice and choice not in LANGUAGES:
            raise OrderRefused(say(language, "bad-language", choices=", ".join(LANGUAGES)))
        member = await self._kept(name, language, lambda who: self._members.set_language(who, choice))
        self._memory.forget()
        return member

    async def family(self, name: str, code: str, language: str) -> Ancestry:
        """The avatar with its parents and theirs, as far as the member bred, mixed or edited them here."""
        checked = _code(code, language)
        return self._renewed(
            await self._kept(name, language, lambda who: self._lineage.ancestry(who, checked))
        )

    async def remember_parents(self, name: str, draft: Draft) -> None:
        """Remember of whom the avatars of a draft come. Never raises: a tree is worth no avatar."""

        def remember(who: str) -> None:
            self._lineage.remember(who, draft.recipes, draft.parents)

        if draft.parents:
            with suppress(OrderRefused):
                await self._kept(name, LANGUAGES[0], remember)

    async def _kept(self, name: str, language: str, work: Callable[[str], T]) -> T:
        """`work` with the member's pseudonym, in a thread, its failures as sentences."""
        try:
            return await asyncio.to_thread(lambda: work(pseudonym(name, self._key.get())))
        except (RedisError, QueueAway) as problem:
            raise OrderRefused(say(language, "queue-away")) from problem
        except GalleryFull as problem:
            raise OrderRefused(say(language, "gallery-full", most=MOST)) from problem
        except NotSaved as problem:
            raise OrderRefused(say(language, "not-saved")) from problem

    def _today(self, saved: Saved) -> Saved:
        return replace(saved, code=of_today(saved.code, self._offered))

    def _renewed(self, tree: Ancestry) -> Ancestry:
        return Ancestry(of_today(tree.code, self._offered), tuple(map(self._renewed, tree.parents)))


def _code(code: str, language: str) -> str:
    return encode(read_recipe(code, language))


def _title(title: str, language: str) -> str:
    check_words(title, language)
    return escape_for_display(title)
