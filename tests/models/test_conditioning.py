"""A look becomes numbers that say exactly what was chosen."""

import subprocess
import sys

import numpy as np

from models.conditioning import KNOTS, POSE_SPAN, TRAIT_SPANS, TRAITS_WIDTH, WIDTH, conditions
from models.look import Wish, edit, sample
from models.traits import POSES, TRAITS


def test_each_trait_is_one_hot_in_its_span() -> None:
    """One 1 a trait, at the number of its value."""
    look = sample(7)
    (row,) = conditions([look])
    for name, values in TRAITS.items():
        one_hot = row[TRAIT_SPANS[name]]
        assert values[int(one_hot.argmax())] == look.traits[name]
        assert one_hot.sum() == 1
    assert row.shape == (WIDTH,)


def test_colours_reach_from_minus_one_to_one() -> None:
    """#ff0080 is 1, -1 and about 0."""
    look = edit(sample(7), Wish(colours={"hair": "#ff0080"}))
    (row,) = conditions([look])
    np.testing.assert_allclose(row[TRAITS_WIDTH : TRAITS_WIDTH + 3], [1, -1, 128 / 255 * 2 - 1], atol=1e-6)


def test_a_pose_is_shared_between_its_two_nearest_knots() -> None:
    """Lids reach from 0 to 1: at 0.3 they are 0.8 of the second knot's and 0.2 of the third's."""
    (row,) = conditions([edit(sample(7), Wish(pose={"lids": 0.3}))])
    lids = row[POSE_SPAN].reshape(len(POSES), KNOTS)[list(POSES).index("lids")]
    np.testing.assert_allclose(lids, [0, 0.8, 0.2, 0, 0], atol=1e-6)


def test_no_looks_make_no_rows() -> None:
    """An empty batch is a batch too."""
    assert conditions([]).shape == (0, WIDTH)


def test_index_and_conditions_load_no_torch() -> None:
    """The chat room may ask which families are offered without a gigabyte of libraries."""
    code = (
        "import sys; from models.weights_index import offered_families; import models.conditioning;"
        "offered_families(); sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
