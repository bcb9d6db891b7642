"""The measured tables of the model cards, written between marks so that the words around them stay."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from models.measures import report
from models.weights_index import WEIGHTS

_BEGIN: Final = "<!-- measured: written by `{} --write-card` -->"
END: Final = "<!-- end of measured -->"


def mark(name: str) -> str:
    """Where the table begins that is written when `name`, a family or the upscaler, is measured."""
    measure = "measure_upscaler" if name == "upscaler" else f"evaluate --family {name}"
    return _BEGIN.format(f"python -m models.{measure}")


def write_cards(measured: Mapping[str, Any], folder: Path = WEIGHTS) -> None:
    """Put the figures of one measurement into the cards of its family, the canvas and the judges.

    Raises ValueError for a card without marks.
    """
    family = measured["family"]
    _write(folder / f"{family}.md", family, _family_table(measured))
    # the canvas and the judges are measured along with the default family
    if family == "gan":
        _write(folder / "canvas.md", family, _canvas_table(measured))
        for judge in measured["details"]["judges"]:
            _write(folder / f"{judge}.md", family, _judge_table(measured, judge))


def write_upscaler_card(measured: Mapping[str, float], looks: int, folder: Path = WEIGHTS) -> None:
    """Put the figures of `python -m models.measure_upscaler` into its card. Raises ValueError as above."""
    rows = [
        f"| {looks} held-out pictures | Lanczos | upscaler |",
        "|---|---|---|",
        *(row.format_map(measured) for size in (512, 1024) for row in _upscaler_rows(size)),
    ]
    _write(folder / "upscaler.md", "upscaler", "\n".join(rows))


def _upscaler_rows(size: int) -> list[str]:
    figures = (
        (f"PSNR at {size} (dB)", "lanczos", "psnr"),
        (f"contrast of neighbouring pixels at {size} (painted: 1)", "sharpness_lanczos", "sharpness"),
    )
    enlarged = {"of pictures as painted": "plain_", "of pictures as the canvas shows them": ""}
    compared = [
        f"| {figure}, {what} | {{{of}{theirs}_{size}:.2f}} | {{{of}{ours}_{size}:.2f}} |"
        for figure, theirs, ours in figures
        for what, of in enlarged.items()
    ]
    return [*compared, f"| one picture to {size} (ms) | | {{ms_{size}:.0f}} |"]


def _write(card: Path, measured: str, table: str) -> None:
    text = card.read_text(encoding="utf-8")
    begin = mark(measured)
    if begin not in text or END not in text:
        raise ValueError(f"{card} lacks the marks between which the table goes")
    before, rest = text.split(begin, 1)
    after = rest.split(END, 1)[1]
    card.write_text(f"{before}{begin}\n\n{table}\n\n{END}{after}", encoding="utf-8")


def _family_table(measured: Mapping[str, Any]) -> str:
    rows = [
        f"{report.by_whom(measured)} Each was drawn once, none was chosen.",
        "",
        report.table(measured),
        "",
        "| | painted | through the canvas | drawn |",
        "|---|---|---|---|",
        "| **trait precision** | {precision_painted:.3f} | {precision_canvas:.3f} | **{precision:.3f}** |",
        "| colour error (of 2) | {colour_error_painted:.3f} | {colour_error_canvas:.3f} "
        "| {colour_error:.3f} |",
        "| pose error (of 1) | {pose_error_painted:.3f} | | {pose_error:.3f} |",
        "| precision of partial wishes | {precision_wishes_painted:.3f} | | {precision_wishes:.3f} |",
        f"| JFD (painted: of two halves) | {_figure(measured['jfd_floor'])} | | {_figure(measured['jfd'])} |",
        "| PSNR against painted pictures (dB) | | {canvas_psnr:.1f} | {drawn_psnr:.1f} |",
        *_lean_rows(measured),
        "| contrast of neighbouring pixels, of painted | 1 | {sharpness_canvas:.2f} | {sharpness:.2f} |",
        "| diversity of a look | {diversity_painted:.3f} | | {diversity:.3f} |",
        "| **what a trait changes, shown** | 1 | {shown_canvas:.2f} | **{shown:.2f}** |",
        "| the same, less what is shown otherwise | 1 | {explained_canvas:.2f} | {explained:.2f} |",
        "",
        "Each trait: how often it is read rightly, and how much of what it changes in a picture is shown.",
        "",
        "| | painted | through the canvas | drawn | shown by the canvas | shown when drawn |",
        "|---|---|---|---|---|---|",
        *_trait_rows(measured),
        "",
        "Worst trait: {worst_trait} ({worst:.3f}). Least shown: {least_shown_trait} ({least_shown:.2f}). "
        "Nearest training picture, drawn over painted: {memory_ratio:.2f}. Largest step of a walk over its "
        "mean step: {smoothness:.2f}.",
        "",
        "One picture takes {ms_one:.0f} ms, 64 at once {ms_batch64:.0f} ms, from the look to pixels.",
    ]
    return "\n".join(rows).format_map(measured)


def _lean_rows(measured: Mapping[str, Any]) -> list[str]:
    """Likeness where heads are held otherwise."""
    return [
        f"| the same, of {held} heads (dB) | | {of['canvas']:.1f} | {of['drawn']:.1f} |"
        for held, of in measured["details"]["psnr_by_lean"].items()
    ]


def _trait_rows(measured: Mapping[str, Any]) -> list[str]:
    """Precision of each trait, and the shares of its changes that are shown."""
    shown = measured["details"]["changes"]
    return [
        f"| {name} | {painted:.3f} | {canvas:.3f} | {drawn:.3f} "
        f"| {_share(shown['canvas'].get(name))} | {_share(shown['drawn'].get(name))} |"
        for name, (painted, canvas, drawn) in measured["traits"].items()
    ]


def _canvas_table(measured: Mapping[str, Any]) -> str:
    styles = measured["details"]["psnr_by_style"]
    rows = [
        "| {looks} held-out painted pictures | |",
        "|---|---|",
        "| PSNR of reconstructions | {canvas_psnr:.1f} dB |",
        *(f"| PSNR, {name} | {value:.1f} dB |" for name, value in styles.items()),
        "| trait precision of reconstructions | {precision_canvas:.3f} (originals {precision_painted:.3f}) |",
        "| colour error of reconstructions | {colour_error_canvas:.3f} "
        "(originals {colour_error_painted:.3f}) |",
    ]
    return "\n".join(rows).format_map(measured)


def _judge_table(measured: Mapping[str, Any], judge: str) -> str:
    figures = measured["details"]["judges"][judge]
    rows = [
        "| trait | read rightly off {looks} held-out painted pictures |",
        "|---|---|",
        f"| **all** | **{figures['precision_painted']:.3f}** |",
        *(f"| {name} | {row[0]:.3f} |" for name, row in figures["traits"].items()),
    ]
    return "\n".join(rows).format_map(measured)


def _share(share: Mapping[str, float] | None) -> str:
    return "-" if share is None else f"{share['shown']:.2f}"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3g}"
