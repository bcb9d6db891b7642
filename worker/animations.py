"""Frames to moving pictures: animated WebP, GIF, and MP4 for chats that play it. Pure but for one file."""

import io
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

import imageio_ffmpeg
import numpy as np
from PIL import Image

from worker.choreography import TICK
from worker.labels import AIGC, aigc, comment, with_xmp_in_gif, with_xmp_in_mp4, xmp
from worker.provenance.imprint import Imprint
from worker.provenance.invisible import change, plane_of
from worker.provenance.manifest import signed

EDGES: Final = (512, 384, 256)
"""Pixels a side, the largest first; the largest is taken that keeps the file below LARGEST."""
LARGEST: Final = 8 * 2**20
"""Bytes; Discord takes 10 MiB, and what is much larger comes slowly to a phone."""
PALETTE_FROM: Final = 8
"""Frames whose colours a GIF's palette is chosen from."""


class Kind(NamedTuple):
    """A format of moving pictures."""

    ending: str
    mime: str
    encode: Callable[[Sequence[Image.Image], Sequence[int], Imprint], bytes]


def to_webp(frames: Sequence[Image.Image], milliseconds: Sequence[int], imprint: Imprint) -> bytes:
    """An animated WebP that loops for ever."""
    file = io.BytesIO()
    options = {"quality": 88, "method": 3, "loop": 0, "xmp": xmp(imprint)}
    marked = _marked(frames, imprint)
    marked[0].save(
        file, "WEBP", save_all=True, append_images=marked[1:], duration=list(milliseconds), **options
    )
    return signed(file.getvalue(), "image/webp", imprint)


def to_gif(frames: Sequence[Image.Image], milliseconds: Sequence[int], imprint: Imprint) -> bytes:
    """A GIF that loops for ever. One palette for all frames and no dither: what rests does not flicker."""
    marked = _marked(frames, imprint)
    palette = _palette(marked)
    flat = [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in marked]
    file = io.BytesIO()
    flat[0].save(
        file,
        "GIF",
        save_all=True,
        append_images=flat[1:],
        duration=list(milliseconds),
        loop=0,
        disposal=1,
        optimize=False,
        comment=comment(imprint).encode(),
    )
    return signed(with_xmp_in_gif(file.getvalue(), imprint), "image/gif", imprint)


def _marked(frames: Sequence[Image.Image], imprint: Imprint) -> list[Image.Image]:
    """The frames with the invisible mark that suits the first; the same in all, it does not flicker."""
    plane = plane_of(frames[0], imprint.number)
    return [change(frame, plane) for frame in frames]


def _palette(frames: Sequence[Image.Image]) -> Image.Image:
    """256 colours that suit frames from all over the film."""
    step = max(1, len(frames) // PALETTE_FROM)
    chosen = [np.asarray(frame.reduce(2)) for frame in frames[::step]]
    return Image.fromarray(np.concatenate(chosen)).quantize(256, Image.Quantize.MEDIANCUT, kmeans=2)


def can_film() -> bool:
    """Whether there is an encoder for MP4 here; not every system has one."""
    try:
        return bool(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError:
        return False


def to_mp4(frames: Sequence[Image.Image], milliseconds: Sequence[int], imprint: Imprint) -> bytes:
    """An MP4 of H.264 without sound, as Telegram plays animations.

    The encoder is a program of its own that comes with imageio-ffmpeg.
    """
    marked = _marked(frames, imprint)
    shown = [
        frame for frame, time in zip(marked, milliseconds, strict=True) for _ in range(round(time / TICK))
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"
        writer = imageio_ffmpeg.write_frames(
            path,
            frames[0].size,
            fps=1000 / TICK,
            codec="libx264",
            quality=None,
            macro_block_size=2,
            output_params=[
                *("-crf", "18", "-preset", "medium", "-tune", "animation"),
                *("-movflags", "+faststart+use_metadata_tags"),  # the latter for AIGC, a key of its own
                *("-metadata", f"comment={comment(imprint)}"),
                *("-metadata", f"{AIGC}={aigc(imprint)}"),
            ],
        )
        writer.send(None)
        for frame in shown:
            writer.send(frame.tobytes())
        writer.close()
        return signed(with_xmp_in_mp4(path.read_bytes(), imprint), "video/mp4", imprint)


KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "webp": Kind("webp", "image/webp", to_webp),
        "gif": Kind("gif", "image/gif", to_gif),
        "mp4": Kind("mp4", "video/mp4", to_mp4),
    }
)
