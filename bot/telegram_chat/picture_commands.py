"""Commands about a picture that somebody sends: avatars like it, and whether Mochi drew it."""

from collections.abc import Mapping
from typing import Final

from bot.errand_drafts import variations_of, verification
from bot.intake import OrderRefused
from bot.replies import say
from bot.telegram_chat.choosing import answered
from bot.telegram_chat.ordering import order
from bot.telegram_chat.uploads import too_large, upload_in
from bot.telegram_chat.visit import Handle, Visit


async def variations(visit: Visit) -> None:
    """Draw four avatars like the picture that is replied to, or that bears the command as its caption."""
    upload = _upload(visit)
    await order(visit, lambda now: variations_of(upload, now))


async def verify(visit: Visit) -> None:
    """Say whether Mochi drew the picture that is replied to, or that bears the command as its caption."""
    upload = _upload(visit)
    await order(visit, lambda _: verification(upload))


COMMANDS: Final[Mapping[str, Handle]] = {"variations": variations, "verify": verify}


async def pictured(visit: Visit) -> None:
    """Say what can be done with a picture that came without words."""
    await visit.say("telegram-picture")


def _upload(visit: Visit) -> Mapping[str, str]:
    """Where the picture of a command is. Raises OrderRefused if there is none, or it is too large."""
    found = upload_in(visit.message)
    if found is None and (message := answered(visit)):
        found = upload_in(message)
    if found is None:
        raise OrderRefused(say(visit.language, "telegram-no-picture"))
    if too_large(found):
        raise OrderRefused(say(visit.language, "telegram-picture-large"))
    return found
