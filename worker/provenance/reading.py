"""Reads the marks of a file again. Offline: what a stranger's manifest points to is never fetched."""

import html
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import c2pa
from PIL import Image

from worker.provenance import invisible
from worker.provenance.findings import Findings, Signature

_BEGINNINGS: Final = (
    (b"\x89PNG\r\n\x1a\n", 0, "image/png"),
    (b"\xff\xd8\xff", 0, "image/jpeg"),
    (b"GIF8", 0, "image/gif"),
    (b"WEBP", 8, "image/webp"),
    (b"ftyp", 4, "video/mp4"),
    (b"PK\x03\x04", 0, "zip"),
    (b"glTF", 0, "model/gltf-binary"),
    (b"<svg", 0, "image/svg+xml"),
)
_AI_MADE: Final = re.compile("[tT]rainedAlgorithmicMedia$")
_ONLY_OF_AGE: Final = {"signingCredential.expired", "signingCredential.untrusted"}
_LABEL: Final = re.compile(rb"AIGC.{0,60}?(\{[^{}]{0,4000}\})", re.DOTALL)
_XMP_PACKET: Final = re.compile(rb"<x:xmpmeta.{0,100000}?</x:xmpmeta>", re.DOTALL)
_SOURCE: Final = re.compile(rb"DigitalSourceType.{0,20}[\"'>][^\"'<]*trainedAlgorithmicMedia", re.IGNORECASE)


def kind_of(data: bytes) -> str:
    """What the file begins like, as the C2PA library names it; empty for what bears no mark of ours."""
    for beginning, place, kind in _BEGINNINGS:
        if data[place : place + len(beginning)] == beginning:
            return kind
    return ""


def read_marks(data: bytes, roots: Sequence[str], picture: Image.Image | None) -> Findings:
    """The marks of a file, whose first picture is `picture`; `roots` are those of this Mochi's identities."""
    report = _manifests(data, kind_of(data), roots)
    active = report.get("manifests", {}).get(report.get("active_manifest"), {})
    makers = active.get("claim_generator_info") or [{}]
    return Findings(
        signature=_signature(report),
        signed_as_ai=any(map(_tells_of_ai, report.get("manifests", {}).values())),
        maker=str(makers[0].get("name", "")),
        mark=invisible.read(picture) if picture else None,
        label=has_label(data),
        source=any(_SOURCE.search(packet) for packet in _XMP_PACKET.findall(data)),
    )


def has_label(data: bytes) -> bool:
    """Whether an AIGC label stands anywhere in the file, as text, in XMP or in JSON."""
    return any(map(_is_label, _LABEL.findall(data)))


def _is_label(found: bytes) -> bool:
    text = html.unescape(found.decode(errors="replace")).replace('\\"', '"')
    try:
        return str(json.loads(text).get("Label")) in ("1", "2", "3")
    except ValueError:
        return False


def _manifests(data: bytes, kind: str, roots: Sequence[str]) -> dict[str, Any]:
    """What the C2PA library reports of the file; nothing if it bears no manifest."""
    trust = {"trust": {"trust_anchors": "".join(roots)}} if roots else {}
    verify = {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": bool(roots)}
    if kind not in c2pa.Reader.get_supported_mime_types():
        return {}
    try:
        with (
            c2pa.Context.from_dict({"verify": verify, **trust}) as context,
            c2pa.Reader(kind, io.BytesIO(data), context=context) as reader,
        ):
            report: dict[str, Any] = json.loads(reader.json())
            return report
    except c2pa.C2paError as problem:
        none = type(problem).__name__.endswith("ManifestNotFound") or "JUMBF" in str(problem)
        return {} if none else {"validation_state": "Invalid"}


def _signature(report: Mapping[str, Any]) -> Signature:
    state = report.get("validation_state")
    if state is None:
        return Signature.NONE
    if state != "Invalid":
        return Signature.OWN if state == "Trusted" else Signature.FOREIGN
    failures = _failures(report.get("validation_results", {}))
    return Signature.EXPIRED if failures and failures <= _ONLY_OF_AGE else Signature.BROKEN


def _failures(results: Mapping[str, Any]) -> set[str]:
    return {failure["code"] for failure in results.get("activeManifest", {}).get("failure", ())}


def _tells_of_ai(manifest: Mapping[str, Any]) -> bool:
    return any(_AI_MADE.search(str(action.get("digitalSourceType", ""))) for action in _actions(manifest))


def _actions(manifest: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    for assertion in manifest.get("assertions", ()):
        if str(assertion.get("label", "")).startswith("c2pa.actions"):
            yield from assertion.get("data", {}).get("actions", ())
