"""An rq worker that keeps its models in memory and draws many waiting jobs in one forward pass.

Each job keeps its own status, retries and result, so that rq's own tools tell the truth. What rq does to
one job in one process is done here to each of a batch: prepare, draw all together, then post and finish
each on its own, while the next batch is being drawn.
"""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Final

from redis import Redis
from rq import Queue, SimpleWorker
from rq.executions import Execution
from rq.job import Job
from rq.serializers import JSONSerializer
from rq.utils import now
from rq.worker import WorkerStatus

from bot.answer import PlaceholderGone
from bot.replies import say
from bot.request import AvatarRequest
from bot.settings import Settings
from models.recipe import Recipe, decode, encode
from worker.answering import answer
from worker.pacemaker import Pacemaker
from worker.picture import Pixels
from worker.post_office import PostOffice
from worker.studio import Studio
from worker.tasks import AvatarJob, request_text

log = logging.getLogger(__name__)
BEAT_LASTS: Final = 20
"""Seconds after its last heartbeat that a job counts as abandoned."""
LOOK_AROUND_EVERY: Final = 10
"""Seconds between looks for abandoned jobs and for retries that have come due."""
APOLOGY_TAKES_AT_MOST: Final = 30


@dataclass(frozen=True)
class Running:
    """A job that has been started, with what it asks for."""

    job: Job
    execution: Execution
    request: AvatarRequest
    recipes: tuple[Recipe, ...]


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
        self._pacemaker = Pacemaker(self, self.queues[0])

    @property
    def dequeue_timeout(self) -> int:
        """Seconds between looks around while nothing waits."""
        return LOOK_AROUND_EVERY

    def get_heartbeat_ttl(self, job: Job, working_time: float = 0.0) -> int:
        """Seconds after which a job without a heartbeat counts as abandoned; the pacemaker beats oftener."""
        return BEAT_LASTS

    def execute_job(self, job: Job, queue: Queue) -> None:
        """Draw `job` and all that wait behind it, as many as fit in a batch."""
        running = [started for one in self._batch(job, queue) if (started := self._start(one, queue))]
        for started, drawn in self._draw(running, queue):
            self._office.send(self._deliver(started, drawn, queue))
        self.set_state(WorkerStatus.IDLE)

    def teardown(self) -> None:
        """Stop after everything drawn has reached its chat."""
        self._office.close()
        self._pacemaker.stop()
        super().teardown()  # type: ignore[no-untyped-call] # rq types its signatures in part

    def _batch(self, first: Job, queue: Queue) -> Iterator[Job]:
        yield first
        for _ in range(self._batch_size - 1):
            # no timeout: what does not wait already is left to the next batch
            found = self.queue_class.dequeue_any(
                [queue],
                None,
                connection=self.connection,
                job_class=self.job_class,
                serializer=self.serializer,
            )
            if found is None:
                return
            yield found[0]

    def _start(self, job: Job, queue: Queue) -> Running | None:
        execution = self.prepare_execution(job)
        self.prepare_job_execution(job, remove_from_intermediate_queue=True)
        job.started_at = now()
        self._pacemaker.keep(job, execution)
        try:
            request = AvatarRequest.from_json(request_text(job))
            return Running(job, execution, request, tuple(map(self._of_today, request.recipes)))
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
        for started in batch:
            self._office.send(self._show_drawing(started.request))
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

    async def _show_drawing(self, request: AvatarRequest) -> None:
        try:
            await self._office.poster(request.address.platform).drawing(request.address)
        except Exception as problem:
            log.info("could not show that %s is being drawn: %r", request.id, problem)

    async def _deliver(self, started: Running, drawn: Sequence[Pixels], queue: Queue) -> None:
        """Post the answer, then tell rq how it went. Runs on the post office's loop."""
        request = started.request
        try:
            ready = await asyncio.to_thread(answer, request, started.recipes, drawn)
            await self._office.poster(request.address.platform).post(request.address, ready)
        except PlaceholderGone:
            log.info("nobody waits for %s any more", request.id)
        except Exception as problem:
            await asyncio.to_thread(self._fail, started.job, started.execution, queue, problem)
            return
        await asyncio.to_thread(self._finish, started, queue)

    def _finish(self, started: Running, queue: Queue) -> None:
        self._pacemaker.release(started.execution)
        self._finalize_success(
            started.job, queue, started.execution, [encode(recipe) for recipe in started.recipes]
        )

    def _fail(self, job: Job, execution: Execution, queue: Queue, problem: Exception) -> None:
        """Hand `problem` to rq, which retries the job or gives it up."""
        self._pacemaker.release(execution)
        log.warning("%s failed", job.id, exc_info=problem)
        self._finalize_failure(job, queue, execution, (type(problem), problem, problem.__traceback__))

    def _apologise_at_last(
        self,
        job: Job,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """rq's hook for every failed try, also those of workers that died: apologise after the last."""
        if job.should_retry:
            return
        try:
            request = AvatarRequest.from_json(request_text(job))
            self._office.send(self._apologise(request)).result(APOLOGY_TAKES_AT_MOST)
        except Exception:
            log.exception("%s was given up and could not be told so", job.id)

    async def _apologise(self, request: AvatarRequest) -> None:
        try:
            sentence = say(request.address.language, "apology")
            await self._office.poster(request.address.platform).apologise(request.address, sentence)
        except PlaceholderGone:
            log.info("nobody waits for %s any more", request.id)
