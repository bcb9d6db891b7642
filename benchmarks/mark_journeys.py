"""What becomes of a picture on its way through chats."""

import io
from collections.abc import Callable, Mapping
from functools import reduce
from types import MappingProxyType
from typing import Final

from PIL import Image

Journey = Callable[[Image.Image], Image.Image]


def recompressed(kind: str, quality: int) -> Journey:
    """Passed on in a format that loses something."""

    def pass_on(picture: Image.Image) -> Image.Image:
        file = io.BytesIO()
        picture.save(file, kind, quality=quality)
        return Image.open(file).convert("RGB")

    return pass_on


def resized(edge: int, how: Image.Resampling = Image.Resampling.LANCZOS) -> Journey:
    """Shown at `edge` pixels a side."""
    return lambda picture: picture.resize((edge, edge), how)


def _one_after_the_other(*journeys: Journey) -> Journey:
    return lambda picture: reduce(lambda one, journey: journey(one), journeys, picture)


def _without_the_rim(picture: Image.Image) -> Image.Image:
    rim = picture.width // 50
    return picture.crop((rim, rim, picture.width - rim, picture.height - rim))


TELEGRAM: Final = recompressed("JPEG", 75)
DISCORD: Final = recompressed("WEBP", 80)
AVATAR: Final = resized(128)

SURVIVED: Final[Mapping[str, Journey]] = MappingProxyType(
    {
        "none": lambda picture: picture,
        "Telegram's JPEG, quality 75": TELEGRAM,
        "Discord's WebP, quality 80": DISCORD,
        "128 pixels a side": AVATAR,
        "JPEG 75, then WebP 80": _one_after_the_other(TELEGRAM, DISCORD),
        "WebP 80, then JPEG 75": _one_after_the_other(DISCORD, TELEGRAM),
        "JPEG 75, WebP 80, then 128 pixels": _one_after_the_other(TELEGRAM, DISCORD, AVATAR),
        "320 pixels as JPEG 75": _one_after_the_other(resized(320), TELEGRAM),
    }
)
"""What every mark has to live through; the tests hold it to that."""

HARDER: Final[Mapping[str, Journey]] = MappingProxyType(
    {
        "1280 pixels as JPEG 75": _one_after_the_other(resized(1280), TELEGRAM),
        "128 pixels as JPEG 75": _one_after_the_other(AVATAR, TELEGRAM),
        "JPEG 40": recompressed("JPEG", 40),
        "WebP 50": recompressed("WEBP", 50),
        "64 pixels a side": resized(64),
        "128 pixels, every fourth of them": resized(128, Image.Resampling.NEAREST),
        "a rim of 2 % cut off": _without_the_rim,
        "mirrored": lambda picture: picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
    }
)
"""What is asked of no mark; some or all get lost on the last of these."""
