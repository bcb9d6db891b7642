"""What admins choose for their server, and members for themselves, holds for orders and sentences."""

from dataclasses import fields

import pytest
from redis import Redis

from bot.avatar_queue import AvatarQueue
from bot.button_key import ButtonKey
from bot.front_desk import FrontDesk
from bot.intake import Order, OrderRefused
from bot.manners import ShortMemory
from bot.pseudonyms import pseudonym
from bot.replies import LANGUAGES
from bot.request import ChatAddress
from bot.server_settings import ServerSettings, check_channel, check_gallery, settings_text, shaped
from models.recipe import decode

CLUB = "discord:900"


@pytest.fixture
def redis(valkey_url: str) -> Redis:
    return Redis.from_url(valkey_url)


def desk_at(redis: Redis) -> FrontDesk:
    return FrontDesk(AvatarQueue(redis, "avatars", 100), {"gan": 3}, ButtonKey(redis, b"key"), redis)


async def test_the_members_language_wins_then_the_servers_then_the_apps(redis: Redis) -> None:
    desk = desk_at(redis)
    await desk.change_settings(CLUB, {"language": "ja"}, "en")
    assert (await desk.manners("discord:1", CLUB, "en")).language == "ja"
    assert (await desk.manners("discord:1", "", "en")).language == "en"
    await desk.set_language("discord:1", "zh-TW", "en")
    for place in (CLUB, ""):
        assert (await desk.manners("discord:1", place, "en")).language == "zh-TW"
    await desk.set_language("discord:1", "", "en")
    assert (await desk_at(redis).manners("discord:1", CLUB, "en")).language == "ja"


async def test_settings_are_changed_one_by_one_and_outlive_restarts(redis: Redis) -> None:
    await desk_at(redis).change_settings(CLUB, {"channels": ["5", "6", "5"], "quiet": "on"}, "en")
    await desk_at(redis).change_settings(CLUB, {"share": "3", "gallery": "off"}, "en")
    settings = (await desk_at(redis).manners("discord:1", CLUB, "en")).settings
    assert settings == ServerSettings(channels=("5", "6"), share=3, gallery=False, quiet=True)
    other = await desk_at(redis).manners("discord:1", "discord:901", "en")
    assert other.settings == ServerSettings()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"language": "fr"}, "I speak"),
        ({"style": "oil"}, "don't know the style"),
        ({"share": "0"}, "1 to 64"),
        ({"share": "many"}, "1 to 64"),
        ({"quiet": "perhaps"}, "on or off"),
        ({"channels": [str(number) for number in range(60)]}, "50"),
    ],
)
async def test_what_cannot_be_set_is_said(redis: Redis, change: dict[str, object], said: str) -> None:
    with pytest.raises(OrderRefused, match=said):
        await desk_at(redis).change_settings(CLUB, change, "en")


async def test_the_servers_style_is_drawn_where_nobody_chose_another(redis: Redis) -> None:
    desk, settings = desk_at(redis), ServerSettings(style="pixel")

    def style(**order: str) -> str:
        draft = desk.take(shaped(Order(language="en", **order), settings))
        return decode(draft.recipes[0]).look.traits["style"]

    assert style(words="pink hair") == "pixel"
    assert style(words="pink hair, sketch style") == "sketch"
    assert style(words="pink hair", style="sketch") == "sketch"
    with pytest.raises(OrderRefused, match="Tell me what to draw"):
        style(words="")


def test_other_channels_and_a_closed_gallery_are_refused_kindly() -> None:
    settings = ServerSettings(channels=("5",), gallery=False)
    check_channel(settings, "5", "en")
    check_channel(ServerSettings(), "7", "en")
    check_gallery(ServerSettings(), "en")
    with pytest.raises(OrderRefused, match="other channels"):
        check_channel(settings, "7", "en")
    with pytest.raises(OrderRefused, match="turned off"):
        check_gallery(settings, "en")


async def test_without_redis_mochi_speaks_as_the_app_does(lost_redis: Redis) -> None:
    desk = desk_at(lost_redis)
    manners = await desk.manners("discord:1", CLUB, "ja")
    assert (manners.language, manners.settings) == ("ja", ServerSettings())
    with pytest.raises(OrderRefused):
        await desk.change_settings(CLUB, {"quiet": True}, "en")


def test_choices_are_looked_up_again_after_a_while() -> None:
    now = [0.0]
    memory = ShortMemory(lambda: now[0])
    memory.note("discord:1", CLUB, "ja", ServerSettings())
    assert memory.recall("discord:1", CLUB) == ("ja", ServerSettings())
    now[0] = 31.0
    assert memory.recall("discord:1", CLUB) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_settings_are_shown_a_line_each(language: str) -> None:
    plain, chosen = ServerSettings(), ServerSettings(("5",), "ja", "pixel", 3, False, True, "7", True)
    assert len(settings_text(plain, language).splitlines()) == len(fields(ServerSettings))
    pairs = zip(
        settings_text(plain, language).splitlines(),
        settings_text(chosen, language).splitlines(),
        strict=True,
    )
    assert all(first != second for first, second in pairs)


async def test_the_servers_share_orders_the_queue(redis: Redis) -> None:
    desk = desk_at(redis)
    await desk.change_settings(CLUB, {"share": 1}, "en")
    for name, server in (("a", CLUB), ("b", CLUB), ("c", "discord:901")):
        draft = desk.take(Order("pink hair", "en"))
        where = ChatAddress("console", {"mailbox": "m"}, "en")
        await desk.submit_draft(draft, f"console-{name}", where, f"discord:{name}", server)
    waiting = [one.decode() for one in redis.lrange("rq:queue:avatars", 0, -1)]
    assert waiting == [pseudonym(f"console-{name}", b"key") for name in "acb"]
