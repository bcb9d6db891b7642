"""What every file says about itself, in its own format's way: drawn by AI, and from which recipes. Pure.

Beside Mochi's own words stand the AIGC label of GB 45438-2025 and IPTC's DigitalSourceType.
"""

import json
import struct
import uuid
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from PIL.PngImagePlugin import PngInfo

from worker.provenance.imprint import DRAWN_BY, MAKER, Imprint
from worker.provenance.manifest import AI_MADE

AIGC: Final = "AIGC"
"""The key of China's label, in every format."""
_MADE_BY_AI: Final = "1"
"""Made by AI for certain; 2 and 3 are for what only may be."""
_XMP_IN_PNG: Final = "XML:com.adobe.xmp"
_XMP_IN_MP4: Final = uuid.UUID("be7acfcb-97a9-42e8-9c71-999491e3afac")
_MAGIC_TRAILER: Final = bytes([1, *range(255, -1, -1), 0])
"""Leads readers of GIF that don't know XMP safely to its end (XMP specification, part 3, 1.1.2)."""

_XMP: Final = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
    ' xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" xmlns:mochi="urn:mochi:1"'
    " xmp:CreatorTool={maker} Iptc4xmpExt:DigitalSourceType={source}"
    " mochi:Description={drawn_by} mochi:Recipe={recipe}>"
    "<TC260:AIGC>{aigc}</TC260:AIGC></rdf:Description>"
    "</rdf:RDF></x:xmpmeta>"
)


def aigc(imprint: Imprint) -> str:
    """The label of GB 45438-2025, annex E, as JSON. Who passes the file on fills in the rest."""
    label = {
        "Label": _MADE_BY_AI,
        "ContentProducer": imprint.maker.producer,
        "ProduceID": imprint.reference,
        "ReservedCode1": "",
        "ContentPropagator": "",
        "PropagateID": "",
        "ReservedCode2": "",
    }
    return json.dumps(label)  # in ASCII, which every format holds


def png_notes(imprint: Imprint) -> PngInfo:
    """Text chunks of a PNG."""
    notes = PngInfo()
    notes.add_text("Software", MAKER)
    notes.add_text("Description", DRAWN_BY)
    notes.add_text("Recipe", " ".join(imprint.codes))
    notes.add_text(AIGC, aigc(imprint))
    notes.add_itxt(_XMP_IN_PNG, xmp(imprint).decode())
    return notes


def xmp(imprint: Imprint) -> bytes:
    """The XMP packet of a PNG, a WebP, a GIF, an SVG or a film."""
    facts = {
        "maker": MAKER,
        "source": AI_MADE,
        "drawn_by": DRAWN_BY,
        "recipe": " ".join(imprint.codes),
    }
    quoted = {name: quoteattr(fact) for name, fact in facts.items()}
    return _XMP.format(**quoted, aigc=escape(aigc(imprint))).encode()


def with_xmp_in_gif(data: bytes, imprint: Imprint) -> bytes:
    """The GIF with its XMP packet as the last block."""
    opening = b"\x21\xff\x0bXMP DataXMP"
    return data[:-1] + opening + xmp(imprint) + _MAGIC_TRAILER + data[-1:]


def with_xmp_in_mp4(data: bytes, imprint: Imprint) -> bytes:
    """The film with its XMP packet in a box at the end."""
    packet = _XMP_IN_MP4.bytes + xmp(imprint)
    return data + struct.pack(">I4s", 8 + len(packet), b"uuid") + packet


def comment(imprint: Imprint) -> str:
    """One line, for a GIF, a film or an archive."""
    return f"{DRAWN_BY} ({MAKER}). Recipe: {' '.join(imprint.codes)}"
