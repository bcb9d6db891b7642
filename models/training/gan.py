"""Trains the GAN in the canvas's code space.

What a painter's hand did in a picture is known, and is the noise that the generator gets for it. So it first
learns by likeness alone, number by number, where everything belongs. Then a critic joins in: a relativistic
loss with both gradient penalties (R3GAN, 2501.05441), computed every few steps (1912.04958, section 4), a
projection critic that also reads the traits, and small noise on all codes that it sees.

Of pictures by other hands nothing is known. For those likeness is the energy score of two draws, which
rewards draws that differ as the pictures do.
"""

import math
from collections.abc import Mapping
from typing import Any, Final, cast

import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor, nn
from torch.optim import Adam, Optimizer

from models.canvas import Canvas
from models.gan import Critic, Gan, relativistic_loss
from models.painter.hand import NOISE
from models.training.code_networks import fitted, sheet_of
from models.training.codes import CodeSource, digest
from models.training.ema import average_of, follow
from models.training.losses import energy_score, reading_loss, steepness
from models.training.muon import Muon, muon_and_adam
from models.training.precision import half_precision, place
from models.training.schedule import Moment, Schedule
from models.training.settings import Settings, TrainingError
from models.training.starting import TODAY, begun, canvas_of, generator_of
from models.training.stream import Batch
from models.training.trainer import Losses, descend

_HEEDING_LR: Final = 1e-4
"""At most, of the generator, with Adam, while it heeds the critic. Muon, whose steps are as large for a small
gradient as for a great one, then leads colours astray within minutes."""
_REALNESS: Final = 0.5
_READING: Final = 0.3
_LIKENESS: Final = 4.0
"""Weights of the generator's losses: by the critic, by its reading of the traits, by likeness."""
_BLUR: Final = 0.05
"""Standard deviation of the noise on codes that the critic sees."""
_PENALTY: Final = 0.02
_PENALTY_EVERY: Final = 8
"""Gamma of the gradient penalties (1 flattened a fresh critic), and the steps between two of them."""
_CRITIC_FROM: Final = 0.6
"""Share of the run after which the critic learns; with pictures by other hands, which likeness alone would
blur, at once."""
_HEED_AFTER: Final = 0.04
"""How much later the generator heeds it: by then it has something to say."""


