"""StyleGAN2's generator: noise to a style, a style to a picture (1912.04958)."""

import math
from typing import Literal, cast

import torch
from torch import Tensor, nn

from models.noise import normal
from models.stylegan2.config import StyleGan2Config
from models.stylegan2.layers import Blur, Dense, Mapping, activate, channels, modulated_convolution

Grain = Literal["const", "random", "none"]
"""The noise added to every layer: always the same (so that a recipe is its picture), new, or none."""


class StyledLayer(nn.Module):
    """A modulated 3 x 3 convolution, then noise, bias and leaky ReLU (1912.04958, figure 2d)."""

    def __init__(
        self, config: StyleGan2Config, inputs: int, resolution: int, *, doubles: bool = False
    ) -> None:
        super().__init__()
        outputs = config.width(resolution)
        self.affine = Dense(config.style, inputs, bias=1.0)
        self.weight = nn.Parameter(torch.randn(outputs, inputs, 3, 3))
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.noise_const: Tensor
        self.register_buffer("noise_const", torch.randn(resolution, resolution))
        self.noise_strength = nn.Parameter(torch.zeros([]))
        self.doubling = Blur() if doubles else None
        self.clamp = config.clamp

    def forward(self, x: Tensor, style: Tensor, grain: Grain) -> Tensor:
        """x [B, inputs, H, W] and style [B, style] to [B, outputs, resolution, resolution]."""
        y = modulated_convolution(x, self.weight, self.affine(style), doubling=self.doubling)
        if grain == "const":
            y = y + (self.noise_const * self.noise_strength).to(y.dtype)
        elif grain == "random":
            noise = torch.randn_like(y[:, :1])  # one for all channels
            y = y + noise * self.noise_strength.to(y.dtype)
        return activate(y, self.bias, self.clamp)


class ToRgb(nn.Module):
    """What a block adds to the picture: a modulated 1 x 1 convolution, not demodulated."""

    def __init__(self, config: StyleGan2Config, inputs: int) -> None:
        super().__init__()
        self.affine = Dense(config.style, inputs, bias=1.0)
        self.weight = nn.Parameter(torch.randn(config.picture_channels, inputs, 1, 1))
        self.bias = nn.Parameter(torch.zeros(config.picture_channels))
        self.clamp = config.clamp

    def forward(self, x: Tensor, style: Tensor) -> Tensor:
        """x [B, inputs, H, W] and style [B, style] to [B, picture_channels, H, W]."""
        scale = self.affine(style) / math.sqrt(self.weight.shape[1])
        y = modulated_convolution(x, self.weight, scale, demodulate=False)
        y = y + channels(self.bias[None], y)
        return y if self.clamp is None else y.clamp(-self.clamp, self.clamp)


class SynthesisBlock(nn.Module):
    """All that happens at one resolution; the picture so far is carried beside (skip connections)."""

    def __init__(self, config: StyleGan2Config, resolution: int) -> None:
        super().__init__()
        width = config.width(resolution)
        if resolution == 4:
            self.const = nn.Parameter(torch.randn(width, 4, 4))
        else:
            self.conv0 = StyledLayer(config, config.width(resolution // 2), resolution, doubles=True)
        self.conv1 = StyledLayer(config, width, resolution)
        self.torgb = ToRgb(config, width)
        self.blur = Blur()

    def begin(self, styles: Tensor, grain: Grain) -> tuple[Tensor, Tensor]:
        """The first block: x [B, C, 4, 4] and the picture [B, 3, 4, 4] of styles [B, 2, style]."""
        x = self.const[None].expand(len(styles), -1, -1, -1).to(styles.dtype)
        x = self.conv1(x, styles[:, 0], grain)
        return x, self.torgb(x, styles[:, 1])

    def forward(self, x: Tensor, picture: Tensor, styles: Tensor, grain: Grain) -> tuple[Tensor, Tensor]:
        """x [B, C, R/2, R/2], the picture so far and styles [B, 3, style] to the same at R."""
        x = self.conv0(x, styles[:, 0], grain)
        x = self.conv1(x, styles[:, 1], grain)
        return x, self.blur.upsample(picture) + self.torgb(x, styles[:, 2])


class Synthesis(nn.Module):
    """g: a style for every layer to a picture."""

    def __init__(self, config: StyleGan2Config) -> None:
        super().__init__()
        self.config = config
        for resolution in config.resolutions:
            self.add_module(f"b{resolution}", SynthesisBlock(config, resolution))

    def forward(self, styles: Tensor, grain: Grain = "const") -> Tensor:
        """[B, styled_layers, style] to pictures [B, picture_channels, size, size] in about -1..1.

        A block's picture layer shares its style with the next block's first layer.
        """
        first, *others = [
            cast(SynthesisBlock, self.get_submodule(f"b{resolution}"))
            for resolution in self.config.resolutions
        ]
        x, picture = first.begin(styles[:, :2], grain)
        for number, block in enumerate(others):
            layer = 2 * number + 1
            x, picture = block(x, picture, styles[:, layer : layer + 3], grain)
        return picture.float()


class Generator(nn.Module):
    """Noise z [B, noise], and labels where there are classes, to pictures."""

    def __init__(self, config: StyleGan2Config) -> None:
        super().__init__()
        self.config = config
        self.mapping = Mapping(
            config.noise, config.classes, config.style, config.mapping_layers, config.mapping_rate, mean=True
        )
        self.synthesis = Synthesis(config)

    @property
    def styled_layers(self) -> int:
        """The number of layers that a style reaches."""
        return self.config.styled_layers

    def noise(self, seed: int) -> Tensor:
        """The noise z of a recipe, [noise], on the CPU."""
        return normal(seed, self.config.noise)

    def truncate(self, style: Tensor, psi: float) -> Tensor:
        """w' = w_avg + psi (w - w_avg) (1812.04948, appendix B): below 1 more usual, above 1 more daring."""
        return style if psi == 1 else torch.lerp(self.mapping.w_avg.to(style), style, psi)

    def spread(self, style: Tensor) -> Tensor:
        """One style for all layers: [B, style] to [B, styled_layers, style]."""
        return style[:, None].expand(-1, self.styled_layers, -1)

    def mix(self, first: Tensor, second: Tensor, crossover: int) -> Tensor:
        """Styles [B, styled_layers, style]: `first` up to layer `crossover`, `second` from there."""
        styles = self.spread(first).clone()
        styles[:, crossover:] = second[:, None]
        return styles

    def forward(
        self,
        noise: Tensor,  # z, [B, noise]
        labels: Tensor | None = None,  # one-hot, [B, classes]
        psi: float = 1.0,  # truncation
        grain: Grain = "const",
    ) -> Tensor:
        """Pictures [B, picture_channels, size, size] in about -1..1."""
        style = self.truncate(self.mapping(noise, labels), psi)
        pictures: Tensor = self.synthesis(self.spread(style), grain)
        return pictures
