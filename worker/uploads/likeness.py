"""Avatars like a picture that a member sent: brought, opened apart, read by the VAE, and dropped at once."""

import asyncio
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.answer import Answer, UploadGone
from bot.button_key import ButtonKey
from bot.drafting import CHILDREN
from bot.guard_desk import with_report
from bot.intake import Draft
from bot.isolation import UploadRefused
from bot.keyboards import Owner, keyboard
from bot.presses import Verb
from bot.replies import say
from bot.request import AvatarRequest, Keyboard
from models.look import Wish
from models.recipe import encode
from worker.answering import answer
from worker.provenance.imprint import Maker
from worker.studio import Studio
from worker.uploads.screening import REASONS, screened

Fetch = Callable[[AvatarRequest], Awaitable[bytes]]


@dataclass(frozen=True)
class Likeness:
    """Works beside the drawing of the others."""

    studio: Studio
    fetch: Fetch
    maker: Maker
    key: ButtonKey

    async def answer(self, request: AvatarRequest) -> Answer:
        """Four avatars like the picture that came with `request`, or in words why not. Raises PostFailed."""
        try:
            return await asyncio.to_thread(self._drawn, request, await self.fetch(request))
        except UploadGone:
            why = "gone"
        except UploadRefused as refusal:
            why = str(refusal) if str(refusal) in REASONS else "broken"
        return Answer(say(request.address.language, f"upload-{why}"), (), keyboard=request.keyboard)

    def _drawn(self, request: AvatarRequest, data: bytes) -> Answer:
        """The same request has the same avatars, should it be tried again. Raises UploadRefused."""
        recipes = self.studio.like(screened(data), CHILDREN, zlib.crc32(request.id.encode()))
        drawn = self.studio.draw(recipes)
        codes = tuple(map(encode, recipes))
        whole = replace(request, recipes=codes, keyboard=self._keyboard(request, codes))
        return answer(whole, recipes, drawn, self.studio.upscale, self.maker)

    def _keyboard(self, request: AvatarRequest, codes: tuple[str, ...]) -> Keyboard:
        """The buttons under a sheet, with the one for reports if the request had it."""
        owner = Owner(request.owner, self.key.get(), request.address.language)
        draft = Draft(codes, Wish(), ())
        rows = keyboard(draft, owner)
        reports = any(button.data[:1] == Verb.REPORT for row in request.keyboard for button in row)
        return with_report(rows, draft, owner) if reports else rows
