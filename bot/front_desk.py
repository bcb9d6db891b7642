"""What every chat platform does with an order, between its own words for receiving and answering."""

import asyncio
import secrets
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from bot.avatar_queue import AvatarQueue, QueueAway, QueueFull, open_queue
from bot.intake import Draft, Order, OrderRefused, take_order
from bot.parsing import parse
from bot.replies import join, say
from bot.request import AvatarRequest
from bot.screening import screen
from bot.settings import Settings
from models.recipe import MAX_SEED
from models.weights_index import offered_families, weights_version


class FrontDesk:
    """Takes orders and puts them on the queue; says what Mochi is."""

    def __init__(self, queue: AvatarQueue, offered: Mapping[str, int]) -> None:
        self._queue, self._offered = queue, offered
        self.families = tuple(offered)
        """The model families that can be chosen."""

    def take(self, order: Order) -> Draft:
        """Check and complete an order in milliseconds. Raises OrderRefused with the sentence to say."""
        return take_order(order, self._offered, secrets.randbelow(MAX_SEED + 1))

    async def submit(self, request: AvatarRequest) -> None:
        """Put a request on the queue. Raises OrderRefused if the queue is full or out of reach."""
        language = request.address.language
        try:
            await asyncio.to_thread(self._queue.submit, request)
        except QueueFull as problem:
            raise OrderRefused(say(language, "queue-full")) from problem
        except QueueAway as problem:
            raise OrderRefused(say(language, "queue-away")) from problem

    def about(self, language: str) -> str:
        """Who draws here, with which version and models."""
        return say(language, "about", version=_version(), families=join(language, self.families))


def open_front_desk(settings: Settings) -> FrontDesk:
    """The front desk of these settings, offering the families whose weights are there.

    Raises WeightsError, one clear line, if not even their index is.
    """
    parse("pink hair")  # reads the lexicons, for which the first order would otherwise wait half a second
    screen("pink hair")
    folder = settings.weights_folder
    offered = {family: weights_version(family, folder) for family in offered_families(folder)}
    return FrontDesk(open_queue(settings), offered)


def _version() -> str:
    try:
        return version("mochi-avatars")
    except PackageNotFoundError:
        return "0"
