"""StyleGAN2 in pixel space: shapes, the papers' equations, and the knobs that people turn."""

import math

import numpy as np
import numpy.typing as npt
import pytest
import torch
from torch import Tensor, nn

from models.stylegan2 import Discriminator, Generator, StyleGan2Config
from models.stylegan2.config import SIZES
from models.stylegan2.discriminator import batch_spread
from models.stylegan2.layers import Blur, Convolution, Dense, double_convolution, modulated_convolution

TINY = StyleGan2Config(size=16, noise=8, style=12, mapping_layers=2, channel_base=128, channel_max=8)
LABELLED = StyleGan2Config(
    size=8, noise=8, style=12, classes=3, mapping_layers=2, channel_base=64, channel_max=8
)


@pytest.fixture
def generator() -> Generator:
    """A small one, with noise that shows and a mean style that is not nothing."""
    torch.manual_seed(1)
    network = Generator(TINY)
    for name, parameter in network.named_parameters():
        if name.endswith("noise_strength"):
            nn.init.constant_(parameter, 0.3)
    network.mapping.w_avg.normal_()
    return network.eval()


def noise(network: Generator, count: int) -> Tensor:
    return torch.stack([network.noise(seed) for seed in range(count)])


@pytest.mark.parametrize("size", SIZES)
def test_every_size_draws_and_is_judged(size: int) -> None:
    """With very few channels, from 8 to 1024 pixels."""
    config = StyleGan2Config(
        size=size, noise=8, style=8, mapping_layers=1, channel_base=2 * size, channel_max=4
    )
    network = Generator(config)
    with torch.no_grad():
        pictures = network(noise(network, 1))
        realness = Discriminator(config)(pictures)
    assert pictures.shape == (1, 3, size, size)
    assert network.styled_layers == 2 * math.log2(size) - 2
    assert realness.shape == (1,)
    assert realness.isfinite().all()


def test_the_full_size_network_has_the_tensors_of_the_paper() -> None:
    """1024 pixels as published: thirty million numbers in the generator, by the names of official files."""
    with torch.device("meta"):
        network = Generator(StyleGan2Config(size=1024))
        critic = Discriminator(StyleGan2Config(size=1024))
    assert sum(parameter.numel() for parameter in network.parameters()) == 30_370_060
    assert sum(parameter.numel() for parameter in critic.parameters()) == 29_012_513
    names = set(network.state_dict())
    assert {"mapping.w_avg", "mapping.fc7.weight", "synthesis.b4.const"} <= names
    assert {name for name in names if ".b1024." in name} == {
        f"synthesis.b1024.{layer}.{tensor}"
        for layer, tensors in {
            "conv0": ("noise_const", "noise_strength"),
            "conv1": ("noise_const", "noise_strength"),
            "torgb": (),
        }.items()
        for tensor in ("weight", "bias", "affine.weight", "affine.bias", *tensors)
    }
    assert not [name for name in names if "embed" in name or "b4.conv0" in name]


@pytest.mark.parametrize(
    "wrong",
    [
        {"size": 100},
        {"size": 2**40},
        {"size": 64.0},
        {"style": 0},
        {"mapping_layers": 10**9},
        {"classes": -1},
        {"mapping_rate": math.nan},
        {"clamp": "256"},
    ],
)
def test_a_shape_that_no_network_has_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        StyleGan2Config(**wrong)


