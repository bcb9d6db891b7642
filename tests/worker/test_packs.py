"""One avatar in twelve moods, ready for two chats."""

import io
import zipfile
from importlib.resources import files

import numpy as np
import pytest
from PIL import Image, ImageFont

from bot.replies import LANGUAGES, say
from bot.request import Errand
from models.moods import MOODS, in_mood
from models.recipe import decode, encode
from tests.worker.painted import made, psnr, someone
from worker.crafts import Made
from worker.errands import ERRANDS
from worker.packs import FONT, contact_sheet

ONE = someone(3, backdrop="sakura")
EMOJI_OF_DISCORD = 256 * 1024
STICKER_OF_TELEGRAM = 512 * 1024


@pytest.fixture(scope="module")
def packed() -> Made:
    return made(ERRANDS[Errand.PACK], ONE)


@pytest.fixture(scope="module")
def pack(packed: Made) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(packed.data))


def test_it_holds_every_mood_three_times_and_a_sheet(pack: zipfile.ZipFile) -> None:
    wanted = {f"{kind}/{mood}.{end}" for mood in MOODS for kind, end in KINDS.items()} | {"moods.png"}
    assert set(pack.namelist()) == wanted
    assert encode(ONE) in pack.comment.decode()
    assert pack.testzip() is None


KINDS = {"pictures": "png", "emoji": "png", "stickers": "webp"}


@pytest.mark.parametrize(
    ("kind", "form", "edge", "mode", "at_most"),
    [
        ("pictures/happy.png", "PNG", 512, "RGB", STICKER_OF_TELEGRAM),
        ("emoji/happy.png", "PNG", 128, "RGBA", EMOJI_OF_DISCORD),
        ("stickers/happy.webp", "WEBP", 512, "RGBA", STICKER_OF_TELEGRAM),
    ],
)
def test_each_is_what_its_chat_takes(
    pack: zipfile.ZipFile, kind: str, form: str, edge: int, mode: str, at_most: int
) -> None:
    for mood in MOODS:
        name = kind.replace("happy", mood)
        picture = Image.open(pack.open(name))
        assert (picture.format, picture.size, picture.mode) == (form, (edge, edge), mode)
        assert pack.getinfo(name).file_size <= at_most
        assert mode == "RGB" or picture.getchannel("A").getextrema() == (0, 255)


def test_every_picture_names_the_recipe_of_its_mood(pack: zipfile.ZipFile) -> None:
    """So one of them can be had again alone."""
    for mood in MOODS:
        recipe = decode(Image.open(pack.open(f"pictures/{mood}.png")).info["Recipe"])
        assert recipe.look.traits == in_mood(ONE.look, mood).traits
        assert encode(recipe) in str(Image.open(pack.open(f"stickers/{mood}.webp")).info["xmp"])


def test_moods_differ_and_the_character_stays(pack: zipfile.ZipFile) -> None:
    happy, angry = (np.asarray(Image.open(pack.open(f"pictures/{mood}.png"))) for mood in ("happy", "angry"))
    changed = np.abs(happy.astype(int) - angry).max(2) > 40
    assert 0.005 < changed.mean() < 0.2
    assert psnr(happy[:100], angry[:100]) > 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mood_has_a_name_that_can_be_written(language: str) -> None:
    """The font that ships has only the letters of these names: cut it anew when a name changes."""
    font = ImageFont.truetype(io.BytesIO((files("worker") / "lettering" / FONT).read_bytes()), 24)
    missing = bytes(font.getmask("\uffff"))
    for mood in MOODS:
        for letter in say(language, f"mood-{mood}").replace(" ", ""):
            assert bytes(font.getmask(letter)) != missing, (mood, letter)


def test_the_sheet_shows_names_in_the_members_language() -> None:
    pictures = dict.fromkeys(MOODS, Image.new("RGB", (256, 256), "red"))
    english, japanese = (np.asarray(contact_sheet(pictures, language)) for language in ("en", "ja"))
    assert english.shape == (3 * 296, 1024, 3)
    assert not np.array_equal(english[256:296], japanese[256:296])
    assert (english[256:296] < 128).any()
    assert (english[:256] == (255, 0, 0)).all()


def test_the_preview_is_the_sheet(packed: Made, pack: zipfile.ZipFile) -> None:
    assert psnr(np.asarray(packed.preview), np.asarray(Image.open(pack.open("moods.png")))) > 40
