"""The window in which somebody ticks what of an avatar shall stay while all else is drawn anew."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import discord
from discord.ui import CheckboxGroup, Label, Modal

from bot.discord_chat.captions import cut
from bot.discord_chat.components import PREFIX
from bot.discord_chat.editing import choices_of
from bot.keyboards import Owner
from bot.parts import PARTS
from bot.presses import Press, Verb, seal
from bot.replies import say

A_GROUP: Final = 6
"""Boxes under one label; Discord takes ten, but there are more parts."""
_LABEL_LIMIT: Final = 45


def lock_window(code: str, owner: Owner) -> Modal:
    """A window that brings back which of bot.parts.PARTS stay; like all of them it outlives restarts."""
    data = seal(Press(Verb.LOCK, code), owner.name, owner.key)
    window = Modal(title=cut(say(owner.language, "lock-title"), _LABEL_LIMIT), custom_id=PREFIX + data)
    parts = tuple(PARTS)
    for number, start in enumerate(range(0, len(parts), A_GROUP)):
        told = say(owner.language, "lock-parts" if number == 0 else "lock-more-parts")
        group = _group(f"parts{number}", parts[start : start + A_GROUP], owner.language)
        window.add_item(Label(text=cut(told, _LABEL_LIMIT), component=group))
    window.stop()
    return window


def parts_ticked(told: Mapping[str, Any]) -> tuple[str, ...]:
    """The parts that were ticked in the window."""
    return tuple(part for part in choices_of(told) if part in PARTS)


def _group(custom_id: str, parts: Sequence[str], language: str) -> CheckboxGroup[Modal]:
    options = [discord.CheckboxGroupOption(label=say(language, f"part-{part}"), value=part) for part in parts]
    return CheckboxGroup(
        custom_id=custom_id, options=options, min_values=0, max_values=len(options), required=False
    )
