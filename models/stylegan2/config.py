"""The shape of a StyleGAN2, shared by its generator and its discriminator."""

from dataclasses import dataclass
from typing import Final

SIZES: Final = (8, 16, 32, 64, 128, 256, 512, 1024)
"""Pixels along each side that a network can have; below 64 only good for trying things."""

_LIMITS: Final = {
    "noise": (1, 4096),
    "style": (1, 4096),
    "classes": (0, 100_000),
    "mapping_layers": (1, 32),
    "channel_base": (1, 2**20),
    "channel_max": (1, 4096),
    "picture_channels": (1, 4),
}


@dataclass(frozen=True)
class StyleGan2Config:
    """What both networks are built from. Raises ValueError for a number that no network has."""

    size: int = 256
    """Pixels along each side of a picture, a power of two."""
    noise: int = 512
    """Length of the noise z."""
    style: int = 512
    """Length of the style w."""
    classes: int = 0
    """Length of a one-hot label; 0 without labels."""
    mapping_layers: int = 8
    mapping_rate: float = 0.01
    """Learning rate of the mapping against that of the rest (1812.04948, appendix C)."""
    channel_base: int = 32768
    channel_max: int = 512
    """Channels at a resolution r are channel_base / r, at most channel_max."""
    picture_channels: int = 3
    clamp: float | None = None
    """Activations are cut off at plus and minus this; 256 in networks trained in fp16 (2006.06676,
    appendix D)."""

    def __post_init__(self) -> None:
        if type(self.size) is not int or self.size not in SIZES:
            raise ValueError(f"size is one of {', '.join(map(str, SIZES))}")
        for name, (low, high) in _LIMITS.items():
            value = getattr(self, name)
            if type(value) is not int or not low <= value <= high:
                raise ValueError(f"{name} is a whole number between {low} and {high}")
        for name in ("mapping_rate", "clamp"):
            value = getattr(self, name)
            if not (_positive(value) or (name == "clamp" and value is None)):
                raise ValueError(f"{name} is a number above 0")

    @property
    def resolutions(self) -> tuple[int, ...]:
        """Pixels along each side at every stage, from 4 up to `size`."""
        return tuple(4 * 2**stage for stage in range(self.size.bit_length() - 2))

    @property
    def styled_layers(self) -> int:
        """The number of layers that a style reaches, counting those that share one as one."""
        return 2 * len(self.resolutions)

    def width(self, resolution: int) -> int:
        """Channels at a resolution."""
        return min(max(self.channel_base // resolution, 1), self.channel_max)


def _positive(value: object) -> bool:
    return isinstance(value, int | float) and 0 < value < 1e6
