"""What is offered to a person alone on a press that draws nothing yet: files, sliders."""

from bot.discord_chat.captions import harmless
from bot.discord_chat.components import view_of
from bot.discord_chat.telling import Said
from bot.keyboards import Owner, offer
from bot.presses import Press


def offer_said(press: Press, owner: Owner) -> Said:
    """The offer of a press. Raises ValueError if it has none."""
    offered = offer(press, owner)
    if offered is None:
        raise ValueError(f"{press.verb} offers nothing")
    return Said(harmless(offered.text), view_of(offered.keyboard))
