"""The generator that the GAN and the VAE share: a look and some noise in, codes of the canvas out.

Each trait value and each colour owns a learned map over the grid; the maps of a look are summed and refined
by StyleGAN2's modulated convolutions (Karras et al., 1912.04958, section 2.2). What sits where comes from
the maps and need not be squeezed through one style vector; how it looks comes from the style.
"""

import math
from dataclasses import dataclass
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models import conditioning
from models.layers import Linear, add_halves, leaky
from models.noise import normal
from models.traits import POSES


@dataclass(frozen=True)
class TraitMapsConfig:
    """The shape of a trait-map generator."""

    condition: int = conditioning.WIDTH
    """Length of a look's condition."""
    noise: int = 64
    """Length of the noise z."""
    style: int = 256
    """Length of the style w."""
    map_width: int = 48
    """Channels of the trait maps."""
    width: int = 192
    """Channels of the convolutions."""
    convolutions: int = 8
    """Modulated convolutions, an even number: each two form a residual block."""
    code_dims: int = 16
    grid: int = 16
    """The canvas's numbers per place, and places along each side."""
    leans: bool = True
    """Whether the maps of the head are laid down as it is held."""


class ModulatedConv2d(nn.Module):
    """A convolution whose input channels are scaled by a style, and whose outputs are demodulated.

    Equations 1 and 3 of 1912.04958, with the scale applied to the input and the output instead of the
    weights, which is equal and lets one convolution serve the whole batch.
    """

    def __init__(self, inputs: int, outputs: int, style: int, kernel: int = 3) -> None:
        super().__init__()
        scale = 1 / math.sqrt(inputs * kernel**2)
        self.weight = nn.Parameter(torch.randn(outputs, inputs, kernel, kernel) * scale)
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.scale = Linear(style, inputs, bias=1.0, gain=0.3)

    def forward(self, x: Tensor, style: Tensor) -> Tensor:
        """x [B, inputs, H, W] and style [B, style] to [B, outputs, H, W]."""
        scale = self.scale(style).float()  # s_i, [B, inputs]
        energy = self.weight.square().sum((2, 3))  # [outputs, inputs]
        # in float64 for the reason told at Linear
        norm = torch.rsqrt(F.linear(scale.double().square(), energy.double()) + 1e-8)
        y = F.conv2d(_over(scale, x) * x, self.weight.to(x.dtype), padding=self.weight.shape[-1] // 2)
        return y * _over(norm, y) + _over(self.bias[None], y)


def _over(channels: Tensor, x: Tensor) -> Tensor:
    """[B, C] made to spread over x [B, C, H, W], in its type."""
    return channels[:, :, None, None].to(x.dtype)


_NECK: Final = 0.72
"""The y about which heads lean, where pictures reach from -1 to 1."""
_LEAN: Final = math.radians(9.5)
"""How far at a tilt of 1."""
_TURN: Final = 0.1
"""How far the middle of the face moves sideways at a turn of 1, where pictures reach from -1 to 1."""


class HeadPose(nn.Module):
    """Lays maps of a head down as the look's pose holds it (models/painter/pose.py draws it so)."""

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("head", torch.from_numpy(conditioning.on_head()), persistent=False)
        places = torch.zeros(conditioning.WIDTH, 2)  # columns: tilt and turn, from -1 to 1
        for column, pose in enumerate(("tilt", "turn")):
            start = conditioning.POSE_SPAN.start + conditioning.KNOTS * list(POSES).index(pose)
            places[start : start + conditioning.KNOTS, column] = torch.linspace(-1, 1, conditioning.KNOTS)
        self.register_buffer("places", places, persistent=False)
        self.head: Tensor
        self.places: Tensor

    def forward(self, maps: Tensor, conditions: Tensor) -> Tensor:
        """maps [B, C, G, G] of heads at rest, to the same as held in conditions [B, condition]."""
        tilt, turn = (conditions.float() @ self.places).unbind(1)
        cosine, sine = torch.cos(tilt * _LEAN), torch.sin(tilt * _LEAN)
        # from a place in the picture back to where it lies on a head at rest
        across = torch.stack([cosine, sine, -sine * _NECK - turn * _TURN], 1)
        down = torch.stack([-sine, cosine, _NECK - cosine * _NECK], 1)
        grid = F.affine_grid(torch.stack([across, down], 1), list(maps.shape), align_corners=False)
        held: Tensor = F.grid_sample(maps.float(), grid, padding_mode="border", align_corners=False)
        return held.to(maps.dtype)


class TraitMaps(nn.Module):
    """A look's condition [B, condition] and noise [B, noise] to codes [B, code_dims, grid, grid]."""

    def __init__(self, config: TraitMapsConfig) -> None:
        super().__init__()
        self.config = config
        style, width = config.style, config.width
        self.maps = Linear(
            config.condition,
            config.map_width * config.grid**2,
            gain=0.2 * math.sqrt(config.condition),  # few conditions are on at a time
        )
        self.head_pose = HeadPose() if config.leans else None
        self.embed_look = Linear(config.condition, style)
        self.embed_noise = Linear(config.noise, style)
        self.mapping_layers = nn.ModuleList([Linear(2 * style, style), Linear(style, style)])
        self.enter = nn.Conv2d(config.map_width, width, 1)
        self.convolutions = nn.ModuleList(
            ModulatedConv2d(width, width, style) for _ in range(config.convolutions)
        )
        self.leave = ModulatedConv2d(width, config.code_dims, style, kernel=1)

    @property
    def styled_layers(self) -> int:
        """The number of layers that a style reaches."""
        return self.config.convolutions + 1

    def noise(self, seed: int) -> Tensor:
        """The noise z of a recipe, [noise], on the CPU."""
        return normal(seed, self.config.noise)

    def mapping(self, conditions: Tensor, noise: Tensor) -> Tensor:
        """The style w, [B, style]."""
        look = self.embed_look(conditions)
        look = look * torch.rsqrt(look.square().mean(1, keepdim=True) + 1e-8)
        style = torch.cat([self.embed_noise(noise), look], 1)
        for layer in self.mapping_layers:
            style = leaky(layer(style))
        return style

    def synthesis(self, conditions: Tensor, styles: Tensor) -> Tensor:
        """Codes from a style for every layer, [B, styled_layers, style]."""
        config = self.config
        x = self.enter(self._laid_down(conditions).contiguous(memory_format=torch.channels_last))
        for number in range(0, config.convolutions, 2):
            first, second = self.convolutions[number], self.convolutions[number + 1]
            y = leaky(first(x, styles[:, number]))
            x = add_halves(x, leaky(second(y, styles[:, number + 1])))
        return torch.tanh(self.leave(x, styles[:, -1]).float())

    def _laid_down(self, conditions: Tensor) -> Tensor:
        """The sum of a look's maps, [B, map_width, grid, grid]."""
        shape = (-1, self.config.map_width, self.config.grid, self.config.grid)
        if self.head_pose is None:
            whole: Tensor = self.maps(conditions)
            return whole.reshape(shape)
        body: Tensor = self.maps(conditions * ~self.head_pose.head)
        head = self.maps(conditions * self.head_pose.head) - self.maps.bias.to(body.dtype)
        held: Tensor = self.head_pose(head.reshape(shape), conditions)
        return body.reshape(shape) + held

    def spread(self, style: Tensor) -> Tensor:
        """One style for all layers: [B, style] to [B, styled_layers, style]."""
        return style[:, None].expand(-1, self.styled_layers, -1)

    def forward(self, conditions: Tensor, noise: Tensor) -> Tensor:
        """Codes in -1..1, near the canvas's levels but not on them."""
        return self.synthesis(conditions, self.spread(self.mapping(conditions, noise)))

    def codes(self, conditions: Tensor, noise: Tensor) -> Tensor:
        """What every family offers: the canvas's codes of these looks with this noise.

        They are left between the levels: rounding them drew 9 % further from the painted picture and,
        near a tie, would let the last bit of a sum decide.
        """
        return self.forward(conditions, noise)
