"""The networks' shapes and what their papers promise of them, on tiny or shipped sizes."""

import itertools
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from models.canvas import Canvas, CanvasConfig, from_pixels, psnr, to_pixels
from models.conditioning import TRAIT_SPANS, WIDTH, conditions, sided_members
from models.gan import Critic, CriticConfig, Gan, GanConfig, relativistic_loss
from models.judge import Judge, JudgeConfig, read_colours, read_traits, trait_scores
from models.look import Wish, edit, sample
from models.noise import normal, uniform
from models.painter.hand import NOISE
from models.painter.hand import noise as painters_noise
from models.prior import Prior, PriorConfig
from models.trait_maps import TraitMapsConfig
from models.traits import POSES, TRAITS
from models.vae import Vae, VaeConfig

SHAPE: Mapping[str, Any] = {"style": 32, "map_width": 8, "width": 16, "convolutions": 2}
SMALL = GanConfig(**SHAPE)
SIDES = TRAITS["side"]
UPRIGHT = Wish(pose=dict.fromkeys(POSES, 0.0))


@pytest.fixture(autouse=True)
def _same_start() -> None:
    torch.manual_seed(0)


def looks(count: int) -> Tensor:
    return torch.from_numpy(conditions([sample(seed) for seed in range(count)]))


def noise(network: Gan | Vae | Prior, count: int) -> Tensor:
    return torch.stack([network.noise(seed) for seed in range(count)])


def stir(network: nn.Module) -> None:
    """Random weights everywhere, also where training starts at zero."""
    for parameter in network.parameters():
        nn.init.normal_(parameter, std=0.1)


def test_canvas_shows_a_picture_through_a_small_grid_of_levels() -> None:
    """256 pixels become 16 x 16 x 16 codes of five levels, and a picture again."""
    canvas = Canvas(CanvasConfig(widths=(8, 8, 16, 16)))
    shown, codes = canvas(torch.rand(2, 3, 256, 256) * 2 - 1)
    assert codes.shape == (2, 16, 16, 16)
    assert set(codes.flatten().tolist()) <= {-1.0, -0.5, 0.0, 0.5, 1.0}
    assert shown.shape == (2, 3, 256, 256)
    shown.mean().backward()
    first = next(canvas.encoder.parameters())
    assert first.grad is not None  # straight through the rounding
    assert first.grad.abs().sum() > 0


def test_snap_keeps_every_level_and_takes_the_nearest() -> None:
    """FSQ round trip: what lies on a level stays, what lies between goes to the nearer."""
    canvas = Canvas(CanvasConfig(widths=(8, 8, 16, 16)))
    levels = torch.linspace(-1, 1, 5)
    assert canvas.snap(levels).equal(levels)
    assert canvas.snap(levels + 0.2).clamp(max=1).equal(levels)
    assert canvas.snap(levels - 0.2).clamp(min=-1).equal(levels)


def test_pixels_survive_the_way_to_tensors_and_back() -> None:
    """All 256 values of a channel."""
    pixels = np.arange(256, dtype=np.uint8).repeat(3).reshape(1, 16, 16, 3)
    np.testing.assert_array_equal(to_pixels(from_pixels(pixels)), pixels)
    assert to_pixels(torch.full((1, 3, 1, 1), 7.0)).max() == 255
    assert psnr(torch.full((1, 3, 2, 2), 0.5), torch.zeros(1, 3, 2, 2)).item() == pytest.approx(
        12.04, abs=0.01
    )


def test_generators_draw_codes_in_range() -> None:
    """Both families that share the trait maps."""
    gan, vae = Gan(SMALL), Vae(VaeConfig(SMALL, encoder_width=8))
    for network in (gan, vae):
        codes = network.codes(looks(3), noise(network, 3))
        assert codes.shape == (3, 16, 16, 16)
        assert codes.abs().max() <= 1


def test_truncation_pulls_the_style_towards_the_mean_of_its_look() -> None:
    """psi 1 changes nothing, psi 0 forgets the noise, in between lies between."""
    gan = Gan(SMALL)
    style, mean = gan.mapping(looks(2), noise(gan, 2)), gan.mean_style(looks(2))
    assert gan.truncate(looks(2), style, 1).equal(style)
    torch.testing.assert_close(gan.truncate(looks(2), style, 0), mean)
    torch.testing.assert_close(gan.truncate(looks(2), style, 0.5), (style + mean) / 2)
    usual = [gan.codes(looks(1), gan.noise(seed)[None], psi=0.0) for seed in (1, 2)]
    torch.testing.assert_close(*usual)


def test_mixing_takes_early_layers_from_one_style_and_late_ones_from_another() -> None:
    """Style mixing, a crossover anywhere."""
    gan = Gan(SMALL)
    first, second = torch.zeros(1, 32), torch.ones(1, 32)
    assert gan.mix(first, second, 1)[0, :, 0].tolist() == [0, 1, 1]


