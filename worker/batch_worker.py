"""An rq worker that keeps its models in memory and draws many waiting jobs in one forward pass.

Each job keeps its own status, retries and result, so that rq's own tools tell the truth. What rq does to
one job in one process is done here to each of a batch: prepare, draw all together, then post and finish
each on its own, while the next batch is being drawn. Errands of many frames are drawn between batches.
"""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue, SimpleWorker
from rq.executions import Execution
from rq.job import Job
from rq.serializers import JSONSerializer
from rq.utils import now
from rq.worker import WorkerStatus

from bot.answer import Answer
from bot.request import AvatarRequest, Errand
from bot.settings import Settings
from models.recipe import Recipe, decode
from worker.answering import answer
from worker.errands import frames_of
from worker.pacemaker import Pacemaker
from worker.picture import Pixels
from worker.post_office import PostOffice
from worker.provenance.keeping import open_maker
from worker.provenance.verifying import verified
from worker.scrubbing import blank, discreet, forgotten
from worker.studio import Studio
from worker.tasks import AvatarJob, request_text, waiting
from worker.workbench import Running, Workbench

log = logging.getLogger(__name__)
BEAT_LASTS: Final = 20
"""Seconds after its last heartbeat that a job counts as abandoned."""
LOOK_AROUND_EVERY: Final = 10
"""Seconds between looks for abandoned jobs and for retries that have come due."""
APOLOGY_TAKES_AT_MOST: Final = 30


class BatchWorker(SimpleWorker):
    """Takes up to `settings.batch_size` jobs at once from one queue."""

    def __init__(self, connection: "Redis", settings: Settings, studio: Studio, office: PostOffice) -> None:
        super().__init__(
            [settings.queue_name],
            connection=connection,
            job_class=AvatarJob,
            serializer=JSONSerializer,
            maintenance_interval=LOOK_AROUND_EVERY,
            exception_handlers=[self._apologise_at_last],
            log_job_description=False,
        )
        self._batch_size = settings.batch_size
        self._studio = studio
        self._office = office
        self._maker = open_maker(settings, connection)
        self._pacemaker = Pacemaker(self, self.queues[0])
        self._workbench = Workbench(studio)

    @property
    def dequeue_timeout(self) -> int:
        """Seconds between looks around while nothing waits."""
        return LOOK_AROUND_EVERY

    def get_heartbeat_ttl(self, job: Job, working_time: float = 0.0) -> int:
        """Seconds after which a job without a heartbeat counts as abandoned; the pacemaker beats oftener."""
        return BEAT_LASTS

    def execute_job(self, job: Job, queue: Queue) -> None:
        """Draw `job` and all that wait behind it, as many as fit in a batch.

        Errands take turns with pictures that come meanwhile; pictures go first.
        """
        self._begin([job, *waiting(queue, self._batch_size - 1)], queue)
        while self._workbench:
            self._draw_on(queue)
            self._begin(self._newcomers(queue), queue)
        self.set_state(WorkerStatus.IDLE)

    def teardown(self) -> None:
        """Stop after everything drawn has reached its chat."""
        self._office.close()
        self._pacemaker.stop()
        super().teardown()  # type: ignore[no-untyped-call] # rq types its signatures in part

    def _begin(self, jobs: Sequence[Job], queue: Queue) -> None:
        """Start `jobs`; draw the pictures among them, and lay the errands on the workbench."""
        running = [started for one in jobs if (started := self._start(one, queue))]
        for started in running:
            self._office.send(self._office.show_drawing(started.request))
            if started.frames:
                self._workbench.lay_down(started)
        for started, drawn in self._draw([one for one in running if not one.frames], queue):
            self._office.send(self._deliver(started, drawn, queue))

    def _draw_on(self, queue: Queue) -> None:
        """Draw on at the first errand of the workbench, and send it off if it is done."""
        try:
            done = self._workbench.draw_on()
        except Exception as problem:
            errand = self._workbench.give_up()
            self._fail(errand.job, errand.execution, queue, problem)
        else:
            for started, drawn in done:
                self._office.send(self._deliver(started, drawn, queue))

    def _newcomers(self, queue: Queue) -> list[Job]:
        """Jobs that came while an errand was drawn, unless this worker is to stop."""
        jobs: list[Job] = []
        if self._stop_requested:
            return jobs
        try:
            if self.should_run_maintenance_tasks:
                self.run_maintenance_tasks()  # type: ignore[no-untyped-call] # rq types its signatures in part
            for job in waiting(queue, self._batch_size - len(self._workbench)):
                jobs.append(job)  # one by one: those found before Redis went away are kept
        except RedisError as problem:
            log.warning("can't look for newcomers: %s", problem)
        return jobs

    def _start(self, job: Job, queue: Queue) -> Running | None:
        execution = self.prepare_execution(job)
        self.prepare_job_execution(job, remove_from_intermediate_queue=True)
        job.started_at = now()
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
            pictures = iter(self._studio.draw([recipe for started in batch for recipe in started.recipes]))
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
        except Exception as problem:
            await asyncio.to_thread(self._fail, started.job, started.execution, queue, problem)
            return
        await asyncio.to_thread(self._finish, started, queue)

    async def _answer(self, started: Running, drawn: Sequence[Pixels]) -> Answer:
        request = started.request
        if request.errand is Errand.VERIFY:
            return await verified(request, self._office.fetch, self.connection)
        return await asyncio.to_thread(
            answer, request, started.recipes, drawn, self._studio.upscale, self._maker
        )

    def _finish(self, started: Running, queue: Queue) -> None:
        self._pacemaker.release(started.execution)
        blank(started.job)
        self._finalize_success(started.job, queue, started.execution, None)

    def _fail(self, job: Job, execution: Execution, queue: Queue, problem: Exception) -> None:
        """Hand `problem` to rq, which retries the job or gives it up."""
        self._pacemaker.release(execution)
        log.warning("%s failed", job.id, exc_info=problem)
        if forgotten(job):
            job.retries_left = 0
        told = discreet(problem)
        self._finalize_failure(job, queue, execution, (type(told), told, told.__traceback__))

    def _apologise_at_last(self, job: Job, *_: object) -> None:
        """rq's hook for every failed try, also those of workers that died: apologise after the last."""
        if job.should_retry:
            return
        try:
            request = AvatarRequest.from_json(request_text(job))
            self._office.send(self._office.apologise(request)).result(APOLOGY_TAKES_AT_MOST)
        except Exception:
            log.exception("%s was given up and could not be told so", job.id)
        finally:
            blank(job)
