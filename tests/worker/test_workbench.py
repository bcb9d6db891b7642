"""Errands on the workbench: one after the other, a few frames at a time, and none grows old waiting."""

from datetime import timedelta
from types import SimpleNamespace
from typing import cast

from rq.executions import Execution
from rq.job import Job
from rq.utils import now

from bot.request import AvatarRequest
from models.between import Between
from models.look import sample
from models.recipe import Recipe
from tests.worker.workshop import FlatStudio
from worker.studio import Studio
from worker.workbench import AT_A_TIME, Running, Workbench

LONG_AGO = now() - timedelta(hours=1)


def errand(frames: int) -> Running:
    recipe = Recipe(sample(1), 1)
    job = cast(Job, SimpleNamespace(started_at=LONG_AGO))
    unused = cast(Execution, None), cast(AvatarRequest, None)
    return Running(job, *unused, (recipe,), [Between.of(recipe)] * frames)


def test_errands_are_finished_one_after_the_other() -> None:
    bench = Workbench(cast(Studio, FlatStudio()))
    first, second = errand(AT_A_TIME + 1), errand(1)
    bench.lay_down(first)
    bench.lay_down(second)
    turns = [bench.draw_on() for _ in range(3)]
    assert turns[0] == []
    assert [[done for done, _ in turn] for turn in turns[1:]] == [[first], [second]]
    assert len(turns[1][0][1]) == AT_A_TIME + 1
    assert not bench


def test_the_time_of_an_errand_begins_with_its_turn() -> None:
    """What is drawn for too long counts as hung; what waits behind a long film does not."""
    bench = Workbench(cast(Studio, FlatStudio()))
    first, second = errand(3 * AT_A_TIME), errand(1)
    bench.lay_down(first)
    bench.lay_down(second)
    bench.draw_on()
    begun = first.job.started_at
    bench.draw_on()
    assert first.job.started_at == begun
    assert begun is not None
    assert second.job.started_at is not None
    assert second.job.started_at > begun > LONG_AGO