def up_by_hand(x: npt.NDArray[np.float64], weight: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """One channel, by the definition: zeros between the places, convolved with the 3 x 3 kernel, then with
    the filter. [H, W] to [2 H, 2 W]."""
    height, width = x.shape
    spread = np.zeros((2 * height - 1, 2 * width - 1))
    spread[::2, ::2] = x
    filtered = full_convolution(full_convolution(spread, weight), 4 * filter_by_hand())
    return filtered[2:-2, 2:-2]


def filter_by_hand() -> npt.NDArray[np.float64]:
    taps = np.array([1, 3, 3, 1]) / 8
    return taps[:, None] * taps[None]


def full_convolution(x: npt.NDArray[np.float64], kernel: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Every product of a place and a tap, added up where it belongs."""
    result = np.zeros((x.shape[0] + kernel.shape[0] - 1, x.shape[1] + kernel.shape[1] - 1))
    for row, column in np.ndindex(*kernel.shape):
        result[row : row + x.shape[0], column : column + x.shape[1]] += kernel[row, column] * x
    return result


def test_the_up_convolution_is_that_of_the_definition() -> None:
    """Imported networks were trained with exactly this one: zeros between, kernel, filter."""
    drawn = np.random.default_rng(1)
    x, weight = drawn.normal(size=(2, 5, 7)), drawn.normal(size=(3, 2, 3, 3))
    ours = double_convolution(torch.from_numpy(x)[None], torch.from_numpy(weight), Blur().double())
    assert ours.shape == (1, 3, 10, 14)
    for output in range(3):
        by_hand = sum(up_by_hand(x[channel], weight[output, channel]) for channel in range(2))
        np.testing.assert_allclose(ours[0, output].numpy(), by_hand, atol=1e-12)


def test_the_picture_is_doubled_by_the_same_filter() -> None:
    """Zeros between and the filter; even colour stays what it was, away from the edges."""
    x = np.random.default_rng(1).normal(size=(4, 6))
    spread = np.zeros((8, 12))
    spread[::2, ::2] = x
    by_hand = full_convolution(spread, 4 * filter_by_hand())[1:9, 1:13]
    ours = Blur().double().upsample(torch.from_numpy(x)[None, None])
    np.testing.assert_allclose(ours[0, 0].numpy(), by_hand, atol=1e-12)
    even = Blur().upsample(torch.ones(1, 2, 8, 8))
    torch.testing.assert_close(even[:, :, 1:-1, 1:-1], torch.ones(1, 2, 14, 14))


def test_halving_filters_first() -> None:
    """The 1 x 1 convolution of stride 2 leaves an even picture even, and takes each other filtered place."""
    layer = Convolution(1, 1, 1, halve=True, activated=False)
    x = torch.randn(1, 1, 8, 8)
    filtered = full_convolution(x[0, 0].double().numpy(), filter_by_hand())[2:-2, 2:-2]
    with torch.no_grad():
        halved = layer(x) / layer.weight
    np.testing.assert_allclose(halved[0, 0].numpy(), filtered[::2, ::2], atol=1e-5)


def test_demodulation_brings_outputs_to_unit_variance() -> None:
    """Equation 3: whatever the style and the weights are scaled by."""
    torch.manual_seed(1)
    x, weight = torch.randn(4, 16, 32, 32), 7 * torch.randn(8, 16, 3, 3)
    scale = torch.rand(4, 16) * 20 + 0.1
    deviation = modulated_convolution(x, weight, scale)[..., 1:-1, 1:-1].std((2, 3))
    torch.testing.assert_close(deviation, torch.ones(4, 8), rtol=0.15, atol=0)
    loud = modulated_convolution(x, weight, scale, demodulate=False).std((2, 3))
    assert (loud > 100).all()


def test_scaling_places_is_scaling_weights() -> None:
    """The convolution as the paper writes it: each picture with weights of its own."""
    torch.manual_seed(1)
    x, weight, scale = torch.randn(3, 5, 6, 6), torch.randn(4, 5, 3, 3), torch.randn(3, 5)
    ours = modulated_convolution(x, weight, scale)
    for number in range(3):
        own = weight * scale[number][None, :, None, None]  # equation 1
        own = own / (own.square().sum((1, 2, 3), keepdim=True) + 1e-8).sqrt()  # equation 3
        theirs = nn.functional.conv2d(x[number : number + 1], own, padding=1)
        torch.testing.assert_close(ours[number : number + 1], theirs, rtol=1e-4, atol=1e-5)


def test_layers_learn_at_their_own_rate_and_start_alike() -> None:
    """Equalised learning rate: unit outputs whatever the rate, but smaller slopes."""
    torch.manual_seed(1)
    x = torch.randn(64, 100)
    slow, usual = Dense(100, 200, rate=0.01), Dense(100, 200)
    for layer in (slow, usual):
        layer(x).square().mean().backward()
        assert layer(x).std().item() == pytest.approx(1, abs=0.1)
    assert slow.weight.grad is not None
    assert usual.weight.grad is not None
    assert (slow.weight.grad.norm() / usual.weight.grad.norm()).item() == pytest.approx(0.01, rel=0.2)


def test_truncation_pulls_styles_towards_the_mean(generator: Generator) -> None:
    """psi 1 changes nothing, psi 0 draws the mean for every noise, between lies between."""
    style, mean = generator.mapping(noise(generator, 2)), generator.mapping.w_avg
    assert generator.truncate(style, 1).equal(style)
    torch.testing.assert_close(generator.truncate(style, 0), mean.expand(2, -1))
    torch.testing.assert_close(generator.truncate(style, 0.5), (style + mean) / 2)
    with torch.no_grad():
        first, second = generator(noise(generator, 2), psi=0)
        usual, other = generator(noise(generator, 2))
    torch.testing.assert_close(first, second)
    assert (usual - other).abs().mean() > 0.01


def test_the_mean_style_is_learnt(generator: Generator) -> None:
    """w_avg follows the styles of training."""
    styles = torch.full((4, 12), 2.0)
    generator.mapping.w_avg.zero_()
    generator.mapping.remember(styles, keep=0.75)
    assert generator.mapping.w_avg.tolist() == [0.5] * 12
    generator.mapping.remember(styles, keep=0)
    assert generator.mapping.w_avg.tolist() == [2] * 12


def test_mixing_changes_late_layers_and_keeps_early_ones(generator: Generator) -> None:
    """From no layer of the first to all of them; a change of the last layer alone is a small one."""
    first, second = generator.mapping(noise(generator, 2))[:, None].unbind()
    with torch.no_grad():
        mixed = [
            generator.synthesis(generator.mix(first, second, crossover))
            for crossover in range(generator.styled_layers + 1)
        ]
        pure = [generator.synthesis(generator.spread(style)) for style in (second, first)]
    torch.testing.assert_close(mixed[0], pure[0])
    torch.testing.assert_close(mixed[-1], pure[1])
    change = [(picture - pure[1]).abs().mean().item() for picture in mixed]
    assert change[-1] < change[-2] < change[0]
    assert len({picture.sum().item() for picture in mixed}) == len(mixed)


def test_a_recipe_is_its_picture_and_random_grain_is_not(generator: Generator) -> None:
    """The same picture alone and among others; training draws the noise of layers anew."""
    with torch.no_grad():
        one, many = generator(noise(generator, 1)), generator(noise(generator, 5))
        torch.testing.assert_close(one[0], many[0], rtol=1e-4, atol=1e-5)
        assert generator(noise(generator, 1)).equal(one)
        grainy = [generator(noise(generator, 1), grain="random") for _ in range(2)]
        smooth = generator(noise(generator, 1), grain="none")
    assert not grainy[0].equal(grainy[1])
    assert not smooth.equal(one)


def test_labels_say_what_is_drawn_and_judged() -> None:
    """A one-hot label changes the picture and the verdict; without one, both refuse."""
    torch.manual_seed(1)
    network, critic = Generator(LABELLED), Discriminator(LABELLED)
    z, labels = network.noise(1).expand(3, -1), torch.eye(3)
    with torch.no_grad():
        pictures = network(z, labels)
        verdicts = critic(pictures[:1].expand(3, -1, -1, -1), labels)
    assert len({picture.sum().item() for picture in pictures}) == 3
    assert len(set(verdicts.tolist())) == 3
    for network_of_labels in (lambda: network(z), lambda: critic(pictures)):
        with pytest.raises(ValueError, match="needs labels"):
            network_of_labels()


def test_the_spread_within_a_batch_is_seen() -> None:
    """Equal pictures have none; of 8 pictures each group of four has its own."""
    assert batch_spread(torch.ones(4, 3, 4, 4)).abs().max() < 1e-3
    x = torch.zeros(8, 3, 4, 4)
    x[0::2] = torch.tensor([-1.0, 1, -1, 1]).reshape(4, 1, 1, 1)  # pictures 0, 2, 4 and 6 are one group
    spread = batch_spread(x)
    assert spread.shape == (8, 1, 4, 4)
    assert spread[0::2].min() == pytest.approx(1)
    assert spread[1::2].max() < 1e-3
    assert batch_spread(torch.randn(6, 3, 4, 4)).shape == (6, 1, 4, 4)


def test_activations_are_cut_off_where_the_network_says() -> None:
    """As networks trained in fp16 expect it."""
    torch.manual_seed(1)
    loose = Generator(TINY)
    tight = Generator(StyleGan2Config(**{**vars(TINY), "clamp": 0.01}))
    tight.load_state_dict(loose.state_dict())
    with torch.no_grad():
        assert tight(noise(tight, 2)).abs().max() < 0.01 * 2.3 * len(TINY.resolutions)
        assert loose(noise(loose, 2)).abs().max() > 0.3


def test_gradients_reach_every_weight_even_twice(generator: Generator) -> None:
    """The generator through its critic, and the critic's gradient penalty (R1)."""
    critic = Discriminator(TINY)
    pictures = generator(noise(generator, 4), grain="random")
    critic(pictures).sum().backward()
    for name, parameter in generator.named_parameters():
        assert parameter.grad is not None, name
        assert parameter.grad.abs().sum() > 0, name
    critic.zero_grad()
    shown = pictures.detach().requires_grad_()
    (slope,) = torch.autograd.grad(critic(shown).sum(), shown, create_graph=True)
    slope.square().sum().backward()
    for name, parameter in critic.named_parameters():
        if name.endswith("weight"):
            assert parameter.grad is not None, name
            assert parameter.grad.abs().sum() > 0, name
