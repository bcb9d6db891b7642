"""Where the signing identity is kept: the operator's own files, else Redis, for all workers together."""

import json
import logging
from datetime import UTC, datetime
from typing import Final

from cryptography.hazmat.primitives import serialization
from redis import Redis

from bot.settings import Settings
from models.weights_index import WeightsError, shipped
from worker.provenance.identity import Identity, IdentityError, create
from worker.provenance.imprint import Maker

log = logging.getLogger(__name__)
KEPT_AS: Final = "mochi:signing-identity"
ROOTS: Final = "mochi:signing-roots"
"""The root of every identity that ever signed here: what they signed stays known."""


def open_identity(settings: Settings, redis: "Redis") -> Identity:
    """The identity of these settings, made at the first start if the operator gave none.

    Its key lies in Redis sealed with SECRET_KEY, if there is one. Raises IdentityError or RedisError.
    """
    identity = _given(settings) or _kept(redis, settings)
    identity.check(datetime.now(UTC))
    redis.sadd(ROOTS, identity.root)
    return identity


def open_maker(settings: Settings, redis: "Redis") -> Maker:
    """Who answers for the files of a worker with these settings. Raises as open_identity does."""
    try:
        networks = shipped(settings.weights_folder)
    except WeightsError:
        networks = {}  # a worker with no index has no networks to name; its studio says so first
    return Maker(open_identity(settings, redis), settings.producer, networks)


def known_roots(redis: "Redis") -> list[str]:
    """The roots of all identities that ever signed here. Raises RedisError."""
    return sorted(one.decode() for one in redis.smembers(ROOTS) if isinstance(one, bytes))


def _given(settings: Settings) -> Identity | None:
    chain, key = settings.signing_certificate, settings.signing_key
    if chain is None and key is None:
        return None
    if chain is None or key is None:
        raise IdentityError("SIGNING_CERTIFICATE and SIGNING_KEY belong together: one of them is missing")
    try:
        return Identity(chain.read_text("ascii"), key.read_text("ascii"))
    except (OSError, ValueError) as problem:
        raise IdentityError(f"SIGNING_CERTIFICATE or SIGNING_KEY can't be read: {problem}") from problem


def _kept(redis: "Redis", settings: Settings) -> Identity:
    """The identity in Redis. One that was sealed with another SECRET_KEY is replaced."""
    password = settings.secret_key.get_secret_value().encode() if settings.secret_key else None
    for _ in range(2):
        if not redis.exists(KEPT_AS):
            redis.set(KEPT_AS, _sealed(create(), password), nx=True)  # the first of many workers wins
        kept = redis.get(KEPT_AS)
        if isinstance(kept, bytes) and (identity := _opened(kept, password)):
            return identity
        log.warning("the signing identity was sealed with another SECRET_KEY; making a new one")
        redis.delete(KEPT_AS)
    raise IdentityError("the signing identity can't be kept in Redis")


def _sealed(identity: Identity, password: bytes | None) -> str:
    if password is None:
        return json.dumps({"chain": identity.chain, "key": identity.key})
    key = serialization.load_pem_private_key(identity.key.encode(), None)
    locked = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(password),
    )
    return json.dumps({"chain": identity.chain, "key": locked.decode()})


def _opened(kept: bytes, password: bytes | None) -> Identity | None:
    try:
        fields = json.loads(kept)
        sealed = "ENCRYPTED" in fields["key"]
        key = serialization.load_pem_private_key(fields["key"].encode(), password if sealed else None)
    except (ValueError, KeyError, TypeError):
        return None
    plain = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return Identity(fields["chain"], plain.decode())
