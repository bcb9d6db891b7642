"""`@bot cute pink hair` in any chat: four avatars to send, without leaving the chat.

Telegram shows nothing but pictures that it has already, so those it lacks are drawn by way of another chat
(see storing). The same words bring the same avatars, so that typing them again takes no time.
"""

import asyncio
import hashlib
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from telegram import InlineQuery, InlineQueryResultCachedPhoto, InlineQueryResultsButton, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.caption import alt_text
from bot.front_desk import FrontDesk
from bot.intake import Draft, OrderRefused
from bot.options import order_from
from bot.replies import say
from bot.screening import MAX_CHARACTERS
from bot.telegram_chat.captions import caption
from bot.telegram_chat.file_ids import FileIds
from bot.telegram_chat.markup import links, start_link
from bot.telegram_chat.people import told_language
from bot.telegram_chat.receipts import is_late
from bot.telegram_chat.routes import storing_address
from models.look import Wish
from models.recipe import MAX_SEED, decode

STILL_TYPING: Final = 0.6
"""Seconds without another letter after which words count as typed."""
WAITS_AT_MOST: Final = 8.0
"""Seconds for the drawing; soon after, Telegram takes no answer any more."""
LOOKS_EVERY: Final = 0.25
KEPT_BY_TELEGRAM: Final = 300
"""Seconds that Telegram may answer the same person's same words itself."""
PAGES: Final = 3
"""Sheets of four that can be scrolled through."""


class Inline:
    """Answers inline queries."""

    def __init__(self, desk: FrontDesk, file_ids: FileIds, store: int | None) -> None:
        """Pictures go by way of the chat `store`, or else the member's own private chat."""
        self._desk, self._file_ids, self._store = desk, file_ids, store
        self._latest: dict[int, str] = {}

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer one query, unless the person types on meanwhile."""
        query = update.inline_query
        if query is None:
            raise ValueError("an update without an inline query")
        if not await self._is_last(query):
            return
        name = f"telegram:{query.from_user.id}"
        language = (await self._desk.manners(name, "", told_language(update))).language
        try:
            codes = await self._codes(query, name, language)
            found = await self._files(query, codes, name, language)
        except OrderRefused as refusal:
            await _answer(query, [], str(refusal))  # of words half typed: nobody insists on those
            return
        results = _results(codes, found, language, context.bot.username)
        following = _page(query) + 1
        more = str(following) if results and query.query.strip() and following < PAGES else ""
        await _answer(query, results, say(language, self._label(bool(results))), more)

    def _label(self, shown: bool) -> str:
        """What the button above the results says; without a chat of their own, pictures need the person's."""
        if shown:
            return "telegram-inline-open"
        return "telegram-inline-wait" if self._store else "telegram-inline-start"

    async def _is_last(self, query: InlineQuery) -> bool:
        person = query.from_user.id
        self._latest[person] = query.id
        await asyncio.sleep(STILL_TYPING)
        last = self._latest.get(person) == query.id
        if last:
            del self._latest[person]
        return last

    async def _codes(self, query: InlineQuery, name: str, language: str) -> Sequence[str]:
        """What the words ask for; without any, the member's own avatars. Raises OrderRefused."""
        words = query.query.strip()[:MAX_CHARACTERS]
        if not words:
            page = await self._desk.gallery(name, 1, language)
            return [one.code for one in page.avatars]
        order = order_from(words, language)
        seed = (_seed(words) if order.seed is None else order.seed) + _page(query) * order.count
        return self._desk.take(replace(order, seed=seed % (MAX_SEED + 1), size=512)).recipes

    async def _files(
        self, query: InlineQuery, codes: Sequence[str], name: str, language: str
    ) -> Mapping[str, str]:
        """Telegram's files of `codes`, once all are there or it gets late. Raises OrderRefused."""
        found = await asyncio.to_thread(self._file_ids.known, codes)
        missing = tuple(code for code in codes if code not in found)
        if not missing:
            return found
        address = storing_address(self._store or query.from_user.id, language)
        draft = Draft(missing, Wish(), ())
        await self._desk.submit_draft(draft, f"telegram-inline-{query.id}", address, name)
        deadline = time.monotonic() + WAITS_AT_MOST
        while len(found) < len(set(codes)) and time.monotonic() < deadline:
            await asyncio.sleep(LOOKS_EVERY)
            found = await asyncio.to_thread(self._file_ids.known, codes)
        return found


async def _answer(
    query: InlineQuery, results: Sequence[InlineQueryResultCachedPhoto], label: str, more: str = ""
) -> None:
    """Show `results`, and above them a button that opens the private chat."""
    button = InlineQueryResultsButton(label, start_parameter="inline")
    kept = KEPT_BY_TELEGRAM if results else 0
    try:
        await query.answer(results, cache_time=kept, is_personal=True, next_offset=more, button=button)
    except BadRequest as problem:
        if not is_late(problem):
            raise


def _results(
    codes: Sequence[str], found: Mapping[str, str], language: str, username: str
) -> list[InlineQueryResultCachedPhoto]:
    return [_result(code, found[code], language, username) for code in codes if code in found]


def _result(code: str, file_id: str, language: str, username: str) -> InlineQueryResultCachedPhoto:
    """An avatar to send: its caption tells what it is, and its recipe redraws it anywhere."""
    shown = alt_text(decode(code).look, language)
    text, entities = caption(shown, [code])
    return InlineQueryResultCachedPhoto(
        hashlib.sha256(code.encode()).hexdigest()[:32],
        file_id,
        title=shown,
        description=shown,
        caption=text,
        caption_entities=entities,
        reply_markup=links(language, {"telegram-inline-own": start_link(username, code)}),
    )


def _page(query: InlineQuery) -> int:
    return int(query.offset) if query.offset.isdecimal() else 0


def _seed(words: str) -> int:
    """The same for the same words, whatever lies between them."""
    digest = hashlib.sha256(" ".join(words.casefold().split()).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8]) % (MAX_SEED + 1)
