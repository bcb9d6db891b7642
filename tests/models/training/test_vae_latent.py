"""The VAE's noise says what the look does not, and its encoder finds both in codes that come without them."""

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from models import checkpoint
from models.conditioning import conditions
from models.gan import Gan, GanConfig
from models.judge import read_traits
from models.look import sample
from models.painter.hand import NOISE
from models.training.losses import with_free_bits
from models.training.schedule import Moment
from models.training.settings import Settings
from models.training.stream import Batch
from models.training.vae import VaeTrainer
from models.vae import Vae, VaeConfig
from tests.models.training.toys import CONFIGS

LOOKS = torch.from_numpy(conditions([sample(seed) for seed in range(12)]))
STEPS = 250
Folder = Callable[[str], Path]


def batch_of(count: int, seed: int) -> Batch:
    """Codes that follow from the look, but for one thing: a pattern that is added or taken away by chance."""
    fixed, chance = (torch.Generator().manual_seed(number) for number in (1, seed))
    base = torch.randn(len(LOOKS), 8, 4, 4, generator=fixed) * 0.4
    pattern = torch.randn(8, 4, 4, generator=fixed).sign() * 0.4
    chosen = torch.randint(0, len(LOOKS), (count,), generator=chance)
    sign = torch.randint(0, 2, (count, 1, 1, 1), generator=chance) * 2 - 1
    return Batch((base[chosen] + sign * pattern).clamp(-1, 1), LOOKS[chosen])


