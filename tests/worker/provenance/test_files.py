"""Every kind of file that Mochi makes bears its marks, read again as a stranger's reader would."""

import io
import json
import time
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache

import c2pa
import pytest
from PIL import Image

from bot.request import Errand
from models.recipe import Recipe
from models.weights_index import Shipped
from tests.worker.painted import paint, someone
from worker.animations import can_film
from worker.crafts import Craft, Made, Materials
from worker.errands import ERRANDS
from worker.file_formats import FILES
from worker.picture import to_png
from worker.provenance.findings import Findings, Signature, Verdict
from worker.provenance.identity import create
from worker.provenance.imprint import Maker
from worker.provenance.looking import look_at

ONE, TWO = someone(3), someone(4)
IDENTITY = create()
WEIGHTS = {
    "gan": Shipped("gan.safetensors", 2, "ab" * 32),
    "canvas": Shipped("canvas.safetensors", 2, "cd" * 32),
}
MAKER = Maker(IDENTITY, "Example Ltd", WEIGHTS)
REQUEST = "tg-5550123-77"

Making = tuple[Craft, str, tuple[Recipe, ...]]
MAKINGS: Mapping[str, Making] = {
    **{name: (craft, "discord", (ONE,)) for name, craft in FILES.items()},
    "animated WebP": (ERRANDS[Errand.MOVE], "discord", (ONE,)),
    "MP4": (ERRANDS[Errand.MOVE], "telegram", (ONE,)),
    "morph": (ERRANDS[Errand.MORPH], "discord", (ONE, TWO)),
    "pack": (ERRANDS[Errand.PACK], "discord", (ONE,)),
}


@cache
def made(name: str) -> Made:
    craft, platform, recipes = MAKINGS[name]
    drawn = [paint(frame) for frame in craft.frames(recipes)]
    return craft.make(Materials(recipes, drawn, "en", platform, None, MAKER, REQUEST))


def look(data: bytes, *roots: str) -> Findings:
    return look_at(data, roots or [IDENTITY.root])


@pytest.mark.parametrize("name", MAKINGS)
def test_every_file_says_in_every_way_it_can_that_ai_made_it(name: str) -> None:
    if name == "MP4" and not can_film():
        pytest.skip("no encoder for MP4 here")
    found = look(made(name).data)
    assert found.verdict is Verdict.MOCHI
    assert (found.signature, found.signed_as_ai, found.maker) == (Signature.OWN, True, "Mochi")
    assert found.label
    assert found.source
    number = MAKER.imprint(REQUEST, MAKINGS[name][2]).number
    assert found.mark == (None if name == "svg" else number)


@pytest.mark.parametrize("name", MAKINGS)
def test_no_file_tells_who_asked(name: str) -> None:
    """Neither the request's name, which may hold a chat's number, nor a part of it."""
    data = made(name).data
    assert REQUEST.encode() not in data
    assert b"5550123" not in data


def test_every_picture_of_a_pack_is_marked_by_itself() -> None:
    with zipfile.ZipFile(io.BytesIO(made("pack").data)) as archive:
        pictures = [name for name in archive.namelist() if name.endswith((".png", ".webp"))]
        found = {name: look(archive.read(name)) for name in pictures}
    assert len(found) > 30
    assert {one.signature for one in found.values()} == {Signature.OWN}
    assert not [name for name, one in found.items() if one.mark is None]


def test_the_manifest_names_the_weights_and_the_request_under_another_name() -> None:
    with c2pa.Reader("image/png", io.BytesIO(made("png512").data)) as reader:
        manifest = reader.get_active_manifest()
    said = {assertion["label"]: assertion["data"] for assertion in manifest["assertions"]}
    assert said["mochi.networks"]["networks"][0] == {"name": "gan", **vars(WEIGHTS["gan"])}
    assert said["mochi.request"]["reference"] == IDENTITY.reference(REQUEST)
    assert "thumbnail" not in json.dumps(manifest)


def test_chinas_label_names_the_producer() -> None:
    info = Image.open(io.BytesIO(made("png512").data)).info
    label = json.loads(info["AIGC"])
    assert (label["Label"], label["ContentProducer"]) == ("1", "Example Ltd")
    assert label["ProduceID"] == IDENTITY.reference(REQUEST)
    assert 'xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"' in info["XML:com.adobe.xmp"]


def without_metadata(data: bytes) -> bytes:
    file = io.BytesIO()
    Image.open(io.BytesIO(data)).convert("RGB").save(file, "JPEG", quality=75)
    return file.getvalue()


def with_another_pixel(data: bytes) -> bytes:
    place = data.index(b"IDAT") + 100
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def with_other_words(data: bytes) -> bytes:
    return data.replace(b"Drawn by AI", b"Drawn by me")


def test_what_a_chat_recompressed_is_known_by_the_invisible_mark() -> None:
    found = look(without_metadata(made("png1024").data))
    assert (found.verdict, found.signature, found.label) == (Verdict.MOCHI, Signature.NONE, False)


@pytest.mark.parametrize("change", [with_another_pixel, with_other_words])
def test_a_change_breaks_the_signature(change: Callable[[bytes], bytes]) -> None:
    assert look(change(made("png512").data)).signature is Signature.BROKEN


def test_a_stranger_with_the_same_program_is_no_mochi_of_ours() -> None:
    stranger = create()
    found = look(made("svg").data, stranger.root)
    assert (found.verdict, found.signature) == (Verdict.AI, Signature.FOREIGN)


def test_an_expired_certificate_is_told_from_a_broken_signature() -> None:
    soon = create(datetime.now(UTC), timedelta(seconds=2))
    data = to_png(Image.new("RGB", (64, 64)), Maker(soon).imprint("", [ONE]))
    deadline = time.monotonic() + 20
    while look(data, soon.root).signature is not Signature.EXPIRED:
        assert time.monotonic() < deadline
        time.sleep(0.2)


def test_who_cannot_sign_any_more_still_draws_and_marks() -> None:
    ended = create(datetime(2020, 1, 1, tzinfo=UTC), timedelta(days=1))
    found = look(to_png(Image.new("RGB", (64, 64)), Maker(ended).imprint("", [ONE])), ended.root)
    assert (found.signature, found.label, found.source) == (Signature.NONE, True, True)
    assert found.mark is not None


def test_a_picture_by_the_painter_is_not_marked() -> None:
    file = io.BytesIO()
    Image.fromarray(paint(ERRANDS[Errand.MOVE].frames([ONE])[0])).save(file, "PNG")
    assert look(file.getvalue()) == Findings()
    assert look(b"no picture at all") == Findings()
