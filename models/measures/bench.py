"""The networks of one measurement on one device, and what they can be asked to do."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from models.canvas import from_pixels
from models.conditioning import conditions
from models.illustrator import Illustrator, exact, prepare_canvas
from models.look import Look, sample
from models.measures import speed, walk
from models.measures.looks import HELD_OUT, Painters
from models.measures.networks import canvas_of, family_of, judges_of
from models.measures.precision import Reading, read

PART: Final = 20
"""Pictures at once."""
SHEET: Final = 64


class Bench:
    """The networks of one measurement, on one device."""

    def __init__(
        self, family: str, device: torch.device, folders: Sequence[Path] = (), painters: int = 1
    ) -> None:
        self.family = family
        self.device = device
        self.network = family_of(family, folders)
        self.canvas = prepare_canvas(canvas_of(folders), device)
        self.judges = {name: judge.to(device) for name, judge in judges_of(folders).items()}
        self.illustrator = Illustrator(self.network, self.canvas, device)
        self.size = self.canvas.config.size
        self.painters = Painters(painters)

    def paint(self, looks: Sequence[Look], seeds: Sequence[int]) -> Tensor:
        """Painted, [N, 3, S, S] in -1..1, on the device."""
        return from_pixels(self.painters.paint(looks, seeds, self.size)).to(self.device)

    @torch.inference_mode()
    def draw(self, looks: Sequence[Look], seeds: Sequence[int]) -> Tensor:
        """Drawn, likewise."""
        return self.illustrator.draw_tensor(looks, seeds).clamp(-1, 1)

    @torch.inference_mode()
    def reconstruct(self, pictures: Tensor) -> Tensor:
        """`pictures` [N, 3, S, S] as the canvas shows them, likewise."""
        parts = (pictures[start : start + PART] for start in range(0, len(pictures), PART))
        return torch.cat([self.canvas(part)[0] for part in parts]).clamp(-1, 1)

    @torch.inference_mode()
    def read(self, pictures: Tensor, looks: Sequence[Look]) -> dict[str, Reading]:
        """What each judge reads off `pictures` [N, 3, S, S] of `looks`."""
        shown = pictures.clamp(-1, 1)
        return {name: read(judge(shown), looks) for name, judge in self.judges.items()}

    @torch.inference_mode()
    def features(self, pictures: Tensor) -> Tensor:
        """By the first judge, which is the independent one, [N, F] on the CPU."""
        judge = next(iter(self.judges.values()))
        parts = (pictures[start : start + PART] for start in range(0, len(pictures), PART))
        return torch.cat([judge(part.clamp(-1, 1))[1].cpu() for part in parts])

    @torch.inference_mode()
    def walk(self, first: int, second: int, steps: int) -> Tensor:
        """Pictures on the way from one held-out look and noise to another, [steps, 3, S, S]."""
        ends = torch.from_numpy(conditions([sample(first), sample(second)]))
        shares = torch.linspace(0, 1, steps)[:, None]
        looks = (torch.lerp(ends[:1], ends[1:], shares)).to(self.device)
        noise = walk.between(self.network.noise(first), self.network.noise(second), steps)
        with exact():
            pictures = self.canvas.decode(self.network.codes(looks, noise.to(self.device)))
        return pictures.clamp(-1, 1)

    def milliseconds(self, count: int, times: int) -> float:
        """The median time of drawing `count` looks at once."""
        looks = [sample(HELD_OUT + number) for number in range(count)]
        return speed.milliseconds(partial(self.illustrator.draw, looks, range(count)), times)

    def sheet(self) -> Image.Image:
        """The first 64 held-out looks, drawn and not chosen, eight a row."""
        looks = [sample(HELD_OUT + number) for number in range(SHEET)]
        rows = np.stack(self.illustrator.draw(looks, range(SHEET))).reshape(8, 8, self.size, self.size, 3)
        return Image.fromarray(rows.transpose(0, 2, 1, 3, 4).reshape(8 * self.size, 8 * self.size, 3))
