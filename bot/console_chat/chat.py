"""The chat in a terminal: lines in, pictures out."""

import asyncio
import os
import sys
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from redis import Redis
from redis.exceptions import RedisError
from rich.console import Console
from rich.text import Text

from bot.answer import UploadGone
from bot.avatar_queue import connect
from bot.console_chat.showing import save, show
from bot.console_chat.uploads import handed_over
from bot.drafting import Circumstances
from bot.front_desk import FrontDesk, open_front_desk
from bot.intake import Draft, OrderRefused
from bot.mailbox import Letter, address, letters
from bot.presses import Press, Verb
from bot.replies import pick_language, say
from bot.request_codes import request_code
from bot.settings import Settings
from bot.typed_chat.conversation import answer, command_of
from bot.typed_chat.pictures import OF_PICTURES
from bot.typed_chat.shown import Shown
from bot.typed_chat.speaking import SURELY, Said, Visitor
from bot.waiting_text import waiting_text

PATIENCE: Final = 120.0
"""Seconds without any news after which the terminal stops waiting."""
OWNER: Final = "console:local"
"""Whoever sits before the terminal."""
PLACE: Final = "console:here"
"""Where the terminal's settings and its board are kept, as a server's are."""


class Chat:
    """One conversation in a terminal."""

    def __init__(
        self, desk: FrontDesk, redis: "Redis", console: Console, folder: Path, language: str
    ) -> None:
        self._desk, self._redis = desk, redis
        self._console, self._folder, self._language = console, folder, language
        self._told = language
        self._shown = Shown()

    def answer(self, line: str) -> bool:
        """Answer one line; False when the conversation is over."""
        typed = line.strip()
        if typed.lower() in ("/quit", "/exit"):
            return False
        if typed:
            self._language = asyncio.run(self._desk.manners(OWNER, PLACE, self._told)).language
            try:
                self._obey(typed)
            except OrderRefused as refusal:
                self._print(str(asyncio.run(self._desk.noticed(refusal, OWNER, self._language))))
            except (RedisError, TimeoutError):
                self._say("queue-away")
            except OSError:
                self._say("console-not-saved")
            except KeyboardInterrupt:
                self._console.print()
        return True

    def _obey(self, typed: str) -> None:
        command, words = command_of(typed, self._shown)
        if command in OF_PICTURES:
            self._look_at(OF_PICTURES[command], words)
        else:
            self._show(asyncio.run(self._answer(typed)))

    def _look_at(self, errand: Callable[[Mapping[str, str], Circumstances], Draft], path: str) -> None:
        """Do with the picture at `path` what was asked for."""
        with ExitStack() as stack:
            try:
                # terminals quote the path of what is dropped on them
                upload = stack.enter_context(handed_over(Path(path.strip("'\""))))
            except (OSError, RuntimeError):  # the latter of a home that there is not
                self._say("console-no-file")
            except UploadGone:
                self._say("web-too-large")
            else:
                self._draw(errand(upload, self._desk.now(self._language)))

    async def _answer(self, typed: str) -> Draft | Said:
        return await answer(self._desk, typed, self._shown, Visitor(OWNER, self._language, PLACE))

    def _show(self, answered: Draft | Said) -> None:
        if isinstance(answered, Draft):
            self._draw(answered)
        else:
            self._shown = answered.shown or self._shown
            self._print(answered.text)
            if answered.file:
                path = save(answered.file, Path(answered.file.name).stem, "", self._folder)
                self._print(say(self._language, "console-saved", path=str(path)))
            if answered.keyboard:
                self._print(say(self._language, "console-sure", command=f"/forget {SURELY}"))

    def _draw(self, draft: Draft) -> None:
        """Have the draft drawn and show it; Ctrl-C gives up one answer, not the conversation."""
        request_id = f"console-{uuid.uuid4().hex}"
        try:
            with self._console.status(say(self._language, "placeholder")) as status:
                where = address("console", request_id, self._language)
                asyncio.run(self._desk.submit_draft(draft, request_id, where, OWNER, PLACE))
                if place := asyncio.run(self._desk.place_in_queue(request_id)):
                    status.update(waiting_text(place, self._language))
                *_, letter = letters(self._redis, where, PATIENCE)
        except KeyboardInterrupt:
            self._console.print()
            self._print(
                asyncio.run(self._desk.cancel(Press(Verb.CANCEL, request_code(request_id)), self._language))
            )
            return
        self._open(letter, draft)

    def _open(self, letter: Letter, draft: Draft) -> None:
        if not letter.pictures:  # an apology, or words alone
            self._print(letter.text)
            return
        shown = letter.sheet or letter.pictures[0]
        stem = "mochi-sheet" if letter.sheet else "mochi"
        file, stem = (letter.file, Path(letter.file.name).stem) if letter.file else (shown, stem)
        path = save(file, stem, "".join(letter.codes[:1]), self._folder)
        show(shown, self._console)
        self._print(say(self._language, "console-saved", path=str(path)))
        self._print("\n".join((letter.text, *numbered(letter.codes))))
        if not letter.file:
            self._shown = Shown(letter.codes, draft.wish if draft.anew else None)
            self._say("console-choices" if letter.sheet else "console-choices-one")

    def _say(self, sentence: str) -> None:
        self._print(say(self._language, sentence))

    def _print(self, text: str) -> None:
        self._console.print(Text(text))  # Text, not str: nothing that was typed is read as markup


def numbered(codes: Sequence[str]) -> Iterator[str]:
    """A line for each code, with its number if there are several."""
    for number, code in enumerate(codes, 1):
        yield code if len(codes) == 1 else f"{number}. {code}"


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
