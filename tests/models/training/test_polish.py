"""A GAN's generator and the canvas's decoder learn together, by the pictures that people will see."""

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import mean

import numpy as np
import pytest
import torch

from models import checkpoint
from models.canvas import CanvasConfig
from models.conditioning import LAYERS, POSE_SPAN
from models.gan import Gan, GanConfig
from models.judge import read_traits
from models.look import sample
from models.training import journal
from models.training.__main__ import build, main
from models.training.codes import digest
from models.training.loop import Run
from models.training.settings import Settings
from models.training.starting import LATER, canvas_of
from models.training.stream import PairSource
from models.training.subjects import DETAILS, with_another_detail
from models.traits import TRAITS
from tests.models.training.test_trainers import assert_same
from tests.models.training.toys import BATCH, SIZE

Folder = Callable[[str], Path]
STEPS = 48


@pytest.fixture(scope="module")
def arguments(unbroken: Folder, canvas_file: Path) -> Callable[..., list[str]]:
    """Those that polish the toy GAN."""
    gan = str(unbroken("gan") / "gan.safetensors")

    def to(out: Path, *more: str) -> list[str]:
        fixed = ["--device", "cpu", "--batch", str(BATCH), "--first", "16", "--pictures", "512"]
        return ["polish", "--out", str(out), "--from", gan, "--canvas", str(canvas_file), *fixed, *more]

    return to


