"""`python -m models.import_stylegan2 FILE`: makes safetensors of an official StyleGAN2-ADA checkpoint, and a
model of it that people can choose: `--name faces` for `/avatar model:faces`.

Official files run code of their own when they are unpickled. Here nothing in them is run: the pickle is read
as data (models/stylegan2/foreign_pickle.py), and whatever else it holds is refused with one line. What
`python -m models.training stylegan2` made is taken as it is.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from models.stylegan2 import checkpoint_file
from models.stylegan2.foreign_checkpoint import read_checkpoint
from models.stylegan2.foreign_pickle import ForeignFileError
from models.weights_folder import furnish, place_for, write_index
from models.weights_index import WEIGHTS, WeightsError, shipped

_LARGEST: Final = 2 * 2**30
"""Bytes; official files have up to 0.4 GB."""
_OURS: Final = ".safetensors"


def import_file(source: Path, target: Path) -> str:
    """Write the averaged generator of `source` to the new file `target`; its SHA-256 in hex.

    Raises ForeignFileError, one line, for a file that is not an official checkpoint, and OSError.
    """
    _check_file(source)
    if target.exists():
        raise FileExistsError(f"{target} is there already; move it away or name another --out")
    config, tensors = read_checkpoint(source.read_bytes())
    notes = f"Imported from {source.name}, whose licence applies. Trained elsewhere, on unknown pictures."
    return checkpoint_file.save(target, config, tensors, notes)


def install(source: Path, name: str, folder: Path, psi: float, licence: str | None = None) -> str:
    """Make the network of `source` one that can be chosen by `name`; the line that says so.

    `folder` is begun with all that ships if it is new. Raises ForeignFileError, WeightsError and OSError.
    """
    _check_file(source)
    furnish(folder)
    family, row = place_for(name, folder)
    beside = folder / f"{row.file}.new"
    beside.unlink(missing_ok=True)
    try:
        sha256 = _brought(source, beside)
        beside.replace(folder / row.file)
    finally:
        beside.unlink(missing_ok=True)
    (folder / f"{family}.md").write_text(_card(source, name, licence), encoding="utf-8")
    write_index(folder, {**shipped(folder), family: replace(row, sha256=sha256, psi=psi)})
    return f"/avatar model:{name} draws with it, where WEIGHTS_FOLDER is {folder} (SHA-256 {sha256})"


def _brought(source: Path, target: Path) -> str:
    """Write the network of a checkpoint of either kind to `target`; its SHA-256."""
    if source.suffix != _OURS:
        return import_file(source, target)
    network, notes = checkpoint_file.load(source), checkpoint_file.notes_of(source)
    return checkpoint_file.save(target, network.config, network.state_dict(), notes)


def _check_file(source: Path) -> None:
    if not source.is_file():
        raise ForeignFileError("there is no such file")
    if source.stat().st_size > _LARGEST:
        raise ForeignFileError("it is larger than any official file")


def _card(source: Path, name: str, licence: str | None) -> str:
    """What is known: all where it was trained here, else the file's name and what was said of its licence."""
    trained_here = source.with_name("card.md")
    if source.suffix == _OURS and trained_here.is_file():
        return f"# {name}\n\n{trained_here.read_text(encoding='utf-8')}"
    terms = licence or f"that of {source.name}, which this server's operator looks after"
    lines = [
        f"# {name}",
        "",
        f"- **What it is**: a StyleGAN2 imported from {source.name}. It knows no words.",
        "- **Trained on**: elsewhere, on pictures unknown to Mochi.",
        f"- **Licence**: {terms}.",
    ]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Import, and say where to; 1 with one clear line if the file is refused."""
    chosen = _parser().parse_args(arguments)
    try:
        if chosen.name:
            print(install(chosen.file, chosen.name, chosen.weights, chosen.psi, chosen.licence))
            return 0
        target: Path = chosen.out or chosen.file.with_suffix(_OURS)
        sha256 = import_file(chosen.file, target)
    except ForeignFileError as problem:
        print(f"{chosen.file} is refused: {problem}", file=sys.stderr)
        return 1
    except (OSError, WeightsError) as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{target} is written, SHA-256 {sha256}; the licence of {chosen.file.name} applies to it")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m models.import_stylegan2", description=__doc__)
    add = parser.add_argument
    add("file", type=Path, help="an official checkpoint, .pkl, or what was trained here, .safetensors")
    add("--out", type=Path, help="where to write; without it beside FILE, .safetensors")
    add("--name", help="what people are to call it: it can then be chosen in chats")
    add("--weights", type=Path, default=WEIGHTS, metavar="DIR", help="with --name: the folder of weights")
    add("--psi", type=_psi, default=0.7, help="with --name: truncation, 0 (always the mean) to 1 (0.7)")
    add("--licence", metavar="TEXT", help="with --name: its terms, kept in its card")
    return parser


def _psi(text: str) -> float:
    psi = float(text)
    if not 0 <= psi <= 1:
        raise argparse.ArgumentTypeError("psi is between 0 and 1")
    return psi


if __name__ == "__main__":
    sys.exit(main())
