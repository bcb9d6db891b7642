"""Measures how well a family draws what is asked, on looks never trained on.

Trait precision is the share of traits that a judge reads back off a picture as they were asked for. A judge
errs on painted pictures too, and nobody can read what something else hides, so the painted figures stand
beside the drawn ones. The first judge is the independent one: its figures are the ones named.
"""

import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from torch import Tensor

from models.measures import frechet, likeness, precision, rounds, speed
from models.measures.bench import Bench
from models.measures.changes import figures
from models.measures.diversity import Diversity
from models.measures.looks import HELD_OUT
from models.measures.measured import Measured
from models.measures.precision import Reading
from models.measures.rounds import FullLooks, Progress
from models.training.painting import picture_seed
from models.traits import TRAITS

__all__ = ["HELD_OUT", "Bench", "Measured", "measure"]

_GROUPS: Final = 256
_TIMES: Final = 4
"""Looks and wishes whose diversity is measured at most, and pictures of each: looks differ more than pictures
of one, so that many looks tell more."""
_WALKS: Final = 8
_CHANGES: Final = 64
"""Looks in which every trait is changed, at most."""
_TRAINING: Final = 4000
"""Training pictures that are searched for what was drawn, at most."""


def measure(bench: Bench, looks: int, trained_seed: int = 0) -> Measured:
    """Measure on this many held-out looks. Raises ValueError for fewer than 2.

    `trained_seed` is that of the run whose pictures the family may have learned by heart.
    """
    if looks < 2:
        raise ValueError(f"{looks} looks can't be compared; measure on 8 or more")
    progress = _Line()
    full = rounds.full_looks(bench, looks, progress)
    wishes = _wishes(bench, max(2, looks // 2), progress)
    kinds = _diversity(bench, looks, progress)
    name = next(iter(bench.judges))
    learned = [picture_seed(trained_seed, number) for number in range(min(_TRAINING, 4 * looks))]
    memory = rounds.remembered(bench, full.judges[name], learned, progress)
    walks = rounds.walks(bench, min(_WALKS, max(1, looks // 8)), progress)
    changes = rounds.changes(bench, min(_CHANGES, max(2, looks // 8)), progress)
    progress.end()
    judges = {judge: _by_judge(full, judge) for judge in bench.judges}
    details = {
        "judges": judges,
        "wishes": wishes,
        **{kind: asdict(of_kind) | {"ratio": of_kind.ratio} for kind, of_kind in kinds.items()},
        "memory": asdict(memory) | {"ratio": memory.ratio, "memorised": memory.memorised},
        "walk": asdict(walks),
        "changes": asdict(changes),
        "psnr_by_style": likeness.by_style(full),
        "psnr_by_lean": likeness.by_lean(full),
    }
    return Measured(
        family=bench.family,
        looks=looks,
        judge=name,
        **_headline(full.judges[name]),
        **_of_wishes(wishes[name]),
        jfd=judges[name]["jfd"],
        jfd_floor=judges[name]["floor"],
        diversity=kinds["same_look"].features,
        diversity_painted=kinds["same_look"].features_painted,
        memory_ratio=memory.ratio,
        smoothness=walks.features_ratio,
        **likeness.figures(full),
        **figures(changes),
        **_cost(bench),
        details=details,
    )


def _diversity(bench: Bench, looks: int, progress: Progress) -> dict[str, Diversity]:
    """Of pictures of the same look and of the same words."""
    groups, times = min(_GROUPS, max(1, looks // 4)), min(_TIMES, max(2, looks // 4))
    return {
        "same_look": rounds.same_look(bench, groups, times, progress),
        "same_words": rounds.same_words(bench, groups, times, progress),
    }


def _of_wishes(of_judge: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of one judge over partial wishes."""
    return {
        "precision_wishes": of_judge["drawn"],
        "precision_wishes_painted": of_judge["painted"],
        "worst_wishes": of_judge["drawn_worst"],
        "worst_wishes_painted": of_judge["painted_worst"],
    }


def _cost(bench: Bench) -> dict[str, Any]:
    """Time and memory that drawing takes."""
    return {
        "ms_one": bench.milliseconds(1, 15),
        "ms_batch64": bench.milliseconds(64, 3),
        "peak_mb": speed.peak_megabytes(bench.device),
    }


def _headline(kinds: Mapping[str, Reading]) -> dict[str, Any]:
    """The figures of one judge over all full looks."""
    hits = {kind: reading.hits.mean(0) for kind, reading in kinds.items()}
    painted, canvas, drawn = (hits[kind] for kind in ("painted", "canvas", "drawn"))
    gaps = painted - drawn
    widest = gaps.argmax()
    rows = zip(TRAITS, painted.tolist(), canvas.tolist(), drawn.tolist(), strict=True)
    return {
        "precision": drawn.mean().item(),
        "precision_canvas": canvas.mean().item(),
        "precision_painted": painted.mean().item(),
        "worst": drawn.min().item(),
        "worst_trait": _trait(drawn.argmin()),
        "worst_painted": painted.min().item(),
        "gap": gaps.max().item(),
        "gap_error": precision.standard_error(
            *(kinds[kind].hits[:, widest] for kind in ("painted", "drawn"))
        ),
        "gap_trait": _trait(widest),
        "colour_error": kinds["drawn"].colour_error.mean().item(),
        "colour_error_canvas": kinds["canvas"].colour_error.mean().item(),
        "colour_error_painted": kinds["painted"].colour_error.mean().item(),
        "pose_error": kinds["drawn"].pose_error.mean().item(),
        "pose_error_painted": kinds["painted"].pose_error.mean().item(),
        "traits": {name: (p, c, d) for name, p, c, d in rows},
    }


def _by_judge(full: FullLooks, judge: str) -> dict[str, Any]:
    kinds = full.judges[judge]
    headline = _headline(kinds)
    painted, drawn = headline["precision_painted"], headline["precision"]
    compared = asdict(frechet.compare(kinds["drawn"].features, kinds["painted"].features))
    return {**headline, "relative_difference": (drawn - painted) / max(painted, 1e-12), **compared}


def _wishes(bench: Bench, count: int, progress: Progress) -> dict[str, dict[str, Any]]:
    judges, wishes = rounds.partial_wishes(bench, count, progress)
    counted = precision.asked(wishes)
    found: dict[str, dict[str, Any]] = {}
    for judge, kinds in judges.items():
        found[judge] = {"wishes": count}
        for kind, reading in kinds.items():
            traits = precision.by_trait(reading.hits, counted)
            asked = [value for value in traits.values() if value is not None]
            found[judge] |= {
                kind: precision.overall(reading.hits, counted),
                f"{kind}_traits": traits,
                f"{kind}_worst": min(asked, default=None),
            }
    return found


def _trait(index: Tensor) -> str:
    return tuple(TRAITS)[int(index)]


class _Line:
    """Counts pictures on standard error."""

    def __init__(self) -> None:
        self._done = 0

    def __call__(self, more: int) -> None:
        self._done += more
        print(f"\r{self._done} pictures measured", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        print(file=sys.stderr)
