"""Weights of an earlier vocabulary are a start: what they knew they still know."""

import copy
from typing import Any

import torch

from models import checkpoint
from models.conditioning import POSE_SPAN, TRAIT_SPANS, WIDTH, conditions
from models.gan import Critic, CriticConfig, Gan, GanConfig
from models.look import Wish, edit, sample
from models.training.earlier_vocabulary import grown

NEW_HAIRCUT = TRAIT_SPANS["hair"].stop - 1
EARLIER = [n for n in range(WIDTH) if n != NEW_HAIRCUT and not POSE_SPAN.start <= n < POSE_SPAN.stop]
"""Columns of today's conditions that an earlier vocabulary had: without the last haircut and all poses."""


def earlier_vocabulary() -> dict[str, Any]:
    vocabulary = copy.deepcopy(checkpoint.vocabulary())
    dict(vocabulary["traits"])["hair"].pop()
    del vocabulary["poses"]
    return vocabulary


def stored(network: Gan | Critic) -> checkpoint.Checkpoint:
    config = {"condition": len(EARLIER), "width": 16, "code_dims": 3, "grid": 8}
    if isinstance(network, Gan):
        config["leans"] = False
    return checkpoint.Checkpoint("", config, "", network.state_dict(), earlier_vocabulary())


LOOKS = [edit(sample(seed), Wish({"hair": "bob"})) for seed in range(4)]
TODAY = torch.from_numpy(conditions(LOOKS))


def test_a_generator_draws_earlier_looks_as_it_did() -> None:
    before = Gan(GanConfig(condition=len(EARLIER), width=16, code_dims=3, grid=8, leans=False))
    now = grown(stored(before), checkpoint.vocabulary())
    after = Gan(GanConfig(**now.config))
    after.load_state_dict(dict(now.tensors))
    noise = torch.randn(4, before.config.noise)
    torch.testing.assert_close(after(TODAY, noise), before(TODAY[:, EARLIER], noise))


def test_a_critic_reads_earlier_traits_as_it_did() -> None:
    before = Critic(CriticConfig(condition=len(EARLIER), width=16, code_dims=3, grid=8))
    now = grown(stored(before), checkpoint.vocabulary())
    after = Critic(CriticConfig(**now.config))
    after.load_state_dict(dict(now.tensors))
    codes = torch.randn(4, 3, 8, 8)
    realness, readings = after(codes, TODAY)
    realness_before, readings_before = before(codes, TODAY[:, EARLIER])
    torch.testing.assert_close(realness, realness_before)
    torch.testing.assert_close(readings[:, EARLIER], readings_before)


def test_a_new_haircut_starts_as_the_mean_of_the_others() -> None:
    before = Gan(GanConfig(condition=len(EARLIER), width=16, code_dims=3, grid=8, leans=False))
    now = grown(stored(before), checkpoint.vocabulary())
    maps, span = now.tensors["maps.weight"], TRAIT_SPANS["hair"]
    torch.testing.assert_close(maps[:, NEW_HAIRCUT], maps[:, span.start : NEW_HAIRCUT].mean(1))
    assert maps[:, POSE_SPAN].abs().max() == 0
