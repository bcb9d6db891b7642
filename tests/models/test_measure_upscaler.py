"""The upscaler's figures: beside Lanczos's, against the painter's own large pictures."""

import json
from pathlib import Path

import pytest
import torch

from models import measure_upscaler
from models.canvas import Canvas, CanvasConfig
from models.model_card import END, mark, write_upscaler_card
from models.upscaler import Upscaler, UpscalerConfig


def test_figures_stand_beside_those_of_lanczos(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An upscaler before training is bicubic, so it is about as good."""
    torch.manual_seed(0)
    upscaler, canvas = Upscaler(UpscalerConfig((8, 8), (1, 1))), Canvas(CanvasConfig(widths=(8, 8, 8, 8)))
    monkeypatch.setattr(measure_upscaler, "load_upscaler", lambda: upscaler)
    monkeypatch.setattr(measure_upscaler, "load_canvas", canvas.eval)
    assert measure_upscaler.main(["--looks", "2", "--json", "--device", "cpu"]) == 0
    figures = json.loads(capsys.readouterr().out)
    for size in (512, 1024):
        for of in ("", "plain_"):
            ours, theirs = figures[f"{of}sharpness_{size}"], figures[f"{of}sharpness_lanczos_{size}"]
            assert figures[f"{of}psnr_{size}"] == pytest.approx(figures[f"{of}lanczos_{size}"], abs=1)
            assert ours == pytest.approx(theirs, rel=0.3)
        assert figures[f"plain_psnr_{size}"] > figures[f"psnr_{size}"] + 5  # this canvas has learned nothing
        assert figures[f"ms_{size}"] > 0


def test_its_card_gets_the_figures(tmp_path: Path) -> None:
    card = tmp_path / "upscaler.md"
    card.write_text(f"# The upscaler\n\n{mark('upscaler')}\nold\n{END}\n\nThe end.\n")
    figures = ("psnr", "lanczos", "sharpness", "sharpness_lanczos")
    names = (*figures, *(f"plain_{name}" for name in figures), "ms")
    write_upscaler_card(
        {f"{name}_{size}": size / 100 for name in names for size in (512, 1024)}, 40, tmp_path
    )
    text = card.read_text()
    assert "| PSNR at 512 (dB), of pictures as painted | 5.12 | 5.12 |" in text
    assert "as the canvas shows them | 10.24 | 10.24 |" in text
    assert "old" not in text
    assert text.endswith("The end.\n")


def test_without_an_upscaler_there_is_nothing_to_measure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(measure_upscaler, "load_upscaler", lambda: None)
    assert measure_upscaler.main([]) == 1
    assert "no upscaler ships here" in capsys.readouterr().err
