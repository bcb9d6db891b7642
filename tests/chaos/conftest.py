"""The stage on which disasters happen."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.chaos.stage import Stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Both platforms and a Valkey; nobody works there yet."""
    async with Stage(tmp_path) as set_up:
        yield set_up
