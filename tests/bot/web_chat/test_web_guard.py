"""Who is let in: the page's own requests, members with their cookie, whomever Telegram vouches for."""

import time
from collections.abc import Iterator, Mapping

import pytest

from bot.replies import say
from bot.web_chat.sessions import COOKIE, LASTS, Session, new_session, opened, sealed, set_cookie
from tests.bot.web_chat.visitor import TOKEN, Visitor, init_data

PUBLIC = "https://mochi.example.org"
KEY = b"a key that seals"


@pytest.fixture
def visitor(valkey_url: str) -> Iterator[Visitor]:
    with Visitor(valkey_url, PUBLIC, telegram_token=TOKEN, web_public_url=PUBLIC) as somebody:
        yield somebody


def test_a_member_of_telegram_comes_with_what_they_have_there(visitor: Visitor) -> None:
    visitor.arrive()
    assert visitor.post("/telegram", init_data=init_data()) == {"changed": True}
    assert visitor.post("/telegram", init_data=init_data()) == {"changed": False}
    cookie = visitor.client.post("/telegram", json={"init_data": init_data()}).headers["set-cookie"]
    assert all(flag in cookie for flag in ("SameSite=None", "Secure", "Partitioned", "HttpOnly"))
    value = cookie.partition("=")[2].partition(";")[0]
    session = opened(value, b"the operator's", time.time())
    assert session is not None
    assert session.name == "telegram:42"


@pytest.mark.parametrize(
    "told",
    [
        init_data("999:other"),
        init_data(auth_date=str(int(time.time()) - 4000)),
        init_data(auth_date=str(int(time.time()) + 4000)),
        init_data(auth_date="soon"),
        init_data(user="nobody"),
        init_data() + "&user=%7B%22id%22%3A1%7D",
        init_data().replace("42", "43"),
        "hash=",
        "",
        "%",
    ],
)
def test_whom_telegram_does_not_vouch_for_stays_outside(visitor: Visitor, told: str) -> None:
    response = visitor.client.post("/telegram", json={"init_data": told})
    assert (response.status_code, response.json()["said"]) == (422, say("en", "web-not-from-telegram"))
    assert "set-cookie" not in response.headers


def test_without_a_token_nobody_comes_from_telegram(valkey_url: str) -> None:
    with Visitor(valkey_url) as page:
        assert page.client.post("/telegram", json={"init_data": init_data()}).status_code == 422


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Host": "evil.example", "Origin": "http://evil.example"},
        {"Host": "127.0.0.1.evil.example:8080", "Origin": "http://127.0.0.1.evil.example:8080"},
    ],
)
def test_other_pages_can_do_nothing(visitor: Visitor, headers: Mapping[str, str]) -> None:
    visitor.arrive()
    assert visitor.client.post("/say", json={"line": "pink hair"}, headers=headers).status_code == 403
    assert visitor.work() == []


def test_other_pages_can_show_nothing(visitor: Visitor) -> None:
    visitor.arrive()
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert visitor.client.get("/gallery", headers=foreign).status_code == 403
    assert visitor.client.get("/", headers=foreign).status_code == 200, "a link leads here"


def test_every_answer_has_its_headers(visitor: Visitor) -> None:
    for path in ("/", "/static/app.js", "/gallery", "/nowhere"):
        headers = visitor.client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert "https://web.telegram.org" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["strict-transport-security"]


def test_the_public_name_and_this_machine_are_welcome(visitor: Visitor) -> None:
    assert "Secure" in visitor.client.get("/").headers["set-cookie"]
    for host in ("127.0.0.1:8080", "localhost", "[::1]:8080", "192.168.1.20"):
        assert visitor.client.get("/", headers={"Host": host}).status_code == 200


def test_strangers_are_told_to_come_in_by_the_door(visitor: Visitor) -> None:
    for cookie in ("", "x", "e30.0", sealed(new_session(time.time()), b"another key")):
        response = visitor.client.get("/gallery", headers={"Cookie": f"{COOKIE}={cookie}"})
        assert (response.status_code, response.json()["stranger"]) == (401, True)


def test_a_cookie_is_believed_until_it_is_old_or_changed() -> None:
    session = Session("web:abc", 1_000_000)
    value = sealed(session, KEY)
    assert opened(value, KEY, 1_000_500) == session
    assert opened(value, KEY, 1_000_000 + LASTS + 1) is None
    assert opened(value, KEY, 900_000) is None
    other = sealed(Session("web:abd", 1_000_000), KEY)
    assert opened(f"{other.partition('.')[0]}.{value.partition('.')[2]}", KEY, 1_000_500) is None
    assert "SameSite=Lax" in set_cookie(session, KEY, secure=False)
    assert new_session(0).name != new_session(0).name


def test_nothing_but_a_small_object_is_read(visitor: Visitor) -> None:
    visitor.arrive()
    for body in (b"", b"[]", b"{", b'{"line": "' + b"x" * 20_000 + b'"}', b"\xff"):
        response = visitor.client.post("/say", content=body)
        assert (response.status_code, response.json()["said"]) == (422, say("en", "web-unreadable"))
