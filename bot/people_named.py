"""Whether words ask for the likeness of somebody by name. Pure.

Mochi can't draw anybody's likeness: it knows traits, no faces, and what it does not know it leaves out. Yet
whoever asks for a person should be told so, not handed a stranger. No list of names is kept: what is looked
for is the way in which people ask ("looks like Ada Lovelace", "长得像鲁迅", "夏目漱石に似た"). A name whose
words can be drawn ("looks like Snow White") is no person.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from bot.parsing import parse
from bot.text import clean
from models.look import Wish

MOST: Final = 4
"""Names of one text that are looked up: more are no order but an attempt to keep Mochi busy."""
_NAME: Final = r"(?P<name>[A-Z][\w'’.-]+(?:\s+(?:(?:de|da|del|la|van|von|der|bin|al|el)\s+)*[A-Z][\w'’.-]+)+)"
_WAYS: Final = (
    re.compile(rf"(?i:\b(?:looks?|looking|dressed|styled)\s+(?:just\s+|exactly\s+)?(?:like|as)\s+){_NAME}"),
    re.compile(rf"(?i:\b(?:likeness|portrait|picture|photo|drawing|avatar|caricature)\s+of\s+){_NAME}"),
    re.compile(rf"(?i:\b(?:resembling|resembles|inspired by|similar to|based on)\s+){_NAME}"),
    re.compile(
        r"(?i:\b(?:president|prime minister|chancellor|senator|actor|actress|singer|rapper|celebrity|"
        rf"politician|youtuber|streamer|footballer|ceo)\s+){_NAME}"
    ),
    re.compile(
        r"(?:长得|長得|看起来|看起來|看上去)像(?:是)?(?P<name>[\u4e00-\u9fff·]{2,4})(?:一[样樣]|$|[,，。!！\s])"
    ),
    re.compile(r"(?:神似|酷似)(?P<name>[\u4e00-\u9fff·]{2,4})(?:$|[,，。!！\s的])"),
    re.compile(
        r"(?P<name>[\u4e00-\u9fff]{2,5}|[ァ-ヺー・]{3,12})(?:さん|くん|ちゃん|氏)?(?:に似た|に似て|似の|そっくり)"
    ),
)


def names_somebody(text: str) -> bool:
    """Whether `text` asks for somebody by a name of which nothing can be drawn. Never raises."""
    return any(parse(name).wish == Wish() for name in islice(_names(clean(text)), MOST))


def _names(text: str) -> Iterator[str]:
    for way in _WAYS:
        yield from (found["name"] for found in way.finditer(text))
