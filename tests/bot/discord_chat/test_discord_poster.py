"""The worker's side of Discord: what becomes of a placeholder."""

import io
import zipfile
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from bot.answer import UPLOAD_AT_MOST, Answer, File, Picture, PlaceholderGone, PostFailed, UploadGone
from bot.discord_chat import poster
from bot.discord_chat.poster import DiscordPoster
from bot.replies import say
from bot.request import Button, ChatAddress
from bot.settings import Settings
from tests.stand_ins.discord_stand_in import DIRECT, TOKEN, DiscordStandIn, Refusal, Shown, Trouble

CODE = "m3cfQzhLSwMnAyvwn4gCTyz6ercv9StP6g7LbwjYgnTSwh"


@pytest_asyncio.fixture
async def discord() -> AsyncIterator[DiscordStandIn]:
    """A Discord on which somebody waits at the placeholder 'waiting'."""
    async with DiscordStandIn() as stand_in:
        stand_in.placeholder("waiting")
        yield stand_in


@pytest_asyncio.fixture
async def mochi(discord: DiscordStandIn) -> AsyncIterator[DiscordPoster]:
    opened = poster(settings_of(discord))
    yield opened
    await opened.close()


def settings_of(discord: DiscordStandIn, **others: str) -> Settings:
    there = {"discord_api_base": discord.api_base, "discord_cdn_base": discord.cdn_base}
    return Settings.model_validate({"discord_token": TOKEN, **there, **others})


def address(waiting: str = "waiting", **others: str) -> ChatAddress:
    route = {"application": "1", "token": waiting, "interaction": "119000000000000001", "channel": "77"}
    return ChatAddress("discord", {**route, **others}, "en")


def answer(pictures: int = 1, text: str = "pink hair") -> Answer:
    file = io.BytesIO()
    Image.new("RGB", (64, 64), "pink").save(file, "PNG")
    drawn = [
        Picture(f"mochi-{number}.png", file.getvalue(), f"avatar {number}") for number in range(pictures)
    ]
    sheet = replace(drawn[0], name="mochi.png", alt="a sheet") if pictures > 1 else drawn[0]
    return Answer(text, [CODE] * pictures, drawn, sheet)


async def test_the_placeholder_becomes_the_picture(discord: DiscordStandIn, mochi: DiscordPoster) -> None:
    await mochi.post(address(), answer())
    shown = discord.shown["waiting"]
    assert Image.open(io.BytesIO(shown.pictures[0])).format == "PNG"
    assert (shown.alts, shown.codes, shown.edits) == (["avatar 0"], [CODE], 1)
    assert shown.content.startswith("pink hair")
    assert not shown.pings


async def test_four_pictures_come_as_one_sheet_with_numbered_codes(
    discord: DiscordStandIn, mochi: DiscordPoster
) -> None:
    await mochi.post(address(), answer(4))
    shown = discord.shown["waiting"]
    assert (shown.names, shown.alts, shown.kinds) == (["mochi.png"], ["a sheet"], ["image/png"])
    assert shown.content.splitlines()[1:] == [f"{number} `{CODE}`" for number in (1, 2, 3, 4)]


async def test_a_sheet_that_is_too_big_comes_as_single_pictures(
    discord: DiscordStandIn, mochi: DiscordPoster
) -> None:
    four = answer(4)
    await mochi.post(address(), replace(four, sheet=replace(four.sheet, data=bytes(10 * 2**20 + 1))))
    assert discord.shown["waiting"].alts == [f"avatar {number}" for number in range(4)]


async def test_a_file_comes_instead_of_pictures(discord: DiscordStandIn, mochi: DiscordPoster) -> None:
    file = File("mochi.svg", b"<svg/>", "image/svg+xml", "pink hair as a drawing")
    await mochi.post(address(), replace(answer(), file=file))
    shown = discord.shown["waiting"]
    assert (shown.names, shown.kinds, shown.pictures) == (["mochi.svg"], ["image/svg+xml"], [b"<svg/>"])
    assert shown.alts == ["pink hair as a drawing"]


async def test_a_file_that_is_too_big_is_said_so(discord: DiscordStandIn, mochi: DiscordPoster) -> None:
    file = File("mochi.zip", bytes(10 * 2**20 + 1), "application/zip", "moods")
    await mochi.post(address(), replace(answer(), file=file))
    shown = discord.shown["waiting"]
    assert shown.content.startswith(say("en", "file-too-big"))
    assert (shown.names, shown.codes) == ([], [CODE])


