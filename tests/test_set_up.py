"""The set-up that `make run` and `make test` share: done once, done again when needed, never a hang."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tools import set_up


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that has been set up for the CPU."""
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").touch()
    (tmp_path / "requirements.lock").write_text("torch==2.13.0\n")
    (tmp_path / "pyproject.toml").touch()
    places = {
        "ROOT": tmp_path,
        "VENV": venv,
        "PYTHON": venv / "bin" / "python",
        "LOCK": tmp_path / "requirements.lock",
        "READY": venv / ".ready",
        "UNFINISHED": venv / ".unfinished",
    }
    for name, place in places.items():
        monkeypatch.setattr(set_up, name, place)
    set_up.READY.write_text(set_up._fingerprint(False))
    return tmp_path


def test_what_is_set_up_is_left_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert set_up.main([]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("file", ["requirements.lock", "pyproject.toml"])
def test_other_libraries_need_another_set_up(project: Path, file: str) -> None:
    (project / file).write_text("torch==2.14.0\n")
    assert not set_up._ready(gpu=False)


def test_a_set_up_that_was_cut_off_is_done_again(project: Path) -> None:
    set_up.UNFINISHED.touch()
    assert not set_up._ready(gpu=False)


def test_a_python_that_went_away_needs_another_set_up(project: Path) -> None:
    set_up.PYTHON.unlink()
    assert not set_up._ready(gpu=False)


def test_a_torch_with_cuda_serves_the_cpu_and_not_the_other_way_round(project: Path) -> None:
    assert not set_up._ready(gpu=True)
    set_up.READY.write_text(set_up._fingerprint(True))
    assert set_up._ready(gpu=True)
    assert set_up._ready(gpu=False)


def test_an_index_that_is_silent_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setattr(set_up, "CPU_INDEX", f"http://127.0.0.1:{silent.getsockname()[1]}")
        monkeypatch.setattr(set_up, "ANSWERS_WITHIN", 0.5)
        assert not set_up._cpu_index_answers()


@pytest.mark.skipif("sys.platform != 'linux'", reason="only Linux has a choice of indexes")
def test_an_index_that_answers_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    class Index(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Index) as index:
        threading.Thread(target=index.serve_forever, daemon=True).start()
        monkeypatch.setattr(set_up, "CPU_INDEX", f"http://127.0.0.1:{index.server_port}")
        assert set_up._cpu_index_answers()
        index.shutdown()
