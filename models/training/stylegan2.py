"""Trains a StyleGAN2 on somebody's own pictures, few as they may be, with adaptive augmentation.

The logistic loss, R1, path lengths and lazy regularisation of StyleGAN2 (Karras et al., 1912.04958), the
augmentation of StyleGAN2-ADA (2006.06676) whose probability follows from the critic's overfitting. In
float32, on GPUs by way of TF32: in bfloat16 the sum of all layers' pictures would show bands.
"""

import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor, nn
from torch.optim import Adam

from models.augmentation import AdaptiveProbability, augment
from models.stylegan2 import Discriminator, Generator
from models.training import sheets
from models.training.ema import average_of, follow
from models.training.folder import pixels_of
from models.training.losses import steepness
from models.training.own_pictures import FolderSource, card, collection_of
from models.training.precision import place
from models.training.ranks import Place
from models.training.schedule import Moment, Schedule
from models.training.settings import Settings, TrainingError
from models.training.starting import begun
from models.training.stream import Batch, to_pictures
from models.training.together import gather, mean
from models.training.trainer import Losses, descend

SIZES: Final = (64, 128, 256, 512)
_SHAPE: Final = {"size": 256, "channel_base": 16384, "mapping_layers": 2}
"""What differs from the published shape: half of the channels and a short mapping, which do as well on few
pictures (2006.06676, appendix C)."""
_STYLE_MIXING: Final = 0.9
"""Share of the pictures that are drawn with two styles (1812.04948, section 3.1)."""
_R1: Final = 2e-4
_R1_EVERY: Final = 16
"""Times pixels over pictures in a batch, gamma of R1 (2006.06676, appendix C); steps between two of them."""
_PATH_EVERY: Final = 8
_PATH_DECAY: Final = 0.01
"""Steps between two measurements of path lengths, and how far their mean follows one."""
_TRUNCATION: Final = 0.7
_HALF_LIFE: Final = 300
_SHOWN: Final = 24


class Steering(nn.Module):
    """What training steers by besides weights: the augmentation's probability and the mean path length."""

    def __init__(self) -> None:
        super().__init__()
        self.probability = AdaptiveProbability()
        self.length = 0.0

    def get_extra_state(self) -> dict[str, Any]:
        """For snapshots."""
        return {"probability": asdict(self.probability), "length": self.length}

    def set_extra_state(self, state: Mapping[str, Any]) -> None:
        """From one."""
        self.probability = AdaptiveProbability(**state["probability"])
        self.length = state["length"]


