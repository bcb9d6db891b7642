"""Weights of an earlier vocabulary are a start: what they knew they still know."""

import copy
from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

from models import checkpoint
from models.conditioning import (
    LAYERS,
    POSE_SPAN,
    TRAIT_SPANS,
    WIDTH,
    conditions,
    members,
    sided_members,
)
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


SHAPE = {"width": 16, "code_dims": 3, "grid": 8}


def stored(network: nn.Module, tensors: Mapping[str, Tensor], **more: bool) -> checkpoint.Checkpoint:
    config = {**SHAPE, **more, "condition": len(EARLIER)}
    return checkpoint.Checkpoint("", config, "", tensors, earlier_vocabulary())


def generator() -> tuple[Gan, checkpoint.Checkpoint]:
    """One that knows nothing of poses, and its weights as the earlier vocabulary laid them out."""
    gan = Gan(GanConfig(**SHAPE, sided=True))
    tensors = {name: value.clone() for name, value in gan.state_dict().items()}
    for layer in LAYERS:
        numbers = members(layer)
        known = [place for place, number in enumerate(numbers) if number in EARLIER]
        unknown = [place for place, number in enumerate(numbers) if number >= POSE_SPAN.start]
        gan.maps[layer].weight.data[:, unknown] = 0
        tensors[f"maps.{layer}.weight"] = gan.maps[layer].weight.data[:, known]
        nn.init.normal_(gan.sided_maps[layer].weight, std=0.1)
        known = [place for place, number in enumerate(sided_members(layer)) if number in EARLIER]
        tensors[f"sided_maps.{layer}.weight"] = gan.sided_maps[layer].weight.data[:, known]
    gan.embed_look.weight.data[:, POSE_SPAN] = 0
    tensors["embed_look.weight"] = gan.embed_look.weight.data[:, EARLIER]
    return gan, stored(gan, tensors, sided=True)


LOOKS = [edit(sample(seed), Wish({"hair": "bob"})) for seed in range(4)]
TODAY = torch.from_numpy(conditions(LOOKS))


def test_a_generator_draws_earlier_looks_as_it_did() -> None:
    before, earlier = generator()
    now = grown(earlier, checkpoint.vocabulary())
    after = Gan(GanConfig(**now.config))
    after.load_state_dict(dict(now.tensors))
    noise = torch.randn(4, before.config.noise)
    torch.testing.assert_close(after(TODAY, noise), before(TODAY, noise))


def test_a_critic_reads_earlier_traits_as_it_did() -> None:
    before = Critic(CriticConfig(condition=len(EARLIER), width=16, code_dims=3, grid=8))
    now = grown(stored(before, before.state_dict()), checkpoint.vocabulary())
    after = Critic(CriticConfig(**now.config))
    after.load_state_dict(dict(now.tensors))
    codes = torch.randn(4, 3, 8, 8)
    realness, readings = after(codes, TODAY)
    realness_before, readings_before = before(codes, TODAY[:, EARLIER])
    torch.testing.assert_close(realness, realness_before)
    torch.testing.assert_close(readings[:, EARLIER], readings_before)


def test_a_new_haircut_starts_as_the_mean_of_the_others() -> None:
    now = grown(generator()[1], checkpoint.vocabulary())
    maps, numbers = now.tensors["maps.head.weight"], members("head")
    haircuts = [numbers.index(number) for number in range(TRAIT_SPANS["hair"].start, NEW_HAIRCUT)]
    torch.testing.assert_close(maps[:, numbers.index(NEW_HAIRCUT)], maps[:, haircuts].mean(1))
    poses = [place for place, number in enumerate(numbers) if number >= POSE_SPAN.start]
    assert maps[:, poses].abs().max() == 0
