"""What a finished request brings to its chat, and the one interface by which a platform receives it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from bot.request import ChatAddress, Keyboard

UPLOAD_AT_MOST: Final = 8 * 1024 * 1024
"""Bytes of a picture that is sent to Mochi."""


@dataclass(frozen=True)
class Picture:
    """A PNG file with its alternative text."""

    name: str
    data: bytes
    alt: str


@dataclass(frozen=True)
class File:
    """A file of any kind. `name` ends as its kind does: .webp, .gif, .mp4, .svg, .zip, .glb."""

    name: str
    data: bytes
    kind: str
    """Its MIME type."""
    alt: str


@dataclass(frozen=True)
class Answer:
    """Pictures and their caption, or words alone. `text` is plain: each platform escapes it its own way."""

    text: str
    codes: Sequence[str]
    """Recipe codes, a picture each, shown so that they can be copied."""
    pictures: Sequence[Picture] = ()
    """Empty where the answer is words alone."""
    sheet: Picture | None = None
    """All pictures side by side, for chats that show one per message; the picture itself if there is one."""
    keyboard: Keyboard = ()
    """Buttons to stand beneath."""
    file: File | None = None
    """What is brought instead of pictures, if the errand was a file, a pack or an animation."""


class PlaceholderGone(Exception):
    """The message, the chat or the permission is no more: nobody waits, so there is nothing to do."""


class PostFailed(Exception):
    """The platform could not be reached or is busy; worth another try after `retry_after` seconds."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class UploadGone(Exception):
    """The picture that was sent can't be had any more, or is larger than may be."""


class Poster(Protocol):
    """Edits placeholders of one platform. Every method may raise PlaceholderGone or PostFailed.

    All are idempotent: done twice, a person still sees one answer.
    """

    async def drawing(self, address: ChatAddress) -> None:
        """Show that the drawing has begun, where the platform has a way to."""

    async def post(self, address: ChatAddress, answer: Answer) -> None:
        """Edit the placeholder into the pictures and their caption."""

    async def apologise(self, address: ChatAddress, sentence: str) -> None:
        """Edit the placeholder into one sentence."""

    async def fetch(self, upload: Mapping[str, str]) -> bytes:
        """The picture that a member sent, as it was sent. Raises UploadGone or PostFailed.

        At most UPLOAD_AT_MOST bytes are read.
        """

    async def close(self) -> None:
        """Let go of connections."""
