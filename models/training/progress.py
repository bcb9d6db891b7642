"""The live line of a run: how far, how fast, the losses, the time left."""

from collections.abc import Mapping
from datetime import timedelta
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from models.training.schedule import Moment


class ProgressLine:
    """On a terminal one line that lives; elsewhere a line now and then, when `say` is called."""

    def __init__(self, name: str, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True)
        columns = (TextColumn(name), BarColumn(20), TaskProgressColumn(), TextColumn("{task.fields[text]}"))
        self._progress = Progress(*columns, console=self._console, disable=not self._console.is_terminal)
        self._task = self._progress.add_task(name, total=1.0, text="painting the first pictures")
        self._text = ""

    def update(self, moment: Moment, speed: float, losses: Mapping[str, float]) -> None:
        """Show where the run is; `speed` in pictures a second."""
        parts = [f"{speed:.0f} pictures/s", *(f"{name} {value:.3g}" for name, value in losses.items())]
        self._text = "  ".join(parts)
        self._progress.update(self._task, completed=moment.share, text=f"{self._text}  {_left(moment)}")

    def say(self, moment: Moment) -> None:
        """Leave a line for those who read a log."""
        if not self._console.is_terminal:
            line = f"step {moment.step}  {moment.share:.0%}  {self._text}  {_left(moment)}"
            self._console.print(line, soft_wrap=True)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()


def _left(moment: Moment) -> str:
    if not moment.share:
        return ""
    seconds = moment.seconds * (1 - moment.share) / moment.share
    return f"{timedelta(seconds=round(seconds))} left"
