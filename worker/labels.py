"""What every file says about itself, in its own format's way: drawn by AI, and from which recipes. Pure."""

from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import quoteattr

from PIL.PngImagePlugin import PngInfo

MAKER: Final = "Mochi"
DRAWN_BY: Final = "Drawn by AI"

_XMP: Final = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
    ' xmlns:mochi="urn:mochi:1"'
    " xmp:CreatorTool={maker} mochi:Description={drawn_by} mochi:Recipe={recipe}/>"
    "</rdf:RDF></x:xmpmeta>"
)


def png_notes(codes: Sequence[str]) -> PngInfo:
    """Text chunks of a PNG."""
    notes = PngInfo()
    notes.add_text("Software", MAKER)
    notes.add_text("Description", DRAWN_BY)
    notes.add_text("Recipe", " ".join(codes))
    return notes


def xmp(codes: Sequence[str]) -> bytes:
    """The XMP packet of a WebP or an SVG."""
    recipe = quoteattr(" ".join(codes))
    return _XMP.format(maker=quoteattr(MAKER), drawn_by=quoteattr(DRAWN_BY), recipe=recipe).encode()


def comment(codes: Sequence[str]) -> str:
    """One line, for a GIF, a film or an archive."""
    return f"{DRAWN_BY} ({MAKER}). Recipe: {' '.join(codes)}"
