"""The exponential moving average of a network's weights: what is shipped, since it draws better."""

import copy
from typing import TypeVar

import torch
from torch import nn

Network = TypeVar("Network", bound=nn.Module)


def average_of(network: Network) -> Network:
    """A copy of `network` to hold the average. It never takes a gradient."""
    return copy.deepcopy(network).eval().requires_grad_(False)


@torch.no_grad()
def follow(average: nn.Module, network: nn.Module, step: int, half_life: float = 200) -> None:
    """Move `average` towards `network`. Half of what it is comes from the last `half_life` steps.

    The half-life grows with the steps, so that the start of training is soon forgotten (2312.02696 has
    averages that grow so throughout).
    """
    share = 1 - 0.5 ** (1 / min(half_life, 0.05 * step + 1))
    # all at once: on a GPU hundreds of small steps would cost more than the arithmetic
    torch._foreach_lerp_(list(average.parameters()), list(network.parameters()), share)
    for kept, newest in zip(average.buffers(), network.buffers(), strict=True):
        kept.copy_(newest)
