"""Weights between those of two runs: network interpolation (Wang et al., 1811.10515).

A critic makes a GAN crisp and lets its colours drift; the VAE's generator that it started from is true and
soft. As the one grew out of the other, what lies between their weights draws well too, and is both.
"""

import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

from torch import Tensor

from models import checkpoint
from models.gan import Gan
from models.training.atomic import write_text
from models.training.settings import EXPORT, TrainingError
from models.training.starting import generator_of


def interpolate(first: Path, second: Path, share: float, out: Path) -> None:
    """A run in `out` with a GAN that has `share` (0..1) of the `second` run's and its critic.

    The `first` may be a run of the VAE that the second started from. Raises TrainingError for runs without
    exports, of other shapes, or on different canvases.
    """
    canvases = [json.loads(_export(run).read_text(encoding="utf-8"))["canvas"] for run in (first, second)]
    if canvases[0] != canvases[1]:
        raise TrainingError(f"{first} and {second} were trained on different canvases")
    other = _generator(second, {})
    one = _generator(first, asdict(other.config))
    theirs: dict[str, Tensor] = other.state_dict()
    one.load_state_dict({name: w.lerp(theirs[name], share) for name, w in one.state_dict().items()})
    out.mkdir(parents=True, exist_ok=True)
    notes = f"{share:g} of {second.name} and the rest of {first.name}, interpolated"
    files = {"gan": checkpoint.save(out / "gan.safetensors", "gan", one.config, one, notes)}
    files |= _critic(second, out)
    write_text(out / EXPORT, json.dumps({"canvas": canvases[0], "files": files}, indent=1))


def _export(run: Path) -> Path:
    if not (run / EXPORT).exists():
        raise TrainingError(f"{run} holds no run that exported weights")
    return run / EXPORT


def _generator(run: Path, config: Mapping[str, Any]) -> Gan:
    vae = run / "vae.safetensors"
    return cast(Gan, generator_of(vae if vae.exists() else run / "gan.safetensors", config))


def _critic(run: Path, out: Path) -> dict[str, str]:
    """The critic of `run` beside the new generator, with its digest; nothing if there is none."""
    name = "gan_critic"
    digest: str | None = json.loads(_export(run).read_text(encoding="utf-8"))["files"].get(name)
    if digest is None:
        return {}
    shutil.copyfile(run / f"{name}.safetensors", out / f"{name}.safetensors")
    return {name: digest}
