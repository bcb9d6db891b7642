"""What happens in a film, frame by frame."""

from itertools import pairwise

import numpy as np
import pytest

from models.between import Between, blended
from models.look import Wish, edit
from models.recipe import Recipe
from models.traits import POSES
from tests.worker.painted import paint, someone
from worker.choreography import HELD, TICK, Film, morph, move

ONE, OTHER, THIRD = someone(1), someone(2, hair="bob"), someone(4, style="pastel")


def lids(film: Film) -> list[float]:
    return [frame.first.pose["lids"] for frame in film.frames]


def test_an_avatar_that_moves_starts_as_its_recipe_draws_it() -> None:
    """So what a chat shows before it plays is the avatar."""
    assert np.array_equal(blended([move(ONE).frames[0]]), blended([Between.of(ONE)]))
    assert move(ONE).frames[0].seeds == (ONE.seed, ONE.seed)


def test_eyes_close_and_open_once_without_a_jump() -> None:
    seen = lids(move(ONE))
    assert max(seen) > 0.95
    assert seen[0] == seen[-1] == 0
    shut = seen.index(max(seen))
    assert seen[: shut + 1] == sorted(seen[: shut + 1])
    assert seen[shut:] == sorted(seen[shut:], reverse=True)
    assert sum(0.05 < place < 0.95 for place in seen) >= 3


def test_a_smile_comes_and_goes() -> None:
    shares = [frame.share for frame in move(ONE).frames]
    assert shares[0] == shares[-1] == 0
    assert max(shares) == 1
    assert shares.count(1) * TICK > 400
    assert move(ONE).frames[0].second.traits["mouth"] == "open"
    gloomy = Recipe(edit(ONE.look, Wish({"mouth": "frown"})), 1)
    assert move(gloomy).frames[0].second.traits["mouth"] == "smile"


def test_the_head_sways_a_little_and_nothing_jumps_not_even_where_the_film_begins_again() -> None:
    frames = move(ONE).frames
    for name, reach in (("tilt", 0.1), ("turn", 0.1), ("brow_lift", 0.15)):
        places = [frame.first.pose[name] for frame in frames]
        assert max(places) > min(places)
        assert max(abs(one - other) for one, other in pairwise([*places, places[0]])) < reach


@pytest.mark.parametrize("end", [0, 1])
def test_poses_at_their_end_stay_within_it(end: int) -> None:
    pose = {name: float(places[end]) for name, places in POSES.items()}
    film = move(Recipe(edit(ONE.look, Wish(pose=pose)), 1))
    assert len(film.frames) == len(film.milliseconds)


@pytest.mark.parametrize("recipes", [(ONE, OTHER), (ONE, OTHER, THIRD), (ONE, OTHER) * 3])
def test_a_walk_rests_at_every_avatar_and_ends_where_it_began(recipes: tuple[Recipe, ...]) -> None:
    film = morph(recipes)
    rests = [number for number, time in enumerate(film.milliseconds) if time == HELD]
    assert [film.frames[number].first for number in rests] == [recipe.look for recipe in recipes]
    assert all(film.frames[number].share == 0 for number in rests)
    assert film.frames[-1].second == recipes[0].look
    assert film.frames[-1].seeds[1] == recipes[0].seed
    assert film.frames[-1].share > 0.9
    assert 24 <= len(film.frames) <= 72
    assert sum(film.milliseconds) < 10_000


def test_steps_are_small_where_a_walk_leaves_and_arrives() -> None:
    """It gathers speed and slows down, and no step is more than a sixth of its way."""
    leg = [frame.share for frame in morph((ONE, OTHER)).frames[:18]]
    steps = [after - before for before, after in pairwise([*leg, 1])]
    assert steps[0] < steps[len(steps) // 2] > steps[-1]
    assert max(steps) < 1 / 6


def test_painted_frames_follow_each_other_smoothly() -> None:
    drawn = [paint(frame).astype(float) for frame in morph((ONE, OTHER)).frames]
    steps = [np.abs(one - other).mean() for one, other in pairwise([*drawn, drawn[0]])]
    assert max(steps) < 0.15 * np.abs(drawn[0] - drawn[18]).mean()