class StyleGan2Trainer:
    """The generator, its average, its critic, and what steers the augmentation."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._device = torch.device(settings.device)
        self._generator, self._path, self._mirrored = _begun(settings)
        self._collection = collection_of(settings, self._generator.config.size)
        self._critic = Discriminator(self._generator.config)
        self._average = average_of(self._generator)
        for network in (self._generator, self._average, self._critic):
            place(network, self._device)
        self._steering = Steering()
        self.networks = {
            **{"stylegan2": self._generator, "average": self._average},
            **{"critic": self._critic, "steering": self._steering},
        }
        lr = settings.lr or 2.5e-3
        self._moves = [_lazy_adam(self._generator, lr, _PATH_EVERY if self._path else 0)]
        self._critic_moves = [_lazy_adam(self._critic, lr, _R1_EVERY)]
        self.optimizers = [*self._moves, *self._critic_moves]
        self.schedule = Schedule(warm_up=10, tail=0.1)
        self.canvas = None  # it draws pixels
        for complaint in self._collection.complaints():
            print(complaint, file=sys.stderr)

    def source(self, step: int) -> FolderSource:
        """The pictures of the folder."""
        return FolderSource(self._settings, self._collection)

    def step(self, batch: Batch, moment: Moment) -> Losses:
        """One step of the generator, one of the critic, and the augmentation's next probability."""
        own = moment.step * self._settings.processes + Place.here().rank
        chance = torch.Generator().manual_seed((self._settings.seed * 2**40 + own) % 2**63)
        taken = _mirrored(batch.examples, chance) if self._mirrored else batch.examples
        probability = self._steering.probability.p
        drawn, losses = self._teach_generator(len(taken), moment, chance)
        losses |= self._teach_critic(drawn, taken, moment, chance)
        follow(self._average, self._generator, moment.step, _HALF_LIFE)
        steered = {"p": probability, "overfitting": self._steering.probability.signal}
        return losses | {name: torch.tensor(value) for name, value in steered.items()}

    def _teach_generator(
        self, count: int, moment: Moment, chance: torch.Generator
    ) -> tuple[Tensor, dict[str, Tensor]]:
        self._critic.requires_grad_(False)
        drawn = self._generator.synthesis(self._styles(count), "random")
        score = self._critic(self._augmented(drawn, chance))
        losses = {"generator": F.softplus(-score).mean()}  # non-saturating
        loss = losses["generator"]
        if self._path and moment.step % _PATH_EVERY == 0:
            losses["path"] = self._path_penalty(max(1, count // 2))
            loss = loss + losses["path"] * (self._path * _PATH_EVERY)
        descend(loss, self._moves, clip=1e6)
        return drawn.detach(), losses

    def _teach_critic(
        self, drawn: Tensor, taken: Tensor, moment: Moment, chance: torch.Generator
    ) -> dict[str, Tensor]:
        self._critic.requires_grad_(True)
        penalised = moment.step % _R1_EVERY == 0
        # the penalty is taken at the augmented picture, through which no gradient need go twice
        seen = self._augmented(taken, chance).detach().requires_grad_(penalised)
        theirs, ours = self._critic(seen), self._critic(self._augmented(drawn, chance))
        losses = {"critic": F.softplus(ours).mean() + F.softplus(-theirs).mean()}
        loss = losses["critic"]
        if penalised:
            losses["slope"] = steepness(theirs, seen)
            gamma = _R1 * taken.shape[-1] ** 2 / self._settings.batch
            loss = loss + losses["slope"] * (gamma / 2 * _R1_EVERY)
        descend(loss, self._critic_moves, clip=1e6)
        self._steering.probability.observe(gather(theirs.detach()))
        return losses

    def _augmented(self, pictures: Tensor, chance: torch.Generator) -> Tensor:
        return augment(pictures, self._steering.probability.p, chance)

    def _styles(self, count: int) -> Tensor:
        """Styles of new noises, [count, styled_layers, style]: of most pictures two, parted anywhere."""
        noise = torch.randn(2, count, self._generator.config.noise, device=self._device)
        first, second = (self._generator.mapping(z) for z in noise)
        self._generator.mapping.remember(mean(first.detach().mean(0, keepdim=True)))
        layers = self._generator.styled_layers
        parting = torch.randint(1, layers, (count, 1, 1), device=self._device)
        mixed = torch.rand(count, 1, 1, device=self._device) < _STYLE_MIXING
        late = (torch.arange(layers, device=self._device)[:, None] >= parting) & mixed
        return torch.where(late, self._generator.spread(second), self._generator.spread(first))

    def _path_penalty(self, count: int) -> Tensor:
        """Equation 4 of 1912.04958: how unevenly a small step in W changes the picture."""
        styles = self._styles(count)
        pictures = self._generator.synthesis(styles, "random")
        noise = torch.randn_like(pictures) / pictures.shape[-1]  # y, over the root of the pixels
        (slope,) = torch.autograd.grad((pictures * noise).sum(), styles, create_graph=True)
        lengths = slope.square().sum(2).mean(1).sqrt()  # |J^T y| of each picture
        newest = mean(lengths.detach().mean()).item()
        self._steering.length += _PATH_DECAY * (newest - self._steering.length)
        return (lengths - self._steering.length).square().mean()

    @torch.no_grad()
    def sheet(self) -> Image.Image:
        """A row of the pictures that are learned from, then rows that are drawn, none chosen."""
        network = self._average
        pixels = pixels_of(self._collection, self._settings.out)
        chosen = np.arange(sheets.ROW) * len(pixels) // sheets.ROW
        theirs = to_pictures(torch.from_numpy(np.asarray(pixels[chosen])))
        rows = torch.stack([network.noise(seed) for seed in range(_SHOWN)]).reshape(
            -1, sheets.ROW, network.config.noise
        )
        drawn = [network(row.to(self._device), psi=_TRUNCATION).cpu() for row in rows]
        return sheets.beside(theirs, *drawn)

    def shipped(self) -> dict[str, Generator]:
        """The average."""
        return {"stylegan2": self._average}

    def card(self, notes: str) -> str:
        """What it learned from, and how."""
        steered = self._steering.probability
        begin = f"on from {self._settings.start.name}" if self._settings.start else "from nothing"
        end = f"augmentation {steered.p:.2f} and overfitting {steered.signal:.2f} at the end"
        done = [f"a StyleGAN2 with adaptive augmentation, {begin}; {notes}; {end}."]
        return card(self._collection, self._settings.licence, done)


def _begun(settings: Settings) -> tuple[Generator, float, bool]:
    """The generator, the weight of its path lengths (2; 0 leaves them out), and whether to mirror pictures.

    Raises TrainingError for a shape that is not trained.
    """
    shape: dict[str, Any] = {**({} if settings.start else _SHAPE), **settings.config}
    try:
        path, mirrored = float(shape.pop("path", 2.0)), bool(shape.pop("mirror", False))
    except (ValueError, TypeError) as problem:
        raise TrainingError(f"--config is no shape of a StyleGAN2: {problem}") from problem
    network = begun("stylegan2", shape, settings.start)
    assert isinstance(network, Generator)  # noqa: S101 - for the type checker
    if network.config.size not in SIZES:
        sizes = ", ".join(map(str, SIZES))
        raise TrainingError(f"a StyleGAN2 is trained at {sizes} pixels, not {network.config.size}")
    if network.config.classes or network.config.picture_channels != 3:
        raise TrainingError("a StyleGAN2 is trained without labels, on pictures in colour")
    return network, path, mirrored


def _lazy_adam(network: nn.Module, lr: float, every: int) -> Adam:
    """Adam for a network with a regularisation every so many steps (1912.04958, appendix B): its steps are
    rarer by c = k / (k + 1), so both rate and momentum are changed as much."""
    c = every / (every + 1) if every else 1.0
    return Adam(network.parameters(), lr * c, (0.0, 0.99**c), eps=1e-8)


def _mirrored(pictures: Tensor, chance: torch.Generator) -> Tensor:
    """Half of the pictures, by chance, as a mirror shows them."""
    turned = (torch.rand(len(pictures), generator=chance) < 0.5).to(pictures.device)
    return torch.where(turned[:, None, None, None], pictures.flip(3), pictures)
