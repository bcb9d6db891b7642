"""`python -m bot discord|telegram|console|web|draw|parse`: one front-end of Mochi a process."""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Final

from bot.logs import log_crashes, set_up_logs
from bot.observing import observe
from bot.platforms import PLATFORMS, CannotServe
from bot.settings import load_settings
from models.weights_index import WeightsError

USAGE: Final = """usage: python -m bot discord | telegram | console | web
       python -m bot draw WORDS --out FILE.png   (--help tells more)
       python -m bot parse < LINES"""


def main(arguments: Sequence[str]) -> int:
    """Run what the first argument names; the exit status."""
    try:
        return _run(arguments)
    except CannotServe as problem:
        print(problem, file=sys.stderr)
        return 2
    except WeightsError as problem:
        print(problem, file=sys.stderr)
        return 1


def _run(arguments: Sequence[str]) -> int:
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if name in PLATFORMS:
        settings = load_settings()
        set_up_logs(settings)
        log_crashes()
        observe(settings)
        import_module(PLATFORMS[name]).run(settings)
        return 0
    if name in _TOOLS:
        return _TOOLS[name](rest)
    print(USAGE, file=sys.stderr)
    return 0 if name in ("help", "-h", "--help") else 2


def _draw(arguments: Sequence[str]) -> int:
    from bot.draw_command import main as draw  # only this command needs the queue

    return draw(arguments)


def _parse(_: Sequence[str]) -> int:
    from bot.parse_command import main as parse  # only this command needs the lexicon alone

    sys.stdin.reconfigure(errors="surrogateescape")  # type: ignore[union-attr] # a text stream, not a stand-in
    return parse(sys.stdin, sys.stdout)


_TOOLS: Final[Mapping[str, Callable[[Sequence[str]], int]]] = {"draw": _draw, "parse": _parse}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
