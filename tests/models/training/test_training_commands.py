"""What a run exported becomes the weights that ship; and commands that can't be done say why in one line."""

import hashlib
import json
import math
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from models import checkpoint, registry
from models.checkpoint import load
from models.gan import Gan, GanConfig
from models.training import snapshots
from models.training.__main__ import main
from models.training.finetune import FinetuneTrainer
from models.training.gan import GanTrainer
from models.training.judge import JudgeTrainer
from models.training.polish import PolishTrainer
from models.training.schedule import Moment
from models.training.settings import Settings, TrainingError
from models.training.starting import begun, canvas_of
from models.training.stream import Batch
from models.training.trainer import Losses
from models.vae import Vae
from models.weights_index import shipped, weights_version
from tests.models.training.toys import BATCH, CONFIGS, Command

Folder = Callable[[str], Path]


def canvas_run(canvas_file: Path, folder: Path) -> Path:
    """A run that exported this canvas."""
    folder.mkdir()
    shutil.copy(canvas_file, folder)
    sha256 = hashlib.sha256(canvas_file.read_bytes()).hexdigest()
    about = {"canvas": None, "files": {"canvas": sha256}}
    (folder / "export.json").write_text(json.dumps(about), encoding="utf-8")
    return folder


def test_shipped_weights_load_and_draw(unbroken: Folder, canvas_file: Path, tmp_path: Path) -> None:
    """The canvas, the GAN with its critic and the judge, into an empty folder, with cards."""
    weights = tmp_path / "weights"
    canvas = canvas_run(canvas_file, tmp_path / "canvas")
    runs = [str(canvas), str(unbroken("gan")), str(unbroken("judge"))]
    assert main(["ship", "--from", *runs, "--to", str(weights)]) == 0
    assert sorted(shipped(weights)) == ["canvas", "gan", "gan_critic", "judge"]
    for name in shipped(weights):
        assert not registry.load_network(name, weights).training
        card = (weights / f"{name}.md").read_text(encoding="utf-8")
        assert "Licence" in card
        assert "measured" in card


def test_versions_rise_with_what_is_drawn_otherwise(
    unbroken: Folder, canvas_file: Path, tmp_path: Path
) -> None:
    """The same file again changes nothing; a family's next raises its own; a canvas's all of them."""
    weights = tmp_path / "weights"
    canvas = canvas_run(canvas_file, tmp_path / "canvas")
    ship = ["ship", "--to", str(weights), "--from"]
    assert main([*ship, str(canvas), str(unbroken("gan")), str(unbroken("vae"))]) == 0
    assert main([*ship, str(unbroken("gan"))]) == 0
    assert (weights_version("gan", weights), weights_version("vae", weights)) == (1, 1)
    assert main([*ship, str(unbroken("canvas"))]) == 0
    assert (weights_version("gan", weights), weights_version("vae", weights)) == (2, 2)
    assert shipped(weights)["canvas"].version == 2
    assert shipped(weights)["gan_critic"].version == 1