async def test_buttons_stand_in_their_rows(discord: DiscordStandIn, mochi: DiscordPoster) -> None:
    keyboard = ((Button("1", "p__x"), Button("2", "p__y")), (Button("Delete", "d__z"),))
    await mochi.post(address(), replace(answer(2), keyboard=keyboard))
    shown = discord.shown["waiting"]
    assert shown.buttons == {"1": "mochi:p__x", "2": "mochi:p__y", "Delete": "mochi:d__z"}
    assert [len(row["components"]) for row in shown.components] == [2, 1]
    await mochi.apologise(address(), "Sorry")
    assert shown.buttons == {}


async def test_posted_twice_is_shown_once(discord: DiscordStandIn, mochi: DiscordPoster) -> None:
    await mochi.post(address(), answer())
    await mochi.post(address(), answer())
    assert len(discord.shown["waiting"].pictures) == 1
    assert discord.in_channel == []


async def test_a_long_caption_is_cut_and_the_codes_are_not(
    discord: DiscordStandIn, mochi: DiscordPoster
) -> None:
    await mochi.post(address(), answer(4, "*@everyone* " * 400))
    shown = discord.shown["waiting"]
    assert len(shown.content) <= 2000
    assert shown.codes == [CODE] * 4
    assert "@everyone" not in shown.content


async def test_a_busy_discord_is_waited_for(discord: DiscordStandIn, mochi: DiscordPoster) -> None:
    discord.refuse(429, retry_after=0.01)
    await mochi.post(address(), answer())
    assert discord.shown["waiting"].pictures


async def test_a_proxys_wait_is_read_from_its_header(discord: DiscordStandIn, mochi: DiscordPoster) -> None:
    discord.trouble("/@original", Trouble(page=(429, {"Retry-After": "90"})))
    with pytest.raises(PostFailed) as caught:
        await mochi.post(address(), answer())
    assert caught.value.retry_after == 90
    discord.trouble("/@original", Trouble(page=(429, {"Retry-After": "Fri, 31 Dec 2027 23:59:59 GMT"})))
    with pytest.raises(PostFailed):
        await mochi.post(address(), answer())


async def test_a_lost_reply_shows_one_answer(discord: DiscordStandIn, mochi: DiscordPoster) -> None:
    discord.trouble("/@original", Trouble(lost=True))
    with pytest.raises(PostFailed):
        await mochi.post(address(), answer())
    await mochi.post(address(), answer())
    assert len(discord.shown["waiting"].pictures) == 1


@pytest.mark.parametrize(("status", "wait"), [(429, 60.0), (500, None), (503, None)])
async def test_longer_troubles_are_another_trys(
    discord: DiscordStandIn, mochi: DiscordPoster, status: int, wait: float | None
) -> None:
    discord.refuse(status, retry_after=wait)
    with pytest.raises(PostFailed) as caught:
        await mochi.post(address(), answer())
    assert caught.value.retry_after == wait
    await mochi.post(address(), answer())
    assert discord.shown["waiting"].pictures


async def test_an_unreachable_discord_tells_no_token() -> None:
    away = poster(Settings(discord_api_base="http://127.0.0.1:9/api"))
    with pytest.raises(PostFailed) as caught:
        await away.post(address("secret-token"), answer())
    assert "secret-token" not in str(caught.value)
    await away.close()


@pytest.mark.parametrize(("status", "code"), [(401, 50027), (401, 0), (404, 10015)])
async def test_after_fifteen_minutes_the_answer_is_a_message_of_its_own(
    discord: DiscordStandIn, mochi: DiscordPoster, status: int, code: int
) -> None:
    forgotten = Trouble(Refusal(status, code))
    discord.trouble("/@original", forgotten, forgotten)
    late = replace(answer(), keyboard=((Button("Delete", "d__z"),),))
    await mochi.post(address(), late)
    await mochi.post(address(), late)
    assert len(discord.in_channel) == 1
    assert discord.in_channel[0].codes == [CODE]
    assert discord.in_channel[0].buttons == {"Delete": "mochi:d__z"}


async def test_a_deleted_message_is_given_up(discord: DiscordStandIn, mochi: DiscordPoster) -> None:
    del discord.shown["waiting"]
    with pytest.raises(PlaceholderGone):
        await mochi.post(address(), answer())
    assert discord.in_channel == []


async def test_a_channel_without_permission_is_given_up(
    discord: DiscordStandIn, mochi: DiscordPoster
) -> None:
    discord.refuse(401, 50027)
    discord.refuse(403, 50013)
    with pytest.raises(PlaceholderGone):
        await mochi.post(address(), answer())