def test_a_hand_that_strays_in_one_place_changes_what_is_drawn_there_and_no_style() -> None:
    gan = Gan(replace(SMALL, noise=2 * 16**2, strays=True))
    steady, straying = torch.zeros(2, 2, 16, 16), torch.zeros(2, 2, 16, 16)
    straying[:, 1, 4, 11] = 2
    at_rest = torch.from_numpy(conditions([edit(sample(seed), UPRIGHT) for seed in (1, 2)]))
    assert gan.codes(at_rest, steady.flatten(1)).equal(gan.codes(at_rest, straying.flatten(1)))  # untrained
    stir(gan.strays)
    calm, stray, half = (
        gan.codes(at_rest, hand.flatten(1), psi)
        for hand, psi in ((steady, 1), (straying, 1), (straying, 0.5))
    )
    changed = (stray - calm).abs().amax((0, 1))
    assert changed[4, 11] > 1e-4
    far = torch.ones(16, 16, dtype=torch.bool)
    far[2:7, 9:14] = False  # two convolutions of three by three
    assert changed[far].max() < 1e-6
    assert 0 < (half - calm).abs().sum() < (stray - calm).abs().sum()
    first, second = (gan.mapping(at_rest, hand.flatten(1)) for hand in (steady, straying))
    assert first.equal(second)


@torch.no_grad()
def test_a_gan_may_be_told_to_draw_a_bolder_hand_than_it_was_trained_with() -> None:
    """Farther than the farthest that a hand strays, too."""
    plain = Gan(replace(SMALL, noise=2 * 16**2, strays=True))
    stir(plain.strays)
    bold = Gan(replace(plain.config, psi=1.5))
    bold.load_state_dict(plain.state_dict())
    steady, straying = torch.zeros(2, 512), torch.full((2, 512), 9.0)
    assert bold.codes(looks(2), straying).equal(plain.codes(looks(2), straying, psi=1.5))
    far, further = (gan.codes(looks(2), straying) - gan.codes(looks(2), steady) for gan in (plain, bold))
    assert further.abs().mean() > 1.2 * far.abs().mean()
    assert bold(looks(2), straying).equal(plain(looks(2), straying)), "in training all is as it is painted"


@torch.no_grad()
def test_what_a_block_is_told_of_poses_says_how_the_head_is_held_and_nothing_else() -> None:
    """At first it changes nothing."""
    plain, phased = Gan(SMALL), Gan(replace(SMALL, phased=True))
    assert phased.load_state_dict(plain.state_dict(), strict=False).unexpected_keys == []
    upright = edit(sample(1), Wish(pose=UPRIGHT.pose))
    flowery = edit(upright, Wish({"headwear": "flower"}))
    shown = [upright, flowery, edit(upright, Wish(pose={"tilt": 0.5}))]
    conditioned, noise = torch.from_numpy(conditions(shown)), torch.zeros(3, SMALL.noise)
    assert phased.codes(conditioned, noise).equal(plain.codes(conditioned, noise))

    assert phased.phases is not None
    of_upright, of_flowery, of_leaning = phased.phases(phased.head_pose.held(conditioned).places)
    assert of_flowery.equal(of_upright)
    assert (of_leaning - of_upright).abs().amax(0).gt(0.01).float().mean() > 0.9
    stir(phased.phases.blocks)
    change = (phased.codes(conditioned, noise) - plain.codes(conditioned, noise)).abs().mean((1, 2, 3))
    assert change.min() > 1e-3


@torch.no_grad()
def test_a_star_can_be_on_one_cheek_alone() -> None:
    """A sum of a map of stars and a map of sides is never that; maps of both are, and begin at nothing."""
    plain, sided = Gan(SMALL), Gan(replace(SMALL, sided=True))
    assert sided.load_state_dict(plain.state_dict(), strict=False).unexpected_keys == []
    bare = edit(sample(1), Wish({"face": "none"}, pose=UPRIGHT.pose))
    looks = [edit(bare, Wish({"face": face, "side": side})) for face in ("star", "none") for side in SIDES]
    conditioned = torch.from_numpy(conditions(looks))
    noise = torch.zeros(len(looks), SMALL.noise)
    assert sided.codes(conditioned, noise).equal(plain.codes(conditioned, noise))

    number = sided_members("face").index(TRAIT_SPANS["face"].start + TRAITS["face"].index("star"))
    star = sided.sided_maps["face"].weight.reshape(SMALL.map_width, 32, 32, -1)[..., number]
    star[:, 20:24, 20:24] = 3.0  # on one cheek
    of_right_star, of_left_star, *of_bare = (
        sided.codes(conditioned, noise) - plain.codes(conditioned, noise)
    ).abs()
    assert of_right_star.max() > 0.01
    assert of_left_star.max() > 0.01
    assert all(change.max() == 0 for change in of_bare)
    between = conditioned[:2].mean(0, keepdim=True)
    torch.testing.assert_close(sided.codes(between, noise[:1]), plain.codes(between, noise[:1]))


def test_noise_that_is_no_hand_is_refused() -> None:
    with pytest.raises(ValueError, match="two for each place"):
        replace(SMALL, strays=True)


