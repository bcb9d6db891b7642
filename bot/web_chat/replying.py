"""What the page is told, as JSON. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.answer import File
from bot.intake import Draft
from bot.keyboards import Owner, waiting_keyboard
from bot.mailbox import Letter
from bot.presses import ROOM, Verb
from bot.replies import say
from bot.request import Button, Keyboard
from bot.typed_chat.shown import Shown
from bot.typed_chat.speaking import Said
from models.look import Wish
from models.wish_code import WishCodeError, decode_wish, encode_wish

Json = dict[str, Any]

MY_DATA: Final = "/mydata"
"""Where the one file is that is not drawn."""
_NUMBERED: Final = {Verb.PICK: "web-pick", Verb.MORE: "web-more"}
"""Buttons that say no more than a number, and what they are called to those who hear them."""


def asked(request_id: str, draft: Draft, owner: Owner) -> Json:
    """Something is being drawn; the answer comes under `id`."""
    return {
        "asked": request_id,
        "said": say(owner.language, "placeholder"),
        "keyboard": keyboard(waiting_keyboard(request_id, owner), owner.language),
        "wish": encode_wish(draft.wish, ROOM) if draft.anew else "",
    }


def said(answered: Said, language: str) -> Json:
    """Something is said; avatars of it can be named by number from now on."""
    shown, file = answered.shown, answered.file
    return {
        "said": answered.text,
        "shown": {"codes": shown.codes, "first": shown.first} if shown else None,
        "file": {"src": MY_DATA, "name": file.name, "kind": file.kind, "alt": file.alt} if file else None,
        "keyboard": keyboard(answered.keyboard, language),
    }


def answer(request_id: str, letter: Letter, language: str) -> Json:
    """Pictures, a file or words, as they came; the bytes are fetched from their own addresses."""
    at = f"/answers/{request_id}"
    pictures = [
        {"src": f"{at}/pictures/{number}", "alt": one.alt} for number, one in enumerate(letter.pictures)
    ]
    heading = say(language, "caption-recipe", count=len(letter.codes))
    return {
        "said": letter.text.removesuffix(heading).rstrip(),  # the page sets the codes apart itself
        "codes": letter.codes,
        "pictures": pictures,
        "file": _file(letter.file, at) if letter.file else None,
        "keyboard": keyboard(letter.keyboard, language),
    }


def _file(file: File, at: str) -> Json:
    return {"src": f"{at}/file", "name": file.name, "kind": file.kind, "alt": file.alt}


def keyboard(rows: Keyboard, language: str) -> Sequence[Sequence[Mapping[str, str]]]:
    """Rows of buttons: what each says, does, and is called. Nobody else sees a page to report of it."""
    shown = ([button for button in row if button.data[:1] != Verb.REPORT] for row in rows)
    return [[_button(button, language) for button in row] for row in shown if row]


def shown_by(told: object) -> Shown:
    """What the page says that it shows: codes, the first one's number, and a wish to draw anew."""
    fields = told if isinstance(told, dict) else {}
    codes, first = fields.get("codes"), fields.get("first")
    return Shown(
        tuple(map(str, codes)) if isinstance(codes, list) else (),
        _wish(fields.get("wish")),
        first if isinstance(first, int) else 1,
    )


def _wish(code: object) -> Wish | None:
    try:
        return decode_wish(str(code)) if code else None
    except WishCodeError:
        return None


def _button(button: Button, language: str) -> Mapping[str, str]:
    verb = button.data[:1]
    number = "".join(filter(str.isdigit, button.text))
    sentence = _NUMBERED.get(Verb(verb)) if verb in set(Verb) else None
    name = say(language, sentence, number=number) if sentence and number else button.text
    return {"text": button.text, "data": button.data, "name": name, "verb": verb}
