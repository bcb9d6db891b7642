"""Text as Telegram shows it: within its limits, codes to copy with a tap, nothing typed made a link. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from telegram import MessageEntity
from telegram.constants import MessageLimit

CAPTION_LIMIT: Final = int(MessageLimit.CAPTION_LENGTH)
"""UTF-16 code units, the measure of Telegram's entities."""
TEXT_LIMIT: Final = int(MessageLimit.MAX_TEXT_LENGTH)

_WORD_JOINER: Final = "\u2060"
_LINK: Final = re.compile(r"(?<=@)(?=\w)|(?<=\w\.)(?=\w)|(?<=:)(?=//)")
"""The places by which Telegram finds mentions and addresses in plain text."""


def harmless(text: str) -> str:
    """`text` to look at: Telegram finds no mention and no address in it."""
    return _LINK.sub(_WORD_JOINER, text)


def caption(text: str, codes: Sequence[str]) -> tuple[str, Sequence[MessageEntity]]:
    """The caption of a picture and its entities: `text`, cut if need be, then each code whole on a line."""
    return with_codes(harmless(text), codes, CAPTION_LIMIT)


def with_codes(text: str, codes: Sequence[str], most: int) -> tuple[str, Sequence[MessageEntity]]:
    """`text` with each code on a line beneath, in at most `most` UTF-16 code units, and its entities."""
    lines = "".join(f"\n{code}" for code in codes)
    whole = _cut(text, most - _units(lines)) + lines
    entities = list(_monospace(codes, len(whole) - len(lines)))
    return whole, MessageEntity.adjust_message_entities_to_utf_16(whole, entities)


def _monospace(codes: Sequence[str], start: int) -> Iterator[MessageEntity]:
    for code in codes:
        yield MessageEntity(MessageEntity.CODE, start + 1, len(code))
        start += 1 + len(code)


def _cut(text: str, room: int) -> str:
    """`text` in at most `room` UTF-16 code units, with an ellipsis where something is missing."""
    if _units(text) <= room:
        return text
    kept = text[: room - 1]
    while _units(kept) > room - 1:
        kept = kept[:-1]
    return f"{kept}…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
