"""Names and descriptions of commands, options and choices in each person's language."""

from collections.abc import Mapping
from typing import Any, Final

from discord import Locale, app_commands
from discord.app_commands import locale_str

from bot.names import value_name
from bot.replies import LANGUAGES, say

_LANGUAGES: Final[Mapping[Locale, str]] = {
    Locale.chinese: "zh-CN",
    Locale.taiwan_chinese: "zh-TW",
    Locale.japanese: "ja",
}


class Translations(app_commands.Translator):
    """Says what `sentence` and `style` name, in the languages that Mochi speaks besides English."""

    async def translate(
        self, string: locale_str, locale: Locale, context: app_commands.TranslationContext[Any, Any]
    ) -> str | None:
        """The text in `locale`, or None where the English one stands."""
        language = _LANGUAGES.get(locale)
        return _in(language, string.extras) if language and string.extras else None


def sentence(name: str) -> locale_str:
    """The named sentence of bot.replies, to be translated."""
    return locale_str(say(LANGUAGES[0], name), sentence=name)


def style(value: str) -> locale_str:
    """The name of an art style, to be translated."""
    return locale_str(value_name(LANGUAGES[0], "style", value), style=value)


def _in(language: str, extras: Mapping[str, str]) -> str:
    if "style" in extras:
        return value_name(language, "style", extras["style"])
    return say(language, extras["sentence"])
