"""`python -m bot parse`: a line of words in, one JSON object a line out."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from bot.parsing import parse
from bot.screening import screen
from models.look import Wish


def main(lines: Iterable[str], out: TextIO) -> int:
    """Answers every line at once, as a filter does. Only what the words asked for; nothing is completed."""
    for line in lines:
        out.write(json.dumps(_answer(line.rstrip("\r\n")), ensure_ascii=False) + "\n")
        out.flush()
    return 0


def _answer(text: str) -> Mapping[str, object]:
    refusal = screen(text)
    if refusal is not None:
        return _row(Wish(), (), str(refusal))
    understood = parse(text)
    return _row(understood.wish, understood.unknown, None)


def _row(wish: Wish, unknown: Sequence[str], refused: str | None) -> dict[str, object]:
    parts = {name: dict(part) for name, part in vars(wish).items()}
    return {**parts, "unknown": list(unknown), "refused": refused}
