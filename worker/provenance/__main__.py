"""`python -m worker.provenance`: which marks a file bears, who signs here, which code a request has."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError

from bot.avatar_queue import connect
from bot.settings import Settings, load_settings
from worker.provenance.findings import Findings, Signature, Verdict
from worker.provenance.identity import IdentityError
from worker.provenance.keeping import known_roots, open_identity
from worker.provenance.looking import look_at


def main(arguments: Sequence[str] | None = None) -> int:
    """0 if the file is marked and whole, or the identity is in order; 1 otherwise."""
    parser = argparse.ArgumentParser("python -m worker.provenance", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("check", help="tell which marks a file bears").add_argument("file", type=Path)
    verbs.add_parser("identity", help="tell the fingerprint of the certificate that signs here")
    trace = verbs.add_parser("reference", help="tell by which code the files name a request of the logs")
    trace.add_argument("request", help="the request's id")
    chosen = parser.parse_args(arguments)
    settings = load_settings()
    with connect(settings) as redis:
        if chosen.verb == "check":
            return _check(chosen.file, redis)
        return _identity(settings, redis, chosen.request if chosen.verb == "reference" else None)


def _check(file: Path, redis: "Redis") -> int:
    try:
        data = file.read_bytes()
    except OSError as problem:
        print(f"{file} can't be read: {problem.strerror}", file=sys.stderr)
        return 1
    findings = look_at(data, _roots(redis))
    print("\n".join(told(findings)))
    marked = findings.verdict in (Verdict.MOCHI, Verdict.AI)
    return 0 if marked and findings.signature is not Signature.BROKEN else 1


def told(findings: Findings) -> list[str]:
    """The findings, a line each."""
    return [
        f"verdict: {findings.verdict}",
        f"signature (C2PA): {findings.signature}" + (", says made by AI" if findings.signed_as_ai else ""),
        f"invisible mark: {'none' if findings.mark is None else f'Mochi {findings.mark:06x}'}",
        f"AIGC label (GB 45438-2025): {'yes' if findings.label else 'no'}",
        f"DigitalSourceType (IPTC, XMP): {'trained networks' if findings.source else 'no'}",
    ]


def _roots(redis: "Redis") -> list[str]:
    """The roots of our identities. Without Redis our own signature reads as somebody's."""
    try:
        return known_roots(redis)
    except RedisError:
        print("Redis is out of reach: whose the signature is can't be told", file=sys.stderr)
        return []


def _identity(settings: Settings, redis: "Redis", request: str | None) -> int:
    try:
        identity = open_identity(settings, redis)
    except (IdentityError, RedisError) as problem:
        print(problem, file=sys.stderr)
        return 1
    about = f"SHA-256 {identity.fingerprint}\nvalid until {identity.expires:%Y-%m-%d}"
    print(about if request is None else identity.reference(request))
    return 0


if __name__ == "__main__":
    sys.exit(main())
