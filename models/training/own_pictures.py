"""Batches of somebody's own pictures, and the card that says what was learned from them."""

from collections.abc import Sequence

import numpy as np
import torch

from models.training.folder import Collection, collect, pixels_of
from models.training.settings import Settings, TrainingError
from models.training.stream import Batch, to_pictures


def collection_of(settings: Settings, size: int) -> Collection:
    """The pictures of a run. Raises TrainingError where it was not said which, or under which licence."""
    if settings.data is None:
        raise TrainingError("say with --data which folder of pictures to learn from")
    if not settings.licence.strip():
        raise TrainingError("say with --licence under which terms these pictures may be learned from")
    if _writable(settings.licence) != settings.licence:
        raise TrainingError("what follows --licence is no text in UTF-8")
    return collect(settings.data, size, settings.out)


class FolderSource:
    """Batches of the pictures that lie in the folder of a run, all of them in play from the first step."""

    def __init__(self, settings: Settings, collection: Collection) -> None:
        self._settings = settings
        self._pixels = pixels_of(collection, settings.out)
        self._device = torch.device(settings.device)

    def batch(self, step: int) -> Batch:
        """What `step` sees; conditions there are none."""
        chosen = self.numbers(step)
        pixels = torch.from_numpy(np.asarray(self._pixels[chosen])).to(self._device)
        return Batch(to_pictures(pixels), torch.empty(len(chosen), 0, device=self._device))

    def numbers(self, step: int) -> "np.ndarray[tuple[int, ...], np.dtype[np.int64]]":
        """The pictures that `step` sees, [batch], some of them perhaps twice."""
        chance = np.random.default_rng((self._settings.seed, step, 2))
        return np.sort(chance.integers(0, len(self._pixels), self._settings.batch))

    def close(self) -> None:
        """Nothing works in the background."""


def card(collection: Collection, licence: str, done: Sequence[str]) -> str:
    """What the weights of a run were trained on, as Markdown without a heading; `done` says how."""
    formats = ", ".join(f"{count} {kind}" for kind, count in sorted(collection.formats.items()))
    lines = [
        f"- **Trained on**: the folder `{collection.folder}`, {collection.count} pictures ({formats}), the"
        f" middle square of each at {collection.size} x {collection.size} pixels; digest"
        f" `{collection.digest}`. {len(collection.left_out)} files were left out.",
        *(f"- **Trained how**: {sentence}" for sentence in done),
        "- **Licence of the pictures**, as given by whoever trained:",
        "",
        *(f"  > {line}" for line in licence.strip().splitlines()),
        "",
        "- **Mind**: a network that learned from few pictures may draw pictures that are near to one of them."
        " Look before you share, and share only what that licence allows.",
    ]
    return _writable("\n".join(lines) + "\n")


def _writable(text: str) -> str:
    """`text` in what UTF-8 can hold: names of files may be of any bytes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
