"""The loop that all trainers share: steps, the live line, snapshots, curves, sheets, weights."""

import io
import json
import math
from collections.abc import Callable
from contextlib import closing
from time import perf_counter
from typing import Any, Final

import torch
from PIL import Image
from rich.console import Console

from models import checkpoint
from models.training import cards, curves, snapshots
from models.training.atomic import write_bytes, write_text
from models.training.board import Board
from models.training.journal import Journal, is_kept
from models.training.progress import ProgressLine
from models.training.ranks import Place, first
from models.training.schedule import Moment, remember_rates, set_rates
from models.training.settings import CARD, EXPORT, Settings, TrainingError
from models.training.together import agreed, all_chances, means, one_after_another, take_chance
from models.training.trainer import Source, Trainer, WithCard

_APART: Final = 1_000_003
"""Between the seeds of processes that train together."""


class Run:
    """One run of a trainer, from its last snapshot on. A run that diverges keeps its last sound snapshot."""

    def __init__(self, trainer: Trainer, settings: Settings) -> None:
        """Raises TrainingError for a snapshot that is damaged, or where TensorBoard is asked for in vain."""
        self._trainer = trainer
        self._settings = settings
        self._place = Place.here()
        self._device = torch.device(settings.device)
        self._handed_on = tuple(cards.handed_on(settings))
        remember_rates(trainer.optimizers)
        if self._place.rank:  # other chance than the first one's; equal weights were made before
            torch.manual_seed(settings.seed + _APART * self._place.rank)
        self._step, self._seconds = self._restore()
        self.waiting = True
        """Whether it has seen no picture yet, so that nothing is lost if it is ended at once."""
        self._journal = Journal(settings.out if first() else None, self._step)
        self._board = Board(settings.out, self._step) if settings.tensorboard and first() else None

    def go(self, stopped: Callable[[], bool]) -> bool:
        """Train to the end or until `stopped` says so, and keep the outcome; whether the end was reached."""
        line = ProgressLine(self._settings.trainer, None if first() else Console(quiet=True))
        source = one_after_another(lambda: self._trainer.source(self._step))
        with closing(source), line:
            begun = kept = perf_counter()
            before, start = self._seconds, self._step
            _, _, stopping = agreed(before, False, stopped(), self._device)
            while not (self._moment().share >= 1 or stopping):
                losses = self._one_step(source)
                now = perf_counter()
                due = bool(losses) and now - kept >= self._settings.every
                time = before + now - begun
                self._seconds, due, stopping = agreed(time, due, stopped(), self._device)
                if not losses:
                    continue
                speed = (self._step - start) * self._settings.batch / (now - begun)
                line.update(self._moment(), speed, losses)
                if due:  # only here, where the losses were seen to be sound
                    self.keep()
                    line.say(self._moment())
                    kept = perf_counter()
        self.keep()
        line.say(self._moment())
        if self._board is not None:
            self._board.close()
        return self._moment().share >= 1

    def keep(self) -> None:
        """Write a snapshot, the curves, a sheet and the weights; the first of several processes does.

        Raises TrainingError rather than write weights that are not finite.
        """
        self._check_weights()
        out, state = self._settings.out, self._state()
        if not first():
            return
        snapshots.save(out / "snapshot", self._step, state, self._settings.part_mb)
        if self._journal.rows:
            _write_png(curves.draw(self._journal.rows), out / "curves.png")
        _write_png(self._trainer.sheet(), out / "sheet.png")
        notes = f"{self._step} steps of {self._settings.batch} pictures, {self._seconds / 60:.1f} minutes, "
        notes += f"seed {self._settings.seed}"
        about: dict[str, Any] = {"canvas": self._trainer.canvas, "files": {}}
        for name, network in self._trainer.shipped().items():
            beside = out / f"{name}.safetensors.new"
            config: Any = network.config
            about["files"][name] = checkpoint.save(beside, name, config, network, notes)
            beside.replace(out / f"{name}.safetensors")
        if card := self._card(notes):
            write_text(out / CARD, card)
        write_text(out / EXPORT, json.dumps(about, indent=1))

    def _card(self, notes: str) -> str:
        """Of somebody's own pictures, learned from in this run or before; nothing where there were none."""
        if isinstance(self._trainer, WithCard):
            return cards.together([*self._handed_on, self._trainer.card(notes)])
        return cards.together(self._handed_on, f"- **Trained how**, from there: {notes}.\n")

    def _check_weights(self) -> None:
        """Losses are not looked at in every step, the last one among them."""
        for name, network in self._trainer.networks.items():
            if not all(weight.isfinite().all() for weight in network.parameters()):
                out = self._settings.out
                raise TrainingError(f"the weights of the {name} are no longer finite; see {out}")

    def _moment(self) -> Moment:
        return Moment.at(self._step, self._seconds, self._settings)

    def _one_step(self, source: Source) -> dict[str, float]:
        """Learn once. The losses, of steps whose losses are kept. Raises TrainingError for a broken run."""
        moment = self._moment()
        set_rates(self._trainer.optimizers, self._trainer.schedule.factor(moment))
        batch = source.batch(self._step).part(self._place.rank, self._place.world)
        self.waiting = False
        losses = self._trainer.step(batch, moment)
        self._step += 1
        if not is_kept(moment.step):
            return {}
        row = means({name: value.item() for name, value in losses.items()}, self._device)
        if not all(map(math.isfinite, row.values())):
            out = self._settings.out
            raise TrainingError(f"the losses are no longer finite at step {moment.step}: {row}; see {out}")
        self._journal.add(moment.step, row)
        if self._board is not None:
            self._board.add(moment.step, row)
        return row

    def _state(self) -> dict[str, Any]:
        return {
            "step": self._step,
            "seconds": self._seconds,
            "networks": {name: net.state_dict() for name, net in self._trainer.networks.items()},
            "optimizers": [optimizer.state_dict() for optimizer in self._trainer.optimizers],
            "chance": torch.get_rng_state(),
            "chance_cuda": torch.cuda.get_rng_state_all() if torch.cuda.is_available() else [],
            "chances": all_chances(),
        }

    def _restore(self) -> tuple[int, float]:
        """Go back to the last snapshot; the steps done and the seconds spent."""
        state = snapshots.load(self._settings.out / "snapshot")
        if state is None:
            return 0, 0.0
        for name, network in self._trainer.networks.items():
            network.load_state_dict(state["networks"][name])
        for optimizer, saved in zip(self._trainer.optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)
        torch.set_rng_state(state["chance"])
        if torch.cuda.is_available() and state["chance_cuda"]:  # there may be fewer GPUs than there were
            torch.cuda.set_rng_state_all(state["chance_cuda"][: torch.cuda.device_count()])
        if state.get("chances"):
            take_chance(state["chances"])
        return state["step"], state["seconds"]


def _write_png(picture: Image.Image, path: Any) -> None:
    data = io.BytesIO()
    picture.save(data, "PNG")
    write_bytes(path, data.getbuffer())
