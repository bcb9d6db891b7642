"""The window in which somebody says what to change about an avatar."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import discord
from discord import SelectOption
from discord.ui import Label, Modal, Select, TextInput

from bot.discord_chat.captions import cut
from bot.discord_chat.components import PREFIX
from bot.replies import say
from bot.screening import MAX_CHARACTERS

WORDS: Final = "words"
"""The custom id of the field for words."""
WHICH: Final = "which"
"""The custom id of the menu of avatars; its values are recipe codes."""
_PLACEHOLDER_LIMIT: Final = 100


def edit_window(data: str, language: str, codes: Sequence[str] = ()) -> Modal:
    """A window that brings words back under `data`, and which of `codes` they are about.

    The library keeps no hold of it: it outlives restarts.
    """
    window = Modal(title=say(language, "edit-title"), custom_id=PREFIX + data)
    if len(codes) > 1:
        window.add_item(Label(text=say(language, "edit-which"), component=_which(codes)))
    field = TextInput[Modal](
        custom_id=WORDS,
        style=discord.TextStyle.paragraph,
        placeholder=cut(say(language, "ask-edit"), _PLACEHOLDER_LIMIT),
        max_length=MAX_CHARACTERS,
    )
    window.add_item(Label(text=say(language, "edit-words"), component=field))
    window.stop()
    return window


def fields_of(data: Mapping[str, Any]) -> dict[str, str]:
    """What was filled in, by custom id: of a field its text, of a menu the first choice."""
    return dict(_filled_in(data.get("components", ())))


def _which(codes: Sequence[str]) -> Select[Modal]:
    options = [
        SelectOption(label=str(number), value=code, default=number == 1)
        for number, code in enumerate(codes[:25], 1)
    ]
    return Select(custom_id=WHICH, options=options)


def _filled_in(components: Any) -> Iterator[tuple[str, str]]:
    for one in components:
        inside = one.get("components") or [one[key] for key in ("component",) if key in one]
        yield from _filled_in(inside)
        chosen = one.get("value") or next(iter(one.get("values", ())), "")
        if "custom_id" in one and isinstance(chosen, str):
            yield one["custom_id"], chosen
