"""A measurement for people: its figures, and which of the targets they meet."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

_PRECISION: Final = {"vae": 0.02}
"""How far below painted pictures the mean precision may be; 0.005 unless told here (the VAE's blur)."""
_GAP: Final = 0.02
_PSNR: Final = 36.0
_DIVERSITY: Final = 0.8


@dataclass(frozen=True)
class Target:
    """One line of the table."""

    target: str
    measured: float | None
    met: bool | None
    """None where nothing could be measured."""
    error: float | None = None
    """The standard error of `measured`, where that matters."""


def targets(measured: Mapping[str, Any]) -> list[Target]:
    """The targets against the fields of a `Measured`."""
    allowed = _PRECISION.get(measured["family"], 0.005)
    short = measured["precision_painted"] - measured["precision"]
    jfd, floor = measured["jfd"], measured["jfd_floor"]
    lively = measured["diversity"] / (measured["diversity_painted"] or math.nan)
    worst_style = min(measured["details"]["psnr_by_style"].values())
    return [
        Target(f"precision at most {allowed} below painted", short, short <= allowed),
        Target(
            f"every trait at most {_GAP} below painted",
            measured["gap"],
            measured["gap"] <= _GAP,
            measured["gap_error"],
        ),
        Target("JFD over its floor at most 1", *((None, None) if jfd is None else _over(jfd, floor))),
        Target(f"canvas PSNR in every style at least {_PSNR:g} dB", worst_style, worst_style >= _PSNR),
        Target(
            f"diversity of a look at least {_DIVERSITY} of painted",
            None if math.isnan(lively) else lively,
            None if math.isnan(lively) else lively >= _DIVERSITY,
        ),
    ]


def table(measured: Mapping[str, Any]) -> str:
    """`target | measured | met`, and who judged."""
    rows = [
        "| target | measured | met |",
        "|---|---|---|",
        *(
            f"| {row.target} | {_number(row.measured)}{_give_or_take(row)} | {_verdict(row.met)} |"
            for row in targets(measured)
        ),
    ]
    return "\n".join(rows)


def by_whom(measured: Mapping[str, Any]) -> str:
    """Whose figures they are, and on how many looks."""
    judge = {"examiner": "the examiner, which no network was trained or chosen by"}.get(
        measured["judge"], f"the {measured['judge']}, which is not independent: no examiner ships yet"
    )
    return f"On {measured['looks']} held-out looks, by {judge}."


def lines(measured: Mapping[str, Any], hidden: Sequence[str] = ("traits", "details")) -> str:
    """A line for every figure."""
    return "\n".join(
        f"{name:26} {_number(value) if not isinstance(value, str) else value}"
        for name, value in measured.items()
        if name not in hidden
    )


def _over(jfd: float, floor: float) -> tuple[float | None, bool]:
    return (jfd / floor if floor else None), jfd <= floor


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.4g}"


def _give_or_take(row: Target) -> str:
    return "" if row.error is None else f" ± {row.error:.2g}"


def _verdict(met: bool | None) -> str:
    return "not measured" if met is None else "yes" if met else "no"
