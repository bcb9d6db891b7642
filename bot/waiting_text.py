"""What a placeholder says while its request waits. Pure."""

from bot.avatar_queue import Place
from bot.replies import say


def waiting_text(place: Place, language: str) -> str:
    """How many come before, and about how long it takes, as far as that is known."""
    text = say(language, "waiting-next") if place.ahead == 0 else say(language, "waiting", ahead=place.ahead)
    if place.seconds is None:
        return text
    if place.seconds < 60:
        return f"{text} {say(language, 'waiting-seconds', seconds=place.seconds)}"
    return f"{text} {say(language, 'waiting-minutes', minutes=round(place.seconds / 60))}"
