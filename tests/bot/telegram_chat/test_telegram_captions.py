"""Captions within Telegram's limits, whatever they say."""

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram_chat.captions import CAPTION_LIMIT, caption, harmless

CODES = st.lists(st.from_regex(r"[A-Z2-7]{40,60}", fullmatch=True), min_size=1, max_size=4)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=1500), CODES)
def test_every_code_is_whole_and_marked_however_long_the_text_is(text: str, codes: list[str]) -> None:
    shown, entities = caption(text, codes)
    assert units(shown) <= CAPTION_LIMIT
    encoded = shown.encode("utf-16-le")
    marked = [encoded[2 * one.offset : 2 * (one.offset + one.length)].decode("utf-16-le") for one in entities]
    assert marked == codes


def test_a_long_text_is_cut_with_an_ellipsis_before_the_code() -> None:
    shown, _ = caption("😀" * 600, ["CODE"])
    assert shown.endswith("😀…\nCODE")
    assert CAPTION_LIMIT - 1 <= units(shown) <= CAPTION_LIMIT


def test_a_text_that_fits_is_left_as_it_is() -> None:
    assert caption("pink hair, cat ears", ["CODE"])[0] == "pink hair, cat ears\nCODE"


def test_mentions_and_addresses_are_not_made_links() -> None:
    for typed in ("@everyone", "https://example.org", "example.org", "a@b.example"):
        assert typed not in harmless(f"I can't draw this yet: {typed}")


def test_ordinary_sentences_stay_the_same() -> None:
    sentence = "I don't know “x”. Try: /avatar cute pink hair… Seed 12 · a, b"
    assert harmless(sentence) == sentence
