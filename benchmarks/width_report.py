"""The table and the curve of a width study."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageDraw, ImageFont

_SIZE: Final = (480, 280)
_MARGIN: Final = 48
_COMMAND: Final = "python -m benchmarks.widths"
_PANELS: Final = {"canvas_psnr": "canvas PSNR, dB", "precision": "trait precision"}

Row = Mapping[str, Any]


def write_report(rows: Sequence[Row], how: str, docs: Path) -> None:
    """`widths.md` and `widths.png` in the folder `docs`."""
    docs.mkdir(parents=True, exist_ok=True)
    ordered = sorted(rows, key=lambda row: row["width"])
    curve(ordered).save(docs / "widths.png", "PNG")
    (docs / "widths.md").write_text(_text(ordered, how), encoding="utf-8")


def curve(rows: Sequence[Row]) -> Image.Image:
    """Quality over the milliseconds of one picture, a panel for each quality."""
    sheet = Image.new("RGB", (_SIZE[0] * len(_PANELS), _SIZE[1]), "#ffffff")
    for number, (name, title) in enumerate(_PANELS.items()):
        sheet.paste(_panel(rows, name, title), (number * _SIZE[0], 0))
    return sheet


def _text(rows: Sequence[Row], how: str) -> str:
    lines = [
        "# Width against quality",
        "",
        f"Written by `{_COMMAND}`: {how}. Trained from nothing, so short runs stay below the weights that",
        "ship. A wide network sees fewer pictures in the same time, and is judged by what it knows by then.",
        "",
        "| width | canvas PSNR | precision (painted) | changes explained | one picture | 64 at once |",
        "|---|---|---|---|---|---|",
        *(
            "| x{width:g} | {canvas_psnr:.2f} dB | {precision:.3f} ({precision_painted:.3f}) "
            "| {explained:.2f} | {ms_one:.1f} ms | {ms_batch64:.0f} ms |".format_map(row)
            for row in rows
        ),
        "",
        *(_step(first, second) for first, second in pairwise(rows)),
        "",
        f"Judged by the {rows[0]['judge']}.",
        "",
        "![Quality over the time of one picture](widths.png)",
    ]
    return "\n".join(lines) + "\n"


def _step(first: Row, second: Row) -> str:
    gain = {name: second[name] - first[name] for name in ("canvas_psnr", "precision", "explained")}
    return (
        f"- From x{first['width']:g} to x{second['width']:g}: {gain['canvas_psnr']:+.2f} dB, "
        f"{gain['precision']:+.3f} precision, {gain['explained']:+.2f} of changes explained, "
        f"{second['ms_one'] / first['ms_one']:.2f} times the time."
    )


def _panel(rows: Sequence[Row], name: str, title: str) -> Image.Image:
    panel = Image.new("RGB", _SIZE, "#ffffff")
    pen, font = ImageDraw.Draw(panel), ImageFont.load_default(12)
    across = _scale([row["ms_one"] for row in rows], _MARGIN, _SIZE[0] - _MARGIN)
    up = _scale([row[name] for row in rows], _SIZE[1] - _MARGIN, _MARGIN)
    points = list(zip(across, up, strict=True))
    pen.text((_MARGIN, 10), f"{title} over ms per picture", "#444444", font)
    for start, end in pairwise(points):
        pen.line((*start, *end), "#c2185b", 2)
    for (x, y), row in zip(points, rows, strict=True):
        pen.ellipse((x - 4, y - 4, x + 4, y + 4), "#c2185b")
        label = f"x{row['width']:g}: {row[name]:.3g}, {row['ms_one']:.0f} ms"
        pen.text((min(x - 30, _SIZE[0] - 8 - font.getlength(label)), y + 8), label, "#444444", font)
    return panel


def _scale(values: Sequence[float], low: float, high: float) -> list[float]:
    """`values` from their least at `low` to their greatest at `high`."""
    least, span = min(values), (max(values) - min(values)) or 1.0
    return [low + (value - least) / span * (high - low) for value in values]
