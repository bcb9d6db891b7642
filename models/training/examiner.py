"""Trains the examiner as the judge is trained, from other chances and on other pictures."""

from dataclasses import replace
from typing import ClassVar, Final

import torch

from models.training.judge import JudgeTrainer
from models.training.settings import Settings

_APART: Final = 17
"""Added to the seed: with the same seed for all trainers the examiner still shares nothing with the judge."""


class ExaminerTrainer(JudgeTrainer):
    """The examiner and its average."""

    network: ClassVar[str] = "examiner"

    def __init__(self, settings: Settings) -> None:
        torch.manual_seed(settings.seed + _APART)
        super().__init__(replace(settings, seed=settings.seed + _APART))
