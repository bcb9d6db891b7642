"""Animations as files: decoded again, they are the film that was drawn, and say where they come from."""

import io
import subprocess
from functools import cache

import imageio_ffmpeg
import numpy as np
import pytest
from PIL import Image

from bot.request import Errand
from models.recipe import encode
from tests.worker.painted import made, paint, psnr, someone
from worker import films
from worker.choreography import morph, move
from worker.crafts import Made
from worker.errands import ERRANDS
from worker.file_formats import FILES
from worker.picture import Pixels, enlarge

ONE, OTHER = someone(3), someone(8)
DISCORD_TAKES = 10 * 2**20


def frames(film: Made) -> list[Image.Image]:
    picture = Image.open(io.BytesIO(film.data))
    shown = []
    for number in range(picture.n_frames):
        picture.seek(number)
        shown.append(picture.convert("RGB"))
    return shown


def drawn(number: int) -> Pixels:
    return np.asarray(enlarge(paint(move(ONE).frames[number]), 512, "cel"))


@cache
def film_of(kind: str) -> Made:
    return made(ERRANDS[Errand.MOVE] if kind == "WEBP" else FILES["gif"], ONE)


@pytest.mark.parametrize("kind", ["WEBP", "GIF"])
def test_an_avatar_moves_in_a_chat(kind: str) -> None:
    film = film_of(kind)
    picture = Image.open(io.BytesIO(film.data))
    assert (picture.format, picture.size) == (kind, (512, 512))
    assert picture.info["loop"] == 0
    assert len(film.data) < DISCORD_TAKES
    shown = frames(film)
    assert len(shown) == len(move(ONE).frames)
    for number in (0, 7, 20):
        assert psnr(np.asarray(shown[number]), drawn(number)) > 35
    assert film.name == f"mochi.{kind.lower()}"
    assert encode(ONE) in str(picture.info.get("comment", picture.info.get("xmp")))


def test_what_rests_in_a_gif_does_not_flicker() -> None:
    """The backdrop stands still, so each of its pixels keeps its colour from frame to frame."""
    corners = np.stack([np.asarray(frame)[:60, :60] for frame in frames(film_of("GIF"))])
    assert (corners == corners[0]).all()


def test_a_walk_goes_from_one_to_the_other_and_shows_each_for_a_while() -> None:
    film = made(ERRANDS[Errand.MORPH], ONE, OTHER)
    picture = Image.open(io.BytesIO(film.data))
    times = []
    for number in range(picture.n_frames):
        picture.seek(number)
        picture.load()
        times.append(picture.info["duration"])
    assert times == list(morph((ONE, OTHER)).milliseconds)
    halfway = frames(film)[len(times) // 2]
    painted = enlarge(paint(morph((OTHER, ONE)).frames[0]), 512, "cel")
    assert psnr(np.asarray(halfway), np.asarray(painted)) > 32
    assert all(encode(recipe) in str(picture.info["xmp"]) for recipe in (ONE, OTHER))


@pytest.mark.skipif("not __import__('worker.animations').animations.can_film()", reason="no encoder here")
def test_telegram_gets_a_film_that_it_plays_as_an_animation() -> None:
    """H.264 in yuv420p without sound, as long as the frames say."""
    film = made(ERRANDS[Errand.MORPH], ONE, OTHER, platform="telegram")
    assert (film.name, film.kind) == ("mochi.mp4", "video/mp4")
    seen = subprocess.run(
        [
            imageio_ffmpeg.get_ffmpeg_exe(),
            *["-hide_banner", "-i", "pipe:0", "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1"],
        ],
        input=film.data,
        capture_output=True,
        check=True,
    )
    told = seen.stderr.decode()
    assert "h264" in told
    assert "yuv420p" in told
    assert "Audio" not in told
    assert encode(OTHER) in told
    shown = np.frombuffer(seen.stdout, np.uint8).reshape(-1, 512, 512, 3)
    assert len(shown) == pytest.approx(sum(morph((ONE, OTHER)).milliseconds) / 60, abs=1)
    first = enlarge(paint(morph((ONE, OTHER)).frames[0]), 512, "cel")
    assert psnr(shown[0], np.asarray(first)) > 32


def test_without_an_encoder_telegram_gets_a_gif(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(films, "can_film", lambda: False)
    assert made(ERRANDS[Errand.MOVE], ONE, platform="telegram").name == "mochi.gif"


def test_a_film_that_is_too_large_comes_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(films, "LARGEST", 300_000)
    film = made(ERRANDS[Errand.MOVE], ONE)
    assert Image.open(io.BytesIO(film.data)).width < 512


def test_the_same_recipe_makes_the_same_film() -> None:
    assert made(ERRANDS[Errand.MOVE], ONE).data == film_of("WEBP").data
