"""An rq worker that keeps its models in memory and draws many waiting jobs in one forward pass.

Each job keeps its own status, retries and result, so that rq's own tools tell the truth. What rq does to
one job in one process is done here to each of a batch: prepare, draw all together, then post and finish
each on its own, while the next batch is being drawn. Errands of many frames are drawn between batches.
"""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue
from rq.job import Job
from rq.utils import now
from rq.worker import WorkerStatus

from bot.answer import Answer, PostFailed
from bot.button_key import open_button_key
from bot.metrics import begun, drawing
from bot.request import AvatarRequest, Errand
from bot.settings import Settings
from models.recipe import Recipe, decode
from worker.answering import answer
from worker.ending import EndingWorker
from worker.errands import frames_of
from worker.picture import Pixels
from worker.post_office import PostOffice
from worker.provenance.keeping import open_maker
from worker.provenance.verifying import verified
from worker.scrubbing import forgotten
from worker.studio import Studio
from worker.tasks import is_suspect, request_text, unsuspicious
from worker.uploads.likeness import Likeness
from worker.workbench import Running, Workbench

log = logging.getLogger(__name__)


class BatchWorker(EndingWorker):
    """Takes up to `settings.batch_size` jobs at once from one queue."""

    def __init__(self, connection: "Redis", settings: Settings, studio: Studio, office: PostOffice) -> None:
        super().__init__(connection, settings, office)
        self._batch_size = settings.batch_size
        self._studio = studio
        self._maker = open_maker(settings, connection)
        self._workbench = Workbench(studio)
        self._likeness = Likeness(studio, office.fetch, self._maker, open_button_key(settings))

    def execute_job(self, job: Job, queue: Queue) -> None:
        """Draw `job` and all that wait behind it, as many as fit in a batch.

        Errands take turns with pictures that come meanwhile; pictures go first.
        """
        with suppress(RedisError):
            self.set_state(WorkerStatus.BUSY)  # else rq ends the draw as soon as it is told to stop
        self._begin([job, *self._companions(job, queue)], queue)
        while self._workbench:
            self._draw_on(queue)
            self._begin(self._newcomers(queue), queue)
        with suppress(RedisError):
            self.set_state(WorkerStatus.IDLE)

    def _companions(self, job: Job, queue: Queue) -> list[Job]:
        """Jobs to be drawn together with `job`: none beside one that has ended a worker before."""
        try:
            return [] if is_suspect(job) else unsuspicious(queue, self._batch_size - 1)
        except RedisError:
            return []

    def _begin(self, jobs: Sequence[Job], queue: Queue) -> None:
        """Start `jobs`; draw the pictures among them, and lay the errands on the workbench."""
        running = [started for one in jobs if (started := self._start(one, queue))]
        for started in running:
            self._office.send(self._office.show_drawing(started.request))
            if started.frames:
                self._workbench.lay_down(started)
        with self._pacemaker.watched():
            drawn_together = list(self._draw([one for one in running if not one.frames], queue))
        for started, drawn in drawn_together:
            self._office.send(self._deliver(started, drawn, queue))

    def _draw_on(self, queue: Queue) -> None:
        """Draw on at the first errand of the workbench, and send it off if it is done."""
        try:
            with self._pacemaker.watched():
                done = self._workbench.draw_on()
        except Exception as problem:
            errand = self._workbench.give_up()
            self._fail(errand.job, errand.execution, queue, problem)
        else:
            for started, drawn in done:
                self._office.send(self._deliver(started, drawn, queue))

    def _newcomers(self, queue: Queue) -> list[Job]:
        """Jobs that came while an errand was drawn, unless this worker is to stop."""
        if self._stop_requested or self._workbench.holds(is_suspect):
            return []
        try:
            if self.should_run_maintenance_tasks:
                self.run_maintenance_tasks()  # type: ignore[no-untyped-call] # rq types its signatures in part
            return unsuspicious(queue, self._batch_size - len(self._workbench))
        except RedisError as problem:
            log.warning("can't look for newcomers: %s", problem)
            return []

    def _start(self, job: Job, queue: Queue) -> Running | None:
        try:
            execution = self.prepare_execution(job)
            self.prepare_job_execution(job, remove_from_intermediate_queue=True)
        except RedisError as problem:
            log.warning("%s could not be begun: %s", job.id, type(problem).__name__)  # the reaper finds it
            return None
        job.started_at = now()
        begun(job.enqueued_at)
        self._pacemaker.keep(job, execution)
        try:
            request = AvatarRequest.from_json(request_text(job))
            recipes = tuple(map(self._of_today, request.recipes))
            return Running(job, execution, request, recipes, frames_of(request, recipes))
        except Exception as problem:
            # it will never be readable, so no other try is wanted
            job.retries_left = 0
            self._fail(job, execution, queue, problem)
            return None

    def _of_today(self, code: str) -> Recipe:
        """The recipe of `code` with the weights that are loaded, should they have been renewed meanwhile."""
        recipe = decode(code)
        return replace(recipe, weights=self._studio.version(recipe.family))

    def _draw(self, batch: Sequence[Running], queue: Queue) -> Iterator[tuple[Running, list[Pixels]]]:
        """Each of `batch` with its pictures. If the batch fails, each is drawn alone and fails alone."""
        if not batch:
            return
        try:
            with drawing(len(batch)):
                drawn = self._studio.draw([recipe for started in batch for recipe in started.recipes])
            pictures = iter(drawn)
            yield from [(started, [next(pictures) for _ in started.recipes]) for started in batch]
        except Exception as problem:
            if len(batch) == 1:
                self._fail(batch[0].job, batch[0].execution, queue, problem)
            else:
                log.exception("a batch of %d failed; drawing each alone", len(batch))
                for started in batch:
                    yield from self._draw([started], queue)

    async def _deliver(self, started: Running, drawn: Sequence[Pixels], queue: Queue) -> None:
        """Post the answer, then tell rq how it went. Runs on the post office's loop."""
        request = started.request
        try:
            ready = await self._answer(started, drawn)
            if await asyncio.to_thread(forgotten, started.job):
                await self._office.apologise(request, "forgotten-meanwhile")
            else:
                await self._office.post(request, ready)
        except PostFailed as problem:
            await asyncio.to_thread(self._postpone, started, queue, problem)
            return
        except Exception as problem:
            await asyncio.to_thread(self._fail, started.job, started.execution, queue, problem)
            return
        await asyncio.to_thread(self._finish, started, queue)

    async def _answer(self, started: Running, drawn: Sequence[Pixels]) -> Answer:
        request = started.request
        if request.errand is Errand.VERIFY:
            return await verified(request, self._office.fetch, self.connection)
        if request.errand is Errand.VARIATIONS:
            return await self._likeness.answer(request)
        return await asyncio.to_thread(
            answer, request, started.recipes, drawn, self._studio.upscale, self._maker
        )
