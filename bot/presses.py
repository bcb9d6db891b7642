"""What a button does, as text that fits into one, sealed for the one member who may press it.

All that is needed to answer a press travels in the button: it works in messages of any age, after any
restart, and nothing has to be remembered for it.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from models.mixed_radix import is_base58

ROOM: Final = 54
"""Letters of the code in a button: the longest recipe. With the rest it makes the 64 bytes of Telegram."""
_ARGUMENT: Final = 2
_SEAL: Final = 7
"""Letters of the seal: 42 bits, which nobody guesses through a chat that takes a few presses a second."""


class Verb(StrEnum):
    """What is to be done with the code of the button."""

    PICK = "p"
    """Show one recipe on its own."""
    REROLL = "r"
    """Draw a wish anew."""
    MORE = "v"
    """Draw four more like a recipe."""
    EDIT = "e"
    """Ask what to change about a recipe."""
    SET = "t"
    """Give a recipe the value that the argument names."""
    SAVE = "s"
    LANGUAGE = "L"
    """Speak the language that the argument names to the presser."""
    SETTING = "S"
    """Change what the argument names for the group, or ask what it shall be."""
    DELETE = "d"
    """Take the message away; has no code."""
    FILES = "f"
    """Ask in which format a recipe is wanted."""
    FILE = "x"
    """Bring a recipe in the format that the argument names."""
    MOODS = "k"
    MOVE = "m"
    CANCEL = "c"
    """Take a waiting request away; its code is the request's (bot.request_codes)."""
    REPORT = "n"
    """Report the pictures above to the people of the server; everybody may."""
    REMOVE = "R"
    """Take a reported message away; its code says where it is. For those who may, which the platform sees."""
    FORGET = "F"
    """Forget all that is kept about the member; has no code."""
    GALLERY = "a"
    """Show the page of the presser's gallery that the argument counts in base58."""
    KEPT = "o"
    """Show what can be done with an avatar of the gallery; the argument is the page to go back to."""
    ME = "i"
    """Make a recipe the presser's current avatar."""
    FAVOUR = "j"
    """Make a saved avatar a favourite, or an ordinary one again."""
    NAME = "w"
    """Ask for the name of a saved avatar."""
    UNSAVE = "z"
    """Take a saved avatar out of the gallery."""
    UNDO = "u"
    """Go back to the recipe that another was changed from."""
    LOCK = "l"
    """Ask which parts of a recipe shall stay; the argument says which are chosen so far."""
    KEEP = "q"
    """Draw four others in which the parts of a recipe that the argument names stay."""
    TUNE = "g"
    """Show the sliders of a recipe."""
    SLIDE = "h"
    """Move a recipe a step along the gene that the argument names."""
    BREED = "b"
    """Draw other children of the parents of a recipe."""
    SHARE = "B"
    """Hang a recipe on the server's board."""
    HEART = "H"
    """Give a recipe on a board a heart, or take it back; the argument is the day of the board."""
    FAMILY = "y"
    """Draw the family tree of a recipe."""


ANYBODYS: Final = (Verb.REPORT, Verb.REMOVE, Verb.HEART)
"""What is not for one member alone to press."""


@dataclass(frozen=True)
class Press:
    """One button, pressed or to be pressed."""

    verb: Verb
    code: str = ""
    """Of a recipe or a wish; at most ROOM letters."""
    argument: str = ""
    """One or two letters of base58."""


class NotYours(Exception):
    """The button was made for another member, or not by this Mochi."""


def seal(press: Press, owner: str, key: bytes) -> str:
    """`press` as text of at most 64 ASCII letters that only `owner` can use, such as 'discord:123'."""
    if len(press.code) > ROOM or len(press.argument) > _ARGUMENT:
        raise ValueError("this does not fit into a button")
    open_part = press.verb.value + press.argument.ljust(_ARGUMENT, "_") + press.code
    return open_part + _seal_of(open_part, owner, key)


def unseal(text: str, presser: str, key: bytes) -> Press:
    """What `presser` may do with the button of this text. Raises NotYours."""
    open_part, sealed = text[:-_SEAL], text[-_SEAL:]
    if not hmac.compare_digest(sealed.encode(), _seal_of(open_part, presser, key).encode()):
        raise NotYours
    verb, argument, code = open_part[0], open_part[1 : 1 + _ARGUMENT], open_part[1 + _ARGUMENT :]
    if verb not in set(Verb) or not is_base58(code):
        raise NotYours  # of a later Mochi with the same key
    return Press(Verb(verb), code, argument.rstrip("_"))


def _seal_of(open_part: str, owner: str, key: bytes) -> str:
    whose = "" if open_part[:1] in ANYBODYS else owner
    digest = hmac.new(key, f"{whose}\n{open_part}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest)[:_SEAL].decode()
