"""Layers of StyleGAN2. Weights are kept at unit scale and scaled when used (equalised learning rate,
1710.10196, section 4.1)."""

import math
from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class Dense(nn.Module):
    """A linear layer whose weights learn `rate` times as fast as the others."""

    def __init__(self, inputs: int, outputs: int, *, bias: float = 0.0, rate: float = 1.0) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, inputs) / rate)
        self.bias = nn.Parameter(torch.full([outputs], bias))
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """[B, inputs] to [B, outputs], in the type of x; computed in the precision of the weights."""
        weight = self.weight * (self.rate / math.sqrt(self.weight.shape[1]))
        y = F.linear(x.to(weight.dtype), weight, self.bias * self.rate)
        return y.to(x.dtype)


class Blur(nn.Module):
    """The low-pass filter [1, 3, 3, 1] / 8 along both sides, so that resampling does not alias."""

    def __init__(self) -> None:
        super().__init__()
        taps = torch.tensor([1.0, 3.0, 3.0, 1.0]) / 8
        self.kernel: Tensor
        self.register_buffer("kernel", torch.outer(taps, taps), persistent=False)

    def forward(self, x: Tensor, padding: int, stride: int = 1) -> Tensor:
        """[B, C, H, W] to [B, C, (H + 2 padding - 4) / stride + 1, ...]."""
        return F.conv2d(x, self._over(x), stride=stride, padding=padding, groups=x.shape[1])

    def upsample(self, x: Tensor) -> Tensor:
        """[B, C, H, W] to [B, C, 2 H, 2 W]: zeros between, then the filter, four times for their sake."""
        return F.conv_transpose2d(x, 4 * self._over(x), stride=2, padding=1, groups=x.shape[1])

    def _over(self, x: Tensor) -> Tensor:
        return self.kernel.to(x.dtype).expand(x.shape[1], 1, 4, 4)


def activate(x: Tensor, bias: Tensor, clamp: float | None, gain: float = math.sqrt(2)) -> Tensor:
    """Bias and leaky ReLU over x [B, C, H, W] or [B, C]. With a `gain` other than the usual one, `clamp`
    changes as much."""
    y = F.leaky_relu(x + channels(bias[None], x), 0.2) * gain
    limit = None if clamp is None else clamp * gain / math.sqrt(2)
    return y if limit is None else y.clamp(-limit, limit)


def channels(values: Tensor, x: Tensor) -> Tensor:
    """[B, C] made to spread over x [B, C, ...], in its type."""
    return values.reshape(*values.shape, *[1] * (x.ndim - 2)).to(x.dtype)


def modulated_convolution(
    x: Tensor,  # [B, inputs, H, W]
    weight: Tensor,  # [outputs, inputs, K, K]
    scale: Tensor,  # the style of each input channel, [B, inputs]
    *,
    demodulate: bool = True,  # brings each output channel back to unit variance
    doubling: Blur | None = None,  # doubles height and width, with this filter
) -> Tensor:
    """Equations 1 and 3 of 1912.04958, [B, outputs, H, W] or [B, outputs, 2 H, 2 W].

    The scales are applied to inputs and outputs instead of the weights, which is equal and lets one
    convolution serve the whole batch.
    """
    y = channels(scale, x) * x
    if doubling is None:
        y = F.conv2d(y, weight.to(y.dtype), padding=weight.shape[-1] // 2)
    else:
        y = double_convolution(y, weight, doubling)
    if not demodulate:
        return y
    energy = weight.square().sum((2, 3)).double()  # [outputs, inputs]
    # in float64, so that the batch size can't change the sum
    return y * channels(torch.rsqrt(F.linear(scale.double().square(), energy) + 1e-8), y)


def double_convolution(x: Tensor, weight: Tensor, blur: Blur) -> Tensor:
    """[B, inputs, H, W] to [B, outputs, 2 H, 2 W]: a transposed 3 x 3 convolution of stride 2, then the
    filter. It is four times itself since of four places only one was filled."""
    y = F.conv_transpose2d(x, weight.transpose(0, 1).to(x.dtype), stride=2)  # 2 H + 1
    filtered: Tensor = blur(y, padding=1)
    return 4 * filtered


class Convolution(nn.Module):
    """A convolution with bias and leaky ReLU, or with neither; halves height and width if asked to."""

    def __init__(
        self,
        inputs: int,
        outputs: int,
        kernel: int,
        *,
        halve: bool = False,
        activated: bool = True,
        clamp: float | None = None,
    ) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, inputs, kernel, kernel))
        self.bias = nn.Parameter(torch.zeros(outputs)) if activated else None
        self.blur = Blur() if halve else None
        self.clamp = clamp

    def forward(self, x: Tensor, gain: float = 1.0) -> Tensor:
        """[B, inputs, H, W] to [B, outputs, H, W] or [B, outputs, H/2, W/2]; `gain` scales the result."""
        _, inputs, kernel, _ = self.weight.shape
        weight = (self.weight / math.sqrt(inputs * kernel**2)).to(x.dtype)
        if self.blur is None:
            y = F.conv2d(x, weight, padding=kernel // 2)
        elif kernel == 1:  # what would be left out need not be computed
            y = F.conv2d(self.blur(x, padding=1, stride=2), weight)
        else:
            y = F.conv2d(self.blur(x, padding=2), weight, stride=2)
        return y * gain if self.bias is None else activate(y, self.bias, self.clamp, gain * math.sqrt(2))


class Mapping(nn.Module):
    """f: noise and label to a style (1812.04948, section 2); without noise, a label's vector alone."""

    def __init__(
        self,
        noise: int,  # length of z; 0 without
        classes: int,  # length of a label; 0 without
        style: int,  # length of w
        layers: int,
        rate: float,
        *,
        mean: bool,  # keeps w_avg
    ) -> None:
        super().__init__()
        widths = [noise + (style if classes else 0)] + [style] * layers
        self.embed = Dense(classes, style) if classes else None
        self.layers = layers
        for number in range(layers):
            self.add_module(f"fc{number}", Dense(widths[number], widths[number + 1], rate=rate))
        self.w_avg: Tensor
        if mean:
            self.register_buffer("w_avg", torch.zeros(style))

    def forward(self, noise: Tensor | None, labels: Tensor | None = None) -> Tensor:
        """z [B, noise] and labels [B, classes] to w [B, style]. Raises ValueError where labels lack."""
        parts = [] if noise is None else [_normalised(noise)]
        if self.embed is not None:
            if labels is None:
                raise ValueError("this network needs labels")
            parts.append(_normalised(self.embed(labels)))
        return self._through_layers(parts)

    def _through_layers(self, parts: Sequence[Tensor]) -> Tensor:
        style = torch.cat(list(parts), 1)
        for number in range(self.layers):
            style = F.leaky_relu(self.get_submodule(f"fc{number}")(style), 0.2) * math.sqrt(2)
        return style

    @torch.no_grad()
    def remember(self, styles: Tensor, keep: float = 0.998) -> None:
        """Move w_avg towards the mean of `styles` [B, style]; done at every training step."""
        self.w_avg.lerp_(styles.detach().float().mean(0), 1 - keep)


def _normalised(x: Tensor) -> Tensor:
    """[B, N] at unit length per number (1710.10196, section 4.2)."""
    return x * torch.rsqrt(x.square().mean(1, keepdim=True) + 1e-8)
