"""Looks at any file that Mochi makes, also at those that hold others. For files of the operator's own."""

import io
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import imageio_ffmpeg
from PIL import Image

from bot.isolation import UploadRefused
from worker.provenance.findings import Findings, Signature
from worker.provenance.reading import kind_of, read_marks
from worker.uploads.opening import opened

_PNG, _PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"


def look_at(data: bytes, roots: Sequence[str]) -> Findings:
    """The marks of the file; those of the pictures in it where it bears none of a kind itself."""
    found = read_marks(data, roots, _picture(data))
    if inside := _inside(data):
        part = read_marks(inside, roots, _picture(inside))
        signed = part if found.signature is Signature.NONE else found
        label, source = found.label or part.label, found.source or part.source
        return replace(signed, mark=part.mark, label=label, source=source)
    return found


def _picture(data: bytes) -> Image.Image | None:
    if kind_of(data) == "video/mp4":
        return _first_frame(data)
    try:
        return opened(data)
    except UploadRefused:
        return None


def _inside(data: bytes) -> bytes:
    """The first picture within a card or an archive; nothing within anything else."""
    kind = kind_of(data)
    if kind == "model/gltf-binary" and _PNG in data:
        start = data.index(_PNG)
        return data[start : data.index(_PNG_END, start) + len(_PNG_END)]
    if kind == "zip":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            pictures = [name for name in archive.namelist() if name.endswith(".png")]
            return archive.read(pictures[0]) if pictures else b""
    return b""


def _first_frame(data: bytes) -> Image.Image | None:
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder) / "film.mp4"
        film.write_bytes(data)
        try:
            frames = imageio_ffmpeg.read_frames(film)
            size = next(frames)["size"]
            return Image.frombytes("RGB", size, next(frames))
        except (OSError, RuntimeError, StopIteration):
            return None
