"""`python -m models.import_stylegan2 FILE.pkl`: makes safetensors of an official StyleGAN2-ADA checkpoint.

Official files run code of their own when they are unpickled. Here nothing in them is run: the pickle is read
as data (models/stylegan2/foreign_pickle.py), and whatever else it holds is refused with one line.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from models.stylegan2 import checkpoint_file
from models.stylegan2.foreign_checkpoint import read_checkpoint
from models.stylegan2.foreign_pickle import ForeignFileError

_LARGEST: Final = 2 * 2**30
"""Bytes; official files have up to 0.4 GB."""


def import_file(source: Path, target: Path) -> str:
    """Write the averaged generator of `source` to the new file `target`; its SHA-256 in hex.

    Raises ForeignFileError, one line, for a file that is not an official checkpoint, and OSError.
    """
    if not source.is_file():
        raise ForeignFileError("there is no such file")
    if source.stat().st_size > _LARGEST:
        raise ForeignFileError("it is larger than any official file")
    if target.exists():
        raise FileExistsError(f"{target} is there already; move it away or name another --out")
    config, tensors = read_checkpoint(source.read_bytes())
    notes = f"Imported from {source.name}, whose licence applies. Trained elsewhere, on unknown pictures."
    return checkpoint_file.save(target, config, tensors, notes)


def main(arguments: Sequence[str] | None = None) -> int:
    """Import, and say where to; 1 with one clear line if the file is refused."""
    parser = argparse.ArgumentParser(prog="python -m models.import_stylegan2", description=__doc__)
    parser.add_argument("file", type=Path, help="an official checkpoint, .pkl")
    parser.add_argument("--out", type=Path, help="where to write; without it beside FILE, .safetensors")
    chosen = parser.parse_args(arguments)
    target: Path = chosen.out or chosen.file.with_suffix(".safetensors")
    try:
        sha256 = import_file(chosen.file, target)
    except ForeignFileError as problem:
        print(f"{chosen.file} is refused: {problem}", file=sys.stderr)
        return 1
    except OSError as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{target} is written, SHA-256 {sha256}; the licence of {chosen.file.name} applies to it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
