"""Content Credentials (C2PA): a signed manifest within the file, which says what drew it. Offline.

Signing comes last: the signature is over every byte of the file but its own.
"""

import io
import json
import logging
from dataclasses import asdict
from functools import cache
from typing import Any, Final

import c2pa

from worker.provenance.imprint import MAKER, Imprint

log = logging.getLogger(__name__)
AI_MADE: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
"""IPTC's word for pictures by trained networks, which C2PA and XMP share."""
NETWORKS: Final = "mochi.networks"
REQUEST: Final = "mochi.request"
"""Assertions of our own: the weights that drew, and the request under its traceless name."""
_ZIP: Final = "application/zip"


@cache
def _quiet() -> c2pa.Context:
    """Without thumbnails, which make a file many times larger, and without ever asking the network."""
    return c2pa.Context.from_dict(
        {
            "builder": {"thumbnail": {"enabled": False}},
            "verify": {"verify_after_sign": False, "remote_manifest_fetch": False, "ocsp_fetch": False},
        }
    )


def signed(data: bytes, mime: str, imprint: Imprint) -> bytes:
    """The file with its manifest; as it is where nobody signs, or the certificate has just expired."""
    identity = imprint.maker.identity
    if identity is None:
        return data
    info = c2pa.C2paSignerInfo(b"es256", identity.chain.encode(), identity.key.encode(), None)
    file = io.BytesIO()
    try:
        with (
            c2pa.Signer.from_info(info) as signer,
            c2pa.Builder(json.dumps(_claims(imprint)), context=_quiet()) as builder,
        ):
            builder.sign(signer, kind_of(mime), io.BytesIO(data), file)
    except c2pa.C2paError:
        log.exception("a file could not be signed; it goes out with its other marks")
        return data
    return file.getvalue()


def kind_of(mime: str) -> str:
    """The name that the C2PA library has for a MIME type."""
    return "zip" if mime == _ZIP else mime


def _claims(imprint: Imprint) -> dict[str, Any]:
    created = {
        "action": "c2pa.created",
        "digitalSourceType": AI_MADE,
        "softwareAgent": {"name": MAKER},
        "parameters": {"recipes": list(imprint.codes)},
    }
    assertions: list[dict[str, Any]] = [{"label": "c2pa.actions.v2", "data": {"actions": [created]}}]
    if imprint.maker.networks:
        networks = [{"name": name, **asdict(one)} for name, one in imprint.maker.networks.items()]
        assertions.append({"label": NETWORKS, "data": {"networks": networks}})
    if imprint.reference:
        assertions.append({"label": REQUEST, "data": {"reference": imprint.reference}})
    return {"claim_generator_info": [{"name": MAKER}], "title": MAKER, "assertions": assertions}
