"""Pictures that are sent: opened with care and apart from all else, used or kindly refused, never kept."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from redis import Redis
from rq.registry import FinishedJobRegistry

from bot.answer import Answer, PostFailed, UploadGone
from bot.isolation import UploadRefused
from bot.keyboards import Owner, waiting_keyboard
from bot.presses import Verb, unseal
from bot.replies import LANGUAGES, say
from bot.request import Errand
from models.recipe import decode
from tests.tiny_weights import write_tiny_weights
from tests.worker.uploads import BAD, GOOD, deep, half_and_half, lying_text, png, saved, turned
from tests.worker.workshop import Mochi, retry_now
from worker.studio import Studio
from worker.uploads.screening import REASONS, looked_at, screened

ALICE = "discord:1"


def harmless(_: Image.Image) -> float:
    return 0.1


def opened(data: bytes) -> Image.Image:
    told, pixels = looked_at(data, harmless)
    return Image.frombytes(told["mode"], tuple(told["size"]), pixels).convert("RGB")


def is_like(pixel: object, colour: tuple[int, int, int]) -> bool:
    return isinstance(pixel, tuple) and all(abs(a - b) < 60 for a, b in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("name", GOOD)
def test_good_pictures_come_as_they_are_seen(name: str) -> None:
    picture = opened(GOOD[name]())
    width, height = picture.size
    assert is_like(picture.getpixel((width // 8, height // 2)), (255, 0, 0))
    assert is_like(picture.getpixel((width * 7 // 8, height // 2)), (0, 0, 255))


@pytest.mark.parametrize("name", BAD)
def test_bad_ones_are_told_apart(name: str) -> None:
    make, why = BAD[name]
    assert looked_at(make(), harmless) == ({"refused": why}, b"")


def test_photos_are_turned_upright() -> None:
    picture = opened(turned())
    assert picture.size == (200, 300)
    assert is_like(picture.getpixel((100, 30)), (255, 0, 0))
    assert is_like(picture.getpixel((100, 270)), (0, 0, 255))


def test_odd_metadata_is_no_reason() -> None:
    """A text where a number belongs; the photo is turned all the same."""
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = "hello", 6
    odd = exif.tobytes().replace(b"\x01\x0e", b"\x01\x21")
    assert opened(saved(half_and_half(), "JPEG", exif=odd)).size == (200, 300)


def test_sixteen_bits_are_not_cut_off() -> None:
    picture = opened(deep())
    middle = picture.getpixel((32, 32))
    assert isinstance(middle, tuple)
    assert 100 < middle[0] < 160


def test_a_large_one_is_made_smaller() -> None:
    assert opened(png((1200, 900))).size == (512, 384)


def test_nothing_but_pixels_comes_in() -> None:
    exif = Image.Exif()
    exif[0x010E] = "where I live"
    told, pixels = looked_at(saved(half_and_half(), "JPEG", exif=exif), harmless)
    assert set(told) == {"mode", "size"}
    assert b"where I live" not in pixels


def test_what_not_everybody_may_look_at_is_refused() -> None:
    assert looked_at(png(), lambda _: 0.9) == ({"refused": "explicit"}, b"")


def test_the_process_apart_brings_pixels_and_reasons() -> None:
    assert screened(png()).size == (300, 200)
    with pytest.raises(UploadRefused, match="kind"):
        screened(b"<svg/>")


def test_a_file_that_eats_memory_is_refused_and_hurts_nobody() -> None:
    with pytest.raises(UploadRefused):
        screened(lying_text())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_sentence(language: str) -> None:
    said = {say(language, f"upload-{why}") for why in (*REASONS, "gone")}
    assert len(said) == len(REASONS) + 1


@pytest.fixture
def mochi(valkey_url: str) -> Iterator[Mochi]:
    with Redis.from_url(valkey_url) as redis:
        yield Mochi(redis, valkey_url)


def send(mochi: Mochi, data: bytes | Exception, message: str = "a", **more: Any) -> None:
    mochi.chat.uploads[message] = data
    fields: dict[str, Any] = {"errand": Errand.VARIATIONS, "upload": {"file": message}, "owner": ALICE}
    mochi.ask(message, [], **fields, **more)
    mochi.work()


def shown(mochi: Mochi, message: str = "a") -> Answer:
    answer = mochi.chat.shown[message]
    assert isinstance(answer, Answer), answer
    return answer


def test_a_picture_becomes_four_avatars_with_buttons(mochi: Mochi) -> None:
    send(mochi, png(), language="ja")
    answer = shown(mochi)
    assert answer.text.startswith(say("ja", "caption-variations"))
    assert answer.sheet
    assert Image.open(io.BytesIO(answer.sheet.data)).size == (520, 520)
    assert {decode(code).family for code in answer.codes} == {"vae"}
    key = mochi.redis.get("mochi:button-key")
    presses = [unseal(one.data, ALICE, key) for row in answer.keyboard for one in row]  # type: ignore[arg-type] # bytes
    assert [press.code for press in presses if press.verb is Verb.PICK] == list(answer.codes)
    assert mochi.jobs(FinishedJobRegistry) == {"test-a"}


def test_the_report_button_of_a_server_stays(mochi: Mochi) -> None:
    report = waiting_keyboard("x", Owner(ALICE, b"k", "en"))[0][0]
    report = report.__class__(report.text, Verb.REPORT.value + report.data[1:])
    send(mochi, png(), keyboard=((report,),))
    assert Verb.REPORT in {one.data[0] for row in shown(mochi).keyboard for one in row}


@pytest.mark.parametrize("why", ["kind", "broken", "large"])
def test_a_bad_file_is_kindly_refused_once(mochi: Mochi, why: str) -> None:
    data = next(make() for make, reason in BAD.values() if reason == why)
    send(mochi, data, language="zh-CN")
    answer = shown(mochi)
    assert (answer.text, answer.pictures) == (say("zh-CN", f"upload-{why}"), ())
    assert mochi.jobs(FinishedJobRegistry) == {"test-a"}


def test_a_picture_that_is_gone_is_told_so(mochi: Mochi) -> None:
    send(mochi, UploadGone("deleted"))
    assert shown(mochi).text == say("en", "upload-gone")


def test_a_platform_that_is_busy_is_asked_again(mochi: Mochi) -> None:
    send(mochi, PostFailed("429", retry_after=1))
    assert mochi.chat.shown["a"] == "drawing"
    mochi.chat.uploads["a"] = png()
    retry_now(mochi)
    mochi.work()
    assert len(shown(mochi).codes) == 4


def test_the_same_picture_tried_twice_has_the_same_avatars(mochi: Mochi) -> None:
    mochi.chat.troubles["a"] = [PostFailed("429", retry_after=1)]
    send(mochi, png())
    before = [*mochi.studio.liked]
    retry_now(mochi)
    mochi.work()
    assert mochi.studio.liked == before * 2


def test_nothing_of_an_upload_is_kept(mochi: Mochi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    picture = png()
    send(mochi, picture)
    assert list(tmp_path.iterdir()) == []
    kept = b"".join(bytes(mochi.redis.dump(key) or b"") for key in mochi.redis.scan_iter())
    assert picture[-200:] not in kept


def test_others_are_drawn_beside_an_upload(mochi: Mochi) -> None:
    mochi.chat.uploads["a"] = png()
    mochi.ask("a", [], errand=Errand.VARIATIONS, upload={"file": "a"}, owner=ALICE)
    mochi.ask("b", [1])
    mochi.work()
    assert set(mochi.chat.order) == {"a", "b"}


def test_real_networks_read_a_picture_and_draw_the_like(mochi: Mochi, tmp_path: Path) -> None:
    """Tiny ones that have learned nothing: what counts is that every part fits the next."""
    shape = {"noise": 8, "style": 16, "map_width": 4, "width": 16, "convolutions": 2, "code_dims": 8}
    folder = write_tiny_weights(tmp_path, {"vae": {"generator": shape, "encoder_width": 8}})
    mochi.studio = Studio("cpu", folder=folder)  # type: ignore[assignment] # a real one instead
    send(mochi, png())
    answer = shown(mochi)
    redrawn = mochi.studio.draw([decode(code) for code in answer.codes])
    assert len(answer.pictures) == len(redrawn) == 4
