"""The chat in a terminal: the same words and answers, without a token. Also the way of `bot draw`.

`run` serves the chat, `poster` is the worker's side.
"""

from bot.console_chat.chat import run
from bot.console_chat.mailbox import poster

__all__ = ["poster", "run"]
