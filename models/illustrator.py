"""An illustrator: one family and the canvas on one device, drawing looks.

A picture must depend on its recipe alone, not on what else is in the batch, so precision is chosen with
care. The generator runs in float32 with its matrix products in float64, TF32 off. The decoder follows in
bfloat16 on CPUs that have it in hardware (twice as fast, at most 3 of 255 levels away, 0.16 on average), and
in float32 elsewhere.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from models.between import Between, blended
from models.canvas import Canvas, to_pixels
from models.layers import Linear
from models.look import Look, sample
from models.noise import on_the_way
from models.registry import Family

AT_ONCE: Final = 32
"""Pictures in one forward pass at most; more would only cost memory."""

Pixels = npt.NDArray[np.uint8]
"""height x width x 3, RGB."""


class Illustrator:
    """Draws with `family` on `canvas`. The canvas was prepared by `prepare_canvas`."""

    def __init__(self, family: Family, canvas: Canvas, device: torch.device) -> None:
        self.family = prepare_family(family, device)
        self._canvas = canvas
        self._device = device

    def warm_up(self) -> None:
        """Draw once, so that the first picture that somebody waits for comes as fast as the others."""
        self.draw([sample(0)], [0])

    def draw(self, looks: Sequence[Look], seeds: Sequence[int]) -> list[Pixels]:
        """A 256 x 256 picture of each look with the noise of its seed."""
        return self.draw_between([Between.at(look, seed) for look, seed in zip(looks, seeds, strict=True)])

    def draw_between(self, frames: Sequence[Between]) -> list[Pixels]:
        """A 256 x 256 picture of each frame, which may lie on the way from one look to another."""
        pictures: list[Pixels] = []
        for start in range(0, len(frames), AT_ONCE):
            pictures.extend(to_pixels(self._draw(frames[start : start + AT_ONCE])))
        return pictures

    def draw_tensor(self, looks: Sequence[Look], seeds: Sequence[int]) -> Tensor:
        """Looks in one pass as a tensor [N, 3, 256, 256] in about -1..1, on the device."""
        return self._draw([Between.at(look, seed) for look, seed in zip(looks, seeds, strict=True)])

    def _draw(self, frames: Sequence[Between]) -> Tensor:
        noise = torch.stack([self._noise(frame) for frame in frames])
        wanted = torch.from_numpy(blended(frames))
        with torch.inference_mode(), exact():
            codes = self.family.codes(wanted.to(self._device), noise.to(self._device))
            return self._canvas.decode(codes)

    def _noise(self, frame: Between) -> Tensor:
        first, second = map(self.family.noise, frame.seeds)
        return on_the_way(first, second, frame.share)


def choose_device(name: str | None = None) -> torch.device:
    """The device of this name; without one, CUDA where there is any, else the CPU."""
    return torch.device(name or ("cuda" if torch.cuda.is_available() else "cpu"))


def prepare_family(family: Family, device: torch.device) -> Family:
    """`family` on `device`, with its matrix products in float64 (told at models.layers.Linear)."""
    assert isinstance(family, nn.Module)  # noqa: S101 - for the type checker
    _place(family, device)
    for layer in family.modules():
        if isinstance(layer, Linear):
            layer.double()
    return family


def prepare_canvas(canvas: Canvas, device: torch.device) -> Canvas:
    """`canvas` on `device`, its decoder in the precision that suits the device."""
    _place(canvas, device)
    if device.type == "cpu" and fast_bfloat16():
        canvas.decoder.to(torch.bfloat16)
    return canvas


def fast_bfloat16() -> bool:
    """Whether this CPU multiplies bfloat16 in hardware. Where torch can't tell, it is taken not to."""
    capabilities: Mapping[str, object] = getattr(torch.cpu, "get_capabilities", dict)()
    return any(bool(capabilities.get(name)) for name in ("avx512_bf16", "amx_bf16"))


def exact() -> AbstractContextManager[None]:
    """A context in which CUDA's convolutions are in full float32 and always by the same algorithm."""
    flags: AbstractContextManager[None] = torch.backends.cudnn.flags(
        enabled=True, benchmark=False, deterministic=True, allow_tf32=False, fp32_precision="ieee"
    )
    return flags


def _place(network: nn.Module, device: torch.device) -> None:
    network.to(device)
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload] # torch leaves it out of its types
