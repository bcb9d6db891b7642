"""What a container asks to know whether the process in it is well."""

import subprocess
import sys

from tests.processes import Processes


def health(processes: Processes, room: str) -> tuple[int, str]:
    asked = subprocess.run(
        [sys.executable, "-m", f"{room}.health"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=processes.folder,
        env=processes.environment,
    )
    return asked.returncode, asked.stderr


def test_a_worker_is_well_while_it_listens(processes: Processes) -> None:
    assert health(processes, "worker") == (1, "No worker of this machine gave a sign of life lately.\n")
    worker = processes.start_worker()
    assert health(processes, "worker") == (0, "")
    worker.terminate()
    worker.wait(30)
    assert health(processes, "worker")[0] == 1


def test_a_bot_is_well_while_it_reaches_its_queue(processes: Processes) -> None:
    assert health(processes, "bot") == (0, "")
    processes.environment["REDIS_URL"] = "redis://127.0.0.1:9/0"
    for room in ("bot", "worker"):
        status, said = health(processes, room)
        assert status == 1
        assert said.startswith("Redis can't be reached at REDIS_URL")
        assert "Traceback" not in said
