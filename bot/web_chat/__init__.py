"""The chat as a web page, and as a Mini App inside Telegram: the same words, buttons and answers.

`run` serves the page, `poster` is the worker's side.
"""

from bot.web_chat.poster import poster
from bot.web_chat.server import run

__all__ = ["poster", "run"]
