"""Zip archives in memory, signed as a whole: the same files make the same archive, whenever packed. Pure."""

import io
import zipfile
from collections.abc import Iterable

from worker.labels import comment
from worker.provenance.imprint import Imprint
from worker.provenance.manifest import signed


def packed(files: Iterable[tuple[str, bytes]], imprint: Imprint) -> bytes:
    """An archive of files by name, stored as they are: pictures are compressed already."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as folder:
        folder.comment = comment(imprint).encode()
        for name, data in files:
            folder.writestr(zipfile.ZipInfo(name), data)
    return signed(archive.getvalue(), "application/zip", imprint)
