"""What every chat platform does with an order, between its own words for receiving and answering."""

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from importlib.metadata import PackageNotFoundError, version

from redis import Redis

from bot.avatar_queue import AvatarQueue, MemberBusy, Place, QueueAway, QueueFull, connect, open_queue
from bot.board_desk import BoardDesk, with_board
from bot.button_key import ButtonKey, open_button_key
from bot.continuing import Circumstances
from bot.fair_line import SERVER_SHARE, Party
from bot.guard_desk import with_report
from bot.intake import Draft, Order, OrderRefused, take_order
from bot.keyboards import Owner, keyboard
from bot.metrics import ORDERS, REFUSALS
from bot.parsing import parse
from bot.presses import NotYours, Press, unseal
from bot.pseudonyms import pseudonym
from bot.refused_words import refuse_also
from bot.replies import join, say
from bot.request import AvatarRequest, ChatAddress, Errand
from bot.request_codes import request_of
from bot.screening import screen
from bot.settings import Settings
from bot.watching import Tell, watch
from models.recipe import MAX_SEED
from models.weights_index import offered_families, titles, weights_version


class FrontDesk(BoardDesk):
    """Takes orders and puts them on the queue; says what Mochi is; keeps what MemberDesk keeps."""

    def __init__(
        self,
        queue: AvatarQueue,
        offered: Mapping[str, int],
        key: ButtonKey,
        redis: "Redis",
        server_share: int = SERVER_SHARE,
        titles: Mapping[str, str] | None = None,
    ) -> None:
        """`titles` has what people call the offered families, where that is not the families' own names."""
        super().__init__(redis, offered, key, queue)
        self._server_share = server_share
        self._titles = titles or {family: family for family in offered}
        self.families = tuple(self._titles)
        """The model families that can be chosen, as people call them."""

    def take(self, order: Order) -> Draft:
        """Check and complete an order in milliseconds. Raises OrderRefused with the sentence to say."""
        if order.family is not None and order.family in self._titles:
            order = replace(order, family=self._titles[order.family])
        return take_order(order, self._offered, secrets.randbelow(MAX_SEED + 1))

    def now(self, language: str) -> Circumstances:
        """What an answer depends on, at this moment, for the verbs of bot.continuing."""
        return Circumstances(language, self._offered, secrets.randbelow(MAX_SEED + 1))

    async def owner(self, name: str, language: str) -> Owner:
        """The member ('discord:123') as the owner of buttons. Raises OrderRefused if Redis is away."""
        try:
            return Owner(name, await asyncio.to_thread(self._key.get), language)
        except QueueAway as problem:
            raise OrderRefused(say(language, "queue-away")) from problem

    async def pressed(self, data: str, name: str, language: str) -> Press:
        """What the member `name` may do with the button of this data. Raises OrderRefused."""
        owner = await self.owner(name, language)
        try:
            return unseal(data, name, owner.key)
        except NotYours as problem:
            REFUSALS.labels("button").inc()
            raise OrderRefused(say(language, "not-yours")) from problem

    async def submit_draft(
        self, draft: Draft, request_id: str, address: ChatAddress, name: str, server: str = ""
    ) -> None:
        """Put a draft on the queue, its answer with buttons for the member `name`. Raises OrderRefused.

        `server` is where it was asked, such as 'discord:456' or 'telegram:-789'; empty in a private chat.
        """
        owner = await self.owner(name, address.language)
        await self.check_break(name, address.language)
        settings = (await self.manners(name, server, address.language)).settings
        share = settings.share or self._server_share
        party = Party(pseudonym(name, owner.key), pseudonym(server, owner.key) if server else "", share)
        below = keyboard(draft, owner)
        if server and settings.board:
            below = with_board(below, draft, owner)
        if server:
            below = with_report(below, draft, owner)
        request = draft.request(request_id, address, below)
        if draft.errand is Errand.VARIATIONS:
            request = replace(request, owner=name)  # only the worker will know what its buttons are for
        await self.remember_parents(name, draft)  # before a worker can answer, and Family be pressed
        await self.submit(request, party)

    async def submit(self, request: AvatarRequest, party: Party | None = None) -> None:
        """Put a request on the queue. Raises OrderRefused if the queue is full or out of reach."""
        language = request.address.language

        def submit() -> None:
            self._queue.submit(replace(request, id=self._alias(request.id)), party)

        try:
            await asyncio.to_thread(submit)
            ORDERS.labels(request.address.platform).inc()
        except MemberBusy as problem:
            REFUSALS.labels("member busy").inc()
            raise OrderRefused(say(language, "member-busy")) from problem
        except QueueFull as problem:
            REFUSALS.labels("queue full").inc()
            raise OrderRefused(say(language, "queue-full")) from problem
        except QueueAway as problem:
            REFUSALS.labels("queue away").inc()
            raise OrderRefused(say(language, "queue-away")) from problem

    async def place_in_queue(self, request_id: str) -> Place | None:
        """Where a request stands; None once it is being drawn, is done, or nobody can tell. Never raises.

        For a placeholder (see `watch`): ask, and edit at once or not at all, since a worker puts the answer
        in the same place.
        """
        try:
            return await asyncio.to_thread(lambda: self._queue.place(self._alias(request_id)))
        except QueueAway:
            return None

    async def watch(self, request_id: str, language: str, tell: Tell) -> None:
        """Tell with `tell` how long a request still waits, until it is begun; for a task beside others.

        `tell` edits the placeholder, and returns False once that makes no sense any more.
        """
        await watch(partial(self.place_in_queue, request_id), language, tell)

    async def cancel(self, press: Press, language: str) -> str:
        """Take away the waiting request of a button for it; what its placeholder says from now on.

        Raises OrderRefused if it is being drawn already, or Redis is away.
        """
        try:
            request_id = request_of(press.code)
            taken = await asyncio.to_thread(lambda: self._queue.cancel(self._alias(request_id)))
        except QueueAway as problem:
            raise OrderRefused(say(language, "queue-away")) from problem
        if not taken:
            raise OrderRefused(say(language, "too-late"))
        return say(language, "cancelled")

    def _alias(self, request_id: str) -> str:
        """The id that a request has in Redis and in logs: events bear numbers of people and chats."""
        return pseudonym(request_id, self._key.get())

    def about(self, language: str) -> str:
        """Who draws here, with which version and models, and how the pictures say so."""
        who = say(language, "about", version=_version(), families=join(language, self.families))
        return f"{who}\n{say(language, 'about-marks')}"


def open_front_desk(settings: Settings) -> FrontDesk:
    """The front desk of these settings, offering the families whose weights are there.

    Raises WeightsError, one clear line, if not even their index is.
    """
    parse("pink hair")  # reads the lexicons, for which the first order would otherwise wait half a second
    refuse_also(settings.own_words)
    screen("pink hair")
    folder = settings.weights_folder
    offered = {family: weights_version(family, folder) for family in offered_families(folder)}
    return FrontDesk(
        open_queue(settings),
        offered,
        open_button_key(settings),
        connect(settings),
        settings.server_share,
        titles(folder),
    )


def _version() -> str:
    try:
        return version("mochi-avatars")
    except PackageNotFoundError:
        return "0"
