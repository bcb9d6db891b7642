"""The VAE's noise says what the look does not, and its encoder finds both in codes that come without them."""

from pathlib import Path

import pytest
import torch
from torch import Tensor

from models import checkpoint
from models.conditioning import conditions
from models.judge import read_traits
from models.look import sample
from models.training.losses import with_free_bits
from models.training.schedule import Moment
from models.training.settings import Settings
from models.training.stream import Batch
from models.training.vae import VaeTrainer
from models.vae import Vae, VaeConfig
from tests.models.training.toys import CONFIGS

LOOKS = torch.from_numpy(conditions([sample(seed) for seed in range(12)]))
STEPS = 250


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
        mean, _ = vae.encoder(held_out.examples, held_out.conditions)
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
