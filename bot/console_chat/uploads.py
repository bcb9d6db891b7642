"""A picture on this machine's disk, handed to the worker through a private file, for as long as one waits.

It never lies in Redis. What holds: a worker of the same person on the same machine finds it, as with
`make run`. A worker elsewhere does not, and the answer is that the picture is gone. Should the terminal be
killed before its answer has come, the file stays in the system's folder for temporary files.
"""

import os
import re
import secrets
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bot.answer import UPLOAD_AT_MOST, UploadGone

_NAME: Final = re.compile(r"[0-9a-f]{32}")


@contextmanager
def handed_over(picture: Path) -> Iterator[Mapping[str, str]]:
    """Where the worker finds `picture`, for as long as the context lasts.

    Raises OSError if it can't be read, and UploadGone if it is too large.
    """
    with picture.expanduser().open("rb") as opened:
        data = opened.read(UPLOAD_AT_MOST + 1)
    if len(data) > UPLOAD_AT_MOST:
        raise UploadGone
    name = secrets.token_hex(16)
    path = _folder() / name
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        yield {"file": name}
    finally:
        path.unlink(missing_ok=True)


def found(upload: Mapping[str, str]) -> bytes:
    """The picture that was handed over. Raises UploadGone.

    Only its name comes from the request: whatever stands in Redis, nothing outside the folder is read.
    """
    name = upload.get("file", "")
    if not _NAME.fullmatch(name):
        raise UploadGone
    try:
        descriptor = os.open(_folder() / name, os.O_RDONLY | os.O_NOFOLLOW)
        with os.fdopen(descriptor, "rb") as file:
            return file.read(UPLOAD_AT_MOST)
    except OSError as problem:
        raise UploadGone from problem


def _folder() -> Path:
    """A folder for this person alone. Raises PermissionError where somebody else made it."""
    folder = Path(tempfile.gettempdir()) / f"mochi-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    state = folder.lstat()
    if state.st_uid != os.getuid() or state.st_mode & 0o077:
        raise PermissionError(f"{folder} is not private")
    return folder
