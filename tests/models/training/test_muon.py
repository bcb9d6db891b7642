"""Muon, the averages, the schedule and the losses, against what they are by definition."""

import torch
from torch import nn

from models.conditioning import TRAITS_WIDTH, conditions
from models.look import sample
from models.training.ema import average_of, follow
from models.training.losses import divergence, reading_loss, steepness, with_free_bits
from models.training.muon import Muon, muon_and_adam, orthogonal
from models.training.schedule import Moment, Schedule


def test_newton_schulz_brings_all_singular_values_near_one() -> None:
    """Wide, tall and square, several at once."""
    torch.manual_seed(0)
    for shape in ((3, 16, 40), (2, 40, 16), (1, 24, 24)):
        matrices = torch.randn(shape)
        values = torch.linalg.svdvals(orthogonal(matrices, 5))
        assert values.min() > 0.3
        assert values.max() < 1.4
        left, _, right = torch.linalg.svd(matrices, full_matrices=False)
        alike = nn.functional.cosine_similarity(orthogonal(matrices, 5).flatten(1), (left @ right).flatten(1))
        assert alike.min() > 0.9


def test_muon_moves_convolutions_and_adam_the_rest() -> None:
    network = nn.Sequential(nn.Conv2d(16, 32, 3), nn.Flatten(), nn.Linear(32, 24), nn.Linear(24, 3))
    matrices, others = muon_and_adam(network, 0.01, adam_only=("2.",))
    assert [weight.shape for weight in matrices.param_groups[0]["params"]] == [(32, 16, 3, 3)]
    assert len(others.param_groups[0]["params"]) == 5


def test_muon_learns_a_map() -> None:
    torch.manual_seed(0)
    truth, guess = torch.randn(16, 16), nn.Linear(16, 16, bias=False)
    moves = Muon(guess.parameters(), 0.5)
    x = torch.randn(64, 16)
    first = last = 0.0
    for step in range(60):
        loss = (guess(x) - x @ truth).square().mean()
        last = loss.item()
        first = first or last
        moves.zero_grad()
        loss.backward()
        for group in moves.param_groups:
            group["lr"] = 0.5 * (1 - step / 60)
        moves.step()
    assert last < first / 10


def test_the_average_follows_quickly_at_first_and_slowly_later() -> None:
    network = nn.Linear(1, 1)
    average = average_of(network)
    nn.init.constant_(network.weight, 1)
    nn.init.constant_(average.weight, 0)
    follow(average, network, step=0)
    assert average.weight.item() == 0.5
    nn.init.constant_(average.weight, 0)
    for _ in range(200):
        follow(average, network, step=100_000)
    assert 0.49 < average.weight.item() < 0.51


def test_rates_rise_stay_and_fall() -> None:
    schedule = Schedule(warm_up=10, tail=0.5)
    factors = [schedule.factor(Moment(step, 0, step / 1000)) for step in (0, 4, 10, 500, 750, 1000)]
    assert [round(factor, 2) for factor in factors] == [0.1, 0.5, 1, 1, 0.5, 0.01]


def test_divergence_is_that_of_torch_and_free_bits_are_free() -> None:
    mean, log_variance = torch.randn(50, 8), torch.randn(50, 8)
    posterior = torch.distributions.Normal(mean, (log_variance / 2).exp())
    expected = torch.distributions.kl_divergence(posterior, torch.distributions.Normal(0.0, 1.0)).mean(0)
    torch.testing.assert_close(divergence(mean, log_variance), expected)
    nats = torch.tensor([0.1, 0.5], requires_grad=True)
    loss = with_free_bits(nats, 0.25)
    loss.backward()  # type: ignore[no-untyped-call] # torch leaves it untyped
    assert loss.item() == 0.75
    assert nats.grad is not None
    assert nats.grad.tolist() == [0, 1]


def test_reading_what_was_asked_costs_nothing() -> None:
    asked = torch.from_numpy(conditions([sample(1), sample(2)]))
    surely = torch.cat([asked[:, :TRAITS_WIDTH] * 100, asked[:, TRAITS_WIDTH:]], 1)
    assert reading_loss(surely, asked) < 1e-6
    assert reading_loss(surely.flip(0), asked) > 1


def test_steepness_of_a_plane() -> None:
    examples = torch.randn(4, 3, requires_grad=True)
    assert steepness(examples @ torch.tensor([1.0, 2.0, 2.0]), examples).item() == 9


def test_what_adam_moves_has_the_rate_of_its_name() -> None:
    """The first part of a name that is listed counts; what has none listed has the common rate."""
    tables = {"maps": nn.Linear(32, 32), "sided_maps": nn.Linear(32, 32)}
    network = nn.ModuleDict({**tables, "body": nn.Linear(32, 32, bias=False), "leave": nn.Linear(32, 2)})
    rates = {"sided_maps.": 3e-3, "maps.": 2e-3}
    _, adam = muon_and_adam(network, 1e-3, adam_only=("maps",), rates=rates)
    found = {id(weight): group["lr"] for group in adam.param_groups for weight in group["params"]}
    told = {name: found.get(id(weight)) for name, weight in network.named_parameters()}
    assert told == {
        **dict.fromkeys(("maps.weight", "maps.bias"), 2e-3),
        **dict.fromkeys(("sided_maps.weight", "sided_maps.bias"), 3e-3),
        **dict.fromkeys(("leave.weight", "leave.bias"), 1e-3),
        "body.weight": None,  # Muon's
    }
