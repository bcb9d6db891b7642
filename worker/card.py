"""A card for virtual worlds: the figure on an upright rectangle, as one binary glTF 2.0 file. Pure.

The container is that of the glTF 2.0 specification, chapter 4: a header, a JSON chunk, a binary chunk.
"""

import json
import struct
from collections.abc import Sequence
from typing import Any, Final

from worker.labels import AIGC, aigc
from worker.provenance.imprint import DRAWN_BY, MAKER, Imprint
from worker.provenance.manifest import AI_MADE

HALF: Final = 0.5
"""Half of the card's width, in metres; it stands on the ground and faces +Z, as avatars do in VRM 1."""
POSITIONS: Final = ((-HALF, 0, 0), (HALF, 0, 0), (HALF, 2 * HALF, 0), (-HALF, 2 * HALF, 0))
NORMALS: Final = ((0, 0, 1),) * 4
TEXTURE_PLACES: Final = ((0, 1), (1, 1), (1, 0), (0, 0))
TRIANGLES: Final = (0, 1, 2, 0, 2, 3)

FLOAT: Final = 5126
UNSIGNED_SHORT: Final = 5123
ARRAY_BUFFER: Final = 34962
ELEMENT_ARRAY_BUFFER: Final = 34963
LINEAR: Final = 9729
LINEAR_MIPMAP_LINEAR: Final = 9987
CLAMP_TO_EDGE: Final = 33071
"""Numbers of the specification, which are OpenGL's."""


def to_glb(texture: bytes, imprint: Imprint) -> bytes:
    """A card of a PNG with transparent parts."""
    parts = [
        _floats(POSITIONS),
        _floats(NORMALS),
        _floats(TEXTURE_PLACES),
        struct.pack(f"<{len(TRIANGLES)}H", *TRIANGLES),
        texture,
    ]
    padded = [_padded(part, b"\0") for part in parts]
    document = _document(parts, padded, imprint)
    text = _padded(json.dumps(document, separators=(",", ":")).encode(), b" ")
    body = _chunk(b"JSON", text) + _chunk(b"BIN\0", b"".join(padded))
    return struct.pack("<4sII", b"glTF", 2, 12 + len(body)) + body


def _document(parts: Sequence[bytes], padded: Sequence[bytes], imprint: Imprint) -> dict[str, Any]:
    views, offset = [], 0
    targets = [{"target": ARRAY_BUFFER}] * 3 + [{"target": ELEMENT_ARRAY_BUFFER}, {}]
    for part, room, target in zip(parts, padded, targets, strict=True):
        views.append({"buffer": 0, "byteOffset": offset, "byteLength": len(part), **target})
        offset += len(room)
    return {
        "asset": {
            "version": "2.0",
            "generator": MAKER,
            "extras": {
                "description": DRAWN_BY,
                "recipe": " ".join(imprint.codes),
                "digitalSourceType": AI_MADE,
                AIGC: aigc(imprint),
            },
        },
        "extensionsUsed": ["KHR_materials_unlit"],
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"name": "Card", "mesh": 0}],
        "meshes": [{"name": "Card", "primitives": [_primitive()]}],
        "materials": [_material()],
        "textures": [{"source": 0, "sampler": 0}],
        "samplers": [
            {
                "magFilter": LINEAR,
                "minFilter": LINEAR_MIPMAP_LINEAR,
                "wrapS": CLAMP_TO_EDGE,
                "wrapT": CLAMP_TO_EDGE,
            }
        ],
        "images": [{"name": "Avatar", "bufferView": 4, "mimeType": "image/png"}],
        "accessors": _accessors(),
        "bufferViews": views,
        "buffers": [{"byteLength": offset}],
    }


def _primitive() -> dict[str, Any]:
    return {"attributes": {"POSITION": 0, "NORMAL": 1, "TEXCOORD_0": 2}, "indices": 3, "material": 0}


def _material() -> dict[str, Any]:
    """Shown as drawn, whatever the light, and from behind too."""
    return {
        "name": "Avatar",
        "pbrMetallicRoughness": {
            "baseColorTexture": {"index": 0},
            "metallicFactor": 0,
            "roughnessFactor": 1,
        },
        "alphaMode": "BLEND",
        "doubleSided": True,
        "extensions": {"KHR_materials_unlit": {}},
    }


def _accessors() -> list[dict[str, Any]]:
    corners = {"componentType": FLOAT, "count": len(POSITIONS)}
    lowest, highest = (list(map(end, zip(*POSITIONS, strict=True))) for end in (min, max))
    return [
        {"bufferView": 0, **corners, "type": "VEC3", "min": lowest, "max": highest},
        {"bufferView": 1, **corners, "type": "VEC3"},
        {"bufferView": 2, **corners, "type": "VEC2"},
        {"bufferView": 3, "componentType": UNSIGNED_SHORT, "count": len(TRIANGLES), "type": "SCALAR"},
    ]


def _floats(rows: Sequence[Sequence[float]]) -> bytes:
    numbers = [number for row in rows for number in row]
    return struct.pack(f"<{len(numbers)}f", *numbers)


def _padded(data: bytes, filler: bytes) -> bytes:
    """Every part of a glTF file starts at a multiple of four bytes."""
    return data + filler * (-len(data) % 4)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack("<I4s", len(data), kind) + data
