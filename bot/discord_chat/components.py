"""Keyboards as Discord shows them: rows of buttons, whose custom ids bring back what they do."""

import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, Final

import discord
from discord import ButtonStyle
from discord.ui import DynamicItem, Item, View

from bot.discord_chat.captions import cut
from bot.presses import Verb
from bot.request import Button, Keyboard

PREFIX: Final = "mochi:"
"""Before the sealed data, in the custom id of everything that can be pressed."""

LABEL_LIMIT: Final = 80
_STYLES: Final[Mapping[str, ButtonStyle]] = {
    Verb.PICK: ButtonStyle.primary,
    Verb.REROLL: ButtonStyle.success,
    Verb.DELETE: ButtonStyle.danger,
}

Answering = Callable[[discord.Interaction[Any], str], Awaitable[None]]
"""Answers an interaction with something whose data is given."""


def view_of(keyboard: Keyboard) -> View:
    """The buttons of `keyboard`. The library keeps no hold of them: `pressable` answers their presses."""
    view = View(timeout=None)
    for number, row in enumerate(keyboard):
        add_row(view, row, number)
    view.stop()
    return view


def add_row(view: View, row: Iterable[Button], number: int | None = None) -> None:
    """Add a row of buttons to `view`, at the top (0) or wherever there is room beneath."""
    for button in row:
        view.add_item(_button(button, number))


def pressable(answer: Answering) -> type[DynamicItem[Item[Any]]]:
    """What stands for every button and menu of Mochi, in messages of any age: `answer` is given its data."""

    class Pressable(DynamicItem[Item[Any]], template=re.escape(PREFIX) + ".*"):
        @classmethod
        async def from_custom_id(
            cls, _interaction: discord.Interaction[Any], item: Item[Any], _match: re.Match[str], /
        ) -> "Pressable":
            return cls(item)

        async def callback(self, interaction: discord.Interaction[Any]) -> None:
            await answer(interaction, self.custom_id.removeprefix(PREFIX))

    return Pressable


def _button(button: Button, row: int | None) -> discord.ui.Button[View]:
    style = _STYLES.get(button.data[:1], ButtonStyle.secondary)
    return discord.ui.Button(
        style=style, label=cut(button.text, LABEL_LIMIT), custom_id=PREFIX + button.data, row=row
    )
