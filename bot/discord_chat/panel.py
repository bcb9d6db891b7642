"""The panel on which a member changes an avatar part by part, seen by nobody else.

Nothing is remembered for it either: its menus carry the avatar as changed so far.
"""

from typing import Final

import discord
from discord import SelectOption
from discord.ui import Select, View

from bot.discord_chat.components import PREFIX, add_row
from bot.keyboards import Owner
from bot.parts import PARTS, Menu, menus
from bot.presses import Press, Verb, seal
from bot.replies import say
from models.recipe import decode

FIRST_PART: Final = "hair"
PART: Final = "P"
"""The argument of an EDIT that chooses a part of the panel."""
WORDS: Final = "W"
"""The argument of an EDIT that asks for words."""
_PLACEHOLDER_LIMIT: Final = 150


def panel(code: str, part: str, owner: Owner) -> View:
    """The panel for the avatar of `code`, opened at a part of bot.parts.PARTS."""
    view = View(timeout=None)
    view.add_item(_parts(code, part, owner))
    for menu in menus(part, decode(code).look, owner.language):
        view.add_item(_menu(code, menu, owner))
    draw, words = Press(Verb.PICK, code), Press(Verb.EDIT, code, WORDS)
    add_row(view, [owner.button("button-draw", draw), owner.button("button-words", words)])
    view.stop()
    return view


def part_of(message: discord.Message | None) -> str:
    """The part at which the panel of `message` is open."""
    rows = message.components if message else []
    options = [
        option
        for row in rows
        if isinstance(row, discord.ActionRow)
        for menu in row.children
        if isinstance(menu, discord.SelectMenu)
        for option in menu.options
    ]
    return next((one.value for one in options if one.default and one.value in PARTS), FIRST_PART)


def _parts(code: str, chosen: str, owner: Owner) -> Select[View]:
    options = [
        SelectOption(label=say(owner.language, f"part-{part}"), value=part, default=part == chosen)
        for part in PARTS
    ]
    return Select(custom_id=_custom_id(Press(Verb.EDIT, code, PART), owner), options=options)


def _menu(code: str, menu: Menu, owner: Owner) -> Select[View]:
    letter = menu.choices[0].argument[0]
    options = [SelectOption(label=choice.text, value=choice.argument) for choice in menu.choices]
    return Select(
        custom_id=_custom_id(Press(Verb.SET, code, letter), owner),
        placeholder=menu.title[:_PLACEHOLDER_LIMIT],
        options=options,
    )


def _custom_id(press: Press, owner: Owner) -> str:
    return PREFIX + seal(press, owner.name, owner.key)
