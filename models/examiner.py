"""The examiner: a second reader of pictures, of another build than the judge. It measures and nothing else.

No network is trained against it and no picture is chosen by it, so that none can have learned its habits.
Depthwise convolutions with layer norm (ConvNeXt, Liu et al., 2201.03545), then pooling: what is in the
picture by the mean and the maximum over all places, and where by a coarse grid.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models import conditioning


@dataclass(frozen=True)
class ExaminerConfig:
    """The shape of an examiner."""

    size: int = 256
    """Pixels along each side of a picture."""
    widths: tuple[int, int, int] = (48, 96, 160)
    """Channels at a quarter, an eighth and a sixteenth of the size."""
    depths: tuple[int, int, int] = (1, 2, 3)
    """Blocks at each of them."""
    squeeze: int = 32
    """Channels of the coarse grid."""
    places: int = 4
    """Places along each side of the coarse grid."""
    features: int = 320
    """Length of the features by which pictures are compared."""
    condition: int = conditioning.WIDTH


class Examiner(nn.Module):
    """A classifier like the judge in what it takes and gives, and in nothing else."""

    def __init__(self, config: ExaminerConfig) -> None:
        super().__init__()
        self.config = config
        self.body = _body(config)
        last = config.widths[-1]
        self.squeeze = nn.Conv2d(last, config.squeeze, 1)
        self.features = nn.Linear(2 * last + config.squeeze * config.places**2, config.features)
        self.head = nn.Sequential(nn.GELU(), nn.Linear(config.features, config.condition))

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """[B, 3, S, S] in -1..1 to readings [B, condition] and features [B, features], as the judge's."""
        x = self.body(pictures)
        where = F.adaptive_avg_pool2d(self.squeeze(x), self.config.places).flatten(1)
        what = torch.cat([x.mean((2, 3)), x.amax((2, 3)), where], 1)
        features = self.features(what).float()
        return self.head(features).float(), features


class _Block(nn.Module):
    """x plus a wide depthwise convolution and two layers at each place."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.depthwise = nn.Conv2d(width, width, 7, padding=3, groups=width)
        self.norm = nn.LayerNorm(width)
        self.widen = nn.Linear(width, 3 * width)
        self.narrow = nn.Linear(3 * width, width)
        self.scale = nn.Parameter(torch.full((width,), 0.1))

    def forward(self, x: Tensor) -> Tensor:
        """[B, width, H, W] to the same."""
        with torch.autocast(x.device.type, enabled=False):  # a CPU's bfloat16 gradient takes thrice as long
            y: Tensor = self.norm(self.depthwise(x.float()).permute(0, 2, 3, 1))
        y = self.narrow(F.gelu(self.widen(y))) * self.scale
        return x + y.permute(0, 3, 1, 2)


def _body(config: ExaminerConfig) -> nn.Sequential:
    quarter, eighth, sixteenth = config.widths
    steps = (
        nn.Conv2d(3, quarter, 7, stride=4, padding=3),
        nn.Conv2d(quarter, eighth, 2, stride=2),
        nn.Conv2d(eighth, sixteenth, 2, stride=2),
    )
    layers: list[nn.Module] = []
    for step, width, depth in zip(steps, config.widths, config.depths, strict=True):
        layers += [step, *(_Block(width) for _ in range(depth))]
    return nn.Sequential(*layers)
