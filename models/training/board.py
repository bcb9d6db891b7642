"""The losses of a run for TensorBoard, where somebody has it installed and asks for it."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from models.training.settings import TrainingError

_WRITERS: Final = ("torch.utils.tensorboard", "tensorboardX")


class Board:
    """Writes into `tensorboard/` of a run. Raises TrainingError where no TensorBoard is installed."""

    def __init__(self, out: Path, step: int) -> None:
        """What came at `step` or later is forgotten: those steps are done again."""
        self._writer = _writer_class()(str(out / "tensorboard"), purge_step=step)

    def add(self, step: int, losses: Mapping[str, float]) -> None:
        """The losses of one step."""
        for name, value in losses.items():
            self._writer.add_scalar(name, value, step)

    def close(self) -> None:
        """Write what is not yet written."""
        self._writer.close()


def _writer_class() -> Any:
    for module in _WRITERS:
        try:
            return import_module(module).SummaryWriter
        except ImportError:
            continue
    raise TrainingError("--tensorboard needs the package tensorboard or tensorboardX; install one of them")
