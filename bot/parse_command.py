"""`python -m bot parse`: a line of words in, one JSON object a line out."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from bot.parsing import parse
from bot.screening import screen


def main(lines: Iterable[str], out: TextIO) -> int:
    """Answers every line at once, as a filter does. Only what the words asked for; nothing is completed."""
    for line in lines:
        out.write(json.dumps(_answer(line.rstrip("\r\n")), ensure_ascii=False) + "\n")
        out.flush()
    return 0


def _answer(text: str) -> Mapping[str, object]:
    refusal = screen(text)
    if refusal is not None:
        return _row({}, {}, (), str(refusal))
    understood = parse(text)
    return _row(dict(understood.wish.traits), dict(understood.wish.colours), understood.unknown, None)


def _row(
    traits: Mapping[str, str], colours: Mapping[str, str], unknown: Sequence[str], refused: str | None
) -> dict[str, object]:
    return {"traits": traits, "colours": colours, "unknown": list(unknown), "refused": refused}
