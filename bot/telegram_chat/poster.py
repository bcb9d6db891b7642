"""The worker's side of Telegram: edits placeholders, with the library's plain client."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.constants import ChatAction
from telegram.request import HTTPXRequest

from bot.answer import Answer, PostFailed
from bot.avatar_queue import connect
from bot.platforms import TokenMissing
from bot.replies import say
from bot.request import ChatAddress
from bot.settings import Settings
from bot.telegram_chat.captions import TEXT_LIMIT, caption, harmless, with_codes
from bot.telegram_chat.file_ids import FileIds
from bot.telegram_chat.following import Following
from bot.telegram_chat.library import bot_base, file_base, set_up_library, token
from bot.telegram_chat.markup import links, markup, stacked, start_link
from bot.telegram_chat.media import media, too_large
from bot.telegram_chat.refusals import Moved, understood
from bot.telegram_chat.routes import Route, route_to, store_of
from bot.telegram_chat.sticker_sets import NoSet, NotStarted, Sets, make_sets
from bot.telegram_chat.storing import store
from bot.telegram_chat.uploads import fetched


def poster(settings: Settings) -> "TelegramPoster":
    """The poster of these settings. Raises PostFailed if there is no token."""
    set_up_library()
    try:
        return TelegramPoster(settings)
    except TokenMissing as problem:
        raise PostFailed(str(problem)) from problem


class TelegramPoster:
    """Edits placeholders into what they stand for."""

    def __init__(self, settings: Settings) -> None:
        """Raises TokenMissing."""
        self._request = HTTPXRequest(
            connect_timeout=10, read_timeout=20, write_timeout=20, pool_timeout=20, media_write_timeout=60
        )
        self._bot = Bot(
            token(settings),
            base_url=bot_base(settings),
            base_file_url=file_base(settings),
            request=self._request,
            get_updates_request=self._request,  # never used; without it the library opens a second client
        )
        redis = connect(settings)
        self._file_ids, self._following = FileIds(redis), Following(self._bot, redis)

    async def drawing(self, address: ChatAddress) -> None:
        """Show "sending a photo" for the five seconds that Telegram shows it."""
        if store_of(address):
            return
        route = route_to(address)
        with understood():
            await self._bot.send_chat_action(
                route.chat, ChatAction.UPLOAD_PHOTO, message_thread_id=route.topic
            )

    async def post(self, address: ChatAddress, answer: Answer) -> None:
        """Edit the placeholder into the picture, the sheet of several, the animation, the file or words."""
        if place := store_of(address):
            with understood():
                await store(self._bot, self._file_ids, place, answer)
            return
        try:
            await self._bring(route_to(address), address.language, answer)
        except Moved as moved:
            route = await self._following.follow(route_to(address), moved.chat, address.language)
            await self._bring(route, address.language, answer)

    async def apologise(self, address: ChatAddress, sentence: str) -> None:
        """Edit the placeholder into one sentence."""
        await self.post(address, Answer(sentence, ()))

    async def fetch(self, upload: Mapping[str, str]) -> bytes:
        """The picture that a member sent. Raises UploadGone or PostFailed."""
        return await fetched(self._bot, upload)

    async def close(self) -> None:
        """Let go of connections."""
        await self._request.shutdown()

    async def _bring(self, route: Route, language: str, answer: Answer) -> None:
        if too_large(answer):
            await self._say(route, Answer(say(language, "file-too-big"), answer.codes))
        elif route.stickers_for and answer.file:
            await self._post_pack(route, language, answer)
        elif answer.file or answer.pictures:
            sent = await self._show(route, answer, markup(answer.keyboard))
            if route.avatar:
                await self._note(answer, sent)
        else:
            await self._say(route, answer)

    async def _say(self, route: Route, answer: Answer) -> None:
        text, entities = with_codes(harmless(answer.text), answer.codes, TEXT_LIMIT)
        with understood():
            await self._bot.edit_message_text(
                text,
                route.chat,
                route.message,
                entities=entities,
                reply_markup=markup(answer.keyboard),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )

    async def _show(
        self, route: Route, answer: Answer, buttons: InlineKeyboardMarkup | None, more: str = ""
    ) -> Message | None:
        """Edit the placeholder; what Telegram says that it is now, if it was not so before."""
        text, entities = caption("\n".join(filter(None, (answer.text, more))), answer.codes)
        shown = await asyncio.to_thread(media, answer, text, entities)
        with understood():
            sent = await self._bot.edit_message_media(shown, route.chat, route.message, reply_markup=buttons)
            return sent if isinstance(sent, Message) else None
        return None

    async def _note(self, answer: Answer, sent: Message | None) -> None:
        """Remember the file of an avatar that was sent alone."""
        if sent and sent.photo:
            await asyncio.to_thread(self._file_ids.note, answer.codes[0], sent.photo[-1].file_id)

    async def _post_pack(self, route: Route, language: str, answer: Answer) -> None:
        """Show all moods and where their stickers can be added; else bring the archive, and say why."""
        rows = markup(answer.keyboard)
        try:
            with understood():
                sets = await self._sets(route, language, answer)
        except NotStarted:
            me = await self._bot.get_me()
            link = {"telegram-open": start_link(me.username or "", f"pack_{answer.codes[0]}")}
            why = say(language, "telegram-start-first")
            await self._show(route, answer, stacked(links(language, link), rows), why)
        except NoSet:
            await self._show(route, answer, rows, say(language, "telegram-no-set"))
        else:
            addresses = {"telegram-stickers": sets.stickers, "telegram-emoji": sets.emoji}
            to_add = links(language, {label: address for label, address in addresses.items() if address})
            await self._show(route, replace(answer, file=None), stacked(to_add, rows))

    async def _sets(self, route: Route, language: str, answer: Answer) -> Sets:
        archive = answer.file.data if answer.file else b""
        return await make_sets(self._bot, route.stickers_for or 0, answer.codes[0], archive, language)
