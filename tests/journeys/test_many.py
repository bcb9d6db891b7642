"""Many requests at once, and workers that come and go: everyone gets one answer."""

import json
import signal
import subprocess
from collections import Counter

from redis import Redis

from bot.avatar_queue import AvatarQueue
from bot.mailbox import address
from bot.request import AvatarRequest
from models.look import Wish, sample
from models.recipe import Recipe, encode
from tests.processes import Processes, wait_until


class Crowd:
    """People at terminals who ask all at once."""

    def __init__(self, url: str, people: int) -> None:
        self.redis = Redis.from_url(url)
        self.ids = [f"crowd-{number}" for number in range(people)]

    def ask(self) -> None:
        queue = AvatarQueue(self.redis, "avatars", 1000)
        for number, request_id in enumerate(self.ids):
            recipe = encode(Recipe(sample(number), number))
            where = address("console", request_id, "en")
            queue.submit(AvatarRequest(request_id, where, (recipe,), Wish(), (), 256))

    def answers(self) -> Counter[str]:
        """How many pictures each person has been shown, by request."""
        shown: Counter[str] = Counter()
        for request_id in self.ids:
            mailbox = address("console", request_id, "en").route["mailbox"]
            kinds = [json.loads(row[b"letter"])["kind"] for _, row in self.redis.xrange(mailbox)]
            shown[request_id] += kinds.count("answer")
        return shown

    def wait(self, seconds: float) -> None:
        wait_until(lambda: min(self.answers().values()) > 0, seconds, "everyone's picture")


def test_fifty_requests_at_once(processes: Processes, valkey_url: str) -> None:
    crowd = Crowd(valkey_url, 50)
    processes.start_worker()
    crowd.ask()
    crowd.wait(120)
    assert set(crowd.answers().values()) == {1}


def restarted(
    processes: Processes, crowd: Crowd, first: subprocess.Popen[bytes], how: signal.Signals
) -> None:
    """Stop the first worker `how` while it is at work, and let another take over."""
    wait_until(lambda: sum(crowd.answers().values()) > 0, 60, "the first picture")
    first.send_signal(how)
    first.wait(30)
    assert sum(crowd.answers().values()) < len(crowd.ids), "it was done before it was stopped"
    processes.start_worker()
    crowd.wait(180)


def test_a_worker_restarted_in_the_middle_loses_nothing(processes: Processes, valkey_url: str) -> None:
    crowd = Crowd(valkey_url, 40)
    crowd.ask()
    restarted(processes, crowd, processes.start_worker(), signal.SIGTERM)
    assert set(crowd.answers().values()) == {1}


def test_a_worker_that_is_killed_loses_nothing(processes: Processes, valkey_url: str) -> None:
    """A killed worker may have posted what it could not report; editing a placeholder twice shows once."""
    crowd = Crowd(valkey_url, 40)
    crowd.ask()
    restarted(processes, crowd, processes.start_worker(), signal.SIGKILL)
    assert min(crowd.answers().values()) >= 1
