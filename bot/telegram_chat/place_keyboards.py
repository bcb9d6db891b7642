"""What can be pressed to choose a language, and to choose for a group. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.keyboards import Owner
from bot.names import value_name
from bot.presses import Press, Verb
from bot.replies import LANGUAGES, say
from bot.request import Button, Keyboard
from bot.server_settings import ServerSettings
from bot.telegram_chat.markup import worded
from bot.telegram_chat.people import GENERAL
from models.traits import TRAITS

_DIGITS: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
ADMINS: Final = "admins"
"""Where reports are read: by each admin in private, instead of in a topic."""
_CHOICES: Final[Mapping[str, Sequence[Any]]] = {
    "language": ("", *LANGUAGES),
    "style": ("", *TRAITS["style"]),
    "share": ("", "1", "2", "4", "8", "16"),
    "reports": ("", ADMINS, GENERAL),
}
"""What may be chosen of the settings that are not merely on or off; nothing stands for Mochi's own choice."""
_REPORTS: Final = {
    "": "setting-off",
    ADMINS: "telegram-reports-admins",
    GENERAL: "telegram-reports-here",
}
_SWITCHES: Final = ("gallery", "quiet", "board")
_FIELDS: Final = (*_CHOICES, *_SWITCHES, "channels")
_HERE, _EVERYWHERE = "1", "2"


def language_keyboard(owner: Owner) -> Keyboard:
    """A button for each language, and one for that of the app."""
    own = [
        worded(say(language, "language-itself"), Press(Verb.LANGUAGE, argument=_DIGITS[place]), owner)
        for place, language in enumerate(LANGUAGES)
    ]
    return (tuple(own[:2]), tuple(own[2:]), (owner.button("language-own", Press(Verb.LANGUAGE)),))


def language_of_press(argument: str) -> str:
    """The language that a button of `language_keyboard` chooses; empty for that of the app."""
    return LANGUAGES[_DIGITS.index(argument)] if argument else ""


def settings_keyboard(settings: ServerSettings, topic: str, owner: Owner) -> Keyboard:
    """A button for each setting of a group; switches are turned at once.

    `topic` is where it stands; empty in a group without topics, where there is nothing to choose from.
    """
    chosen = [owner.button(f"setting-{name}", _press(name)) for name in _CHOICES]
    switches = [_turning(name, bool(getattr(settings, name)), owner) for name in _SWITCHES]
    here = "telegram-not-here" if topic in settings.channels else "telegram-here"
    places = [owner.button(here, _press("channels", _HERE))]
    if settings.channels:
        places.append(owner.button("telegram-everywhere", _press("channels", _EVERYWHERE)))
    topics = (tuple(places),) if topic else ()
    return (tuple(chosen[:2]), tuple(chosen[2:]), tuple(switches), *topics)


def choices_keyboard(field: str, settings: ServerSettings, owner: Owner) -> Keyboard:
    """A button for each value of a setting, the present one marked, and the way back."""
    now = getattr(settings, field) or ""
    buttons = [
        worded(
            _marked(_shown(field, value, owner.language), _is_now(value, str(now))),
            _press(field, _DIGITS[place]),
            owner,
        )
        for place, value in enumerate(_CHOICES[field])
    ]
    rows = [tuple(buttons[start : start + 3]) for start in range(0, len(buttons), 3)]
    return (*rows, (owner.button("telegram-back", Press(Verb.SETTING)),))


def chosen_field(argument: str) -> str:
    """The setting that a button is about; empty for the way back. Raises IndexError or ValueError."""
    return _FIELDS[_DIGITS.index(argument[0])] if argument else ""


def changes_of(argument: str, settings: ServerSettings, topic: str) -> Mapping[str, Any]:
    """What a button changes; nothing if it only asks. Raises IndexError or ValueError."""
    field, value = chosen_field(argument), argument[1:]
    if field in _SWITCHES:
        return {field: not getattr(settings, field)}
    if not value:
        return {}
    if field == "channels":
        others = [one for one in settings.channels if one != topic]
        turned = others if topic in settings.channels else [*others, topic]
        return {field: turned if value == _HERE else []}
    chosen = _CHOICES[field][_DIGITS.index(value)]
    return {field: topic if chosen == GENERAL else chosen}


def _press(field: str, value: str = "") -> Press:
    return Press(Verb.SETTING, argument=_DIGITS[_FIELDS.index(field)] + value)


def _turning(name: str, on: bool, owner: Owner) -> Button:
    """A switch that says what it is now."""
    language = owner.language
    value = say(language, "setting-on" if on else "setting-off")
    return worded(
        say(language, "setting", name=say(language, f"setting-{name}"), value=value), _press(name), owner
    )


def _is_now(value: str, now: str) -> bool:
    """Whether a choice is the present one; of reports, any topic counts as that of the settings."""
    return value == now or (value == GENERAL and now not in ("", ADMINS))


def _shown(field: str, value: str, language: str) -> str:
    if field == "reports":
        return say(language, _REPORTS[value])
    if not value:
        return say(language, "setting-own")
    if field == "language":
        return say(value, "language-itself")
    return value_name(language, "style", value) if field == "style" else value


def _marked(text: str, chosen: bool) -> str:
    return f"✓ {text}" if chosen else text
