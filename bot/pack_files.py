"""What is in the archive of an expression pack, for chats that can make more of it. Pure."""

import io
import zipfile
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "happy": "😊",
        "laughing": "😂",
        "wink": "😉",
        "love": "😍",
        "starry": "🤩",
        "surprised": "😮",
        "sad": "😢",
        "angry": "😠",
        "embarrassed": "😳",
        "sleepy": "😴",
        "smug": "😏",
        "thinking": "🤔",
    }
)
"""What stands for a mood of models.moods, and finds its sticker."""
USUAL_SIGN: Final = "🙂"
STICKERS: Final = "stickers/"
EMOJI: Final = "emoji/"


class NoPack(ValueError):
    """The bytes are no archive of a pack."""


def pictures_in(archive: bytes, folder: str) -> dict[str, bytes]:
    """The pictures of a folder of the archive by mood, in its order. Raises NoPack if there are none."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            names = [name for name in opened.namelist() if name.startswith(folder)]
            pictures = {name.removeprefix(folder).rpartition(".")[0]: opened.read(name) for name in names}
    except zipfile.BadZipFile as problem:
        raise NoPack("no archive") from problem
    if not pictures:
        raise NoPack("no pictures")
    return pictures
