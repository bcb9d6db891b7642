"""Networks as a run begins with them: new, or filled from a file."""

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, cast

from torch import Tensor, nn

from models import checkpoint, registry
from models.canvas import Canvas
from models.gan import Gan
from models.prior import Prior
from models.training.earlier_vocabulary import grown
from models.training.settings import TrainingError
from models.trait_maps import TraitMaps, TraitMapsConfig
from models.vae import Vae
from models.weights_index import WEIGHTS, WeightsError, shipped

TODAY: Final = MappingProxyType({"sided": True, "phased": True})
"""What generators of today have."""
LATER: Final = ("sided_maps.", "phases.")
"""Their tensors which not all files have; all of them 0 change nothing."""
UNFELT: Final = "phases.hidden."
"""Those of them that may be anything, as long as the others are 0."""


def begun(name: str, config: Mapping[str, Any], start: Path | None, later: tuple[str, ...] = ()) -> nn.Module:
    """The network `name`, new or as it is in the file `start`, whose config it then has.

    `config` overrides both. Tensors whose names begin with one of `later` came later than some files: where
    they are missing they are new. Raises TrainingError for a file that is not in order.
    """
    return _filled(name, config, None if start is None else opened(start, name), start, later)


def generator_of(start: Path, config: Mapping[str, Any]) -> nn.Module:
    """A GAN's generator as it is in the file, or with the weights of the VAE's there. Raises TrainingError.

    If the noise is to be a painter's hand and is not in the file, style no longer hears of it.
    """
    stored = _generator_in_vae(start) if holds(start, "vae") else opened(start, "gan")
    if config.get("strays") and not stored.config.get("strays"):
        stored = replace(stored, tensors=_deaf(stored.tensors))
    return _filled("gan", config, stored, start, later=("strays.", *LATER))


def prior_of(start: Path | None, config: Mapping[str, Any]) -> Prior:
    """A prior, new or as it is in the file, or over the trait maps of the GAN there. Raises TrainingError."""
    if start is None:
        return cast(Prior, _built("prior", config))
    given = {name: value for name, value in config.items() if name != "generator"}
    if not holds(start, "gan"):
        return cast(Prior, begun("prior", given, start))
    return cast(Prior, _over_maps_of(start, "prior", given))


def vae_of(start: Path, config: Mapping[str, Any]) -> Vae:
    """A VAE as it is in the file, or one that draws as the GAN there does. Raises TrainingError.

    In the latter case its encoder begins as that of the VAE which lies beside the GAN, if one does. What
    draws takes no gradient, and what reads looks takes none where it is another's.
    """
    given = {name: value for name, value in config.items() if name != "generator"}
    if not holds(start, "gan"):
        return cast(Vae, begun("vae", given, start, later=("encoder.traits.",)))
    beside = start.with_name("vae.safetensors")
    other = cast(Vae, begun("vae", {}, beside)) if beside.exists() else None
    if other is not None:
        given["encoder_width"] = other.config.encoder_width
    vae = cast(Vae, _over_maps_of(start, "vae", {"psi": _psi(start), **given}))
    vae.generator.requires_grad_(False)
    if other is not None:
        _lend(other, vae)
    return vae


def _lend(other: Vae, vae: Vae) -> None:
    """Make the encoder of `vae` begin as that of `other`, whose reading of hands fits where both have one."""
    for ours, theirs in zip(_of_looks(vae), _of_looks(other), strict=True):
        ours.requires_grad_(False).load_state_dict(theirs.state_dict())
    if vae.encoder.hand is not None and other.encoder.hand is not None:
        vae.encoder.hand.load_state_dict(other.encoder.hand.state_dict())


def _psi(gan: Path) -> float:
    """How boldly the GAN in the file draws."""
    return float(opened(gan, "gan").config.get("psi", 1.0))


