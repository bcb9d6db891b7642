"""What is logged, in the form the operator chose, and what never is."""

import json
import logging
import subprocess
import sys

import pytest
from pydantic import SecretStr

from bot.logs import HIDDEN, redacted, set_up_logs
from bot.settings import Settings

TELEGRAM = "1234567890:AAH-abcdefghijklmnopqrstuvwxyz0123456"
DISCORD = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789ab"
SECRETS = {
    f"POST https://api.telegram.org/bot{TELEGRAM}/getMe": TELEGRAM,
    f"Authorization: Bot {DISCORD}": DISCORD,
    "PATCH https://discord.com/api/webhooks/345678901234567890/aW50ZXJhY3Rp/messages": "aW50ZXJhY3Rp",
    "redis://mochi:hunter22@redis:6379/0 is away": "hunter22",
    "chat -1001234567890 is gone": "1001234567890",
    "member 345678901234567890 pressed": "345678901234567890",
    "kept for discord:4271": ":4271",  # short, and yet nothing that a clock writes
}


@pytest.fixture
def root() -> object:
    """The root logger, put back afterwards."""
    logger = logging.getLogger()
    before, level = list(logger.handlers), logger.level
    yield logger
    logger.handlers[:] = before
    logger.setLevel(level)


def logged(capsys: pytest.CaptureFixture[str], form: str) -> str:
    """What a process writes that fails with a secret on its lips."""
    set_up_logs(Settings(_env_file=None, log_format=form))
    log = logging.getLogger("bot.test")
    log.info("drawing on %s with process %d", "cpu", 12345)
    for text in SECRETS:
        log.warning("%s", text)
    try:
        try:
            raise ValueError("my secret garden")
        except ValueError as problem:
            raise RuntimeError(f"token {TELEGRAM}") from problem
    except RuntimeError:
        log.exception("it failed", extra={"arguments": ["my secret garden"]})
    logging.getLogger("httpx").info("GET https://example.org/bot%s", TELEGRAM)
    logging.getLogger("uvicorn.access").info("203.0.113.7 GET /")
    return capsys.readouterr().err


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("form", ["lines", "json"])
def test_no_secret_and_no_word_is_logged(capsys: pytest.CaptureFixture[str], form: str) -> None:
    said = logged(capsys, form)
    assert not [secret for secret in SECRETS.values() if secret in said]
    assert "garden" not in said
    assert "203.0.113.7" not in said
    assert "drawing on cpu with process 12345" in said


@pytest.mark.usefixtures("root")
def test_lines_tell_when_how_bad_who_and_where(capsys: pytest.CaptureFixture[str]) -> None:
    said = logged(capsys, "lines")
    assert said.splitlines()[0].endswith("INFO    bot.test: drawing on cpu with process 12345")
    assert "RuntimeError\n" in said
    assert "from ValueError\n" in said
    assert "test_logs.py:" in said


@pytest.mark.usefixtures("root")
def test_json_is_an_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    entries = [json.loads(line) for line in logged(capsys, "json").splitlines()]
    assert len(entries) == len(SECRETS) + 2
    assert all({"event", "level", "logger", "timestamp"} <= entry.keys() for entry in entries)
    assert entries[-1]["event"] == "it failed"
    assert entries[-1]["exception"].startswith("RuntimeError\n")


CRASH = """
import threading
from bot.logs import log_crashes, set_up_logs
from bot.settings import Settings

def fail():
    raise ValueError("my " + "secret" + " garden")

set_up_logs(Settings(_env_file=None))
log_crashes()
thread = threading.Thread(target=fail)
thread.start()
thread.join()
fail()
"""


def test_a_crash_tells_its_kind_and_its_place_alone() -> None:
    ended = subprocess.run([sys.executable, "-c", CRASH], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.count("CRITICAL mochi: a failure that nobody caught\nValueError") == 2
    assert "garden" not in ended.stderr


def test_what_tells_nothing_about_people_stays() -> None:
    for text in (
        "mochi-avatars 0.1.0 at 12:30:05",
        "seed 1234567",
        "redis://127.0.0.1:6379/0",
        "took 0.123456789 s",
    ):
        assert redacted(text) == text
    assert redacted("chat 123456789 left") == f"chat {HIDDEN} left"


def test_secrets_are_not_in_what_settings_say_of_themselves() -> None:
    settings = Settings(_env_file=None, telegram_token=SecretStr(TELEGRAM), discord_token=SecretStr(DISCORD))
    assert TELEGRAM not in repr(settings)
    assert DISCORD not in repr(settings)
