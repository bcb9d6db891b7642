"""An enlarger: the upscaler on one device, enlarging drawn pixels."""

from threading import Lock

import numpy as np
import torch

from models.canvas import from_pixels, to_pixels
from models.illustrator import Pixels, exact, fast_bfloat16
from models.upscaler import Upscaler


class Enlarger:
    """Enlarges pictures one at a time, so that none depends on what else is waiting.

    May be called from several threads; they take turns, since each turn uses all cores.
    """

    def __init__(self, upscaler: Upscaler, device: torch.device) -> None:
        """Takes `upscaler` to the device, on CPUs with bfloat16 in hardware in bfloat16."""
        self._upscaler = upscaler.to(device).eval().requires_grad_(False)
        self._upscaler.to(memory_format=torch.channels_last)  # type: ignore[call-overload] # torch leaves it out of its types
        if device.type == "cpu" and fast_bfloat16():
            self._upscaler.to(torch.bfloat16)
        self._device = device
        self._turn = Lock()

    def warm_up(self) -> None:
        """Enlarge once, so that the first picture that somebody waits for comes as fast as the others."""
        self.enlarge(np.zeros((256, 256, 3), np.uint8), 256 << len(self._upscaler.doublings))

    def enlarge(self, pixels: Pixels, size: int) -> Pixels | None:
        """Square `pixels` at `size` x `size`; None unless that is two or four times as many as they are."""
        doublings = range(1, len(self._upscaler.doublings) + 1)
        times = next((times for times in doublings if len(pixels) << times == size), None)
        if times is None:
            return None
        picture = from_pixels(pixels[None]).to(self._device)
        with self._turn, torch.inference_mode(), exact():
            enlarged: Pixels = to_pixels(self._upscaler(picture, times)[-1])[0]
        return enlarged
