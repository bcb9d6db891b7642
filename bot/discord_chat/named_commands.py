"""Commands whose names and descriptions come from bot.replies."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any, TypeAlias

from discord import app_commands

from bot.discord_chat.translations import sentence

AnyCommand: TypeAlias = app_commands.Command[app_commands.Group, ..., None]
Callback: TypeAlias = Callable[..., Coroutine[Any, Any, None]]


def command(
    name: str, *options: str, codes: str = "", described: Mapping[str, str] | None = None, about: str = ""
) -> Callable[[Callback], AnyCommand]:
    """Make a function the slash command `name` with these options.

    The options `codes`, a letter each, take recipe codes: their names are the same in all languages.
    `described` names the sentence by which an option is described, where that is not its usual one, and
    `about` that by which the command is.
    """

    def decorate(callback: Callback) -> AnyCommand:
        descriptions = {option: sentence(f"option-{option}-description") for option in options}
        descriptions |= {option: sentence(told) for option, told in (described or {}).items()}
        descriptions |= dict.fromkeys(codes, sentence("option-recipe-description"))
        callback = app_commands.describe(**descriptions)(callback)
        callback = app_commands.rename(**{option: sentence(f"option-{option}") for option in options})(
            callback
        )
        return app_commands.command(
            name=sentence(f"{name}-name"), description=sentence(about or f"{name}-description")
        )(callback)

    return decorate
