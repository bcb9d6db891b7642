"""A short soak: everything fails by a seed, and each order ends in exactly one answer."""

from pathlib import Path

import pytest

from tests.chaos.soak import soak


async def test_a_short_soak_loses_and_doubles_nothing(tmp_path: Path) -> None:
    assert await soak(seed=3, requests=8, folder=tmp_path, workers=1)


@pytest.mark.chaos
@pytest.mark.parametrize("seed", [101, 102])
async def test_a_longer_soak_loses_and_doubles_nothing(tmp_path: Path, seed: int) -> None:
    assert await soak(seed, requests=40, folder=tmp_path)
