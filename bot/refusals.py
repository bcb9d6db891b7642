"""Why something is not done, as the sentence that is said to the person."""

from bot.people_named import names_somebody
from bot.replies import say
from bot.screening import screen


class OrderRefused(Exception):
    """An order that is not drawn; `str()` is the sentence for the person, in the person's language."""


class WordsRefused(OrderRefused):
    """Words that nobody should have to see. Counted (bot.restraint), never kept."""


def check_words(text: str, language: str) -> None:
    """Raises OrderRefused for words that are not drawn and not shown: screened ones, and real people.

    Names of people are no offence, so they are not counted.
    """
    if refusal := screen(text):
        raise WordsRefused(say(language, f"refused-{refusal.value}"))
    if names_somebody(text):
        raise OrderRefused(say(language, "refused-somebody"))
