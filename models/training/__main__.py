"""`python -m models.training NAME`: trains a network from nothing, on one GPU or on a few CPU cores.

The painter paints the pictures meanwhile. A run keeps snapshots in its folder, from which `--resume` goes on
after a stop, a crash or a kill; Ctrl-C ends it after the step at hand. `average` takes the mean of runs, and
`ship` makes their outcome the weights that ship.
"""

import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, Final

from models.training.options import parser_of
from models.training.ranks import Place, cores, first
from models.training.settings import RUN, Settings, TrainingError

if TYPE_CHECKING:
    from models.training.trainer import Trainer


@dataclass(frozen=True)
class Row:
    """Where a trainer is written, and what it does unless told otherwise."""

    module: str
    trainer: str
    batch: int
    batch_cuda: int
    reuse: int
    minutes: float
    """What two CPU cores need; a GPU is done in a tenth of it."""
    first: int = 1000
    """Pictures painted before the first step."""


TRAINERS: Final[Mapping[str, Row]] = {
    "canvas": Row("models.training.canvas", "CanvasTrainer", 4, 64, 4, 58),
    "judge": Row("models.training.judge", "JudgeTrainer", 32, 128, 8, 7),
    "examiner": Row("models.training.examiner", "ExaminerTrainer", 32, 128, 8, 20),
    "vae": Row("models.training.vae", "VaeTrainer", 64, 256, 8, 28),
    "gan": Row("models.training.gan", "GanTrainer", 64, 256, 8, 22),
    "polish": Row("models.training.polish", "PolishTrainer", 8, 64, 4, 40, first=500),
    "polish_vae": Row("models.training.polish_vae", "VaePolishTrainer", 8, 64, 4, 40, first=500),
    "prior": Row("models.training.prior", "PriorTrainer", 32, 256, 4, 60),
    "upscaler": Row("models.training.upscaler", "UpscalerTrainer", 16, 64, 32, 40, first=64),
    "stylegan2": Row("models.training.stylegan2", "StyleGan2Trainer", 8, 32, 1, 24 * 60),
    "finetune": Row("models.training.finetune", "FinetuneTrainer", 16, 128, 8, 40, first=256),
}


class _AtOnce(BaseException):
    """Ends a run that has nothing to keep.

    No KeyboardInterrupt: where that passes through code that was text (exec, as dataclasses are made), Python
    kills its process at the end, though it was caught.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Train or ship; 1 with one clear line if it can't be done, 3 for a run that was stopped early."""
    parsed = vars(parser_of(TRAINERS, __doc__).parse_args(arguments))
    given = {name: value for name, value in parsed.items() if value is not None}
    try:
        if given["trainer"] == "ship":
            return _ship(given["runs"], given.get("folder"), given["furnish"])
        if given["trainer"] == "average":
            return _average(given["runs"], given.get("shares"), given["out"])
        return _train(**given)
    except TrainingError as problem:
        if Place.here().rank == 0:
            print(problem, file=sys.stderr)
        return 1


def _train(trainer: str, resume: bool = False, **given: Any) -> int:
    out = given.pop("out", Path("data/training") / trainer)
    if given.get("data") is not None:
        given["data"] = given["data"].resolve()
    from models.training.together import joined, one_after_another, wait_for_all  # imports torch

    if "size" in given:
        given["config"] = {**given.get("config", {}), "size": given.pop("size")}
    given["processes"] = Place.here().world
    if "styles" in given:
        given["styles"] = tuple(given["styles"])
    settings = _resumed(trainer, out, given) if resume else _new(trainer, out, given)
    with joined(settings.device) as place:
        settings = _on_its_device(settings, place)
        wait_for_all()  # until the first one everybody only reads
        built = one_after_another(lambda: build(settings))
        if first():
            settings.write()
        return 0 if _run(settings, built) else 3


def _on_its_device(settings: Settings, place: Place) -> Settings:
    """Of several processes each has a GPU of its own."""
    if settings.batch % place.world:
        raise TrainingError(f"a batch of {settings.batch} can't be shared by {place.world} processes")
    if place.world == 1 or not settings.device.startswith("cuda"):
        return settings
    return replace(settings, device=f"cuda:{place.local_rank}")


def build(settings: Settings) -> "Trainer":
    """The trainer of a run, its networks as they are before the first step."""
    import torch  # here, so that `--help` comes at once

    if settings.device.startswith("cuda") and not torch.cuda.is_available():
        raise TrainingError("there is no CUDA here; --device cpu trains without")
    torch.manual_seed(settings.seed)
    torch.backends.cudnn.benchmark = True
    row = TRAINERS[settings.trainer]
    trainer: Trainer = getattr(import_module(row.module), row.trainer)(settings)
    return trainer


def _new(trainer: str, out: Path, given: Mapping[str, Any]) -> Settings:
    from models.illustrator import choose_device  # imports torch

    if (out / RUN).exists():
        raise TrainingError(f"{out} holds a run; go on with --resume, or choose another --out")
    row = TRAINERS[trainer]
    try:
        device = str(choose_device(given.get("device")))
    except RuntimeError as problem:
        raise TrainingError(f"--device is cpu or cuda, not {given['device']}") from problem
    on_gpu = device.startswith("cuda")
    defaults = {
        "device": device,
        "batch": row.batch_cuda if on_gpu else row.batch,
        "reuse": row.reuse,
        "first": row.first,
        "painters": max(1, cores() // Place.here().local_world - 1) if on_gpu else 1,
        "minutes": None if "kimg" in given else row.minutes,
    }
    return Settings(trainer=trainer, out=out, **{**defaults, **given})


def _resumed(trainer: str, out: Path, given: Mapping[str, Any]) -> Settings:
    settings = Settings.read(out)
    if settings.trainer != trainer:
        raise TrainingError(f"the run in {out} trains the {settings.trainer}, not the {trainer}")
    return settings.changed(given)


def _run(settings: Settings, trainer: "Trainer") -> bool:
    """Train until the end, Ctrl-C or SIGTERM; whether the end was reached.

    The step at hand is finished and kept, unless there is none yet, or they come twice.
    """
    from models.training.loop import Run  # imports torch

    run, asked_to_stop = Run(trainer, settings), list[int]()

    def stop(number: int, _: FrameType | None) -> None:
        if run.waiting or asked_to_stop:
            raise _AtOnce
        asked_to_stop.append(number)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        return run.go(stopped=lambda: bool(asked_to_stop))
    except _AtOnce:
        return False
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ship(runs: Sequence[Path], folder: Path | None, furnished: bool) -> int:
    from models.training.ship import ship  # imports torch
    from models.weights_folder import furnish
    from models.weights_index import WEIGHTS

    if furnished and folder is not None:
        furnish(folder)
    for name, row in ship(runs, folder or WEIGHTS).items():
        print(f"{name} {row.version} {row.sha256}")
    return 0


def _average(runs: Sequence[Path], shares: Sequence[float] | None, out: Path) -> int:
    from models.training.average import average  # imports torch

    average(runs, shares, out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
