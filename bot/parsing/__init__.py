"""Words in four languages to a wish; pure, and the same on every machine."""

from bot.parsing.suggest import suggest
from bot.parsing.understanding import Understanding, parse

__all__ = ["Understanding", "parse", "suggest"]