def _of_looks(vae: Vae) -> tuple[nn.Module, nn.Module]:
    """The parts of its encoder that read looks."""
    return vae.encoder.reader, vae.encoder.traits


def _over_maps_of(start: Path, name: str, config: Mapping[str, Any]) -> nn.Module:
    """A new network whose generator are the maps of the GAN in the file, as those of today are."""
    gan = cast(Gan, begun("gan", TODAY, start, LATER))
    if not gan.config.strays:
        raise TrainingError(f"a GAN that knows no painter's hand has no trait maps for a {name}")
    shape = {part.name: getattr(gan.config, part.name) for part in fields(TraitMapsConfig)}
    network = _built(name, {**config, "generator": shape})
    cast(TraitMaps, network.generator).load_state_dict(gan.state_dict())
    return network


def _built(name: str, config: Mapping[str, Any]) -> nn.Module:
    """Raises TrainingError for a shape that there can't be."""
    try:
        return registry.build(name, config)
    except (TypeError, ValueError) as problem:
        raise TrainingError(f"--config is no shape of a {name}: {problem}") from problem


def _deaf(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Those of a generator that draws as the given one draws where all noise is 0."""
    heard, first = "embed_noise.", "mapping_layers.0."
    kept = {name: value for name, value in tensors.items() if not name.startswith(heard)}
    of_noise, of_look = tensors[f"{first}weight"].float().chunk(2, 1)
    bias = tensors[f"{first}bias"].float() + of_noise @ tensors[f"{heard}bias"].float()
    return {**kept, f"{first}weight": of_look.contiguous(), f"{first}bias": bias}


def _generator_in_vae(start: Path) -> checkpoint.Checkpoint:
    vae, prefix = opened(start, "vae"), "generator."
    tensors = {name[len(prefix) :]: value for name, value in vae.tensors.items() if name.startswith(prefix)}
    return replace(vae, config=vae.config["generator"], tensors=tensors)


def canvas_of(path: Path | None) -> Canvas:
    """The canvas in the file, or the one that ships. Raises TrainingError."""
    try:
        canvas = registry.load_canvas() if path is None else begun("canvas", {}, path)
    except checkpoint.WeightsError as problem:
        raise TrainingError(str(problem)) from problem
    assert isinstance(canvas, Canvas)  # noqa: S101 - for the type checker
    return canvas.eval().requires_grad_(False)


def shipped_file(name: str) -> Path:
    """The weights of `name` that ship. Raises TrainingError if there are none."""
    try:
        return WEIGHTS / shipped()[name].file
    except (WeightsError, KeyError) as problem:
        raise TrainingError(f"no {name} ships here; name one with --from") from problem


def holds(path: Path, name: str) -> bool:
    """Whether the file holds weights of `name` that are in order."""
    try:
        checkpoint.load(path, name, any_vocabulary=True)
    except checkpoint.WeightsError:
        return False
    return True


def opened(path: Path, name: str, sha256: str | None = None) -> checkpoint.Checkpoint:
    """The weights of `name` in the file, whose digest is `sha256` if one is given, in today's vocabulary.

    Raises TrainingError.
    """
    try:
        stored = checkpoint.load(path, name, sha256, any_vocabulary=True)
        return grown(stored, checkpoint.vocabulary())
    except checkpoint.WeightsError as problem:
        raise TrainingError(str(problem)) from problem


def _filled(
    name: str,
    config: Mapping[str, Any],
    stored: checkpoint.Checkpoint | None,
    path: Path | None,
    later: tuple[str, ...] = (),
) -> nn.Module:
    if stored is None or path is None:
        return _built(name, config)
    network = _built(name, {**stored.config, **config})
    new = {name: value for name, value in network.state_dict().items() if name.startswith(later)}
    try:
        checkpoint.fill(network, replace(stored, tensors={**new, **stored.tensors}), path)
    except checkpoint.WeightsError as problem:
        raise TrainingError(str(problem)) from problem
    return network