def test_a_family_is_not_shipped_with_another_canvas(
    unbroken: Folder, canvas_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It would draw codes that the canvas reads otherwise. Nothing is changed then."""
    weights = tmp_path / "weights"
    runs = [str(unbroken("canvas")), str(unbroken("gan"))]
    assert main(["ship", "--from", *runs, "--to", str(weights)]) == 1
    assert "another canvas" in capsys.readouterr().err
    assert not weights.exists()


def test_a_decoder_that_learned_on_alone_ships_with_the_families_there_were(
    unbroken: Folder, command: Command, canvas_file: Path, tmp_path: Path
) -> None:
    """Its pictures change, the meaning of its codes does not."""
    run, weights = tmp_path / "run", tmp_path / "weights"
    assert main(command("canvas", run, "--from", str(canvas_file), "--keep-codes", "--kimg", "0.08")) == 0
    assert main(["ship", "--from", str(run), str(unbroken("gan")), "--to", str(weights)]) == 0
    before, after = (load(path, "canvas").tensors for path in (canvas_file, weights / "canvas.safetensors"))
    same = {name.split(".")[0] for name in before if before[name].equal(after[name])}
    changed = {name.split(".")[0] for name in before if not before[name].equal(after[name])}
    assert same == {"encoder"}
    assert changed == {"decoder"}


def test_a_decoder_learns_to_show_what_a_vae_draws(
    command: Command,
    canvas_file: Path,
    vae_of_one_idea: Path,
    tmp_path: Path,
    decoded: list[torch.Tensor],
) -> None:
    """Half of what it learns from is as people will be shown it, the rest as it was painted."""
    more = ("--from", str(canvas_file), "--keep-codes", "--through", str(vae_of_one_idea))
    assert main(command("canvas", tmp_path / "run", *more, steps=2)) == 0
    for codes in decoded[:2]:
        drawn = (codes.abs() > 0.99).all(dim=(1, 2, 3))
        assert drawn.tolist() == [False] * (BATCH // 2) + [True] * (BATCH // 2)


@pytest.fixture
def vae_of_one_idea(canvas_file: Path, tmp_path: Path) -> Path:
    """It draws the same codes whatever it is asked for, and they are like no picture's."""
    size = canvas_of(canvas_file).config
    generator = {**CONFIGS["vae"]["generator"], "code_dims": size.code_dims, "grid": size.grid}
    vae = begun("vae", {**CONFIGS["vae"], "generator": generator}, None)
    assert isinstance(vae, Vae)
    with torch.no_grad():
        vae.generator.leave.weight.zero_()
        vae.generator.leave.bias.copy_(9 * (-1.0) ** torch.arange(size.code_dims))
    checkpoint.save(tmp_path / "vae.safetensors", "vae", vae.config, vae, "a toy")
    return tmp_path / "vae.safetensors"


def test_a_damaged_export_is_not_shipped(
    unbroken: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = tmp_path / "run"
    shutil.copytree(unbroken("judge"), run, ignore=shutil.ignore_patterns("pool"))
    data = bytearray((run / "judge.safetensors").read_bytes())
    data[-1] ^= 1
    (run / "judge.safetensors").write_bytes(data)
    assert main(["ship", "--from", str(run), "--to", str(tmp_path / "weights")]) == 1
    assert "damaged" in capsys.readouterr().err


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line with which a command is refused."""
    capsys.readouterr()
    assert main(arguments) == 1
    line = capsys.readouterr().err.strip()
    assert line
    assert "\n" not in line
    return line


def test_commands_that_cannot_be_done(
    unbroken: Folder, command: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done, none = str(unbroken("judge")), str(tmp_path / "none")
    assert "--resume" in refusal(capsys, *command("judge", unbroken("judge")))
    assert "no run" in refusal(capsys, "judge", "--resume", "--out", none)
    assert "trains the judge" in refusal(capsys, "canvas", "--resume", "--out", done)
    assert "batch 8, not 4" in refusal(capsys, "judge", "--resume", "--out", done, "--batch", "4")
    assert "multiple of 8" in refusal(capsys, "gan", "--out", none, "--batch", "12", "--device", "cpu")
    noisy = ("--device", "cpu", "--config", '{"noise": 8}')
    assert "noise is the painter's hand" in refusal(capsys, "gan", "--out", none, *noisy)
    wrong = ("vae", "--out", str(tmp_path / "a"), "--from", str(unbroken("judge") / "judge.safetensors"))
    assert "holds judge and not vae" in refusal(capsys, *wrong, "--device", "cpu")
    assert "no run" in refusal(capsys, "ship", "--from", none)
    through = ("--through", str(unbroken("vae") / "vae.safetensors"), "--device", "cpu")
    assert "needs --keep-codes" in refusal(capsys, "canvas", "--out", str(tmp_path / "b"), *through)
    shape = ("--device", "cpu", "--config", '{"nope": 1}')
    assert "no shape of a judge" in refusal(capsys, "judge", "--out", none, *shape)
    assert "cpu or cuda, not gpu" in refusal(capsys, "judge", "--out", none, "--device", "gpu")
    assert not Path(none).exists()


@pytest.mark.parametrize(
    "option",
    [
        *("--batch=0", "--first=0", "--reuse=0", "--painters=0", "--pictures=0", "--seed=-1"),
        *("--minutes=-1", "--kimg=0", "--lr=nan", "--part-mb=0", "--config=[1]"),
    ],
)
def test_options_that_mean_nothing_are_refused_before_anything_is_written(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["judge", "--out", str(tmp_path / "run"), option])
    assert refused.value.code == 2
    assert option.partition("=")[0] in capsys.readouterr().err
    assert not (tmp_path / "run").exists()


def test_every_process_has_whole_groups_of_pictures() -> None:
    """A batch that is one for a single process may be none for each of two."""
    for trainer, batch in {GanTrainer: 8, PolishTrainer: 8, FinetuneTrainer: 16}.items():
        settings = Settings("any", Path("none"), batch=batch, reuse=1, processes=2)
        with pytest.raises(TrainingError, match=f"in each process, not {batch // 2}"):
            trainer(settings)


def test_a_run_that_breaks_between_two_looks_at_its_losses_keeps_nothing_broken(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Breaking(JudgeTrainer):
        def step(self, batch: Batch, moment: Moment) -> Losses:
            losses = super().step(batch, moment)
            if moment.step == 3:
                next(self.networks["judge"].parameters()).data.fill_(math.nan)
            return losses

    monkeypatch.setattr("models.training.judge.JudgeTrainer", Breaking)
    assert main(command("judge", tmp_path, steps=4)) == 1
    assert "no longer finite" in capsys.readouterr().err
    assert not (tmp_path / "judge.safetensors").exists()
    assert snapshots.load(tmp_path / "snapshot") is None


def test_a_run_that_diverges_stops_and_says_so(
    command: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it kept before is still sound."""
    arguments = command("judge", tmp_path, "--lr", "1e30", "--every", "0")
    assert main(arguments) == 1
    assert "no longer finite" in capsys.readouterr().err
    state = snapshots.load(tmp_path / "snapshot")
    assert state is not None
    assert state["step"] >= 1


def test_a_finished_run_can_be_made_longer(unbroken: Folder, tmp_path: Path) -> None:
    run = tmp_path / "run"
    shutil.copytree(unbroken("judge"), run)
    assert main(["judge", "--resume", "--out", str(run), "--kimg", "0.36"]) == 0
    steps = [json.loads(line)["step"] for line in (run / "losses.jsonl").read_text("utf-8").splitlines()]
    assert steps == list(range(45))


def test_the_mean_of_runs_ships(
    unbroken: Folder, command: Command, canvas_file: Path, tmp_path: Path
) -> None:
    """Of two alike, or weighed; what one of them alone has is left out."""
    first, second = unbroken("gan"), tmp_path / "gan"
    assert main(command("gan", second, "--from", str(first / "gan.safetensors"), "--kimg", "0.08")) == 0
    mean = {}
    for shares in ((), ("--shares", "0.25", "0.75")):
        out = tmp_path / f"mean {len(shares)}"
        assert main(["average", "--from", str(first), str(second), *shares, "--out", str(out)]) == 0
        mean[bool(shares)] = load(out / "gan.safetensors", "gan").tensors["leave.weight"]
    one, other = (load(run / "gan.safetensors", "gan").tensors["leave.weight"] for run in (first, second))
    assert (one - other).abs().max() > 1e-2
    torch.testing.assert_close(mean[False], (one + other) / 2, rtol=0, atol=1e-3)
    torch.testing.assert_close(mean[True], one / 4 + 3 * other / 4, rtol=0, atol=1e-3)
    weights, canvas = tmp_path / "weights", canvas_run(canvas_file, tmp_path / "canvas")
    assert main(["ship", "--from", str(canvas), str(tmp_path / "mean 3"), "--to", str(weights)]) == 0
    assert {"canvas", "gan"} <= set(shipped(weights))
    assert main(["average", "--from", str(weights), str(first), "--out", str(tmp_path / "again")]) == 0
    assert not (tmp_path / "again" / "canvas.safetensors").exists()


def test_a_mean_with_what_is_from_before_phases_is_half_way_to_them(unbroken: Folder, tmp_path: Path) -> None:
    """What the earlier one lacks counts as what changes nothing in it."""
    today = load(unbroken("gan") / "gan.safetensors", "gan")
    known = {name: value for name, value in today.tensors.items() if not name.startswith("phases.")}
    earlier, shape = tmp_path / "earlier", GanConfig(**{**today.config, "phased": False})
    shutil.copytree(unbroken("gan"), earlier, ignore=shutil.ignore_patterns("codes", "pool", "snapshot"))
    gan = Gan(shape)
    gan.load_state_dict(known)
    checkpoint.save(earlier / "gan.safetensors", "gan", shape, gan, "from before phases")
    for folders in ([earlier, unbroken("gan")], [unbroken("gan"), earlier]):
        assert main(["average", "--from", *map(str, folders), "--out", str(tmp_path / "mean")]) == 0
        mean = load(tmp_path / "mean" / "gan.safetensors", "gan")
        assert mean.config["phased"]
        for name, value in today.tensors.items():
            half = 0.5 if "phases.blocks" in name else 1
            torch.testing.assert_close(mean.tensors[name], half * value, rtol=0, atol=2e-3, msg=name)


def test_a_mean_of_what_draws_on_no_canvas_ships(unbroken: Folder, canvas_file: Path, tmp_path: Path) -> None:
    """A judge reads pictures, whatever canvas they come from."""
    judge, mean, weights = str(unbroken("judge")), tmp_path / "mean", tmp_path / "weights"
    assert main(["average", "--from", judge, judge, "--out", str(mean)]) == 0
    canvas = canvas_run(canvas_file, tmp_path / "canvas")
    assert main(["ship", "--from", str(canvas), str(mean), "--to", str(weights)]) == 0
    assert "judge" in shipped(weights)


def test_a_mean_of_what_does_not_belong_together_is_refused(
    unbroken: Folder, canvas_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gan, out = str(unbroken("gan")), ("--out", str(tmp_path / "mean"))
    assert "as many shares, which add up to 1" in refusal(
        capsys, "average", "--from", gan, "--shares", "2", *out
    )
    assert "no network is in all" in refusal(capsys, "average", "--from", gan, str(unbroken("vae")), *out)
    other = canvas_run(unbroken("canvas") / "canvas.safetensors", tmp_path / "other")
    assert "different canvases" in refusal(capsys, "average", "--from", gan, str(other), *out)
    assert "holds no run" in refusal(capsys, "average", "--from", gan, str(tmp_path / "none"), *out)
    wide = tmp_path / "wide"
    shutil.copytree(gan, wide, ignore=shutil.ignore_patterns("codes", "pool", "snapshot"))
    wider = Gan(GanConfig(**{**load(wide / "gan.safetensors", "gan").config, "width": 48}))
    checkpoint.save(wide / "gan.safetensors", "gan", wider.config, wider, "a toy")
    assert "different shapes" in refusal(capsys, "average", "--from", gan, str(wide), *out)
    assert not (tmp_path / "mean").exists()
