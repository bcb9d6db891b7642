"""Paint from the command line: `python -m models.painter sheet --out sheet.png --trait ears=*`."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from PIL import Image
from rich.console import Console
from rich.progress import track

from models.painter.contact_sheet import EVERY, Cell, cells, draw_sheet
from models.traits import VocabularyError

TRAIT_HELP: Final = "hold a trait fixed; may be given again. On a sheet, NAME=* goes through all its values"


def main(arguments: Sequence[str] | None = None) -> int:
    """Paint what the arguments ask for; 0 if it was, 2 if it could not be."""
    asked = _parser().parse_args(arguments)
    try:
        picture = _sheet(asked) if asked.command == "sheet" else _one(asked)
    except VocabularyError as error:
        return _refuse(str(error))
    try:
        picture.save(asked.out)
    except (OSError, ValueError) as error:  # Pillow: a ValueError for an ending it does not know
        return _refuse(f"{asked.out} can't be written: {error}")
    print(asked.out)
    return 0


def _sheet(asked: argparse.Namespace) -> Image.Image:
    traits = dict(asked.trait)
    varied = EVERY in traits.values()
    columns = asked.columns or 9
    rows = asked.rows or (None if varied else 5)
    pictures = cells(traits, asked.seed, rows and rows * columns)
    return draw_sheet(pictures, min(columns, len(pictures)), asked.size, asked.labels, _shown)


def _one(asked: argparse.Namespace) -> Image.Image:
    traits = dict(asked.trait)
    pictures = cells(traits, asked.seed, count=1)
    if EVERY in traits.values():
        raise VocabularyError("one picture can't show every value; ask for a sheet")
    return draw_sheet(pictures, columns=1, size=asked.size)


def _shown(pictures: Sequence[Cell]) -> Iterable[Cell]:
    return track(pictures, "painting", console=Console(stderr=True))


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m models.painter", description="Paint avatars.")
    commands = parser.add_subparsers(dest="command", required=True)
    sheet = commands.add_parser("sheet", help="many pictures on one")
    sheet.add_argument("--rows", type=_count, help="default 5, or as many as all values need")
    sheet.add_argument("--columns", type=_count, help="default 9")
    sheet.add_argument("--labels", action="store_true", help="write below each picture what it shows")
    one = commands.add_parser("one", help="a single picture")
    for command, size in ((sheet, 224), (one, 512)):
        command.add_argument("--out", type=Path, required=True, metavar="FILE.png")
        command.add_argument("--seed", type=int, default=0, help="of the (first) look; default 0")
        command.add_argument("--size", type=_count, default=size, help=f"pixels a side; default {size}")
        command.add_argument(
            "--trait", type=_choice, action="append", default=[], metavar="NAME=VALUE", help=TRAIT_HELP
        )
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 4096:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 to 4096")
    return int(text)


def _choice(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form name=value")
    return name, value


if __name__ == "__main__":
    sys.exit(main())
