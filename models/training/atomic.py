"""Files that are either whole or not there, whenever the process is killed or the power fails."""

import os
from pathlib import Path


def write_bytes(path: Path, data: bytes | memoryview) -> None:
    """Write a file by way of another one beside it, which takes its name once it is on the disk."""
    beside = path.with_name(path.name + ".new")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def write_text(path: Path, text: str) -> None:
    """The same for text, in UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, text.encode())