async def test_where_the_channel_takes_none_the_answer_is_a_direct_message(
    discord: DiscordStandIn, mochi: DiscordPoster
) -> None:
    waiting = address("waiting", person="4711")
    for _ in range(2):
        discord.refuse(401, 50027)
        discord.refuse(403, 50013)
        await mochi.post(waiting, answer())
    (shown,) = discord.in_channel
    assert (shown.channel, shown.codes) == (DIRECT + "4711", [CODE])


async def test_what_the_person_alone_was_to_see_is_never_said_in_the_channel(
    discord: DiscordStandIn, mochi: DiscordPoster
) -> None:
    discord.refuse(401, 50027)
    await mochi.post(address("waiting", person="4711", alone="alone"), answer())
    assert [one.channel for one in discord.in_channel] == [DIRECT + "4711"]


async def test_somebody_who_takes_no_direct_messages_is_given_up(
    discord: DiscordStandIn, mochi: DiscordPoster
) -> None:
    discord.refuse(404, 10015)
    discord.refuse(404, 10003)
    discord.refuse(403, 50007)
    with pytest.raises(PlaceholderGone):
        await mochi.post(address("waiting", person="4711"), answer())


async def test_words_alone_are_an_answer(discord: DiscordStandIn, mochi: DiscordPoster) -> None:
    await mochi.post(address(), Answer("It *bears* my marks.", ()))
    assert (discord.shown["waiting"].content, discord.shown["waiting"].pictures) == (
        r"It \*bears\* my marks.",
        [],
    )