@pytest.fixture(scope="module")
def polished(arguments: Callable[..., list[str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("polished")
    assert main(arguments(out, "--kimg", str(STEPS * BATCH / 1000))) == 0
    return out


def test_pictures_come_nearer_to_painted_ones(polished: Path) -> None:
    assert_nearer(polished)


def assert_nearer(run: Path) -> None:
    """What a run shows grew more like what was painted, the whole of it and the face."""
    rows = journal.read(run)
    for of_what in ("pyramid", "face"):
        unlikeness = [row[of_what] for row in rows]
        assert mean(unlikeness[-8:]) < 0.98 * mean(unlikeness[:8])


def test_both_have_learned_and_the_codes_mean_what_they_meant(
    polished: Path, unbroken: Folder, canvas_file: Path
) -> None:
    before, after = canvas_of(canvas_file), canvas_of(polished / "canvas.safetensors")
    assert digest(after) == digest(before)
    assert not torch.equal(*(canvas.decoder.state_dict()["0.weight"] for canvas in (before, after)))
    names = ("strays.0.change.weight", "enter.weight")
    old, new = (
        checkpoint.load(run / "gan.safetensors", "gan").tensors for run in (unbroken("gan"), polished)
    )
    assert not any(torch.equal(old[name], new[name]) for name in names)


def test_a_gan_learns_alone_for_a_canvas_that_others_draw_on(
    arguments: Callable[..., list[str]], unbroken: Folder, tmp_path: Path, decoded: list[torch.Tensor]
) -> None:
    """Everything that is shown is drawn; no canvas comes out; a resumed run knows what it was asked for."""
    more = ("--keep-canvas", "--styles", "neon", "neon", "flat", "--kimg")
    assert main(arguments(tmp_path, *more, str(2 * BATCH / 1000))) == 0
    assert main(["polish", "--out", str(tmp_path), "--resume", "--kimg", str(4 * BATCH / 1000)]) == 0
    rows = journal.read(tmp_path)
    assert [row["step"] for row in rows] == [0, 1, 2, 3]
    assert {len(codes) for codes in decoded[:2]} == {BATCH}
    assert not (tmp_path / "canvas.safetensors").exists()
    old, new = (checkpoint.load(run / "gan.safetensors", "gan") for run in (unbroken("gan"), tmp_path))
    assert not old.tensors["enter.weight"].equal(new.tensors["enter.weight"])
    settings = Settings.read(tmp_path)
    assert (settings.keep_canvas, settings.styles) == (True, ("neon", "neon", "flat"))


def test_how_boldly_it_draws_is_chosen_when_it_has_learned(
    arguments: Callable[..., list[str]], polished: Path, tmp_path: Path
) -> None:
    run = Path(shutil.copytree(polished, tmp_path / "run"))
    assert main(arguments(run, "--resume", "--kimg", str(STEPS * BATCH / 1000), "--psi", "1.5")) == 0
    before, after = (checkpoint.load(one / "gan.safetensors", "gan") for one in (polished, run))
    assert (before.config["psi"], after.config["psi"]) == (1.0, 1.5)
    for name, value in before.tensors.items():
        assert after.tensors[name].equal(value)


def test_a_polish_that_was_stopped_goes_on_as_if_it_had_not_been(polished: Path, tmp_path: Path) -> None:
    """Stopped when the critic has begun."""
    settings, steps = replace(Settings.read(polished), out=tmp_path), iter(range(STEPS * 3 // 4))
    settings.write()
    assert not Run(build(settings), settings).go(stopped=lambda: next(steps, None) is None)
    torch.manual_seed(99)  # another process would have other chance
    assert main(["polish", "--out", str(tmp_path), "--resume"]) == 0
    assert_same(tmp_path, polished)


def test_most_of_what_is_shown_is_drawn_and_the_rest_as_it_was_painted(
    arguments: Callable[..., list[str]], tmp_path: Path, decoded: list[torch.Tensor]
) -> None:
    assert main(arguments(tmp_path / "run", "--kimg", str(BATCH / 1000))) == 0
    steps = (CanvasConfig().levels - 1) / 2
    on_a_level = [
        bool(torch.allclose(steps * code, (steps * code).round(), atol=1e-3)) for code in decoded[0]
    ]
    assert on_a_level == [True] * (BATCH // 4) + [False] * (BATCH - BATCH // 4)


def test_a_gan_from_before_there_were_maps_of_sides_and_phases_learns_some(
    arguments: Callable[..., list[str]], unbroken: Folder, tmp_path: Path
) -> None:
    stored = checkpoint.load(unbroken("gan") / "gan.safetensors", "gan")
    shape = GanConfig(**{**stored.config, "sided": False, "phased": False})
    known = {name: value for name, value in stored.tensors.items() if not name.startswith(LATER)}
    gan, earlier = Gan(shape), tmp_path / "gan.safetensors"
    gan.load_state_dict(known)
    checkpoint.save(earlier, "gan", shape, gan, "from before both")
    assert main(arguments(tmp_path / "run", "--from", str(earlier), "--kimg", str(4 * BATCH / 1000))) == 0
    polished = checkpoint.load(tmp_path / "run" / "gan.safetensors", "gan")
    assert polished.config["sided"]
    assert polished.config["phased"]
    assert all(value.any() for name, value in polished.tensors.items() if name.startswith("phases."))
    assert all(polished.tensors[f"sided_maps.{layer}.weight"].any() for layer in LAYERS)


def test_what_cannot_be_polished_is_refused_in_one_line(
    arguments: Callable[..., list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shape = GanConfig(noise=8, map_width=16, width=32, convolutions=2, code_dims=8, grid=SIZE // 16)
    checkpoint.save(tmp_path / "gan.safetensors", "gan", shape, Gan(shape), "from before hands")
    refused = {
        "a multiple of 8 in each process, not 12": ("--batch", "12"),
        "knows no painter's hand": ("--from", str(tmp_path / "gan.safetensors")),
    }
    for reason, more in refused.items():
        assert main(arguments(tmp_path / "run", *more)) == 1
        assert reason in capsys.readouterr().err


def test_pictures_come_in_pairs_that_differ_in_the_hand_or_in_one_trait(polished: Path) -> None:
    source = PairSource(Settings.read(polished), SIZE, 0)
    try:
        batches = [source.batch(step) for step in range(4)]
    finally:
        source.close()
    for batch in batches:
        assert batch.examples.shape == (BATCH, 3, SIZE, SIZE)
        assert batch.hand is not None
        traits = read_traits(batch.conditions)
        by_another_hand = (batch.hand[::2] != batch.hand[1::2]).any(1)
        assert ((traits[::2] != traits[1::2]).sum(1) == (~by_another_hand).long()).all()
        poses = batch.conditions[:, POSE_SPAN]
        assert poses[::2].equal(poses[1::2])
        apart = (batch.examples[::2] - batch.examples[1::2]).abs().mean((1, 2, 3))
        assert (apart[by_another_hand] > 0).all()
        assert apart.mean() < 0.2 * batch.examples.std()


def test_every_detail_is_the_one_in_which_some_pairs_differ() -> None:
    """Headwear most often."""
    looks = [sample(seed) for seed in range(400)]
    others = [with_another_detail(look, np.random.default_rng(seed)) for seed, look in enumerate(looks)]
    differing = [
        [name for name in TRAITS if look.traits[name] != other.traits[name]]
        for look, other in zip(looks, others, strict=True)
    ]
    counts = Counter(name for names in differing for name in names)
    assert all(len(names) == 1 for names in differing)
    assert counts.keys() == DETAILS.keys()
    assert counts.most_common(1)[0][0] == "headwear"
