"""Letters to a chat of Mochi's own: everything that a poster puts in is found, also by whoever comes back."""

import pytest
from redis import Redis
from redis.asyncio import Redis as AsyncRedis

from bot.answer import Answer, File, Picture
from bot.mailbox import KEPT, MailboxPoster, address, announce, coming_letters, kept_letters, letters
from bot.request import Button

WHERE = address("web", "somebody:one", "en")
TWO = (Picture("a.png", b"\x89a", "one"), Picture("b.png", b"\x89b", "two"))
ANSWER = Answer(
    "Drawn by AI",
    ("CODE1", "CODE2"),
    TWO,
    Picture("s.png", b"\x89s", "both"),
    ((Button("1", "p"), Button("2", "q")),),
)


async def test_everything_arrives_and_can_be_read_again(valkey_url: str) -> None:
    redis = AsyncRedis.from_url(valkey_url)
    poster = MailboxPoster(AsyncRedis.from_url(valkey_url))
    await announce(redis, WHERE, 100)
    await poster.drawing(WHERE)
    await poster.post(WHERE, ANSWER)
    for _ in range(2):
        asked, drawing, answer = await kept_letters(redis, WHERE)
        assert (asked.kind, drawing.kind, answer.kind) == ("asked", "drawing", "answer")
    assert (answer.text, answer.codes, answer.keyboard) == (ANSWER.text, ANSWER.codes, ANSWER.keyboard)
    assert (answer.pictures, answer.sheet) == (TWO, ANSWER.sheet)
    assert 0 < await redis.ttl(WHERE.route["mailbox"]) <= KEPT
    await poster.close()
    await redis.aclose()


async def test_a_reader_goes_on_where_it_was(valkey_url: str) -> None:
    redis = AsyncRedis.from_url(valkey_url)
    poster = MailboxPoster(AsyncRedis.from_url(valkey_url))
    await announce(redis, WHERE, 100)
    coming = coming_letters(redis, WHERE, 0.05)
    first = await anext(coming)
    assert first is not None
    assert await anext(coming) is None, "nothing came"
    await poster.apologise(WHERE, "Sorry")
    again = [one async for one in coming_letters(redis, WHERE, 0.05, first[0])]
    assert [(letter.kind, letter.text) for _, letter in filter(None, again)] == [("apology", "Sorry")]
    await poster.close()
    await redis.aclose()


async def test_a_file_and_words_alone_arrive_too(valkey_url: str) -> None:
    poster = MailboxPoster(AsyncRedis.from_url(valkey_url))
    file = File("mochi.svg", b"<svg/>", "image/svg+xml", "an avatar")
    await poster.post(WHERE, Answer("As a file", ("CODE1",), TWO[:1], file=file))
    await poster.post(address("web", "words", "en"), Answer("It bears my marks.", ()))
    await poster.close()
    with Redis.from_url(valkey_url) as redis:
        *_, found = letters(redis, WHERE, 5)
        *_, words = letters(redis, address("web", "words", "en"), 5)
        with pytest.raises(TimeoutError):
            list(letters(redis, address("web", "nobody", "en"), 0.1))
    assert (found.file, found.pictures) == (file, TWO[:1])
    assert (words.text, words.pictures, words.file) == ("It bears my marks.", (), None)
