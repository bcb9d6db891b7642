"""The device and precision that a run computes in."""

from contextlib import AbstractContextManager

import torch
from torch import nn

from models.illustrator import fast_bfloat16


def half_precision(device: torch.device) -> AbstractContextManager[None]:
    """bfloat16 autocast, where the device has it in hardware; elsewhere it would only be slower."""
    context: AbstractContextManager[None] = torch.autocast(
        device.type, torch.bfloat16, enabled=has_bfloat16(device)
    )
    return context


def has_bfloat16(device: torch.device) -> bool:
    """Whether the device multiplies bfloat16 in hardware."""
    return torch.cuda.is_bf16_supported() if device.type == "cuda" else fast_bfloat16()


def place(network: nn.Module, device: torch.device) -> None:
    """Move `network` to the device, its convolutions in the quick layout."""
    network.to(device)
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload] # torch leaves it out of its types
