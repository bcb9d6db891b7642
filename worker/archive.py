"""Zip archives in memory: the same files make the same bytes, whenever they are packed. Pure."""

import io
import zipfile
from collections.abc import Iterable, Sequence

from worker.labels import comment


def packed(files: Iterable[tuple[str, bytes]], codes: Sequence[str]) -> bytes:
    """An archive of files by name, stored as they are: pictures are compressed already."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as folder:
        folder.comment = comment(codes).encode()
        for name, data in files:
            folder.writestr(zipfile.ZipInfo(name), data)
    return archive.getvalue()