def test_a_modulated_convolution_does_not_care_how_loud_its_style_is() -> None:
    """Demodulation: equation 3 of StyleGAN2."""
    layer = Gan(SMALL).convolutions[0]
    style = torch.randn(1, 32)
    x = torch.randn(1, 16, 16, 16)
    nn.init.zeros_(layer.get_parameter("scale.bias"))
    torch.testing.assert_close(layer(x, style), layer(x, 3 * style), rtol=1e-3, atol=1e-4)


def test_critic_says_how_real_and_reads_traits() -> None:
    """The relativistic loss sinks as ours grows more real than theirs."""
    critic = Critic(CriticConfig(width=8))
    realness, readings = critic(torch.rand(4, 16, 16, 16), looks(4))
    assert realness.shape == (4,)
    assert readings.shape == (4, WIDTH)
    high, low = torch.tensor([2.0]), torch.tensor([-2.0])
    assert relativistic_loss(high, low) < relativistic_loss(low, low) < relativistic_loss(low, high)


def test_vae_finds_noise_for_codes_and_draws_them_again() -> None:
    """The encoder's divergence is a number above 0 for each picture."""
    vae = Vae(VaeConfig(SMALL, encoder_width=8))
    codes, divergence = vae(torch.rand(2, 16, 16, 16), looks(2))
    assert codes.shape == (2, 16, 16, 16)
    assert divergence.shape == (2,)
    assert (divergence > 0).all()


def test_judge_reads_every_trait_and_colour() -> None:
    """Readings are laid out like a condition."""
    readings, features = Judge(JudgeConfig(widths=(8, 8, 8), squeeze=2, features=16))(
        torch.rand(2, 3, 256, 256)
    )
    assert features.shape == (2, 16)
    assert read_traits(readings).shape == (2, len(TRAITS))
    assert read_colours(readings).shape == (2, 24)
    assert all(torch.allclose(scores.sum(1), torch.ones(2)) for scores in trait_scores(readings).values())
    asked = conditions([sample(1), sample(2)])
    assert [tuple(values)[index] for values, index in zip(
        TRAITS.values(), read_traits(torch.from_numpy(asked))[0].tolist(), strict=True
    )] == list(sample(1).traits.values())  # fmt: skip


TINY_PRIOR = PriorConfig(SMALL, width=16, depth=1, heads=2, steps=4)


@pytest.mark.parametrize("daring", [0.5, 1.0])
def test_prior_draws_valid_codes_before_it_is_trained(daring: float) -> None:
    """Every token gets filled, every code lies on a level, and the same chances draw the same."""
    prior = Prior(replace(TINY_PRIOR, daring=daring))
    stir(prior)
    tokens = prior.draw(looks(2), noise(prior, 2))
    assert tokens.shape == (2, 256, 8)
    assert tokens.min() >= 0
    assert tokens.max() < 25
    codes = prior.codes(looks(2), noise(prior, 2))
    assert set(codes.flatten().tolist()) == {-1.0, -0.5, 0.0, 0.5, 1.0}
    assert prior.draw(looks(2), noise(prior, 2)).equal(tokens)
    assert len(set(tokens.flatten().tolist())) > 20


def test_prior_draws_the_same_alone_and_among_others() -> None:
    """To the last code, though some of its guesses are all but ties."""
    prior = Prior(TINY_PRIOR)
    stir(prior)
    together = prior.codes(looks(5), noise(prior, 5))
    assert prior.codes(looks(5)[3:4], noise(prior, 5)[3:4]).equal(together[3:4])


def test_priors_hand_is_the_painters() -> None:
    """A picture by the hand of a seed and a prior's picture of that seed stray alike."""
    hand = TraitMapsConfig(**SHAPE, noise=NOISE, strays=True)
    drawn = Prior(replace(TINY_PRIOR, generator=hand)).noise(7)[:NOISE]
    assert torch.special.ndtri(drawn).numpy() == pytest.approx(painters_noise(7), abs=1e-3)


def test_prior_tokens_are_the_codes_in_other_words() -> None:
    """There and back."""
    prior = Prior(TINY_PRIOR)
    codes = torch.randint(0, 5, (2, 16, 16, 16)).float() / 2 - 1
    assert prior.to_codes(prior.to_tokens(codes)).equal(codes)
    every = torch.tensor(list(itertools.product([-1, -0.5, 0, 0.5, 1], repeat=2)))
    grid = every.repeat(11, 1)[:256].t().repeat(8, 1).reshape(1, 16, 16, 16)
    assert len(set(prior.to_tokens(grid).flatten().tolist())) == 25


def test_noise_never_changes() -> None:
    """These very numbers are in everybody's recipes."""
    np.testing.assert_allclose(normal(0, 2).numpy(), [1.7640524, 0.4001572], atol=1e-6)
    np.testing.assert_allclose(uniform(2**32 - 1, 2).numpy(), [0.09763203, 0.91238284], atol=1e-6)
