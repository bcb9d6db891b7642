"""/verify in a chat: a picture in, words out."""

import io
import struct
import zlib
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image
from redis import Redis
from rq.registry import FinishedJobRegistry, ScheduledJobRegistry

from bot.answer import Answer, PostFailed, UploadGone
from bot.replies import LANGUAGES, say
from bot.request import Errand
from tests.worker.workshop import Mochi


@pytest.fixture
def mochi(valkey_url: str) -> Iterator[Mochi]:
    with Redis.from_url(valkey_url) as redis:
        yield Mochi(redis, valkey_url)


def drawn(mochi: Mochi) -> bytes:
    """A picture as it comes into a chat."""
    mochi.ask("drawn", [7])
    mochi.work()
    answer = mochi.chat.shown["drawn"]
    assert isinstance(answer, Answer)
    return answer.pictures[0].data


def verdict(mochi: Mochi, picture: bytes | Exception, language: str = "en") -> list[str]:
    """The lines of the answer."""
    mochi.chat.uploads["sent"] = picture
    mochi.ask("verify", [], language, errand=Errand.VERIFY, upload={"file": "sent"})
    mochi.work()
    answer = mochi.chat.shown["verify"]
    assert isinstance(answer, Answer)
    assert (answer.pictures, answer.sheet, answer.file, answer.codes) == ((), None, None, ())
    assert "test-verify" in mochi.jobs(FinishedJobRegistry)
    return answer.text.splitlines()


def passed_on(picture: bytes) -> bytes:
    """As Telegram and then Discord pass it on."""
    for kind, quality in (("JPEG", 75), ("WEBP", 80)):
        file = io.BytesIO()
        Image.open(io.BytesIO(picture)).convert("RGB").save(file, kind, quality=quality)
        picture = file.getvalue()
    return picture


def file_of(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_of_ours_is_known_with_all_its_marks(mochi: Mochi, language: str) -> None:
    first, *marks = verdict(mochi, drawn(mochi), language)
    assert first == say(language, "verify-mochi")
    names = ("mark-signature-own", "mark-invisible", "mark-label", "mark-source")
    assert marks == [f"· {say(language, name)}" for name in names]


def test_a_picture_that_went_through_both_chats_is_known_by_one_mark(mochi: Mochi) -> None:
    lines = verdict(mochi, passed_on(drawn(mochi)))
    assert lines[0] == "Drawn by Mochi, with AI."
    assert lines[2:] == ["· Invisible mark: Mochi's, whole"]


def test_a_picture_by_a_person_bears_no_mark(mochi: Mochi) -> None:
    (line,) = verdict(mochi, file_of(Image.effect_mandelbrot((256, 256), (-2, -1, 1, 1), 99).convert("RGB")))
    assert line.startswith("I found no mark of an AI.")


def test_a_picture_with_a_broken_signature_is_no_proof(mochi: Mochi) -> None:
    picture = Image.open(io.BytesIO(drawn(mochi)))
    other = file_of(Image.fromarray(np.asarray(picture)[::-1]))
    signature = drawn(mochi)
    start = signature.index(b"caBX") - 4
    length = 12 + int.from_bytes(signature[start : start + 4])
    lines = verdict(mochi, other[:33] + signature[start : start + length] + other[33:])
    assert lines[0].startswith("This picture was signed, and changed afterwards.")


def bomb() -> bytes:
    """A few bytes that claim to be 30,000 x 30,000 pixels."""
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunks = {b"IHDR": header, b"IDAT": zlib.compress(bytes(100)), b"IEND": b""}
    packed = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks.items()
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


@pytest.mark.parametrize(
    "sent",
    [b"", b"hello", bomb(), b"RIFF\xff\xff\xff\xffWEBPVP8 ", b"<svg xmlns='http://www.w3.org/2000/svg'/>"],
)
def test_what_is_no_picture_is_answered_kindly(mochi: Mochi, sent: bytes) -> None:
    assert verdict(mochi, sent) == [say("en", "verify-unreadable")]


def test_a_picture_that_is_gone_is_asked_for_again(mochi: Mochi) -> None:
    assert verdict(mochi, UploadGone("expired")) == [say("en", "verify-gone")]


def test_a_chat_that_is_away_is_asked_again_later(mochi: Mochi) -> None:
    mochi.chat.uploads["sent"] = PostFailed("502")
    mochi.ask("verify", [], errand=Errand.VERIFY, upload={"file": "sent"})
    mochi.work()
    assert mochi.jobs(ScheduledJobRegistry) == {"test-verify"}
