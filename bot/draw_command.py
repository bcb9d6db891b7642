"""`python -m bot draw`: one avatar for a script, by the same path as in a chat."""

import argparse
import asyncio
import json
import sys
import uuid
from collections.abc import Sequence
from pathlib import Path

from redis.exceptions import RedisError

from bot.avatar_queue import connect
from bot.console_chat.chat import PATIENCE, spoken_language
from bot.front_desk import FrontDesk, open_front_desk
from bot.intake import Draft, Order, OrderRefused
from bot.logs import set_up_logs
from bot.mailbox import Letter, address, letters
from bot.settings import Settings, load_settings
from models.recipe import decode


def main(arguments: Sequence[str]) -> int:
    """Draw, write the files, print the recipe codes. 0 drawn, 1 could not be drawn now, 2 refused."""
    chosen = _parser().parse_args(arguments)
    settings = load_settings()
    set_up_logs(settings)
    desk = open_front_desk(settings)
    try:
        draft = desk.take(_order(chosen))
    except OrderRefused as sentence:
        return _fail(str(sentence), 2)
    try:
        letter = _await(desk, draft, settings, chosen.patience)
    except (OrderRefused, RedisError) as problem:
        return _fail(f"{problem} (no queue at REDIS_URL; `make run` starts one)", 1)
    except TimeoutError:
        return _fail("No worker answered; `make run` or `python -m worker` starts one.", 1)
    return _hand_over(letter, draft, chosen) if letter.kind == "answer" else _fail(letter.text, 1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m bot draw", description="Draw an avatar from words.")
    parser.add_argument("words", nargs="?", default="", help="what to draw, like: cute pink hair")
    parser.add_argument("--out", type=Path, required=True, help="the PNG file; more pictures get -2, -3, …")
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--style")
    parser.add_argument("--family", help="gan, vae or prior")
    parser.add_argument("--size", type=int, default=512, help="256, 512 or 1024 pixels")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--recipe", help="a recipe code to draw again")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the codes")
    parser.add_argument("--patience", type=float, default=PATIENCE, help="seconds to wait for a worker")
    return parser


def _order(chosen: argparse.Namespace) -> Order:
    options = {name: getattr(chosen, name) for name in ("style", "family", "count", "size", "seed", "recipe")}
    return Order(words=chosen.words, language=spoken_language(), **options)


def _await(desk: FrontDesk, draft: Draft, settings: Settings, patience: float) -> Letter:
    """Put the draft on the queue and return the last letter that comes of it."""
    request_id = f"draw-{uuid.uuid4().hex}"
    where = address("console", request_id, spoken_language())
    asyncio.run(desk.submit(draft.request(request_id, where)))
    with connect(settings) as redis:
        *_, last = letters(redis, where, patience)
    return last


def _hand_over(letter: Letter, draft: Draft, chosen: argparse.Namespace) -> int:
    paths = [_numbered(chosen.out, number) for number in range(1, len(letter.pictures) + 1)]
    try:
        for path, picture in zip(paths, letter.pictures, strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(picture.data)
    except OSError as problem:
        return _fail(f"The picture can't be written: {problem}", 1)
    print(_as_json(letter, draft, paths) if chosen.json else "\n".join(letter.codes))
    return 0


def _as_json(letter: Letter, draft: Draft, paths: Sequence[Path]) -> str:
    pictures = [
        {"path": str(path), "recipe": code, "seed": decode(code).seed, "alt": picture.alt}
        for path, code, picture in zip(paths, letter.codes, letter.pictures, strict=True)
    ]
    wish = {"traits": dict(draft.wish.traits), "colours": dict(draft.wish.colours)}
    found = {"pictures": pictures, "caption": letter.text, **wish, "unknown": list(draft.unknown)}
    return json.dumps(found, ensure_ascii=False)


def _numbered(path: Path, number: int) -> Path:
    return path if number == 1 else path.with_stem(f"{path.stem}-{number}")


def _fail(sentence: str, status: int) -> int:
    print(sentence, file=sys.stderr)
    return status
