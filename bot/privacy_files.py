"""What a member is shown of their own data, and the button by which it is forgotten. Pure."""

import json
from collections.abc import Mapping
from typing import Any

from bot.answer import File
from bot.keyboards import Owner
from bot.presses import Press, Verb
from bot.replies import say
from bot.request import Keyboard


def data_file(found: Mapping[str, Any], language: str) -> File:
    """All that is kept about a member, as a file that people and programs can read."""
    text = json.dumps(found, ensure_ascii=False, indent=2)
    return File("mochi-data.json", text.encode(), "application/json", say(language, "my-data"))


def forget_keyboard(owner: Owner) -> Keyboard:
    """The button under the question "forget-sure"; pressed, it is answered with `desk.forget`."""
    return ((owner.button("button-forget", Press(Verb.FORGET)),),)