@pytest.fixture(scope="module")
def vae(canvas_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Vae:
    """Trained for some seconds on such codes."""
    torch.manual_seed(0)
    settings = Settings(
        "vae",
        tmp_path_factory.mktemp("vae"),
        batch=16,
        reuse=1,
        kimg=1,
        config=CONFIGS["vae"],
        canvas=canvas_file,
    )
    trainer = VaeTrainer(settings)
    for step in range(STEPS):
        trainer.step(batch_of(16, step), Moment(step, 0, step / STEPS))
    trained = trainer.networks["vae"]
    assert isinstance(trained, Vae)
    return trained.eval()


@torch.no_grad()
def errors(vae: Vae, noise: Tensor, batch: Batch) -> Tensor:
    return (vae.codes(batch.conditions, noise) - batch.examples).abs().mean((1, 2, 3))


def test_encoded_noise_draws_the_picture_better_than_other_noise(vae: Vae) -> None:
    held_out = batch_of(64, seed=10_000)
    with torch.no_grad():
        mean, _ = vae.posterior(held_out.examples, held_out.conditions)
    encoded = errors(vae, mean, held_out)
    other = errors(vae, torch.randn_like(mean), held_out)
    assert encoded.mean() < 0.6 * other.mean()


def test_two_noises_draw_two_pictures(vae: Vae) -> None:
    """As different as two pictures of one look are: each shows the pattern or its opposite."""
    noise = torch.stack([vae.noise(seed) for seed in range(40)])
    with torch.no_grad():
        drawn = vae.codes(LOOKS[:1].expand(40, -1), noise)
    assert drawn.std(0).mean() > 0.1


def test_the_look_is_guessed(vae: Vae) -> None:
    held_out = batch_of(64, seed=10_000)
    with torch.no_grad():
        readings = vae.encoder.guess(vae.encoder.features(held_out.examples))
    asked = read_traits(held_out.conditions)
    commonest = asked.mode(0).values
    hits, by_habit = ((guess == asked).float().mean() for guess in (read_traits(readings), commonest))
    assert hits > by_habit + 0.2


def test_free_nats_are_shared_within_a_group() -> None:
    """What one number does not need another may take; beyond them every nat counts."""
    few = torch.tensor([3.0, 0.0, 1.0, 0.0])
    assert with_free_bits(few, free=4.0, group=2) == 8
    assert with_free_bits(few, free=0.0, group=2) == 4
    assert with_free_bits(few, free=2.0, group=2) == 3 + 2


def test_weights_from_before_there_was_a_guess_are_a_start(canvas_file: Path, tmp_path: Path) -> None:
    """A VAE that guesses no looks yet: it keeps what it knows and learns the rest."""
    shape = {**CONFIGS["vae"]["generator"], "code_dims": 8, "grid": 4}
    earlier = Vae(VaeConfig(shape, encoder_width=16))  # type: ignore[arg-type] # as it comes out of JSON
    del earlier.encoder.traits
    file = tmp_path / "vae.safetensors"
    checkpoint.save(file, "vae", earlier.config, earlier, "a toy")
    settings = Settings("vae", tmp_path, 16, 1, kimg=1, canvas=canvas_file, start=file)
    begun = VaeTrainer(settings).networks["vae"].state_dict()
    for name, value in earlier.state_dict().items():
        torch.testing.assert_close(begun[name], value, rtol=0, atol=1e-3)
    assert "encoder.traits.weight" in begun


def begun(start: Path | None, folder: Path, canvas: Path) -> VaeTrainer:
    config = {
        "generator": {"style": 32, "map_width": 16, "width": 32, "convolutions": 2},
        "encoder_width": 16,
    }
    return VaeTrainer(Settings("vae", folder, 16, 1, kimg=1, config=config, canvas=canvas, start=start))


def vae_of(trainer: VaeTrainer) -> Vae:
    vae = trainer.networks["vae"]
    assert isinstance(vae, Vae)
    return vae


def by_hands(codes_of: Callable[[Tensor, Tensor], Tensor], seed: int, count: int = 32) -> Batch:
    """Looks drawn by hands that are known."""
    torch.manual_seed(seed)
    wanted, hands = LOOKS[torch.randint(0, len(LOOKS), (count,))], torch.randn(count, NOISE)
    with torch.no_grad():
        return Batch(codes_of(wanted, hands), wanted, hands)


def test_a_vae_finds_the_hand_by_what_its_generator_would_draw(canvas_file: Path, tmp_path: Path) -> None:
    """Even of pictures that it never saw; and it says how surely. The same comes out in inference mode."""
    trainer = begun(None, tmp_path, canvas_file)
    vae, codes_of = vae_of(trainer), by_straying
    for step in range(70):
        trainer.step(by_hands(codes_of, step), Moment(step, 0, step / 100))
    batch = by_hands(codes_of, seed=10_000)
    mean, log_variance = vae.posterior(batch.examples, batch.conditions)
    assert batch.hand is not None
    right, down = (alike(*(regions(hands)[:, way] for hands in (mean, batch.hand))) for way in (0, 1))
    assert right > 0.7
    assert abs(down) < 0.2
    off = (mean - batch.hand).square() / log_variance.exp()
    assert off.mean().item() == pytest.approx(1, abs=0.1)
    with torch.inference_mode():
        torch.testing.assert_close(vae.posterior(batch.examples, batch.conditions)[0], mean)


def by_straying(_: Tensor, hands: Tensor) -> Tensor:
    """Codes that a hand makes brighter where it strays to the right."""
    return (2 * regions(hands)[:, :1]).clamp(-1, 1).expand(-1, 8, 4, 4)


def alike(found: Tensor, strayed: Tensor) -> Tensor:
    """Their correlation."""
    return torch.corrcoef(torch.stack([found.flatten(), strayed.flatten()]))[0, 1]


def regions(hands: Tensor) -> Tensor:
    """How far hands [B, NOISE] stray on the whole in each place of a toy's codes, [B, 2, 4, 4]."""
    return F.avg_pool2d(hands.reshape(-1, 2, 16, 16), 4)


def test_a_vae_starts_from_a_gan_which_stays_as_it_is(
    unbroken: Folder, canvas_file: Path, tmp_path: Path
) -> None:
    """It draws as the GAN does, and as boldly; its encoder alone learns."""
    start = tmp_path / "gan.safetensors"
    stored = checkpoint.load(unbroken("gan") / "gan.safetensors", "gan")
    gan = Gan(GanConfig(**{**stored.config, "psi": 1.5}))
    checkpoint.fill(gan, stored, start)
    checkpoint.save(start, "gan", gan.config, gan, "a toy")
    trainer = begun(start, tmp_path, canvas_file)
    vae, before = vae_of(trainer), copied(vae_of(trainer))
    batch = by_hands(gan.codes, seed=1)
    with torch.no_grad():
        assert batch.hand is not None
        torch.testing.assert_close(vae.codes(batch.conditions, batch.hand), batch.examples)
    for step in range(3):
        trainer.step(by_hands(gan.codes, seed=step), Moment(step, 0, 0.5))
    after = vae.state_dict()
    changed = [name for name in before if not torch.equal(before[name], after[name])]
    assert {name.split(".")[0] for name in changed} == {"encoder"}


def copied(vae: Vae) -> dict[str, Tensor]:
    return {name: value.clone() for name, value in vae.state_dict().items()}


def test_the_vae_beside_the_gan_lends_what_it_knows_of_looks(
    unbroken: Folder, canvas_file: Path, tmp_path: Path
) -> None:
    """It need not be learned again, from fewer pictures; to read hands is what is learned."""
    for name in ("gan", "vae"):
        (tmp_path / f"{name}.safetensors").write_bytes((unbroken(name) / f"{name}.safetensors").read_bytes())
    trainer = begun(tmp_path / "gan.safetensors", tmp_path, canvas_file)
    lender, before = checkpoint.load(tmp_path / "vae.safetensors", "vae").tensors, copied(vae_of(trainer))
    for step in range(2):
        trainer.step(by_hands(by_straying, seed=step), Moment(step, 0, 0.5))
    after = vae_of(trainer).state_dict()
    lent = [name for name in lender if name.startswith(("encoder.reader.", "encoder.traits."))]
    assert lent
    for name in lent:
        torch.testing.assert_close(after[name], lender[name].float())
    changed = [name for name in before if not torch.equal(before[name], after[name])]
    assert {name.split(".")[1] for name in changed} == {"hand"}


def test_what_reads_hands_begins_as_that_of_the_vae_beside_the_gan(
    unbroken: Folder, canvas_file: Path, tmp_path: Path
) -> None:
    """A GAN that was trained on draws much as before: its hands are read much as before, too."""
    gan = tmp_path / "gan.safetensors"
    gan.write_bytes((unbroken("gan") / "gan.safetensors").read_bytes())
    earlier = begun(gan, tmp_path, canvas_file)
    for step in range(2):
        earlier.step(by_hands(by_straying, seed=step), Moment(step, 0, 0.5))
    vae = vae_of(earlier)
    checkpoint.save(tmp_path / "vae.safetensors", "vae", vae.config, vae, "a toy")
    hand = vae_of(begun(gan, tmp_path, canvas_file)).encoder.hand
    assert hand is not None
    assert vae.encoder.hand is not None
    for name, learned in vae.encoder.hand.state_dict().items():
        torch.testing.assert_close(hand.state_dict()[name], learned, rtol=0, atol=1e-3)
    assert hand.leave.weight.abs().max() > 0  # where it begins alone, it learned nothing yet
