"""Every file that a button offers, opened again as its reader would."""

import io
import json
import zipfile

import numpy as np
import pygltflib
import pytest
import resvg_py
from PIL import Image

from bot.formats import FORMATS
from models.moods import MOODS
from models.recipe import encode
from tests.worker.painted import made, paint, psnr, someone
from worker.crafts import Made
from worker.cut_out import plates
from worker.file_formats import FILES
from worker.picture import Pixels

ONE = someone(3, backdrop="sakura")


def opened(file: Made) -> Image.Image:
    return Image.open(io.BytesIO(file.data))


def painted(size: int) -> Pixels:
    picture = Image.fromarray(paint(plates(ONE.look, ONE.seed)[0].of(ONE)))
    return np.asarray(picture.resize((size, size), Image.Resampling.LANCZOS))


def test_there_is_a_way_to_make_every_format_on_offer() -> None:
    assert set(FILES) == set(FORMATS.values())


@pytest.mark.parametrize("size", [256, 512, 1024])
def test_a_png_has_the_size_of_its_name(size: int) -> None:
    picture = opened(made(FILES[f"png{size}"], ONE))
    assert (picture.format, picture.size, picture.mode) == ("PNG", (size, size), "RGB")
    assert picture.info["Recipe"] == encode(ONE)


def test_without_a_backdrop_the_figure_remains() -> None:
    picture = opened(made(FILES["transparent"], ONE))
    assert (picture.size, picture.mode, picture.info["Recipe"]) == ((512, 512), "RGBA", encode(ONE))
    assert picture.getpixel((5, 5))[3] == 0  # type: ignore[index] # four levels
    assert picture.getpixel((256, 400))[3] == 255  # type: ignore[index] # the same


def test_a_circle_has_clear_corners_and_a_smooth_rim() -> None:
    picture = opened(made(FILES["circle"], ONE))
    opacity = np.asarray(picture.getchannel("A"))
    assert opacity[0, 0] == opacity[511, 0] == 0
    assert opacity[256, 1] == opacity[256, 256] == 255
    assert opacity.mean() / 255 == pytest.approx(np.pi / 4, abs=0.002)
    assert 500 < ((opacity > 0) & (opacity < 255)).sum() < 4000


def test_a_webp_is_small_and_shows_the_same() -> None:
    file = made(FILES["webp"], ONE)
    picture = opened(file)
    assert (picture.format, picture.size) == ("WEBP", (512, 512))
    assert psnr(np.asarray(picture.convert("RGB")), painted(512)) > 30
    assert len(file.data) < 100_000
    assert encode(ONE) in str(picture.info["xmp"])


def drawn_from(svg: bytes, size: int) -> Pixels:
    png = resvg_py.svg_to_bytes(svg_string=svg.decode(), width=size, height=size)
    return np.asarray(Image.open(io.BytesIO(bytes(png))).convert("RGB"))


def test_an_svg_shows_the_same_at_any_size() -> None:
    file = made(FILES["svg"], ONE)
    assert psnr(drawn_from(file.data, 256), painted(256)) > 26
    assert drawn_from(file.data, 2048).shape == (2048, 2048, 3)
    assert len(file.data) < 2**20
    assert encode(ONE).encode() in file.data


def test_pixel_art_becomes_squares() -> None:
    pixel = someone(3, style="pixel")
    file = made(FILES["svg"], pixel)
    shown = paint(plates(pixel.look, pixel.seed)[0].of(pixel))
    assert psnr(drawn_from(file.data, 256), shown) > 40
    assert b"C" not in file.data.partition(b"<path")[2].replace(b"#", b" ").partition(b'fill="')[0]


def test_a_game_finds_every_sprite_where_the_atlas_says() -> None:
    archive = zipfile.ZipFile(io.BytesIO(made(FILES["sprites"], ONE).data))
    atlas = json.loads(archive.read("mochi-sprites.json"))
    sheet = Image.open(archive.open(atlas["meta"]["image"]))
    assert atlas["meta"]["size"] == {"w": sheet.width, "h": sheet.height}
    assert atlas["meta"]["recipe"] == sheet.info["Recipe"] == encode(ONE)
    assert list(atlas["frames"]) == [f"{mood}.png" for mood in MOODS]
    sprites = {}
    for name, place in atlas["frames"].items():
        x, y, width, height = (place["frame"][side] for side in "xywh")
        assert place["sourceSize"] == {"w": width, "h": height} == {"w": 256, "h": 256}
        sprites[name] = np.asarray(sheet.crop((x, y, x + width, y + height)))
        around = np.asarray(sheet.crop((x - 2, y - 2, x + width + 2, y + height + 2)))[..., 3]
        assert around[:2].max() == around[-2:].max() == around[:, :2].max() == 0
    assert all((sprite[..., 3] == 255).mean() > 0.2 for sprite in sprites.values())
    assert len({sprite.tobytes() for sprite in sprites.values()}) == len(MOODS)


def test_a_virtual_world_can_stand_the_card_up() -> None:
    """Read by a library that did not write it: one upright rectangle, its texture the figure."""
    file = made(FILES["card"], ONE)
    world = pygltflib.GLTF2.load_from_bytes(file.data)
    assert (world.asset.version, world.asset.extras["recipe"]) == ("2.0", encode(ONE))
    assert world.materials[0].alphaMode == "BLEND"
    assert world.materials[0].doubleSided
    (primitive,) = world.meshes[0].primitives
    corners = numbers(world, primitive.attributes.POSITION, "<f4").reshape(-1, 3)
    places = numbers(world, primitive.attributes.TEXCOORD_0, "<f4").reshape(-1, 2)
    triangles = numbers(world, primitive.indices, "<u2").reshape(-1, 3)
    assert world.accessors[primitive.attributes.POSITION].max == corners.max(0).tolist()
    for one, two, three in corners[triangles]:
        assert np.cross(two - one, three - one)[2] > 0, "the front faces +Z"
    highest, lowest = corners[:, 1].argmax(), corners[:, 1].argmin()
    assert (places[highest, 1], places[lowest, 1]) == (0, 1), "the picture stands on its feet"
    view = world.bufferViews[world.images[0].bufferView]
    texture = Image.open(io.BytesIO(world.binary_blob()[view.byteOffset : view.byteOffset + view.byteLength]))
    assert (texture.mode, texture.size) == ("RGBA", (512, 512))


def numbers(
    world: pygltflib.GLTF2, accessor: int, kind: str
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    view = world.bufferViews[world.accessors[accessor].bufferView]
    assert view.byteOffset % 4 == 0
    return np.frombuffer(world.binary_blob()[view.byteOffset : view.byteOffset + view.byteLength], kind)


def test_a_card_is_whole() -> None:
    """Its header tells its length, and each chunk a multiple of four bytes."""
    data = made(FILES["card"], ONE).data
    assert data[:4] == b"glTF"
    assert int.from_bytes(data[8:12], "little") == len(data)
    text = int.from_bytes(data[12:16], "little")
    binary = int.from_bytes(data[20 + text : 24 + text], "little")
    assert text % 4 == binary % 4 == 0
    assert 28 + text + binary == len(data)
    assert json.loads(data[20 : 20 + text])["buffers"][0]["byteLength"] == binary
