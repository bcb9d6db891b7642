"""Runs of toy trainers: tiny networks, 64 pixels, one painter."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch

from models import checkpoint
from models.canvas import Canvas, CanvasConfig
from models.training.__main__ import main
from tests.models.training.toys import BATCH, CANVAS, CONFIGS, ON_CANVAS, STEPS, Command


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> Iterator[None]:
    """Toys are too small to share out, and what is summed in another order is not the same to the bit."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def canvas_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny canvas that has learned nothing, but whose codes take all their levels."""
    with torch.random.fork_rng():
        torch.manual_seed(1)
        canvas = Canvas(CanvasConfig(**CANVAS))  # type: ignore[arg-type] # as it comes out of JSON
    with torch.no_grad():
        list(canvas.encoder.parameters())[-2].mul_(8)
    path = tmp_path_factory.mktemp("canvas") / "canvas.safetensors"
    checkpoint.save(path, "canvas", canvas.config, canvas, "a toy")
    return path


@pytest.fixture(scope="session")
def command(canvas_file: Path) -> Command:
    """The arguments that train a toy from nothing."""

    def arguments(trainer: str, out: Path, *more: str, steps: int | None = None) -> list[str]:
        kimg = (steps or STEPS[trainer]) * BATCH / 1000
        canvas = ("--canvas", str(canvas_file)) if trainer in ON_CANVAS else ()
        fixed = ("--device", "cpu", "--batch", str(BATCH), "--first", "16", "--pictures", "512")
        config = json.dumps(CONFIGS[trainer])
        return [trainer, "--out", str(out), "--kimg", str(kimg), *fixed, "--config", config, *canvas, *more]

    return arguments


@pytest.fixture(scope="session")
def unbroken(tmp_path_factory: pytest.TempPathFactory, command: Command) -> Callable[[str], Path]:
    """The folder of a finished toy run of a trainer; trained once."""
    done: dict[str, Path] = {}

    def run(trainer: str) -> Path:
        if trainer not in done:
            out = tmp_path_factory.mktemp(trainer)
            assert main(command(trainer, out)) == 0
            done[trainer] = out
        return done[trainer]

    return run


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[torch.Tensor]:
    """The codes that canvases are given to decode, one batch after the other."""
    seen, decode = list[torch.Tensor](), Canvas.decode

    def overheard(canvas: Canvas, codes: torch.Tensor) -> torch.Tensor:
        seen.append(codes)
        return decode(canvas, codes)

    monkeypatch.setattr(Canvas, "decode", overheard)
    return seen
