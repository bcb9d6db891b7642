"""Everything that a button brings, drawn by real networks: tiny ones that have learned nothing.

What counts here is that frames, packs and files come whole out of networks and not how they look.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import cast

import numpy as np
import pytest
from PIL import Image
from redis import Redis

from bot.answer import Answer, File
from bot.request import Errand
from models.look import sample
from models.moods import MOODS
from models.recipe import Recipe
from tests.tiny_weights import write_tiny_weights
from tests.worker.workshop import Mochi
from worker.picture import Pixels
from worker.studio import Studio

SIGNATURE = {"META-INF/", "META-INF/content_credential.c2pa"}
"""What tells the origin of an archive."""


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return Studio("cpu", folder=write_tiny_weights(tmp_path_factory.mktemp("weights"), contrast=8))


@pytest.fixture
def mochi(valkey_url: str, studio: Studio) -> Iterator[Mochi]:
    with Redis.from_url(valkey_url) as redis:
        mochi = Mochi(redis, valkey_url)
        mochi.studio = studio  # type: ignore[assignment] # a real one instead
        yield mochi


def brought(mochi: Mochi, **order: object) -> File:
    """The file that the chat shows in the end."""
    mochi.ask("a", **order)  # type: ignore[arg-type] # fields of a request
    mochi.work()
    shown = mochi.chat.shown["a"]
    assert isinstance(shown, Answer), shown
    return cast(File, shown.file)


def frames(file: File) -> list[Pixels]:
    film = Image.open(io.BytesIO(file.data))
    shown = []
    for number in range(film.n_frames):
        film.seek(number)
        shown.append(np.asarray(film.convert("RGB")))
    return shown


def test_a_walk_leads_from_avatar_to_avatar(mochi: Mochi, studio: Studio) -> None:
    """It rests at the pictures that the recipes draw."""
    film = frames(brought(mochi, seeds=[1, 2], errand=Errand.MORPH))
    first, second = studio.draw([Recipe(sample(seed), seed) for seed in (1, 2)])
    half = len(film) // 2
    assert 1.5 * apart(film[0], first) < apart(film[0], second)
    assert 1.5 * apart(film[half], second) < apart(film[half], first)


def apart(shown: Pixels, drawn: Pixels) -> float:
    """How far two pictures are apart, but for what enlarging, marks and encoding do to their grain."""
    coarse = [
        np.asarray(Image.fromarray(one).resize((64, 64), Image.Resampling.BOX)) for one in (shown, drawn)
    ]
    return float(np.abs(coarse[0].astype(float) - coarse[1]).mean())


def test_an_avatar_moves(mochi: Mochi) -> None:
    film = frames(brought(mochi, errand=Errand.MOVE))
    assert len(film) > 24
    assert any((frame != film[0]).any() for frame in film)


def test_a_pack_is_whole(mochi: Mochi) -> None:
    pack = zipfile.ZipFile(io.BytesIO(brought(mochi, errand=Errand.PACK).data))
    signature = {name for name in pack.namelist() if name.startswith("META-INF/")}
    pictures = set(pack.namelist()) - signature
    assert signature == SIGNATURE
    assert len(pictures) == 3 * len(MOODS) + 1
    assert all(Image.open(pack.open(name)).size[0] >= 128 for name in pictures)


@pytest.mark.parametrize("form", ["png1024", "circle", "webp", "sprites", "card"])
def test_files_can_be_had(mochi: Mochi, form: str) -> None:
    file = brought(mochi, errand=Errand.FILE, format=form)
    if file.name.endswith(".zip"):
        assert json.loads(zipfile.ZipFile(io.BytesIO(file.data)).read("mochi-sprites.json"))
    elif file.name.endswith(".glb"):
        assert file.data[:4] == b"glTF"
    else:
        assert Image.open(io.BytesIO(file.data)).width in (512, 1024)


def test_figures_are_cut_out_in_styles_of_every_kind(mochi: Mochi) -> None:
    """Whatever a network makes of a style, a picture comes."""
    for style in ("cel", "watercolour", "manga", "pixel"):
        seed = next(seed for seed in range(500) if sample(seed).traits["style"] == style)
        mochi.ask(style, [seed], errand=Errand.FILE, format="transparent")
    mochi.work()
    assert set(mochi.chat.order) == {"cel", "watercolour", "manga", "pixel"}
