"""Snapshots of a run, from which it resumes exactly, in parts that are small enough to travel.

The parts of a snapshot are written first and the list of them last, each whole or not at all, so a process
that is killed in the middle leaves the snapshot before.
"""

import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import torch

from models.training.atomic import write_bytes, write_text
from models.training.settings import TrainingError

_LIST: Final = "snapshot.json"
_MEGABYTE: Final = 1_000_000


def save(folder: Path, step: int, state: Mapping[str, Any], part_mb: float) -> None:
    """Write a snapshot in parts of at most `part_mb` megabytes, then delete the one before."""
    folder.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    torch.save(dict(state), buffer)
    data = buffer.getbuffer()
    length = max(1, int(part_mb * _MEGABYTE))
    sha256 = hashlib.sha256(data).hexdigest()
    names = []
    for number, start in enumerate(range(0, len(data), length)):
        name = f"snapshot-{step:09}-{sha256[:8]}.{number:03}"
        write_bytes(folder / name, data[start : start + length])
        names.append(name)
    about = {"step": step, "parts": names, "sha256": sha256}
    write_text(folder / _LIST, json.dumps(about, indent=1))
    for path in folder.glob("snapshot-*"):
        if path.name not in names:
            path.unlink()


def load(folder: Path) -> dict[str, Any] | None:
    """The last whole snapshot, on the CPU, or None where there is none yet.

    Nothing in the file is executed. Raises TrainingError for one that is damaged.
    """
    path = folder / _LIST
    if not path.exists():
        return None
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
        data = b"".join((folder / name).read_bytes() for name in about["parts"])
    except (OSError, ValueError, KeyError) as problem:
        raise TrainingError(f"the snapshot in {folder} is damaged: {problem}") from problem
    if hashlib.sha256(data).hexdigest() != about["sha256"]:
        raise TrainingError(f"the snapshot in {folder} is damaged: its SHA-256 is not the one on record")
    state: dict[str, Any] = torch.load(io.BytesIO(data), map_location="cpu", weights_only=True)
    return state
