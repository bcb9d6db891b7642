"""The outcome of a measurement."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Measured:
    """What came out. Precision is from 0 to 1; a colour's channels reach from -1 to 1, a pose from 0 to 1."""

    family: str
    looks: int
    judge: str
    """Whose figures these are; `examiner` is the independent one."""
    precision: float
    precision_canvas: float
    precision_painted: float
    worst: float
    """Of the trait that is read back least often, `worst_trait`."""
    worst_trait: str
    worst_painted: float
    gap: float
    """The most that a trait is read back less often than off painted pictures, `gap_trait`."""
    gap_error: float
    """The standard error of that difference. The largest among many traits looks larger than it is."""
    gap_trait: str
    colour_error: float
    """Mean absolute difference between the colours asked for and those that the judge reads."""
    colour_error_canvas: float
    colour_error_painted: float
    pose_error: float
    pose_error_painted: float
    precision_wishes: float
    """Of what was asked for in partial wishes."""
    precision_wishes_painted: float
    worst_wishes: float | None
    """Of the trait that is read back least often where wishes name it; None where none names any."""
    worst_wishes_painted: float | None
    jfd: float | None
    jfd_floor: float | None
    diversity: float
    """Mean distance of features between pictures of the same look."""
    diversity_painted: float
    memory_ratio: float
    """Near 0 for a family that draws its training pictures, about 1 for one that learned."""
    smoothness: float
    """The largest step of a walk over its mean step, in features."""
    canvas_psnr: float
    """dB, painted pictures against their reconstruction."""
    drawn_psnr: float
    """dB, painted pictures against what is drawn for their looks with the noise of the same seeds."""
    sharpness: float
    """Contrast of neighbouring pixels, as a share of that of the painted pictures."""
    sharpness_canvas: float
    shown: float
    """The share of what a trait changes in a picture that is drawn, a mean over all traits."""
    shown_canvas: float
    explained: float
    """The same, where what is drawn elsewhere or otherwise than it was painted counts against it."""
    explained_canvas: float
    least_shown: float
    """Of the trait of which least is drawn, `least_shown_trait`."""
    least_shown_trait: str
    ms_one: float
    ms_batch64: float
    """Milliseconds from looks to pixels, on the machine that measured."""
    peak_mb: float | None
    """The most memory of the whole measurement in megabytes: of the GPU, or else of the process."""
    traits: Mapping[str, tuple[float, float, float]]
    """Precision of each trait: painted, canvas, drawn."""
    details: Mapping[str, Any]
    """The rest: each judge, wishes, diversity, memory, walks, changes, PSNR of each style."""