class GanTrainer:
    """The generator, its average and its critic."""

    def __init__(self, settings: Settings) -> None:
        if settings.share % 8:
            raise TrainingError(f"the GAN's batch is a multiple of 8 in each process, not {settings.share}")
        self._settings = settings
        self._device = torch.device(settings.device)
        self._canvas = canvas_of(settings.canvas)
        self._gan, self._critic = _beginning(settings, self._canvas)
        self.average = average_of(self._gan)
        for network in (self._canvas, self._gan, self.average, self._critic):
            place(network, self._device)
        self.networks = {"gan": self._gan, "average": self.average, "critic": self._critic}
        self._moves = muon_and_adam(self._gan, settings.lr or 2e-3, adam_only=("maps",))
        heeding = min(settings.lr or _HEEDING_LR, _HEEDING_LR)
        self._heeding_moves: list[Optimizer] = [Adam(self._gan.parameters(), heeding, (0.0, 0.99))]
        self.critic_moves = _critic_moves(self._critic)
        self.optimizers = [*self._moves, *self._heeding_moves, *self.critic_moves]
        self.schedule = Schedule(warm_up=100, tail=0.5)
        self.canvas = digest(self._canvas)
        self._critic_from = _critic_from(settings)

    def source(self, step: int) -> CodeSource:
        """Codes of painted pictures."""
        return CodeSource(self._settings, self._canvas, step)

    def step(self, batch: Batch, moment: Moment) -> Losses:
        """One step of the generator and, late in the run, one of the critic."""
        drawn = self._drawn(batch.conditions, batch.hand)
        losses = {"likeness": self._likeness(drawn, batch)}
        loss, painted, moves = _LIKENESS * losses["likeness"], _blurred(batch.examples), self._moves
        if moment.share >= self._critic_from + _HEED_AFTER:
            losses |= self._heed_critic(drawn, painted, batch.conditions)
            loss = loss + _REALNESS * losses["realness"] + _READING * losses["reading"]
            moves = self._heeding_moves
        descend(loss, moves, clip=2.0)
        if moment.share >= self._critic_from:
            losses |= self._teach_critic(_blurred(drawn.detach()), painted, batch.conditions, moment)
        follow(self.average, self._gan, moment.step)
        return losses

    def _drawn(self, conditions: Tensor, hand: Tensor | None) -> Tensor:
        """By that hand, or by any."""
        if hand is None:
            hand = torch.randn(len(conditions), self._gan.config.noise, device=self._device)
        with half_precision(self._device):
            codes: Tensor = self._gan(conditions, hand)
        return codes

    def _likeness(self, drawn: Tensor, batch: Batch) -> Tensor:
        """How far what was drawn is from what was painted."""
        if batch.hand is not None:
            return F.l1_loss(drawn, batch.examples) + F.mse_loss(drawn, batch.examples)
        half = slice(len(drawn) // 2)  # tells as much, at half the price
        return energy_score(drawn[half], self._drawn(batch.conditions[half], None), batch.examples[half])

    def _heed_critic(self, drawn: Tensor, painted: Tensor, conditions: Tensor) -> dict[str, Tensor]:
        self._critic.requires_grad_(False)
        with half_precision(self._device):
            ours, readings = self._critic(_blurred(drawn), conditions)
            with torch.no_grad():
                theirs, _ = self._critic(painted, conditions)
        return {"realness": relativistic_loss(ours, theirs), "reading": reading_loss(readings, conditions)}

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
            half = slice(len(painted) // 2)
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
        """The average, and the critic to go on from if it has learned."""
        critic = {} if self._settings.likeness_only else {"gan_critic": self._critic}
        return {"gan": self.average, **critic}


def _critic_from(settings: Settings) -> float:
    if settings.likeness_only:
        return math.inf
    return _CRITIC_FROM if settings.data is None else 0


def _blurred(codes: Tensor) -> Tensor:
    return codes + _BLUR * torch.randn_like(codes)


def _beginning(settings: Settings, canvas: Canvas) -> tuple[Gan, Critic]:
    """New, from a VAE's generator, or from a GAN and the critic that lies beside it."""
    width = {"width": settings.config["critic_width"]} if "critic_width" in settings.config else {}
    shape = {**TODAY, **settings.config}
    shape.pop("critic_width", None)
    if settings.data is None:
        shape = _with_hand(shape)
    shape, width = fitted(shape, canvas.config), fitted(width, canvas.config)
    start, critic = settings.start, None
    if start is not None:
        generator = generator_of(start, shape)
        critic = start.with_name("gan_critic.safetensors")
    else:
        generator = begun("gan", shape, start)
    found = critic if critic and critic.exists() else None
    return cast(Gan, generator), cast(Critic, begun("gan_critic", width, found))


def _with_hand(shape: Mapping[str, Any]) -> dict[str, Any]:
    """The config of a generator whose noise is the painter's hand. Raises TrainingError for other noise."""
    if shape.get("noise", NOISE) != NOISE:
        raise TrainingError(f"a GAN's noise is the painter's hand, {NOISE} numbers; leave it out of --config")
    return {**shape, "noise": NOISE, "strays": True}


def _critic_moves(critic: Critic) -> list[Optimizer]:
    """Muon for the convolutions, Adam for the rest; Adam alone at this rate blows the critic up."""
    convolutions = [weight for weight in critic.parameters() if weight.ndim == 4]
    others = [weight for weight in critic.parameters() if weight.ndim != 4]
    return [Muon(convolutions, 1e-3, momentum=0.8), Adam(others, 1e-3, (0.5, 0.99))]
