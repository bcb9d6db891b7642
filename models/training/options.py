"""What can be said to `python -m models.training`."""

import argparse
import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from models.traits import TRAITS

_HELP: Final = {
    "polish": "train a GAN and the canvas's decoder together, by the pictures that they draw",
    "polish_vae": "train a VAE's generator by the pictures that it draws",
    "stylegan2": "train a StyleGAN2 on a folder of your own pictures",
    "finetune": "adapt the canvas and the GAN that ship to a folder of your own pictures",
}
_START: Final = "the start; a GAN takes a VAE, a prior or VAE takes a GAN"
_STYLES: Final = "every second picture is in one of these, in turns; one may be named more than once"
_MEAN: Final = "runs, or folders of weights such as models/weights; what all of them hold is averaged"
_ON_OWN_PICTURES: Final = ("stylegan2", "finetune")
"""Those that learn from a folder of somebody's own pictures."""


def parser_of(trainers: Iterable[str], description: str | None) -> argparse.ArgumentParser:
    """It reads the name of a trainer and its options, or `ship` or `average` and theirs."""
    parser = argparse.ArgumentParser(prog="python -m models.training", description=description)
    commands = parser.add_subparsers(dest="trainer", required=True)
    for name in trainers:
        command = commands.add_parser(name, help=_HELP.get(name, f"train the {name}"))
        _add_options(command)
        if name in _ON_OWN_PICTURES:
            _add_data(command)
        if name == "stylegan2":
            command.add_argument("--size", type=int, help="pixels a side: 64, 128, 256 or 512 (256)")
        if name == "gan":
            alone = command.add_argument("--likeness-only", action="store_true", default=None)
            alone.help = "without a critic, which costs likeness: for a GAN that will be polished"
        if name == "polish":
            kept = command.add_argument("--keep-canvas", action="store_true", default=None)
            kept.help = "train the GAN alone, for the canvas as it is"
        if name in ("polish", "polish_vae"):
            command.add_argument("--psi", type=float, help="how far hands stray in what is drawn (as before)")
    shipping = commands.add_parser("ship", help="make the outcome of runs the weights that ship")
    shipping.add_argument("--from", dest="runs", type=Path, nargs="+", required=True, metavar="DIR")
    shipping.add_argument("--to", dest="folder", type=Path, metavar="DIR", help="instead of models/weights")
    shipping.add_argument("--furnish", action="store_true", help="begin a new DIR with all that ships")
    mean = commands.add_parser("average", help="take the mean of several runs' weights")
    mean.add_argument("--from", dest="runs", type=Path, nargs="+", required=True, metavar="DIR", help=_MEAN)
    mean.add_argument(
        "--shares", type=float, nargs="+", metavar="S", help="of each DIR, 1 in all (all alike)"
    )
    mean.add_argument("--out", type=Path, required=True, metavar="DIR", help="a run that can be shipped")
    return parser


def _add_options(parser: argparse.ArgumentParser) -> None:
    length = parser.add_mutually_exclusive_group().add_argument
    length("--minutes", type=_positive, help="how long to train")
    length(
        "--kimg", type=_positive, help="or thousands of pictures: a resumed run then equals an unbroken one"
    )
    add = parser.add_argument
    add("--resume", action="store_true", help="go on with the run in --out, with the options that it has")
    add("--out", type=Path, metavar="DIR", help="the folder of the run (data/training/NAME)")
    add("--device", help="cpu or cuda; without it CUDA where there is any")
    add("--batch", type=_count, help="pictures in a step")
    add("--seed", type=_seed, help="of the weights, the pictures and all chance (0)")
    add("--lr", type=_positive, help="the highest learning rate")
    add("--config", type=_shape, metavar="JSON", help="the network's shape, over its defaults")
    add("--canvas", type=Path, metavar="FILE", help="the canvas to draw on, instead of the one that ships")
    add("--from", dest="start", type=Path, metavar="FILE", help=_START)
    add("--keep-codes", action="store_true", default=None, help="a canvas: train its decoder alone")
    add("--through", type=Path, metavar="FILE", help="with it: half of the codes as this VAE draws them")
    add("--styles", nargs="+", choices=TRAITS["style"], metavar="STYLE", help=_STYLES)
    add("--painters", type=_count, help="painter processes (1 on a CPU, else all cores but one)")
    add("--pool", type=Path, metavar="DIR", help="where painted pictures lie; /dev/shm/... is memory")
    add("--pictures", type=_count, help="pictures that the pool keeps (20000, 4 GB at 256 px)")
    add("--first", type=_count, help="pictures painted before the first step (1000; upscaler 64)")
    add("--reuse", type=_count, help="how often a picture is seen on average")
    add("--part-mb", type=_positive, help="size of a snapshot's parts in megabytes (15)")
    add("--every", type=float, metavar="SECONDS", help="time between snapshots (120)")
    add("--tensorboard", action="store_true", default=None, help="the losses for TensorBoard too")


def _positive(text: str) -> float:
    number = float(text)
    if not 0 < number < math.inf:
        raise argparse.ArgumentTypeError(f"it is more than 0, not {text}")
    return number


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"it is 1 or more, not {text}")
    return number


def _seed(text: str) -> int:
    number = int(text)
    if not 0 <= number < 2**63:
        raise argparse.ArgumentTypeError(f"it is a whole number from 0 to 2^63 - 1, not {text}")
    return number


def _shape(text: str) -> dict[str, Any]:
    shape = json.loads(text)
    if not isinstance(shape, dict):
        raise argparse.ArgumentTypeError(f'it is an object, such as {{"width": 128}}, not {text}')
    return shape


def _add_data(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--data", type=Path, metavar="DIR", help="the folder of pictures to learn from")
    add("--licence", metavar="TEXT", help="the terms under which they may be learned from; kept in the card")
