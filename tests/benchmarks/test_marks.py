"""The figures of the marks, with toys."""

from pathlib import Path

from benchmarks import marks
from tests.tiny_weights import write_tiny_weights


def test_the_figures_are_written(tmp_path: Path) -> None:
    """Whatever is drawn, its mark is read again, and what bears none is not taken for ours."""
    weights, out = write_tiny_weights(tmp_path / "weights"), tmp_path / "docs" / "marks.md"
    marks.main(["--out", str(out), "--pictures", "4", "--unmarked", "4", "--weights", str(weights)])
    written = out.read_text("utf-8")
    assert "| none | 4 of 4 | 0 |" in written
    assert "| Telegram's JPEG, quality 75 | 4 of 4 | 0 |" in written
    assert "Found in 4 unmarked pictures by the painter: 0;" in written
    assert "| the signature |" in written
