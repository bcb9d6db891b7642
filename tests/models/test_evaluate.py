"""The figures of the model cards can be made again by anybody."""

from pathlib import Path

import pytest
import torch

from models import evaluate
from models.measuring import HELD_OUT, Bench, Measured, measure
from models.model_card import BEGIN, END, write_cards
from models.traits import TRAITS


def test_a_family_without_weights_is_met_with_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback."""
    assert evaluate.main(["--family", "dalle", "--device", "cpu"]) == 1
    assert capsys.readouterr().err == "dalle has no weights here; it can be gan or vae\n"


def test_the_judge_reads_painted_pictures_better_than_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small measurement: painted, reconstructed and drawn pictures all show what was asked."""
    bench = Bench("gan", torch.device("cpu"))
    monkeypatch.setattr(bench, "milliseconds", lambda count, times: 1.0)
    measured = measure(bench, 12)
    assert tuple(measured.traits) == tuple(TRAITS)
    assert measured.precision_painted > 0.85
    assert measured.precision > 0.75
    assert measured.canvas_psnr > 25
    assert measured.worst == min(row[2] for row in measured.traits.values())


def test_cards_keep_their_words_and_get_new_figures(tmp_path: Path) -> None:
    """Written twice, a card holds the second figures alone."""
    for name in ("gan", "canvas", "judge"):
        card = f"# {name}\n\n{BEGIN.format('gan')}\nold figures\n{END}\n\nThe end.\n"
        (tmp_path / f"{name}.md").write_text(card)
    for precision in (0.5, 0.875):
        write_cards(vars(figures(precision)), tmp_path)
    text = (tmp_path / "gan.md").read_text()
    assert text.startswith("# gan\n")
    assert text.endswith("The end.\n")
    assert "**0.875**" in text
    assert "0.500" not in text
    assert "old figures" not in text
    assert "29.0 dB" in (tmp_path / "canvas.md").read_text()
    assert "| style | 1.000 |" in (tmp_path / "judge.md").read_text()


def test_a_card_without_marks_is_not_touched(tmp_path: Path) -> None:
    """Nothing is guessed."""
    (tmp_path / "gan.md").write_text("# by hand\n")
    with pytest.raises(ValueError, match="lacks the marks"):
        write_cards(vars(figures(0.5)), tmp_path)


def test_held_out_seeds_are_seeds() -> None:
    """They fit a recipe."""
    assert HELD_OUT + 10_000 < 2**32


def figures(precision: float) -> Measured:
    return Measured(
        family="gan",
        looks=2,
        precision=precision,
        precision_canvas=0.9,
        precision_painted=0.95,
        worst=0.25,
        worst_trait="face",
        worst_painted=0.8,
        colour_error=0.2,
        colour_error_canvas=0.15,
        colour_error_painted=0.1,
        canvas_psnr=29.0,
        ms_one=50.0,
        ms_batch64=2000.0,
        traits={"style": (1.0, 0.99, 0.98)},
    )
