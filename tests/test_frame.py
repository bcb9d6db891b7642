"""What stands around the code: the files that a newcomer and an operator meet first."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bot.settings import Settings

ROOT = Path(__file__).parents[1]
TARGETS = ["help", "setup", "run", "draw", "test", "lint", "format", "chaos", "soak", "bench", "vocabulary"]
TARGETS += ["lock", "images", "sbom", "secrets", "clean"]
DOCKER_ONLY = ["COMPOSE_PROFILES", "REDIS_MEMORY", "REDIS_PASSWORD"]


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", *arguments], cwd=ROOT, env=inherited, capture_output=True, text=True, check=False
    )


def test_the_compose_file_keeps_to_the_specification(compose: dict[str, Any]) -> None:
    schema = json.loads((ROOT / "tests/data/compose-spec.json").read_text())
    assert list(jsonschema.Draft7Validator(schema).iter_errors(compose)) == []


def test_every_service_is_guarded(compose: dict[str, Any]) -> None:
    bots, others = {"discord", "telegram", "web"}, {"redis", "worker", "worker-gpu", "rq-dashboard"}
    assert set(compose["services"]) == bots | others
    for name, service in compose["services"].items():
        assert service["restart"] == "unless-stopped", name
        assert service["healthcheck"]["test"][0] == "CMD", name
        assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"]), name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert re.fullmatch(r"[\w/-]+:\d+\.\d+\.\d+(-\w+)?", service["image"]), name


def test_the_queue_forgets_nothing(compose: dict[str, Any]) -> None:
    command = " ".join(compose["services"]["redis"]["command"])
    assert "--appendonly yes --appendfsync always" in command
    assert "--maxmemory-policy noeviction" in command
    assert "--maxmemory ${REDIS_MEMORY:-512mb}" in command, "else it never says that it is full"
    assert "redis:/data" in compose["services"]["redis"]["volumes"]


def test_redis_is_reached_from_inside_alone_and_asks_who_it_is(compose: dict[str, Any]) -> None:
    redis = compose["services"]["redis"]
    assert "ports" not in redis
    assert redis["networks"] == ["queue"]
    assert compose["networks"]["queue"] == {"internal": True}
    assert "--aclfile /tmp/users.acl" in " ".join(redis["command"])
    published = [port for one in compose["services"].values() for port in one.get("ports", ())]
    assert all(port.startswith("127.0.0.1:") for port in published)


def test_only_the_gpu_profile_reserves_a_gpu(compose: dict[str, Any]) -> None:
    reserving = {name: one for name, one in compose["services"].items() if "deploy" in one}
    assert list(reserving) == ["worker-gpu"]
    assert reserving["worker-gpu"]["profiles"] == ["gpu"]
    assert "profiles" not in compose["services"]["worker"]


def test_images_are_pinned_and_run_as_nobody_special(compose: dict[str, Any]) -> None:
    text = (ROOT / "docker/Dockerfile").read_text()
    stages = dict(re.findall(r"^FROM \S+ AS (\S+)\n(.*?)(?=^FROM|\Z)", text, re.MULTILINE | re.DOTALL))
    outside = set(re.findall(r"^FROM (\S+)", text, re.MULTILINE)) - set(stages)
    assert all(re.fullmatch(r"\w+:\d+\.\d+\.\d+-[\w-]+", image) for image in outside)
    built = [one["build"] for one in compose["services"].values() if "build" in one]
    assert all("USER mochi" in stages[one["target"]] for one in built if "target" in one)
    dashboard = (ROOT / "ops/rq-dashboard/Dockerfile").read_text()
    assert "USER mochi" in dashboard
    assert len(re.findall(r" [a-z-]+==[\d.]+", dashboard)) == 3


def test_no_secret_is_written_into_the_compose_file(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        assert not [name for name in service.get("environment", {}) if "TOKEN" in name or "SECRET" in name]


def test_the_example_names_every_setting_once() -> None:
    names = re.findall(r"^# ([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert sorted(names) == sorted([*map(str.upper, Settings.model_fields), *DOCKER_ONLY])


def test_the_example_shows_values_that_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in re.findall(r"^# ([A-Z_]+)=(.+)", (ROOT / ".env.example").read_text(), re.MULTILINE):
        monkeypatch.setenv(name, value)
    chosen = Settings(_env_file=None)
    plain = {
        name: field.default for name, field in Settings.model_fields.items() if field.default is not None
    }
    plain["weights_folder"] = Path("models/weights")
    assert {name: getattr(chosen, name) for name in plain} == plain


@pytest.mark.parametrize("target", TARGETS)
def test_make_knows(target: str) -> None:
    planned = make("--dry-run", target)
    assert planned.returncode == 0, planned.stderr


def test_make_helps_and_names_every_target() -> None:
    assert re.findall(r"^  make (\w+)", make().stdout, re.MULTILINE) == TARGETS


def test_make_without_a_python_that_is_new_enough_says_so() -> None:
    refused = make("setup", "PYTHON=")
    assert refused.returncode != 0
    assert "Python 3.11 or newer" in refused.stderr


PINNED = re.compile(r"([a-z0-9-]+)==([\w.]+)(?: ; [^\\]+)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n")


def pinned(path: str) -> dict[str, str]:
    """Each library of a lock with its version. Nothing but libraries with their hashes stands there."""
    text = (ROOT / path).read_text().removeprefix("# Written by `make lock`.\n")
    assert PINNED.sub("", text) == ""
    return {name: version for name, version, _ in PINNED.findall(text)}


def test_the_lock_pins_every_library_by_its_hashes() -> None:
    everything = pinned("requirements.lock")
    assert everything["torch"] == "2.13.0"
    assert not [name for name in everything if name.startswith(("nvidia", "cuda", "triton"))]


@pytest.mark.parametrize("image", ["bot", "worker"])
def test_the_images_have_the_same_versions(image: str) -> None:
    everything, chosen = pinned("requirements.lock"), pinned(f"docker/{image}.lock")
    assert {"redis", "rq", "discord-py"} <= chosen.keys()
    assert ("safetensors" in chosen) is (image == "worker")
    assert not {"torch", "pytest"} & chosen.keys()
    assert chosen.items() <= everything.items()
    dockerfile = (ROOT / "docker/Dockerfile").read_text()
    assert f"pip install --no-deps --require-hashes --requirement {image}.lock" in dockerfile


def test_words_for_make_draw_reach_it_whole() -> None:
    planned = make("--dry-run", "draw", 'WORDS=it\'s $(HOME) `id` "pink"').stdout
    assert """WORDS='it'\\''s $(HOME) `id` "pink"'""" in planned
