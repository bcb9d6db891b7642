"""The figures of the model cards can be made again by anybody."""

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from PIL import Image

from models import checkpoint, evaluate, registry
from models.look import sample
from models.measures.rounds import remembered
from models.measuring import HELD_OUT, Bench
from models.model_card import END, mark, write_cards
from models.training.painting import look_of, picture_seed
from models.traits import TRAITS

SHAPES: dict[str, dict[str, Any]] = {
    "canvas": {"size": 64, "widths": [16, 16, 24, 24], "code_dims": 8},
    "gan": {
        **{"noise": 8, "style": 32, "map_width": 16, "width": 32},
        **{"convolutions": 2, "code_dims": 8, "grid": 4},
    },
    "judge": {"size": 64, "widths": [16, 16, 24], "squeeze": 8, "features": 32},
    "examiner": {"size": 64, "widths": [16, 24, 32], "depths": [1, 1, 1], "squeeze": 4, "features": 32},
}
OTHER_FAMILIES: dict[str, dict[str, Any]] = {
    "vae": {"generator": SHAPES["gan"], "encoder_width": 16},
    "prior": {"generator": SHAPES["gan"], "width": 48, "depth": 2, "heads": 2, "steps": 3},
}
KEYS = {
    *("precision", "precision_painted", "worst", "worst_painted", "colour_error", "jfd", "jfd_floor"),
    *("precision_wishes", "worst_wishes", "worst_wishes_painted", "memory_ratio", "smoothness", "peak_mb"),
    *("diversity", "diversity_painted", "canvas_psnr", "ms_one", "ms_batch64"),
    *("sharpness", "sharpness_canvas"),
    *("shown", "shown_canvas", "explained", "explained_canvas", "least_shown", "least_shown_trait"),
}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run whose tiny networks have learned nothing."""
    folder = tmp_path_factory.mktemp("run")
    with torch.random.fork_rng():
        torch.manual_seed(1)
        for name, shape in (SHAPES | OTHER_FAMILIES).items():
            network: Any = registry.build(name, shape)
            checkpoint.save(folder / f"{name}.safetensors", name, network.config, network, "a toy")
    return folder


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Cards with old figures in them."""
    folder = tmp_path_factory.mktemp("cards")
    for name in SHAPES:
        card = f"# {name}\n\n{mark('gan')}\nold figures\n{END}\n\nThe end.\n"
        (folder / f"{name}.md").write_text(card)
    return folder


def evaluate_run(run: Path, *more: str) -> int:
    fixed = ("--device", "cpu", "--looks", "8", "--painters", "1")
    return evaluate.main(["--weights", str(run), *fixed, *more])


