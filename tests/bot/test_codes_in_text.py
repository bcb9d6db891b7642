"""Recipe codes are found in what stands in a chat."""

from bot.codes_in_text import codes_in
from models.look import sample
from models.recipe import Recipe, encode

CODES = [encode(Recipe(sample(seed), seed)) for seed in range(4)]


def test_the_codes_of_a_caption_are_found_in_order() -> None:
    caption = "pink hair\nSeed 7\n" + "\n".join(f"{number} `{code}`" for number, code in enumerate(CODES, 1))
    assert codes_in(f"{caption}\n{CODES[0]}") == tuple(CODES)


def test_what_only_looks_like_a_code_is_none() -> None:
    assert codes_in("nothing here") == ()
    assert codes_in(f"{CODES[0][:-1]}? x{CODES[1]} {'z' * 50}") == ()
