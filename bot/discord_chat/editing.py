"""The window in which somebody says what to change about an avatar."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import discord
from discord import RadioGroupOption, SelectOption
from discord.ui import Label, Modal, RadioGroup, Select, TextInput

from bot.discord_chat.captions import cut
from bot.discord_chat.components import PREFIX
from bot.replies import say
from bot.screening import MAX_CHARACTERS

WORDS: Final = "words"
"""The custom id of the field for words."""
WHICH: Final = "which"
"""The custom id of the menu of avatars; its values are recipe codes."""
_PLACEHOLDER_LIMIT: Final = 100
_RADIO_LIMIT: Final = 10


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


def choices_of(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Everything that was chosen or ticked."""
    return tuple(chosen for one in _fields(data.get("components", ())) for chosen in one.get("values") or ())


def _which(codes: Sequence[str]) -> RadioGroup[Modal] | Select[Modal]:
    """All avatars at a glance, or a menu of them where they are too many."""
    numbered = [(str(number), code) for number, code in enumerate(codes[:25], 1)]
    if len(numbered) <= _RADIO_LIMIT:
        circles = [
            RadioGroupOption(label=number, value=code, default=number == "1") for number, code in numbered
        ]
        return RadioGroup(custom_id=WHICH, options=circles)
    options = [SelectOption(label=number, value=code, default=number == "1") for number, code in numbered]
    return Select(custom_id=WHICH, options=options)


def _filled_in(components: Any) -> Iterator[tuple[str, str]]:
    for one in _fields(components):
        chosen = one.get("value") or next(iter(one.get("values", ())), "")
        if isinstance(chosen, str):
            yield one["custom_id"], chosen


def _fields(components: Any) -> Iterator[Mapping[str, Any]]:
    """Whatever was filled in, however deep it lies."""
    for one in components:
        yield from _fields(one.get("components") or [one[key] for key in ("component",) if key in one])
        if "custom_id" in one:
            yield one
