"""The generator that the GAN and the VAE share: a look and some noise in, codes of the canvas out.

Each trait value and each colour owns learned maps, finer than the grid, in the layers where it is seen: body,
head, face. The maps of a look are summed, laid down as its head is held, and refined by StyleGAN2's modulated
convolutions (Karras et al., 1912.04958, section 2.2). What sits where comes from the maps and need not be
squeezed through one style vector; how it looks comes from the style.

A sum can't tell on which cheek a star is, when "star" and "left" each add a map of their own. So what lies on
one side has a second map, which is added on the right and subtracted on the left.
"""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models import conditioning
from models.head_pose import HeadPose, Held
from models.layers import Linear, add_halves, channels_last, leaky
from models.noise import normal


@dataclass(frozen=True)
class TraitMapsConfig:
    """The shape of a trait-map generator."""

    condition: int = conditioning.WIDTH
    """Length of a look's condition."""
    noise: int = 64
    """Length of the noise z."""
    style: int = 256
    """Length of the style w."""
    map_width: int = 24
    """Channels of the trait maps of each layer."""
    fineness: int = 2
    """Places of the maps along each side of a place of the grid."""
    width: int = 192
    """Channels of the convolutions."""
    convolutions: int = 8
    """Modulated convolutions, an even number: each two form a residual block."""
    code_dims: int = 16
    grid: int = 16
    """The canvas's numbers per place, and places along each side."""
    strays: bool = False
    """Whether the noise is a painter's hand (models/painter/hand.py): two numbers for each place."""
    sided: bool = False
    """Whether what lies on one side of a look has maps of its side, too."""
    phased: bool = False
    """Whether the convolutions are told at each place how the head is held there."""

    def __post_init__(self) -> None:
        if self.strays and self.noise != 2 * self.stray_places**2:
            raise ValueError(f"{self.noise} numbers aren't two for each place of a square grid")

    @property
    def stray_places(self) -> int:
        """Places along each side of the hand's grid."""
        return math.isqrt(self.noise // 2)


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


class PlaceModulation(nn.Module):
    """What there is, scaled and shifted place by place as is told there (SPADE, 1903.07291, eq. 1).

    A lock that ends elsewhere is a matter of both, the lock and where the hand strays; a sum of the two could
    not tell. At first it changes nothing.
    """

    def __init__(self, told: int, width: int) -> None:
        super().__init__()
        self.change = nn.Conv2d(told, 2 * width, 1, bias=False)
        nn.init.zeros_(self.change.weight)

    def forward(self, x: Tensor, told: Tensor) -> Tensor:
        """x [B, width, H, W] and told [B, told, H, W] to [B, width, H, W]."""
        change: Tensor = self.change(told)
        scale, shift = change.chunk(2, 1)
        return x * (1 + scale) + shift


class Phases(nn.Module):
    """How the head is held at each place, for every block.

    A flower that lies between two places of the grid has other codes than one that lies on a place. What is
    laid down is weighed by its phase, as the taps of an interpolation are.
    """

    _HIDDEN = 64

    def __init__(self, places: int, width: int, blocks: int) -> None:
        super().__init__()
        self.hidden = nn.Conv2d(places, self._HIDDEN, 1)
        self.blocks = nn.ModuleList(PlaceModulation(self._HIDDEN, width) for _ in range(blocks))

    def forward(self, places: Tensor) -> Tensor:
        """Held.places to what `blocks` are told, [B, hidden, H, W]."""
        return leaky(self.hidden(places))


def _over(channels: Tensor, x: Tensor) -> Tensor:
    """[B, C] made to spread over x [B, C, H, W], in its type."""
    return channels[:, :, None, None].to(x.dtype)


def _maps_of(layer: str, config: TraitMapsConfig) -> Linear:
    """The maps of everything that is seen in `layer`: a condition's share of it to the sum of its maps."""
    inputs = len(conditioning.members(layer))
    outputs = config.map_width * (config.grid * config.fineness) ** 2
    return Linear(inputs, outputs, gain=0.2 * math.sqrt(inputs))  # few conditions are on at a time


def _sided_maps_of(layer: str, config: TraitMapsConfig) -> Linear:
    """The maps of what lies on one side in `layer`; they start at nothing."""
    inputs = len(conditioning.sided_members(layer))
    return Linear(inputs, config.map_width * (config.grid * config.fineness) ** 2, gain=0.0)


class TraitMaps(nn.Module):
    """A look's condition [B, condition] and noise [B, noise] to codes [B, code_dims, grid, grid]."""

    def __init__(self, config: TraitMapsConfig) -> None:
        super().__init__()
        self.config = config
        style, width = config.style, config.width
        self.maps = nn.ModuleDict({layer: _maps_of(layer, config) for layer in conditioning.LAYERS})
        self.sided_maps = nn.ModuleDict(
            {layer: _sided_maps_of(layer, config) for layer in conditioning.LAYERS if config.sided}
        )
        for layer in self.sided_maps:
            numbers = torch.tensor(conditioning.sided_members(layer))
            self.register_buffer(f"_sided_{layer}", numbers, persistent=False)
        self.head_pose = HeadPose(config.grid, config.fineness)
        self.embed_look = Linear(config.condition, style)
        heard = style
        if not config.strays:
            self.embed_noise = Linear(config.noise, style)
            heard = 2 * style
        self.mapping_layers = nn.ModuleList([Linear(heard, style), Linear(style, style)])
        laid_down = len(conditioning.LAYERS) * config.map_width * config.fineness**2
        self.enter = nn.Conv2d(laid_down + self.head_pose.PLACES, width, 1)
        self.convolutions = nn.ModuleList(
            ModulatedConv2d(width, width, style) for _ in range(config.convolutions)
        )
        blocks = config.convolutions // 2
        strays, places = 2 * config.fineness**2, self.head_pose.PLACES
        self.strays = nn.ModuleList(PlaceModulation(strays, width) for _ in range(blocks * config.strays))
        self.phases = Phases(places, width, blocks) if config.phased else None
        self.leave = ModulatedConv2d(width, config.code_dims, style, kernel=1)

    @property
    def styled_layers(self) -> int:
        """The number of layers that a style reaches."""
        return self.config.convolutions + 1

    def noise(self, seed: int) -> Tensor:
        """The noise z of a recipe, [noise], on the CPU."""
        return normal(seed, self.config.noise)

    def mapping(self, conditions: Tensor, noise: Tensor) -> Tensor:
        """The style w, [B, style]; a hand is no matter of style."""
        look = self.embed_look(conditions)
        style: Tensor = look * torch.rsqrt(look.square().mean(1, keepdim=True) + 1e-8)
        if not self.config.strays:
            style = torch.cat([self.embed_noise(noise), style], 1)
        for layer in self.mapping_layers:
            style = leaky(layer(style))
        return style

    def synthesis(self, conditions: Tensor, styles: Tensor, noise: Tensor, psi: float = 1.0) -> Tensor:
        """Codes from a style for every layer, [B, styled_layers, style], and from where the hand strays.

        It strays `psi` times as far as the noise tells.
        """
        return self.read(self.features(conditions, styles, noise, psi), styles)

    def features(self, conditions: Tensor, styles: Tensor, noise: Tensor, psi: float = 1.0) -> Tensor:
        """What codes are read from, [B, width, grid, grid]; the rest as in `synthesis`."""
        config = self.config
        held = self.head_pose.held(conditions)
        x: Tensor = self.enter(channels_last(self._laid_down(conditions, held)))
        strays = (psi * self._strays(noise, held)).to(x.dtype) if config.strays else None
        phases = None if self.phases is None else self.phases(channels_last(held.places.to(x.dtype)))
        for number in range(0, config.convolutions, 2):
            first, second = self.convolutions[number], self.convolutions[number + 1]
            y = leaky(first(self._told(x, number // 2, strays, phases), styles[:, number]))
            x = add_halves(x, leaky(second(y, styles[:, number + 1])))
        return x

    def _told(self, x: Tensor, block: int, strays: Tensor | None, phases: Tensor | None) -> Tensor:
        """What a block sees of x [B, width, grid, grid], where the hand strays and as the head is held."""
        if strays is not None:
            x = self.strays[block](x, strays)
        if phases is not None and self.phases is not None:
            x = self.phases.blocks[block](x, phases)
        return x

    def read(self, features: Tensor, styles: Tensor) -> Tensor:
        """The codes [B, code_dims, grid, grid] that features tell of."""
        return torch.tanh(self.leave(features, styles[:, -1]).float())

    def _laid_down(self, conditions: Tensor, held: Held) -> Tensor:
        """The maps of a look as its head is held, and where they come from, [B, inputs, grid, grid]."""
        layers = [
            F.pixel_unshuffle(held.lay_down(layer, self._summed(layer, conditions)), self.config.fineness)
            for layer in conditioning.LAYERS
        ]
        return torch.cat([*layers, held.places.to(layers[0].dtype)], 1)

    def _summed(self, layer: str, conditions: Tensor) -> Tensor:
        """The sum of a look's maps in one layer, of a head at rest, [B, map_width, fine, fine]."""
        config, maps = self.config, self.maps[layer]
        chosen: Tensor = maps(conditions[:, self.head_pose.members(layer)])
        if config.sided:
            left, right = conditions[:, conditioning.TRAIT_SPANS["side"], None].unbind(1)
            sided = conditions[:, getattr(self, f"_sided_{layer}")]
            chosen = chosen + (right - left) * self.sided_maps[layer](sided)
        fine = config.grid * config.fineness
        return chosen.reshape(-1, config.map_width, fine, fine)

    def _strays(self, noise: Tensor, held: Held) -> Tensor:
        """How far the hand strays at each place of the head as it is held, [B, 2 fineness^2, grid, grid]."""
        config, places = self.config, self.config.stray_places
        strays = torch.erf(noise * math.sqrt(0.5)).reshape(-1, 2, places, places)
        fine = F.interpolate(strays, size=config.grid * config.fineness, mode="area")
        return channels_last(F.pixel_unshuffle(held.lay_down("head", fine), config.fineness))

    def spread(self, style: Tensor) -> Tensor:
        """One style for all layers: [B, style] to [B, styled_layers, style]."""
        return style[:, None].expand(-1, self.styled_layers, -1)

    def forward(self, conditions: Tensor, noise: Tensor, psi: float = 1.0) -> Tensor:
        """Codes in -1..1, near the canvas's levels but not on them; `psi` as in `synthesis`."""
        return self.synthesis(conditions, self.spread(self.mapping(conditions, noise)), noise, psi)

    def codes(self, conditions: Tensor, noise: Tensor, psi: float = 1.0) -> Tensor:
        """What every family offers: the canvas's codes of these looks with this noise.

        They are left between the levels: rounding them drew 9 % further from the painted picture and,
        near a tie, would let the last bit of a sum decide.
        """
        return self.forward(conditions, noise, psi)
