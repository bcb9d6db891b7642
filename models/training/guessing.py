"""Looks for pictures that come without any: as the judge reads them, or else as the VAE's encoder does."""

import io
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor

from models import registry
from models.canvas import Canvas, from_pixels
from models.conditioning import conditions
from models.judge import Judge
from models.picture_reader import guessed_look
from models.training.atomic import write_bytes
from models.training.folder import Collection, pixels_of
from models.training.settings import TrainingError
from models.vae import Vae
from models.weights_index import FamilyUnavailable, WeightsError

_KEPT: Final = "guesses-{}.npy"
"""By the digest of the pictures that they are of."""
_AT_ONCE: Final = 32

Conditions = npt.NDArray[np.float32]


def guesses(collection: Collection, run: Path, canvas: Canvas, device: torch.device) -> Conditions:
    """The guessed conditions of all pictures of a run, [count, condition]; guessed once and then kept.

    Raises TrainingError where neither a judge nor a VAE ships.
    """
    kept = run / _KEPT.format(collection.digest)
    found = _read(kept)
    if found is not None and found.shape == (collection.count, conditions([]).shape[1]):
        return found
    with torch.random.fork_rng():  # a run's chance does not hang on whether the guesses were kept
        reader = _judge(device) or _vae(device)
    if reader is None:
        raise TrainingError("there is neither a judge nor a VAE that could guess what the pictures show")
    pixels = pixels_of(collection, run)
    rows: list[Conditions] = []
    for start in range(0, len(pixels), _AT_ONCE):
        pictures = from_pixels(np.array(pixels[start : start + _AT_ONCE])).to(device)
        readings = _readings(reader, pictures, canvas).float().cpu()
        rows.append(conditions([guessed_look(reading[None]) for reading in readings]))
    found = np.concatenate(rows)
    data = io.BytesIO()
    np.save(data, found, allow_pickle=False)
    write_bytes(kept, data.getbuffer())
    return found


def _read(kept: Path) -> Conditions | None:
    """What was guessed before; None where nothing whole was."""
    try:
        found: Conditions = np.load(kept, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    return found


@torch.inference_mode()
def _readings(reader: Judge | Vae, pictures: Tensor, canvas: Canvas) -> Tensor:
    """[B, condition] of pictures [B, 3, S, S]."""
    if isinstance(reader, Judge):
        size = (reader.config.size, reader.config.size)
        readings: Tensor = reader(F.interpolate(pictures, size, mode="bilinear", antialias=True))[0]
        return readings
    features = reader.encoder.features(canvas.encode(pictures))
    guessed: Tensor = reader.encoder.guess(features)
    return guessed


def _judge(device: torch.device) -> Judge | None:
    try:
        return registry.load_judge().to(device)
    except WeightsError:
        return None


def _vae(device: torch.device) -> Vae | None:
    try:
        family = registry.load_family("vae")
    except (WeightsError, FamilyUnavailable):
        return None
    assert isinstance(family, Vae)  # noqa: S101 - for the type checker
    return family.to(device)
