"""`python -m worker.provenance`, as an operator types it."""

import json
from pathlib import Path

import pytest
from PIL import Image
from redis import Redis

from bot.settings import load_settings
from tests.worker.painted import someone
from worker.picture import to_png
from worker.provenance.__main__ import main
from worker.provenance.imprint import Maker
from worker.provenance.keeping import open_identity


@pytest.fixture(autouse=True)
def here(tmp_path: Path, valkey_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REDIS_URL", valkey_url)


def ours(tmp_path: Path) -> Path:
    settings = load_settings()
    with Redis.from_url(settings.redis_url) as redis:
        maker = Maker(open_identity(settings, redis))
    file = tmp_path / "mochi.png"
    file.write_bytes(to_png(Image.new("RGB", (256, 256), "pink"), maker.imprint("a", [someone()])))
    return file


def test_a_marked_file_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(ours(tmp_path))]) == 0
    said = capsys.readouterr().out
    assert "verdict: mochi" in said
    assert "signature (C2PA): own, says made by AI" in said


def test_without_redis_it_passes_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = ours(tmp_path)
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")
    assert main(["check", str(file)]) == 0
    assert "signature (C2PA): foreign" in capsys.readouterr().out


def test_an_unmarked_a_changed_and_a_missing_file_do_not(tmp_path: Path) -> None:
    plain, changed = tmp_path / "plain.png", tmp_path / "changed.png"
    Image.new("RGB", (256, 256), "pink").save(plain)
    changed.write_bytes(ours(tmp_path).read_bytes().replace(b"Drawn by AI", b"Drawn by me"))
    assert [main(["check", str(file)]) for file in (plain, changed, tmp_path / "none.png")] == [1, 1, 1]


def test_the_identity_is_told_by_its_fingerprint(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["identity"]) == 0
    settings = load_settings()
    with Redis.from_url(settings.redis_url) as redis:
        assert open_identity(settings, redis).fingerprint in capsys.readouterr().out


def test_a_request_of_the_logs_is_found_in_its_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = ours(tmp_path)
    assert main(["reference", "a"]) == 0
    with Image.open(file) as picture:
        assert json.loads(picture.info["AIGC"])["ProduceID"] == capsys.readouterr().out.strip()
