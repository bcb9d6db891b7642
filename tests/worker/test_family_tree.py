"""Family trees: everybody has a frame and a number, parents hang above their children, nothing overlaps."""

import io
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from redis import Redis
from rq.registry import FinishedJobRegistry

from bot.answer import Answer
from bot.drafting import Circumstances
from bot.errand_drafts import family_picture
from bot.lineage import GENERATIONS, Ancestry
from bot.replies import LANGUAGES
from bot.request import Errand
from models.look import sample
from models.recipe import Recipe, encode
from tests.worker.workshop import Mochi
from worker.board_picture import draw_board
from worker.family_tree import Tree, arranged, draw_tree

ANN, BEN, CLEO = (encode(Recipe(sample(seed), seed)) for seed in (1, 2, 3))
SMALL: Tree = ((1, 2), (), (3, 4), (), ())


def ancestries(generations: int = GENERATIONS) -> st.SearchStrategy[Ancestry]:
    parents = st.just(())
    if generations > 1:
        parents = st.lists(ancestries(generations - 1), max_size=2).map(tuple)  # type: ignore[assignment] # of any length
    return st.builds(Ancestry, st.sampled_from([ANN, BEN, CLEO]), parents)


@settings(deadline=None, max_examples=60)  # a busy machine is no failure
@given(ancestries().filter(lambda tree: bool(tree.parents)))
def test_nobody_hangs_over_another_or_over_the_edge(ancestry: Ancestry) -> None:
    tree = family_picture(ancestry, Circumstances("en", {"gan": 1}, 1)).tree
    places, (width, height) = arranged(tree)
    assert len(places) == len(tree) <= 15
    for number, place in enumerate(places):
        assert 0 < place.x - place.size // 2 < place.x + place.size // 2 < width
        assert 0 < place.y < place.y + place.size < height
        for other in places[:number]:
            apart = abs(place.x - other.x) >= (place.size + other.size) // 2
            assert apart or place.y + place.size < other.y or other.y + other.size < place.y
    for child, parents in enumerate(tree):
        assert all(places[parent].y < places[child].y for parent in parents)


def test_every_avatar_is_seen_in_its_frame() -> None:
    colours = ["#ff0000", "#00ff00", "#0000ff", "#ffff00", "#00ffff"]
    pictures = [Image.new("RGB", (512, 512), colour) for colour in colours]
    places, size = arranged(SMALL)
    board = draw_tree(pictures, SMALL, colours)
    assert board.size == size
    seen = [board.getpixel((place.x, place.y + place.size // 2)) for place in places]
    assert seen == [picture.getpixel((0, 0)) for picture in pictures]


def test_who_belongs_together_is_joined() -> None:
    """Between a child and each of its parents the paper is crossed by a line."""
    places, _ = arranged(((1,), ()))
    board = draw_tree([Image.new("RGB", (512, 512))] * 2, ((1,), ()), ["#886644"] * 2)
    between = (places[0].x, (places[1].below[1] + places[0].y) // 2)
    beside = (places[0].x - 60, between[1])
    assert brightness(board, between) < brightness(board, beside) - 40


def brightness(picture: Image.Image, place: tuple[int, int]) -> int:
    level = picture.convert("L").getpixel(place)
    assert isinstance(level, int)
    return level


@pytest.fixture
def mochi(valkey_url: str) -> Iterator[Mochi]:
    with Redis.from_url(valkey_url) as redis:
        yield Mochi(redis, valkey_url)


def draw(mochi: Mochi, seeds: Sequence[int], tree: Tree, language: str = "en") -> Answer:
    mochi.ask("a", seeds, errand=Errand.FAMILY, tree=tree, language=language)
    mochi.work()
    answer = mochi.chat.shown["a"]
    assert isinstance(answer, Answer), answer
    return answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_family_comes_as_one_picture_with_a_code_each(mochi: Mochi, language: str) -> None:
    answer = draw(mochi, [1, 2, 3, 4, 5], SMALL, language)
    (picture,) = answer.pictures
    assert answer.sheet == picture
    assert Image.open(io.BytesIO(picture.data)).size == arranged(SMALL)[1]
    assert len(answer.codes) == 5
    assert "5" in picture.alt
    assert mochi.jobs(FinishedJobRegistry) == {"test-a"}
    assert mochi.studio.batches == [5]


def test_the_largest_family_stays_small_enough_for_every_chat(mochi: Mochi) -> None:
    tree = ((1, 2), (3, 4), (5, 6), (7, 8), (9, 10), (11, 12), (13, 14), *[()] * 8)
    answer = draw(mochi, range(15), tree)
    picture = Image.open(io.BytesIO(answer.pictures[0].data))
    assert sum(picture.size) < 10_000
    assert len(answer.pictures[0].data) < 8 * 2**20


def test_a_board_shows_numbers_and_hearts_under_frames(mochi: Mochi) -> None:
    mochi.ask("a", [1, 2, 3, 4], errand=Errand.BOARD, hearts=(12, 3, 1, 0), language="ja")
    mochi.work()
    answer = mochi.chat.shown["a"]
    assert isinstance(answer, Answer), answer
    (picture,) = answer.pictures
    assert "12" in picture.alt
    width, height = Image.open(io.BytesIO(picture.data)).size
    assert (width, height) == (2 * 52 + 3 * 272 + 2 * 34, 2 * 52 + 2 * (272 + 58) + 34)
    assert len(answer.codes) == 4


def test_hearts_can_be_read_off_a_board() -> None:
    board = draw_board([Image.new("RGB", (512, 512), "navy")], [7], ["#886644"])
    below = board.crop((board.width // 2 - 60, 52 + 272 + 10, board.width // 2 + 60, board.height - 40))
    colours = {colour for _, colour in below.getcolors(10_000) or ()}
    assert (0xEE, 0x6F, 0x8E) in colours
