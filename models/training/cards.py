"""What is told of somebody's own pictures (own_pictures.py), handed on to whatever learns on from there."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from models.training.settings import CARD, Settings

_TRAINED_ON: Final = "- **Trained on**"
_OWN: Final = "- **Licence of the pictures**"
"""What cards say of somebody's own pictures and no others do."""


def told_in(folder: Path, names: Sequence[str]) -> Iterator[str]:
    """The card of a run, or what those of `names` in a folder of weights repeat of one."""
    if (folder / CARD).exists():
        yield (folder / CARD).read_text(encoding="utf-8")
        return
    for file in (folder / f"{name}.md" for name in names):
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        if _OWN in text and _TRAINED_ON in text:
            told = text[text.index(_TRAINED_ON) :].split("\n## ")[0]
            yield told.strip("\n") + "\n"


def together(told: Iterable[str], *more: str) -> str:
    """Each of them once, and what else there is to tell; nothing where none is told."""
    once = dict.fromkeys(told)
    return "\n".join([*once, *more]) if once else ""


def handed_on(settings: Settings) -> Iterator[str]:
    """What is told of the weights from which a run starts, and of those that it learns by."""
    for file in (settings.start, settings.canvas, settings.through):
        if file is not None:
            yield from told_in(file.parent, [file.stem])