@pytest.fixture(scope="module")
def measured(run: Path, cards: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What one measurement printed, with its sheet beside the cards."""
    out = tmp_path_factory.mktemp("out") / "printed"
    with out.open("w") as file, pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", file)
        sheet = str(cards / "sheet.png")
        assert evaluate_run(run, "--json", "--write-card", "--cards", str(cards), "--sheet", sheet) == 0
    found: dict[str, Any] = json.loads(out.read_text())
    return found


def test_a_family_without_weights_is_met_with_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback."""
    assert evaluate.main(["--family", "dalle", "--device", "cpu"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("dalle has no weights here; it can be gan")
    assert said.count("\n") == 1


def test_too_few_looks_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        evaluate.main(["--looks", "3"])
    assert "8 looks are the least" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (("--weights", "/nonexistent/typo"), "typo holds no weights"),
        (("--device", "gpu"), "cpu or cuda, not gpu"),
        (("--sheet", "/nonexistent/a.png"), "no folder /nonexistent"),
        (("--write-card",), "name the --cards"),
    ],
)
def test_what_would_be_in_vain_is_refused_before_anything_is_measured(
    more: tuple[str, ...], why: str, run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """So that no hour of measuring is lost, and no figures of other weights get into the cards that ship."""
    with pytest.raises(SystemExit) as refused:
        evaluate_run(run, *more)
    assert refused.value.code == 2
    assert why in capsys.readouterr().err


def test_one_object_holds_all_figures(measured: dict[str, Any]) -> None:
    """Of every trait, by both judges, the independent one first."""
    assert measured.keys() >= KEYS
    assert measured["judge"] == "examiner"
    assert list(measured["details"]["judges"]) == ["examiner", "judge"]
    assert tuple(measured["traits"]) == tuple(TRAITS)
    assert measured["worst"] == min(row[2] for row in measured["traits"].values())
    shown = measured["details"]["changes"]["drawn"]
    assert measured["least_shown"] == min(share["shown"] for share in shown.values())
    assert measured["least_shown"] == shown[measured["least_shown_trait"]]["shown"]
    assert measured["jfd"] > 0
    assert measured["diversity_painted"] > 0
    assert measured["ms_one"] > 0
    assert set(measured["details"]["psnr_by_style"]) <= set(TRAITS["style"])
    assert measured["details"]["psnr_by_lean"]["upright"].keys() == {"canvas", "drawn"}


@pytest.mark.parametrize("family", sorted(OTHER_FAMILIES))
def test_every_family_is_measured(family: str, run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate_run(run, "--json", "--family", family) == 0
    found = json.loads(capsys.readouterr().out)
    assert found.keys() >= KEYS
    assert found["family"] == family


def test_a_guest_knows_no_traits(capsys: pytest.CaptureFixture[str]) -> None:
    """So there is nothing to measure."""
    assert evaluate.main(["--family", "stylegan2", "--device", "cpu"]) == 1
    assert "knows no traits" in capsys.readouterr().err


def test_memory_is_asked_of_what_trainers_paint(run: Path) -> None:
    """Of the same run's pictures: a judge finds the very same ones at no distance."""
    bench = Bench("gan", torch.device("cpu"), [run])
    seeds = [picture_seed(91, number) for number in range(6)]
    looks = [look_of(seed) for seed in seeds]
    learned = {"drawn": bench.read(bench.paint(looks, seeds), looks)["examiner"]}
    learned["painted"] = bench.read(bench.paint([sample(HELD_OUT)], [1]), [sample(HELD_OUT)])["examiner"]
    memory = remembered(bench, learned, seeds, lambda more: None)
    assert memory.drawn < 1e-4
    assert memory.painted > 0.001
    assert memory.memorised


def test_the_sheet_shows_64_pictures(measured: dict[str, Any], cards: Path) -> None:
    assert measured["looks"] == 8
    with Image.open(cards / "sheet.png") as sheet:
        assert sheet.size == (8 * 64, 8 * 64)


def test_cards_keep_their_words_and_get_new_figures(measured: dict[str, Any], cards: Path) -> None:
    """Written again, a card holds the new figures alone."""
    text = (cards / "gan.md").read_text()
    assert text.startswith("# gan\n")
    assert text.endswith("The end.\n")
    assert "old figures" not in text
    assert "| target | measured | met |" in text
    assert f"**{measured['precision']:.3f}**" in text
    assert f"| {measured['canvas_psnr']:.1f} | {measured['drawn_psnr']:.1f} |" in text
    upright = measured["details"]["psnr_by_lean"]["upright"]
    assert f"| the same, of upright heads (dB) | | {upright['canvas']:.1f} | {upright['drawn']:.1f} |" in text
    assert f"| {measured['shown_canvas']:.2f} | **{measured['shown']:.2f}** |" in text
    write_cards(measured | {"precision": 0.8765}, cards)
    assert "**0.876**" in (cards / "gan.md").read_text()
    assert f"{measured['canvas_psnr']:.1f} dB" in (cards / "canvas.md").read_text()
    for judge in ("judge", "examiner"):
        painted = measured["details"]["judges"][judge]["precision_painted"]
        assert f"**{painted:.3f}**" in (cards / f"{judge}.md").read_text()


def test_without_json_the_targets_are_a_table(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On standard output; how far it has come is told on the other one."""
    assert evaluate_run(run) == 0
    said = capsys.readouterr()
    assert "| target | measured | met |" in said.out
    assert "by the examiner" in said.out
    assert "pictures measured" in said.err


def test_a_card_without_marks_is_not_touched(measured: dict[str, Any], tmp_path: Path) -> None:
    """Nothing is guessed."""
    (tmp_path / "gan.md").write_text("# by hand\n")
    with pytest.raises(ValueError, match="lacks the marks"):
        write_cards(measured, tmp_path)
    assert (tmp_path / "gan.md").read_text() == "# by hand\n"


def test_held_out_seeds_are_seeds() -> None:
    """They fit a recipe."""
    assert HELD_OUT + 10_000_000 < 2**32
