"""The losses of a run, one JSON line for each step that is kept."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

Row = Mapping[str, float]
"""`step`, and every loss of that step by name."""

_ALL: Final = 100
_SOME: Final = 10


def is_kept(step: int) -> bool:
    """Whether the losses of `step` are written down: at first all, then every tenth."""
    return step < _ALL or step % _SOME == 0


class Journal:
    """The file `losses.jsonl` of a run."""

    def __init__(self, folder: Path | None, step: int) -> None:
        """Opens it and forgets what came at `step` or later: those steps are done again.

        Without a folder nothing is kept.
        """
        self._path = folder and folder / "losses.jsonl"
        self.rows: list[Row] = []
        if folder is None or self._path is None:
            return
        folder.mkdir(parents=True, exist_ok=True)
        self.rows = [row for row in read(folder) if row["step"] < step]
        lines = "".join(json.dumps(row) + "\n" for row in self.rows)
        self._path.write_text(lines, encoding="utf-8")

    def add(self, step: int, losses: Mapping[str, float]) -> None:
        """Write down one step."""
        if self._path is None:
            return
        row = {"step": step, **losses}
        self.rows.append(row)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")


def read(folder: Path) -> Sequence[Row]:
    """The rows of the run in `folder`; a line that was cut off ends them."""
    path = folder / "losses.jsonl"
    rows: list[Row] = []
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            try:
                rows.append(json.loads(line))
            except ValueError:
                break
    return rows
