"""The generators lay maps of the head down where the painter draws it."""

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from models.conditioning import conditions
from models.head_pose import HeadPose, came_from
from models.look import Wish, edit, sample
from models.painter import pose
from models.painter.anatomy import MIDDLE

PLACE = 2 / 16
"""Of the grid, in a picture that reaches from -1 to 1."""


def in_picture(x: float, y: float) -> tuple[float, float]:
    """A point of the figure where it is on the picture (models.painter.anatomy.FIGURE_ON_CANVAS)."""
    return (x * 0.9 + 25.6) / 256 - 1, (y * 0.9 + 51.2) / 256 - 1


def leaned(x: float, y: float, tilt: float) -> tuple[float, float]:
    angle = math.radians(pose.LEAN * tilt)
    across, down = x - MIDDLE, y - pose.NECK_Y
    return (
        MIDDLE + across * math.cos(angle) - down * math.sin(angle),
        pose.NECK_Y + across * math.sin(angle) + down * math.cos(angle),
    )


def source(x: float, y: float, tilt: float, turn: float) -> tuple[torch.Tensor, torch.Tensor]:
    seen = torch.tensor(in_picture(x, y)).reshape(1, 1, 2)
    head, face = came_from(seen, torch.tensor([tilt]), torch.tensor([turn]))
    return head.flatten(), face.flatten()


POSES = st.floats(-1, 1)


@given(st.floats(60, 450), st.floats(40, 430), POSES)
def test_the_head_comes_from_where_the_painter_leans_it(x: float, y: float, tilt: float) -> None:
    head, _ = source(*leaned(x, y, tilt), tilt, 0)
    assert head.tolist() == pytest.approx(in_picture(x, y), abs=1e-5)


@given(st.floats(MIDDLE - 100, MIDDLE + 100), st.floats(220, 385), POSES, POSES)
def test_the_face_comes_from_where_the_painter_turns_it(x: float, y: float, tilt: float, turn: float) -> None:
    """Eyes, brows, nose and mouth, all inside the rim."""
    _, face = source(*leaned(*pose.turned(turn)(x, y), tilt), tilt, turn)
    assert face.tolist() == pytest.approx(in_picture(x, y), abs=PLACE / 10)


def test_a_head_at_rest_stays_where_it_is() -> None:
    at_rest = edit(sample(3), Wish(pose={"tilt": 0, "turn": 0}))
    held = HeadPose(16, 2).held(torch.from_numpy(conditions([at_rest])))
    maps = torch.randn(1, 3, 32, 32)
    for layer in ("body", "head", "face"):
        torch.testing.assert_close(held.lay_down(layer, maps), maps, atol=1e-4, rtol=0)


def test_the_body_stays_while_the_head_leans() -> None:
    leaning = edit(sample(3), Wish(pose={"tilt": 1.0, "turn": 0.0}))
    held = HeadPose(16, 2).held(torch.from_numpy(conditions([leaning])))
    maps = torch.zeros(1, 1, 32, 32)
    maps[..., :4, 14:18] = 1  # the top of the picture, in the middle
    assert torch.equal(held.lay_down("body", maps), maps)
    columns = held.lay_down("head", maps)[0, 0, :6].sum(0)
    assert columns.argmax() > 17, "a tilt above 0 leans to the right"
