"""Somebody's own pictures: a folder, read with care into one file of pixels. No torch here.

Every picture is brought upright, laid on white where it is transparent, cut to its middle square and scaled.
What can't be read is named and left out. The pixels lie in the folder of the run, so that a resumed run sees
what it saw before, whatever became of the folder since.
"""

import hashlib
import json
import os
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt
from PIL import Image

from models.brought_pictures import BROKEN, middle_square
from models.training.atomic import write_text
from models.training.ranks import first
from models.training.settings import RUN, TrainingError

Pixels = npt.NDArray[np.uint8]

LEAST: Final = 16
"""Pictures, of fewer of which nothing can be learned but the pictures themselves."""
MOST: Final = 50_000
_FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF", "BMP")
_PIXELS: Final = 64_000_000
"""Of one picture, told by its header before it is decoded."""
_BYTES: Final = 100_000_000
_NAMED: Final = 8
"""Files left out that are named; of more, how many there are is said."""
_LIST: Final = "pictures.json"
_DATA: Final = "pictures.raw"


class NoPicture(ValueError):
    """A file that is left out; says why in a few words."""


@dataclass(frozen=True)
class Collection:
    """What a folder held: how many pictures of which formats, and what was left out for which reason."""

    folder: str
    size: int
    count: int
    formats: Mapping[str, int]
    left_out: Mapping[str, str]
    digest: str
    """Of all pixels: two runs with the same one learned from the same pictures."""

    def complaints(self) -> Iterator[str]:
        """A line for each file left out, but not for all of very many."""
        for name, reason in list(self.left_out.items())[:_NAMED]:
            yield f"left out {name}: {reason}"
        if (more := len(self.left_out) - _NAMED) > 0:
            yield f"left out {more} more files"

    @classmethod
    def read(cls, run: Path) -> Self | None:
        """The one that lies in the folder of a run; None where none does."""
        try:
            about: dict[str, Any] = json.loads((run / _LIST).read_text(encoding="utf-8"))
            return cls(**about)
        except (OSError, ValueError, TypeError):
            return None


def collect(folder: Path, size: int, run: Path) -> Collection:
    """Read the pictures below `folder` into the folder of the run, or find them there already.

    Raises TrainingError for a folder that is not there or holds too few pictures, and for one whose pictures
    are no longer those that the run began with.
    """
    before = Collection.read(run) if _has_begun(run) else None
    if before is not None and before.size == size and _whole(before, run):
        return before
    data = run / f"{_DATA}.new"
    collection = _collected(folder, size, data)
    if before is not None and before.digest != collection.digest:
        data.unlink()
        raise TrainingError(f"{folder} no longer holds the pictures that the run in {run} began with")
    data.replace(run / _DATA)
    write_text(run / _LIST, json.dumps(asdict(collection), indent=1))
    return collection


def _has_begun(run: Path) -> bool:
    """Whether what lies there is the run's; a start that failed leaves pictures too, perhaps of others.

    Of processes that train together the first reads, before the settings are written, and the others find.
    """
    return (run / RUN).exists() or not first()


def pixels_of(collection: Collection, run: Path) -> Pixels:
    """All pictures, [count, size, size, 3], read from the disk when they are looked at."""
    shape = (collection.count, collection.size, collection.size, 3)
    return np.memmap(run / _DATA, np.uint8, "r", shape=shape)


def read_picture(path: Path, size: int) -> tuple[str, Pixels]:
    """The format of a file and its picture, [size, size, 3]. Raises NoPicture."""
    try:
        if not path.is_file() or path.stat().st_size > _BYTES:
            raise NoPicture("it is too large or no file")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd metadata; pictures that are too large are told above
            with Image.open(path, formats=_FORMATS) as picture:
                _check_size(picture, size)
                return str(picture.format), np.array(middle_square(picture, size))
    except NoPicture:
        raise
    except (*BROKEN, MemoryError, Image.DecompressionBombError) as problem:
        raise NoPicture("it is damaged, or no PNG, JPEG, WebP, GIF or BMP") from problem


def _check_size(picture: Image.Image, size: int) -> None:
    width, height = picture.size
    if width * height > _PIXELS:
        raise NoPicture(f"its {width} x {height} pixels are too many")
    if min(width, height) < size // 2:
        raise NoPicture(f"its {width} x {height} pixels are too few for {size} x {size}")


def _collected(folder: Path, size: int, out: Path) -> Collection:
    """Write the pixels of all pictures to `out`."""
    if not folder.is_dir():
        raise TrainingError(f"there is no folder {folder}")
    out.parent.mkdir(parents=True, exist_ok=True)
    formats: Counter[str] = Counter()
    left_out: dict[str, str] = {}
    seen: set[bytes] = set()
    together = hashlib.sha256()
    with out.open("wb") as data:
        for path in _files(folder):
            try:
                kind, pixels = read_picture(path, size)
                digest = hashlib.sha256(pixels.tobytes()).digest()
                if digest in seen:
                    raise NoPicture("it is there twice")
            except NoPicture as problem:
                left_out[ascii(path.relative_to(folder).as_posix())[1:-1]] = str(problem)
                continue
            seen.add(digest)
            together.update(digest)
            formats[kind] += 1
            data.write(pixels.tobytes())
            if len(seen) == MOST:
                break
        data.flush()
        os.fsync(data.fileno())
    found = Collection(folder.name, size, len(seen), dict(formats), left_out, together.hexdigest()[:16])
    _check_count(found, folder, out)
    return found


def _check_count(found: Collection, folder: Path, data: Path) -> None:
    if found.count >= LEAST:
        return
    data.unlink()
    complaints = "".join(f"; {complaint}" for complaint in found.complaints())
    raise TrainingError(
        f"{folder} holds {found.count} pictures that can be read, too few to learn from:"
        f" {LEAST} are the least, and some hundreds do well{complaints}"
    )


def _files(folder: Path) -> Iterator[Path]:
    """All files below the folder in a certain order, but for hidden ones."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and not path.is_dir():
            yield path


def _whole(collection: Collection, run: Path) -> bool:
    path = run / _DATA
    return path.is_file() and path.stat().st_size == collection.count * collection.size**2 * 3
