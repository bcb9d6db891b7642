"""What a run was asked to do, kept beside it so that `--resume` need not be told again. No torch here."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final, Self

from models.training.atomic import write_text

RUN: Final = "run.json"
"""In the folder of a run: its settings."""
EXPORT: Final = "export.json"
"""In the folder of a run: its exported files with their SHA-256, and the canvas that it learned."""

CARD: Final = "card.md"
"""In the folder of a run on somebody's own pictures: what it learned from, and under which terms."""


class TrainingError(Exception):
    """A run that can't be started or gone on with; says in one line why."""


@dataclass(frozen=True)
class Settings:
    """All that a run depends on. What is not `changeable` stays the same when it is resumed."""

    trainer: str
    out: Path
    """The folder of the run."""
    batch: int
    reuse: int
    """How often a picture is seen on average before training moves on."""
    minutes: float | None = field(default=None, metadata={"changeable": True})
    kimg: float | None = field(default=None, metadata={"changeable": True})
    """How long to train: by the clock or by thousands of pictures seen, one of the two."""
    device: str = field(default="cpu", metadata={"changeable": True})
    seed: int = 0
    first: int = 1000
    """Pictures painted before the first step."""
    pictures: int = 20_000
    """Pictures that the pool keeps; then the oldest are painted over."""
    lr: float | None = None
    """The highest learning rate; None for the trainer's own."""
    config: Mapping[str, Any] = field(default_factory=dict)
    """What differs from the default shape of the network."""
    psi: float | None = field(default=None, metadata={"changeable": True})
    """For a polish: how boldly its GAN draws (models.gan.GanConfig); None for as it did."""
    canvas: Path | None = None
    """The canvas whose codes are learned; None for the one that ships."""
    start: Path | None = None
    """Weights to start from."""
    keep_codes: bool = False
    """For a canvas: its decoder alone learns on, so that whatever draws its codes stays valid."""
    keep_canvas: bool = False
    """For a polish: the GAN alone learns, so that whatever else draws on the canvas stays as it is."""
    likeness_only: bool = False
    """For a GAN: no critic joins in."""
    styles: tuple[str, ...] = ()
    """Every second picture is in one of these styles, in turns, however seldom people ask for them."""
    through: Path | None = None
    """With it: a VAE, and the decoder learns to paint what that draws as well as what was painted."""
    data: Path | None = None
    """A folder of somebody's own pictures to learn from, and the terms under which that is allowed."""
    licence: str = ""
    processes: int = 1
    """That train together, each on its share of a batch."""
    tensorboard: bool = field(default=False, metadata={"changeable": True})
    pool: Path | None = field(default=None, metadata={"changeable": True})
    """Where the painted pictures lie; None for a folder of the run."""
    painters: int = field(default=1, metadata={"changeable": True})
    part_mb: float = field(default=15, metadata={"changeable": True})
    every: float = field(default=120, metadata={"changeable": True})
    """Seconds between two snapshots."""

    @property
    def share(self) -> int:
        """Pictures of a batch that one of its processes sees."""
        return self.batch // self.processes

    def write(self) -> None:
        """Put them into the folder of the run."""
        settings = asdict(self).items()
        kept = {name: str(value) if isinstance(value, Path) else value for name, value in settings}
        del kept["out"]  # the folder may be moved
        write_text(self.out / RUN, json.dumps(kept, indent=1))

    @classmethod
    def read(cls, out: Path) -> Self:
        """Those of the run in `out`. Raises TrainingError if there is none."""
        try:
            kept: dict[str, Any] = json.loads((out / RUN).read_text(encoding="utf-8"))
        except (OSError, ValueError) as problem:
            raise TrainingError(f"there is no run in {out}") from problem
        for name in ("canvas", "start", "through", "pool", "data"):
            kept[name] = Path(kept[name]) if kept.get(name) else None
        kept["styles"] = tuple(kept.get("styles", ()))
        return cls(**kept, out=out)

    def changed(self, given: Mapping[str, Any]) -> Self:
        """These with what was given anew. Raises TrainingError for what must stay as it was."""
        changeable = {spec.name for spec in fields(self) if spec.metadata.get("changeable")}
        for name, value in given.items():
            if name not in changeable and value != getattr(self, name):
                raise TrainingError(f"the run in {self.out} has {name} {getattr(self, name)}, not {value}")
        length: dict[str, Any] = {"minutes": None, "kimg": None} if {"minutes", "kimg"} & given.keys() else {}
        return replace(self, **(length | dict(given)))
