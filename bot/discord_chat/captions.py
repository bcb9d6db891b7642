"""Text as Discord shows it: within its limits, codes to copy, nothing read as markup or mention. Pure."""

from collections.abc import Sequence
from typing import Final

from discord.utils import escape_markdown, escape_mentions

CONTENT_LIMIT: Final = 2000
ALT_LIMIT: Final = 1024


def harmless(text: str) -> str:
    """`text` to look at: no markdown, no mention, no link."""
    return escape_mentions(escape_markdown(text, ignore_links=False))


def caption(text: str, codes: Sequence[str]) -> str:
    """The content beside the pictures: `text`, cut if need be, then each code whole on a line.

    Several codes are numbered like the avatars of a sheet and the buttons beneath.
    """
    numbered = [f"{number} `{code}`" for number, code in enumerate(codes, 1)]
    lines = "".join(f"\n{line}" for line in (numbered if len(codes) > 1 else [f"`{code}`" for code in codes]))
    return cut(harmless(text), CONTENT_LIMIT - len(lines)) + lines


def cut(text: str, room: int) -> str:
    """`text` in at most `room` characters, with an ellipsis where something is missing."""
    return text if len(text) <= room else f"{text[: room - 1]}…"