def a_pack() -> Answer:
    """The answer to /pack."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as folder:
        for mood in ("happy", "wink"):
            for name, kind, size in (
                (f"emoji/{mood}.png", "PNG", 128),
                (f"stickers/{mood}.webp", "WEBP", 512),
            ):
                picture, labels = io.BytesIO(), PngInfo()
                labels.add_text("AIGC", "drawn by AI")
                shape = Image.new("RGBA", (size, size), "pink")
                shape.save(picture, kind, **({"pnginfo": labels} if kind == "PNG" else {}))
                folder.writestr(name, picture.getvalue())
    return replace(answer(), file=File("mochi-moods.zip", archive.getvalue(), "application/zip", "moods"))


@pytest.mark.parametrize("times", [1, 2])
async def test_a_pack_becomes_emoji_of_the_server_once(
    discord: DiscordStandIn, mochi: DiscordPoster, times: int
) -> None:
    for _ in range(times):
        await mochi.post(address(guild="55", becomes="emoji"), a_pack())
    emoji, shown = discord.guilds["55"].emoji, discord.shown["waiting"]
    assert [name.split("_")[1] for name in emoji] == ["happy", "wink"]
    assert Image.open(io.BytesIO(next(iter(emoji.values())))).size == (128, 128)
    assert shown.names == ["mochi-moods.zip"]
    assert say("en", "emoji-added", count=2) in shown.content
    assert all(f"<:{name}:" in shown.content for name in emoji)


async def test_a_pack_becomes_stickers_that_keep_their_labels(
    discord: DiscordStandIn, mochi: DiscordPoster
) -> None:
    await mochi.post(address(guild="55", becomes="stickers"), a_pack())
    guild = discord.guilds["55"]
    (happy, _) = guild.stickers
    assert guild.labels[happy]["description"] == say("en", "mood-happy")
    with Image.open(io.BytesIO(guild.stickers[happy])) as sticker:
        assert (sticker.size, getattr(sticker, "text", {})) == ((320, 320), {"AIGC": "drawn by AI"})
    assert say("en", "stickers-added", count=2) in discord.shown["waiting"].content


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        (Refusal(403, 50013), "expressions-not-allowed"),
        (Refusal(429, retry_after=900.0), "expressions-busy"),
        (Refusal(500), "expressions-failed"),
    ],
)
async def test_what_a_server_does_not_take_is_in_the_file(
    discord: DiscordStandIn, mochi: DiscordPoster, trouble: Refusal, sentence: str
) -> None:
    discord.guilds["55"].trouble.append(trouble)
    await mochi.post(address(guild="55", becomes="emoji"), a_pack())
    shown = discord.shown["waiting"]
    assert shown.names == ["mochi-moods.zip"]
    assert say("en", sentence) in shown.content


async def test_a_full_server_takes_what_fits(discord: DiscordStandIn, mochi: DiscordPoster) -> None:
    discord.guilds["55"].room = 1
    await mochi.post(address(guild="55", becomes="emoji"), a_pack())
    shown = discord.shown["waiting"].content
    assert f"{say('en', 'emoji-added', count=1)} {say('en', 'expressions-full')}" in shown


async def test_an_upload_is_fetched_from_the_cdn(discord: DiscordStandIn, mochi: DiscordPoster) -> None:
    discord.assets["attachments/1/2/me.png"] = b"a picture"
    address = f"{discord.cdn_base}/attachments/1/2/me.png?ex=1&hm=2"
    assert await mochi.fetch({"address": address}) == b"a picture"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/cdn/attachments/1/2/me.png",
        "http://127.0.0.1:9@{host}/cdn/attachments/me.png",
        "{api}/users/@me",
        "{cdn}.evil/attachments/me.png",
        "{cdn}/../api/v10/users/@me",
        "{cdn}/gone.png",
        "https://media.discordapp.net/attachments/me.png",
        "file:///etc/hostname",
        "/etc/hostname",
        "http://[",
        "",
    ],
)
async def test_an_upload_is_fetched_from_nowhere_else(
    discord: DiscordStandIn, mochi: DiscordPoster, address: str
) -> None:
    facts = {"api": discord.api_base, "cdn": discord.cdn_base, "host": discord.cdn_base.split("/")[2]}
    with pytest.raises(UploadGone):
        await mochi.fetch({"address": address.format(**facts)})


async def test_an_upload_leads_nowhere_and_is_not_endless(
    discord: DiscordStandIn, mochi: DiscordPoster
) -> None:
    discord.assets["me.png"] = bytes(UPLOAD_AT_MOST + 1)
    discord.trouble("/me.png", Trouble(page=(302, {"Location": f"{discord.cdn_base}/you.png"})))
    for _ in range(2):
        with pytest.raises(UploadGone):
            await mochi.fetch({"address": f"{discord.cdn_base}/me.png"})


@pytest.mark.parametrize(("status", "wait"), [(429, 7.0), (503, None)])
async def test_a_busy_cdn_is_another_trys(
    discord: DiscordStandIn, mochi: DiscordPoster, status: int, wait: float | None
) -> None:
    discord.trouble("/me.png", Trouble(page=(status, {"Retry-After": str(wait)} if wait else {})))
    with pytest.raises(PostFailed) as caught:
        await mochi.fetch({"address": f"{discord.cdn_base}/me.png"})
    assert caught.value.retry_after == wait


async def test_a_cdn_out_of_reach_tells_no_address() -> None:
    away = poster(Settings(discord_cdn_base="http://127.0.0.1:9/cdn"))
    with pytest.raises(PostFailed) as caught:
        await away.fetch({"address": "http://127.0.0.1:9/cdn/secret.png"})
    assert "secret" not in str(caught.value)
    await away.close()


async def test_an_apology_takes_the_placeholders_place(discord: DiscordStandIn, mochi: DiscordPoster) -> None:
    await mochi.apologise(address(), "Sorry, *this* would not come out.")
    assert discord.shown["waiting"].content == r"Sorry, \*this\* would not come out."


async def in_channel(discord: DiscordStandIn) -> ChatAddress:
    """Somebody waits at a message of the bot's own in a channel."""
    discord.in_channel.append(Shown("Drawing your avatar…"))
    route = {"application": "", "token": "", "interaction": "", "channel": "77"}
    return ChatAddress("discord", {**route, "message": discord.in_channel[0].id}, "en")


async def test_a_placeholder_in_a_channel_becomes_the_picture(
    discord: DiscordStandIn, mochi: DiscordPoster
) -> None:
    waiting = await in_channel(discord)
    await mochi.post(waiting, answer())
    await mochi.post(waiting, answer())
    (shown,) = discord.in_channel
    assert (len(shown.pictures), shown.codes, shown.pings) == (1, [CODE], False)


async def test_a_placeholder_that_is_gone_from_a_channel_is_given_up(
    discord: DiscordStandIn, mochi: DiscordPoster
) -> None:
    waiting = await in_channel(discord)
    discord.delete(discord.in_channel[0])
    with pytest.raises(PlaceholderGone):
        await mochi.post(waiting, answer())


async def test_without_a_token_a_placeholder_in_a_channel_is_given_up(discord: DiscordStandIn) -> None:
    bare = poster(Settings(discord_token=None, discord_api_base=discord.api_base))
    with pytest.raises(PlaceholderGone):
        await bare.apologise(await in_channel(discord), "Sorry")
    await bare.close()
