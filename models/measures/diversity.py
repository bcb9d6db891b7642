"""How much pictures of one kind differ among themselves."""

from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True)
class Diversity:
    """Mean distance between two pictures of the same look or the same words, drawn and painted."""

    features: float
    features_painted: float
    pixels: float
    """Mean absolute difference, of a range of 2."""
    pixels_painted: float

    @property
    def ratio(self) -> float:
        """Drawn over painted, by features. Nothing can be compared with pictures that are all the same."""
        return self.features / self.features_painted if self.features_painted else float("nan")


def spread(groups: Tensor) -> float:
    """The mean Euclidean distance between two of the same group, over all groups; [groups, K, F], K > 1."""
    return torch.stack([torch.pdist(group.float()).mean() for group in groups.flatten(2)]).mean().item()


def pixel_spread(groups: Tensor) -> float:
    """The mean absolute difference of two pictures of a group; [groups, K, 3, H, W]."""
    flat = groups.float().flatten(2)
    return torch.stack([torch.pdist(group, p=1).mean() / flat.shape[2] for group in flat]).mean().item()
