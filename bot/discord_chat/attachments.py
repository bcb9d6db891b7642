"""Which files go with an answer: what was made, within the size that Discord takes. Pure."""

from collections.abc import Sequence
from typing import Final

from bot.answer import Answer, File, Picture

SIZE_LIMIT: Final = 10 * 2**20
"""Bytes of a file, in servers that nobody has boosted."""


def attachments(answer: Answer) -> Sequence[File]:
    """The file of `answer`, else its pictures as one sheet, else one by one; none if all are too big."""
    sheet, each = [_png(answer.sheet)] if answer.sheet else [], [_png(one) for one in answer.pictures]
    ways = [[answer.file]] if answer.file else [sheet, each]
    return next((files for files in ways if all(len(one.data) <= SIZE_LIMIT for one in files)), [])


def _png(picture: Picture) -> File:
    return File(picture.name, picture.data, "image/png", picture.alt)
