"""A picture in a terminal, and its file beside it."""

import io
from pathlib import Path
from typing import Final

from PIL import Image
from rich.console import Console

from bot.answer import File, Picture

COLUMNS: Final = 40


def save(one: Picture | File, stem: str, code: str, folder: Path) -> Path:
    """Write the file under a name of its recipe's own, and return where."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{stem}-{code[-10:]}{Path(one.name).suffix}"
    path.write_bytes(one.data)
    return path.resolve()


def show(picture: Picture, console: Console) -> None:
    """Show the picture with the terminal's image protocol, or in half blocks; not at all in a pipe."""
    if not console.is_terminal:
        return
    from textual_image.renderable import Image as Shown  # asks the terminal what it can, so not at import

    console.print(Shown(Image.open(io.BytesIO(picture.data)), width=COLUMNS))
