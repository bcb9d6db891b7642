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
    options = command.get("options", [])
    required = [bool(one.get("required")) for one in options]
    if len(options) > 25 or required != sorted(required, reverse=True):
        return "options"
    return next((problem for one in (command, *options) if (problem := _check_named(one))), None)


def check_commands(commands: Sequence[Mapping[str, Any]]) -> str | None:
    """What is wrong with all commands together; None if nothing is."""
    for kind, most in ((1, 100), (2, 15), (3, 15)):
        alike = [one for one in commands if one.get("type", 1) == kind]
        if len(alike) > most:
            return "too many"
        for locale in ("", "zh-CN", "zh-TW", "ja"):
            names = [(one.get("name_localizations") or {}).get(locale, one["name"]) for one in alike]
            if twice := {name for name in names if names.count(name) > 1}:
                return f"the same name twice: {twice}"
    return None


def check_components(components: Sequence[Component], v2: bool = False) -> str | None:
    """What is wrong with what stands in or beneath a message; None if nothing is."""
    everything = list(_all(components))
    ids = [one["custom_id"] for one in everything if "custom_id" in one]
    if len(set(ids)) != len(ids):
        return "the same custom_id twice"
    if not v2 and (len(components) > 5 or any(one["type"] != 1 for one in components)):
        return "rows"
    if v2 and (len(everything) > 40 or any(one["type"] not in _ON_TOP for one in components)):
        return "too many components, or some in the wrong place"
    if sum(len(one["content"]) for one in everything if one["type"] == 10) > 4000:
        return "too much text"
    return next((problem for one in everything if (problem := _check_component(one))), None)


_SELECTS = (3, 5, 6, 7, 8)
_ON_TOP = (1, 9, 10, 12, 13, 14, 17)


def _all(components: Sequence[Component]) -> Iterator[Component]:
    """Components with those inside them."""
    for one in components:
        yield one
        yield from _all(one.get("components", ()))
        yield from _all([one["accessory"]] if "accessory" in one else ())


def check_window(window: Mapping[str, Any]) -> str | None:
    """What is wrong with a window to fill in; None if nothing is."""
    if not 1 <= len(window["title"]) <= 45 or not 1 <= len(window["custom_id"]) <= 100:
        return "title or custom_id"
    if not 1 <= len(window["components"]) <= 5:
        return "too many or too few fields"
    ids = [label["component"]["custom_id"] for label in window["components"]]
    if len(set(ids)) != len(ids):
        return "the same custom_id twice"
    return next((problem for label in window["components"] if (problem := _check_label(label))), None)


def _check_label(label: Component) -> str | None:
    if label["type"] != 18 or not 1 <= len(label["label"]) <= 45:
        return f"label {label['label']!r}"
    inside = label["component"]
    if inside["type"] not in (*_SELECTS, 4, 19, 21, 22, 23):
        return "a field of a kind that stands in no window"
    if len(label.get("description") or "") > 100 or len(inside.get("placeholder") or "") > 100:
        return "description or placeholder"
    return _check_component(inside)


def pressables(components: Sequence[Component]) -> Iterator[Component]:
    """Buttons and menus, from the first to the last."""
    yield from (one for one in _all(components) if "custom_id" in one)


def texts(components: Sequence[Component]) -> Iterator[str]:
    """What is read in the components of a message, but for buttons and menus."""
    yield from (one["content"] for one in _all(components) if one["type"] == 10)


def _check_component(one: Component) -> str | None:
    if "custom_id" in one and not 1 <= len(one["custom_id"]) <= 100:
        return f"custom_id {one['custom_id']!r}"
    match one["type"]:
        case 1:
            inside = [child["type"] for child in one["components"]]
            alone = len(inside) == 1 and inside[0] in _SELECTS
            return None if alone or (1 <= len(inside) <= 5 and set(inside) == {2}) else "a row"
        case 2:
            whole = 1 <= len(one["label"]) <= 80 and one["style"] in (1, 2, 3, 4)
            return None if whole else f"label {one['label']!r}"
        case 3 | 21 | 22:
            return _check_options(one)
        case 9:
            return None if 1 <= len(one["components"]) <= 3 and "accessory" in one else "a section"
        case 10:
            return None if one["content"] else "an empty text"
    return None if len(one.get("default_values") or ()) <= (one.get("max_values") or 1) else "default values"


def _check_options(one: Component) -> str | None:
    options, least, most = one["options"], *_COUNTS[one["type"]]
    values = [option["value"] for option in options]
    if not least <= len(options) <= most or len(set(values)) != len(values):
        return "options"
    if any(not 1 <= len(option["label"]) <= 100 or len(option["value"]) > 100 for option in options):
        return "an option"
    if any(len(option.get("description") or "") > 100 for option in options):
        return "an option's description"
    defaults = sum(bool(option.get("default")) for option in options)
    if defaults > (1 if one["type"] == 21 else one.get("max_values") or 1):
        return "too many defaults"
    return None if len(one.get("placeholder") or "") <= 150 else "placeholder"


_COUNTS = {3: (1, 25), 21: (2, 10), 22: (1, 10)}


def _check_named(one: Mapping[str, Any]) -> str | None:
    for name in (one["name"], *(one.get("name_localizations") or {}).values()):
        if not _NAME.fullmatch(name) or name != name.lower():
            return f"name {name!r}"
    for text in (one["description"], *(one.get("description_localizations") or {}).values()):
        if not 1 <= len(text) <= 100:
            return f"description {text!r}"
    choices = [
        {"name": name}
        for choice in one.get("choices", [])
        for name in (choice["name"], *(choice.get("name_localizations") or {}).values())
    ]
    if len(one.get("choices", [])) > 25:
        return "too many choices"
    if any(not 1 <= len(choice["name"]) <= 100 for choice in choices):
        return "choices"
    return None
