"""Where the layers of a picture come from when its head leans and turns.

The painter (models/painter/pose.py) moves points of a head at rest to where they are seen. Here it is the
other way: every place that is seen asks from where on a head at rest it comes, and takes the maps from there
(spatial transformers, Jaderberg et al., 1506.02025). So a generator learns one face, not one for each way to
hold it.
"""

import math
from dataclasses import dataclass
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models import conditioning
from models.traits import POSES

NECK: Final = 0.71875
"""The y about which heads lean; lengths are those of pictures, which reach from -1 to 1."""
LEAN: Final = math.radians(9.5)
"""How far at a tilt of 1."""
_SCALE: Final = 0.9 / 256
REACH: Final = 31 * _SCALE
"""How far the middle of a face moves in a full turn, which is 1."""
CHIN_REACH: Final = 15 * _SCALE
"""How far the outline of a face moves there at the height of the chin."""
_FACE_Y: Final = (290 - 256) * _SCALE + 0.1
_FACE_RADII: Final = (132 * _SCALE, 150 * _SCALE)
_JAW_Y: Final = ((250 - 256) * _SCALE + 0.1, (411 - 256) * _SCALE + 0.1)
_STEPS: Final = 3
"""Steps of the fixed-point iteration that undoes a turn: most places are then right to a hundredth of a place
of the grid, and those at the rim of the face, where it is steep, to a tenth."""


@dataclass(frozen=True)
class Held:
    """How the heads of a batch of looks are held."""

    grids: dict[str, Tensor]
    """For each layer that moves, where each fine place comes from, [B, fine, fine, 2]."""
    places: Tensor
    """The same at the grid's places, in terms that convolutions can use, [B, PLACES, grid, grid]."""

    def lay_down(self, layer: str, maps: Tensor) -> Tensor:
        """Maps [B, C, fine, fine] of `layer` on heads at rest, to the same on heads as they are held."""
        if layer not in self.grids:
            return maps
        laid: Tensor = F.grid_sample(
            maps.float(), self.grids[layer], padding_mode="border", align_corners=False
        )
        return laid.to(maps.dtype)


class HeadPose(nn.Module):
    """Reads tilt and turn off conditions, and finds where the layers come from."""

    PLACES: Final = 12
    """Channels that tell of the head's and the face's places: how far each moved, and its phase."""

    def __init__(self, grid: int, fineness: int) -> None:
        super().__init__()
        self._grid, self._fine = grid, grid * fineness
        knots = torch.zeros(conditioning.WIDTH, 2)  # columns: tilt and turn, from -1 to 1
        for column, pose in enumerate(("tilt", "turn")):
            start = conditioning.POSE_SPAN.start + conditioning.KNOTS * list(POSES).index(pose)
            knots[start : start + conditioning.KNOTS, column] = torch.linspace(-1, 1, conditioning.KNOTS)
        self.register_buffer("_knots", knots, persistent=False)
        self._knots: Tensor
        for layer in conditioning.LAYERS:
            numbers = torch.tensor(conditioning.members(layer))
            self.register_buffer(f"_{layer}", numbers, persistent=False)

    def members(self, layer: str) -> Tensor:
        """Which numbers of a condition tell of something in `layer`."""
        numbers: Tensor = getattr(self, f"_{layer}")
        return numbers

    def held(self, conditions: Tensor) -> Held:
        """How the heads of conditions [B, condition] are held."""
        tilt, turn = (conditions.float() @ self._knots.float()).unbind(1)
        head, face = came_from(_centres(self._fine, conditions.device), tilt, turn)
        coarse = _centres(self._grid, conditions.device)
        told = [self._told(coarse, source) for source in came_from(coarse, tilt, turn)]
        return Held({"head": head, "face": face}, torch.cat(told, 1))

    def _told(self, seen: Tensor, source: Tensor) -> Tensor:
        """How far places moved, and where within a place of the grid they come from, [B, 6, grid, grid]."""
        half = self._grid / 2
        phase = source * (half * 2 * math.pi)  # a place of the grid is one turn of the circle
        told = torch.cat([(source - seen) * (half / 2), phase.sin(), phase.cos()], 3)
        return told.permute(0, 3, 1, 2)


def came_from(seen: Tensor, tilt: Tensor, turn: Tensor) -> tuple[Tensor, Tensor]:
    """Where what is seen at [H, W, 2] lies on a head and on a face at rest, each [B, H, W, 2]; poses [B]."""
    tilt, turn = tilt[:, None, None], turn[:, None, None]
    cosine, sine = torch.cos(tilt * LEAN), torch.sin(tilt * LEAN)
    x, y = seen[..., 0][None], seen[..., 1][None] - NECK
    across, down = cosine * x + sine * y, cosine * y - sine * x + NECK
    at_rest = across
    for _ in range(_STEPS):
        at_rest = across - turn * drift(at_rest, down)
    return torch.stack([across, down], 3), torch.stack([at_rest, down], 3)


def drift(x: Tensor, y: Tensor) -> Tensor:
    """How far points on a face move to the right in a full turn: far in the middle, little at the rim."""
    share = ((y - _JAW_Y[0]) / (_JAW_Y[1] - _JAW_Y[0])).clamp(0, 1)
    edge = CHIN_REACH * share * share * (3 - 2 * share)
    ball = 1 - (x / _FACE_RADII[0]).square() - ((y - _FACE_Y) / _FACE_RADII[1]).square()
    return edge + (REACH - edge) * ball.clamp(min=0).sqrt()


def _centres(places: int, device: torch.device) -> Tensor:
    """The middles of so many places along each side, x and y, [places, places, 2]."""
    along = (torch.arange(places, device=device, dtype=torch.float32) + 0.5) * (2 / places) - 1
    down, across = torch.meshgrid(along, along, indexing="ij")
    return torch.stack([across, down], 2)
