"""Discord's rules for what a bot sends: names, lengths and counts of commands, components and windows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_NAME = re.compile(r"[-_'\w]{1,32}")
Component = dict[str, Any]


def check_command(command: Mapping[str, Any]) -> str | None:
    """What is wrong with a command; None if nothing is."""
    names = (command["name"], *(command.get("name_localizations") or {}).values())
    if command.get("type", 1) != 1:
        return next((f"name {name!r}" for name in names if not 1 <= len(name) <= 32), None)
    for one in (command, *command.get("options", [])):
        if problem := _check_named(one):
            return problem
    return None


def check_components(rows: Sequence[Component]) -> str | None:
    """What is wrong with the rows beneath a message; None if nothing is."""
    if len(rows) > 5 or any(row["type"] != 1 or not 1 <= len(row["components"]) <= 5 for row in rows):
        return "rows"
    found = list(pressables(rows))
    ids = [one["custom_id"] for one in found]
    if len(set(ids)) != len(ids):
        return "the same custom_id twice"
    if any(len(row["components"]) > 1 for row in rows if row["components"][0]["type"] == 3):
        return "a menu beside something else"
    return next((problem for one in found if (problem := _check_component(one))), None)


def check_window(window: Mapping[str, Any]) -> str | None:
    """What is wrong with a window to fill in; None if nothing is."""
    if not 1 <= len(window["title"]) <= 45 or not 1 <= len(window["custom_id"]) <= 100:
        return "title or custom_id"
    if not 1 <= len(window["components"]) <= 5:
        return "too many or too few fields"
    for label in window["components"]:
        if label["type"] != 18 or not 1 <= len(label["label"]) <= 45:
            return f"label {label['label']!r}"
        if (
            len(label.get("description") or "") > 100
            or len(label["component"].get("placeholder") or "") > 100
        ):
            return "description or placeholder"
        if label["component"]["type"] == 3 and (problem := _check_component(label["component"])):
            return problem
    return None


def pressables(rows: Sequence[Component]) -> Iterator[Component]:
    """Buttons and menus, from the first to the last."""
    for row in rows:
        yield from (one for one in row["components"] if "custom_id" in one)


def _check_component(one: Component) -> str | None:
    if not 1 <= len(one["custom_id"]) <= 100:
        return f"custom_id {one['custom_id']!r}"
    if one["type"] == 2:
        return (
            None
            if 1 <= len(one["label"]) <= 80 and one["style"] in (1, 2, 3, 4)
            else f"label {one['label']!r}"
        )
    options = one["options"]
    values = [option["value"] for option in options]
    if not 1 <= len(options) <= 25 or len(set(values)) != len(values):
        return "options"
    if any(not 1 <= len(option["label"]) <= 100 or len(option["value"]) > 100 for option in options):
        return "an option"
    return None if len(one.get("placeholder") or "") <= 150 else "placeholder"


def _check_named(one: Mapping[str, Any]) -> str | None:
    for name in (one["name"], *(one.get("name_localizations") or {}).values()):
        if not _NAME.fullmatch(name) or name != name.lower():
            return f"name {name!r}"
    for text in (one["description"], *(one.get("description_localizations") or {}).values()):
        if not 1 <= len(text) <= 100:
            return f"description {text!r}"
    choices = one.get("choices", [])
    if len(choices) > 25 or any(not 1 <= len(choice["name"]) <= 100 for choice in choices):
        return "choices"
    return None
