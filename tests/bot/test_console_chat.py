"""The chat in a terminal when its machine gives trouble: it goes on."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis
from rich.console import Console

from bot.avatar_queue import AvatarQueue
from bot.button_key import ButtonKey
from bot.console_chat import chat as console_chat
from bot.console_chat.chat import Chat
from bot.front_desk import FrontDesk
from bot.replies import say
from bot.typed_chat.speaking import Said


@pytest.fixture
def heard() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def chat(valkey_url: str, heard: io.StringIO, tmp_path: Path) -> Iterator[Chat]:
    (tmp_path / "avatars").write_text("a file, where the folder should be")
    with Redis.from_url(valkey_url) as redis:
        desk = FrontDesk(AvatarQueue(redis, "avatars", 100), {"gan": 3}, ButtonKey(redis, b"key"), redis)
        yield Chat(desk, redis, Console(file=heard, width=200), tmp_path / "avatars", "en")


def test_a_file_that_cannot_be_written_is_told(chat: Chat, heard: io.StringIO) -> None:
    assert chat.answer("/mydata")
    assert say("en", "console-not-saved") in heard.getvalue()


@pytest.mark.parametrize("path", ["~nobody-of-that-name/me.png", "nowhere.png", "'nowhere.png'"])
def test_a_picture_that_is_nowhere_is_told(chat: Chat, heard: io.StringIO, path: str) -> None:
    assert chat.answer(f"/verify {path}")
    assert say("en", "console-no-file") in heard.getvalue()


def test_a_quoted_path_is_found(
    chat: Chat, tmp_path: Path, heard: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Terminals quote what is dropped on them."""
    monkeypatch.setattr(Chat, "_draw", lambda self, draft: None)
    (tmp_path / "my picture.png").write_bytes(b"a picture")
    assert chat.answer(f"/verify '{tmp_path}/my picture.png'")
    assert not heard.getvalue()


def test_ctrl_c_gives_up_one_answer_and_not_the_conversation(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def interrupted(*_: object) -> Said:
        raise KeyboardInterrupt

    monkeypatch.setattr(console_chat, "answer", interrupted)
    assert chat.answer("/gallery")
