"""Whose signature it is: one identity for all workers, the operator's own if there is one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis

from bot.settings import Settings
from worker.provenance.identity import Identity, IdentityError, create
from worker.provenance.keeping import KEPT_AS, known_roots, open_identity


@pytest.fixture
def redis(valkey_url: str) -> Iterator["Redis"]:
    with Redis.from_url(valkey_url) as connection:
        yield connection


def settings(**chosen: object) -> Settings:
    return Settings(_env_file=None, **chosen)  # type: ignore[arg-type, call-arg] # fields by name


def written(identity: Identity, folder: Path) -> dict[str, Path]:
    """The identity as an operator's files."""
    paths = {"signing_certificate": folder / "chain.pem", "signing_key": folder / "key.pem"}
    paths["signing_certificate"].write_text(identity.chain)
    paths["signing_key"].write_text(identity.key)
    return paths


def test_all_workers_sign_with_the_identity_of_the_first(redis: "Redis") -> None:
    first, second = open_identity(settings(), redis), open_identity(settings(), redis)
    assert first == second
    assert known_roots(redis) == [first.root]


def test_with_a_secret_the_key_lies_sealed_in_redis(redis: "Redis") -> None:
    identity = open_identity(settings(secret_key="a long enough secret"), redis)
    kept = redis.get(KEPT_AS)
    assert isinstance(kept, bytes)
    assert b"ENCRYPTED" in kept
    assert identity.key.splitlines()[1].encode() not in kept


def test_with_another_secret_there_is_a_new_identity_and_the_old_one_is_still_known(redis: "Redis") -> None:
    old = open_identity(settings(secret_key="a long enough secret"), redis)
    new = open_identity(settings(secret_key="quite another secret"), redis)
    assert old != new
    assert set(known_roots(redis)) == {old.root, new.root}


def test_a_secret_that_comes_later_changes_nothing(redis: "Redis") -> None:
    first = open_identity(settings(), redis)
    assert open_identity(settings(secret_key="a long enough secret"), redis) == first


def test_an_operators_own_certificate_comes_first(redis: "Redis", tmp_path: Path) -> None:
    own = create()
    assert open_identity(settings(**written(own, tmp_path)), redis) == own
    assert redis.exists(KEPT_AS) == 0


def test_a_key_of_another_certificate_is_refused_in_one_line(redis: "Redis", tmp_path: Path) -> None:
    mixed = Identity(create().chain, create().key)
    with pytest.raises(IdentityError, match="does not belong"):
        open_identity(settings(**written(mixed, tmp_path)), redis)


def test_half_an_identity_is_refused_in_one_line(redis: "Redis", tmp_path: Path) -> None:
    chain = written(create(), tmp_path)["signing_certificate"]
    with pytest.raises(IdentityError, match="belong together"):
        open_identity(settings(signing_certificate=chain), redis)


def test_nobody_reads_the_key_in_a_log() -> None:
    identity = create()
    assert "PRIVATE" not in repr(identity)
    assert identity.key not in repr(identity)
