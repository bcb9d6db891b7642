"""What each of two processes does in test_together: run, stop, resume, and write down what it has come to."""

import hashlib
import sys
from dataclasses import replace
from pathlib import Path

import torch

from models.training.__main__ import build, main
from models.training.loop import Run
from models.training.ranks import Place
from models.training.settings import Settings
from models.training.together import joined, one_after_another, wait_for_all


def whole_and_parted(trainer: str, whole: Path, parted: Path, stop: int, arguments: list[str]) -> None:
    """An unbroken run, and one that is stopped after some steps and resumed."""
    assert main([trainer, "--out", str(whole), *arguments]) == 0
    settings = replace(Settings.read(whole), out=parted)
    wait_for_all()
    built = one_after_another(lambda: build(settings))
    if Place.here().rank == 0:
        settings.write()
    steps = iter(range(stop))
    assert not Run(built, settings).go(stopped=lambda: next(steps, None) is None)
    wait_for_all()
    together = hashlib.sha256()
    for network in built.networks.values():
        for value in network.parameters():
            together.update(value.detach().numpy().tobytes())
    (parted / f"weights-{Place.here().rank}").write_text(together.hexdigest())
    torch.manual_seed(99)  # other processes would have other chance
    assert main([trainer, "--out", str(parted), "--resume"]) == 0


if __name__ == "__main__":
    torch.set_num_threads(1)
    out = Path(sys.argv[1])
    with joined("cpu"):
        for part in " ".join(sys.argv[2:]).split(" -- "):
            name, *options = part.split(" ")
            whole_and_parted(name, out / name, out / f"{name}-parted", 4, options)
