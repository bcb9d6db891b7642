"""Trains the GAN in the canvas's code space.

A relativistic loss with both gradient penalties (R3GAN, 2501.05441), computed every few steps (1912.04958,
section 4), a projection critic that also reads the traits, small noise on all codes that it sees, and beside
it the energy score of two draws of the same look: like L1 on the codes it shows early where things belong,
but it rewards draws that differ as painted pictures do.
"""

from typing import Final, cast

import torch
from PIL import Image
from torch import Tensor, nn
from torch.optim import Adam, Optimizer

from models.canvas import Canvas
from models.gan import Critic, Gan, relativistic_loss
from models.training.code_networks import fitted, sheet_of
from models.training.codes import CodeSource, digest
from models.training.ema import average_of, follow
from models.training.loop import Losses, descend
from models.training.losses import energy_score, reading_loss, steepness
from models.training.muon import Muon
from models.training.precision import half_precision, place
from models.training.schedule import Moment, Schedule
from models.training.settings import Settings, TrainingError
from models.training.starting import begun, canvas_of, generator_of_vae, holds
from models.training.stream import Batch

_REALNESS: Final = 0.5
_READING: Final = 0.3
_LIKENESS: Final = 4.0
"""Weights of the generator's losses: by the critic, by its reading of the traits, by the energy score."""
_BLUR: Final = 0.05
"""Standard deviation of the noise on codes that the critic sees."""
_PENALTY: Final = 0.02
_PENALTY_EVERY: Final = 8
"""Gamma of the gradient penalties (1 flattened a fresh critic), and the steps between two of them."""
_CRITIC_FIRST: Final = 8000
_CRITIC_FIRST_SHARE: Final = 0.05
"""Pictures, or share of the run if that is less, that the critic sees before the generator moves."""


class GanTrainer:
    """The generator, its average and its critic."""

    def __init__(self, settings: Settings) -> None:
        if settings.batch % 8:
            raise TrainingError(f"the GAN's batch is a multiple of 8, not {settings.batch}")
        self._settings = settings
        self._device = torch.device(settings.device)
        self._canvas = canvas_of(settings.canvas)
        self._gan, self._critic = _beginning(settings, self._canvas)
        self.average = average_of(self._gan)
        for network in (self._canvas, self._gan, self.average, self._critic):
            place(network, self._device)
        self.networks = {"gan": self._gan, "average": self.average, "critic": self._critic}
        lr = settings.lr or (2e-4 if settings.start else 5e-4)
        self._moves: list[Optimizer] = [Adam(self._gan.parameters(), lr, (0.0, 0.99))]
        self.critic_moves = _critic_moves(self._critic)
        self.optimizers = [*self._moves, *self.critic_moves]
        self.schedule = Schedule(warm_up=100, tail=0.5)
        self.canvas = digest(self._canvas)

    def source(self, step: int) -> CodeSource:
        """Codes of painted pictures."""
        return CodeSource(self._settings, self._canvas, step)

    def step(self, batch: Batch, moment: Moment) -> Losses:
        """One step of the generator, one of the critic."""
        painted = _blurred(batch.examples)
        drawn, again = self._drawn(batch.conditions), self._drawn(batch.conditions[_half(painted)])
        losses = self._teach_generator(drawn, again, painted, batch, moment)
        losses |= self._teach_critic(_blurred(drawn.detach()), painted, batch.conditions, moment)
        follow(self.average, self._gan, moment.step)
        return losses

    def _drawn(self, conditions: Tensor) -> Tensor:
        noise = torch.randn(len(conditions), self._gan.config.noise, device=self._device)
        with half_precision(self._device):
            codes: Tensor = self._gan(conditions, noise)
        return codes

    def _teach_generator(
        self, drawn: Tensor, again: Tensor, painted: Tensor, batch: Batch, moment: Moment
    ) -> dict[str, Tensor]:
        self._critic.requires_grad_(False)
        with half_precision(self._device):
            ours, readings = self._critic(_blurred(drawn), batch.conditions)
            with torch.no_grad():
                theirs, _ = self._critic(painted, batch.conditions)
        realness = relativistic_loss(ours, theirs)
        reading = reading_loss(readings, batch.conditions)
        half = _half(drawn)
        likeness = energy_score(drawn[half], again, batch.examples[half])
        seen = moment.step * self._settings.batch
        if seen >= _CRITIC_FIRST or moment.share >= _CRITIC_FIRST_SHARE:
            loss = _REALNESS * realness + _READING * reading + _LIKENESS * likeness
            descend(loss, self._moves, clip=2.0)
        return {"realness": realness, "reading": reading, "likeness": likeness}

    def _teach_critic(
        self, drawn: Tensor, painted: Tensor, conditions: Tensor, moment: Moment
    ) -> dict[str, Tensor]:
        self._critic.requires_grad_(True)
        with half_precision(self._device):
            theirs, readings = self._critic(painted, conditions)
            ours, _ = self._critic(drawn, conditions)
        losses = {"critic": relativistic_loss(theirs, ours)}
        loss = losses["critic"] + _READING * reading_loss(readings, conditions)
        if moment.step % _PENALTY_EVERY == 0:
            half = _half(painted)
            slopes = [self._slope(codes[half], conditions[half]) for codes in (painted, drawn)]
            losses["slope"] = slopes[0] + slopes[1]
            loss = loss + losses["slope"] * (_PENALTY / 2 * _PENALTY_EVERY)
        descend(loss, self.critic_moves, clip=1e6)
        return losses

    def _slope(self, codes: Tensor, conditions: Tensor) -> Tensor:
        """In float32, and eager: torch.compile has no second derivative."""
        examples = codes.detach().requires_grad_(True)
        scores, _ = self._critic(examples, conditions)
        return steepness(scores, examples)

    def sheet(self) -> Image.Image:
        """Held-out looks, painted and drawn."""
        return sheet_of(self.average, self._canvas, self._device)

    def shipped(self) -> dict[str, nn.Module]:
        """The average, and the critic to go on from."""
        return {"gan": self.average, "gan_critic": self._critic}


def _half(batch: Tensor) -> slice:
    """Half of a batch: tells as much, at half the price."""
    return slice(len(batch) // 2)


def _blurred(codes: Tensor) -> Tensor:
    return codes + _BLUR * torch.randn_like(codes)


def _beginning(settings: Settings, canvas: Canvas) -> tuple[Gan, Critic]:
    """New, from a VAE's generator, or from a GAN and the critic that lies beside it."""
    width = {"width": settings.config["critic_width"]} if "critic_width" in settings.config else {}
    shape = {name: value for name, value in settings.config.items() if name != "critic_width"}
    shape, width = fitted(shape, canvas.config), fitted(width, canvas.config)
    start, critic = settings.start, None
    if start is not None and holds(start, "vae"):
        generator = generator_of_vae(shape, start)
    else:
        generator = begun("gan", shape, start)
        critic = start and start.with_name("gan_critic.safetensors")
    found = critic if critic and critic.exists() else None
    return cast(Gan, generator), cast(Critic, begun("gan_critic", width, found))


def _critic_moves(critic: Critic) -> list[Optimizer]:
    """Muon for the convolutions, Adam for the rest; Adam alone at this rate blows the critic up."""
    convolutions = [weight for weight in critic.parameters() if weight.ndim == 4]
    others = [weight for weight in critic.parameters() if weight.ndim != 4]
    return [Muon(convolutions, 1e-3, momentum=0.8), Adam(others, 1e-3, (0.5, 0.99))]
