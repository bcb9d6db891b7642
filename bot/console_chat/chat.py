"""The chat in a terminal: lines in, pictures out."""

import asyncio
import os
import sys
import uuid
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from redis import Redis
from redis.exceptions import RedisError
from rich.console import Console
from rich.text import Text

from bot.avatar_queue import connect
from bot.console_chat.mailbox import Letter, address, letters
from bot.console_chat.showing import save, show
from bot.front_desk import FrontDesk, open_front_desk
from bot.intake import OrderRefused
from bot.options import order_from
from bot.replies import pick_language, say
from bot.settings import Settings

PATIENCE: Final = 120.0
"""Seconds without any news after which the terminal stops waiting."""


class Chat:
    """One conversation in a terminal."""

    def __init__(
        self, desk: FrontDesk, redis: "Redis", console: Console, folder: Path, language: str
    ) -> None:
        self._desk, self._redis = desk, redis
        self._console, self._folder, self._language = console, folder, language
        self._commands: Mapping[str, Callable[[str], None]] = {
            "/avatar": self.avatar,
            "/start": lambda _: self._say("start"),
            "/help": lambda _: self._print(f"{say(language, 'help')}\n{say(language, 'help-options')}"),
            "/about": lambda _: self._print(self._desk.about(self._language)),
        }

    def answer(self, line: str) -> bool:
        """Answer one line; False when the conversation is over."""
        name, _, words = line.strip().partition(" ")
        if name in ("/quit", "/exit"):
            return False
        if name in self._commands:
            self._commands[name](words)
        elif name.startswith("/"):
            self._say("unknown-command")
        elif name:
            self.avatar(line)
        return True

    def avatar(self, words: str) -> None:
        """Draw what `words` say and show it."""
        try:
            for letter in self._ordered(words):
                self._open(letter)
        except OrderRefused as sentence:
            self._print(str(sentence))
        except (RedisError, TimeoutError):
            self._say("queue-away")
        except KeyboardInterrupt:
            self._console.print()  # Ctrl-C gives up one picture, not the conversation

    def _ordered(self, words: str) -> Iterator[Letter]:
        draft = self._desk.take(order_from(words, self._language))
        request_id = f"console-{uuid.uuid4().hex}"
        where = address(request_id, self._language)
        with self._console.status(say(self._language, "placeholder")):
            asyncio.run(self._desk.submit(draft.request(request_id, where)))
            yield from letters(self._redis, where, PATIENCE)

    def _open(self, letter: Letter) -> None:
        for picture, code in zip(letter.pictures, letter.codes, strict=True):
            path = save(picture, code, self._folder)
            show(picture, self._console)
            self._print(say(self._language, "console-saved", path=str(path)))
        if letter.text:
            self._print("\n".join((letter.text, *letter.codes)))

    def _say(self, sentence: str) -> None:
        self._print(say(self._language, sentence))

    def _print(self, text: str) -> None:
        self._console.print(Text(text))  # Text, not str: nothing that was typed is read as markup


def run(settings: Settings) -> None:
    """Serve the terminal until /quit or the end of the input."""
    console = Console(soft_wrap=True)
    language = spoken_language()
    chat = Chat(open_front_desk(settings), connect(settings), console, Path("avatars"), language)
    console.print(Text(say(language, "console-hello")))
    for line in _typed():
        if not chat.answer(line):
            break
    console.print(Text(say(language, "console-bye")))


def spoken_language() -> str:
    """The language of the terminal, from the usual environment variables."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return pick_language(next(filter(None, map(os.environ.get, names)), None))


def _typed() -> Iterator[str]:
    """The lines typed: with history and editing in a terminal, plain from a pipe."""
    if not sys.stdin.isatty():
        yield from sys.stdin
        return
    import readline  # noqa: F401 # gives input() its history; only where there is a terminal

    while True:
        try:
            yield input("> ")
        except (EOFError, KeyboardInterrupt):
            return
