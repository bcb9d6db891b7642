"""`python -m bot parse` as a script uses it: lines in, JSON lines out."""

import io
import json

from bot.parse_command import main


def answers(*lines: str) -> list[dict[str, object]]:
    out = io.StringIO()
    assert main((line + "\n" for line in lines), out) == 0
    return [json.loads(row) for row in out.getvalue().splitlines()]


def test_a_line_of_words_becomes_an_object() -> None:
    [row] = answers("cute pink hair, cat ears and a spaceship")
    assert row == {
        "traits": {"ears": "cat"},
        "colours": {"hair": "#ff9ec4"},
        "pose": {},
        "unknown": ["spaceship"],
        "refused": None,
    }


def test_every_line_has_its_answer_blank_ones_too() -> None:
    empty = {"traits": {}, "colours": {}, "pose": {}, "unknown": [], "refused": None}
    assert answers("", "pink hair", "  ")[::2] == [empty, empty]


def test_what_is_refused_is_not_parsed() -> None:
    [row] = answers("naked loli")
    assert row["refused"]
    assert row["traits"] == {}


def test_words_of_other_languages_are_written_as_they_are() -> None:
    out = io.StringIO()
    main(["魑魅\n"], out)
    assert "魑魅" in out.getvalue()
