"""`python -m worker.provenance.examine`: roots and a file come in, findings go out. Apart from all else."""

import json
import sys
from collections.abc import Sequence

from bot.isolation import UploadRefused, apart, confine
from worker.provenance.findings import Findings
from worker.provenance.reading import read_marks
from worker.uploads.opening import opened


def examined(data: bytes, roots: Sequence[str]) -> Findings:
    """The marks of a picture from a stranger, read in a process of its own. Raises UploadRefused."""
    answer = apart(__name__, json.dumps(list(roots)).encode() + b"\n" + data)
    try:
        return Findings.from_json(answer)
    except (ValueError, TypeError, KeyError) as problem:
        raise UploadRefused("no findings") from problem


def main() -> int:
    """Read the marks of standard input; 1 if that is no picture."""
    confine()
    roots, _, data = sys.stdin.buffer.read().partition(b"\n")
    try:
        picture = opened(data)
    except UploadRefused:
        return 1
    sys.stdout.buffer.write(read_marks(data, json.loads(roots), picture).to_json())
    return 0


if __name__ == "__main__":
    sys.exit(main())
