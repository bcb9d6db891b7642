"""Which marks a file bears, and what follows from them. Pure."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum


class Signature(StrEnum):
    """What is to be thought of a file's Content Credentials."""

    NONE = "none"
    OWN = "own"
    """Unbroken, by an identity of this Mochi."""
    FOREIGN = "foreign"
    """Unbroken, by somebody else."""
    EXPIRED = "expired"
    """Unbroken, by a certificate that has ended: nobody can tell any more whose it was."""
    BROKEN = "broken"
    """The file is not what was signed."""


class Verdict(StrEnum):
    """What a file's marks say, taken together."""

    MOCHI = "mochi"
    """Drawn by Mochi."""
    AI = "ai"
    """Made by an AI, or so it says itself."""
    CHANGED = "changed"
    """Signed, and changed afterwards."""
    NONE = "none"
    """No mark. That proves nothing: marks get lost."""


@dataclass(frozen=True)
class Findings:
    """The marks of one file."""

    signature: Signature = Signature.NONE
    signed_as_ai: bool = False
    """Whether the signed manifest says that trained networks made it."""
    maker: str = ""
    """The program that the manifest names. Whatever a stranger wrote: not to be shown as it is."""
    mark: int | None = None
    """The number of the invisible mark."""
    label: bool = False
    """Whether there is an AIGC label of GB 45438-2025."""
    source: bool = False
    """Whether its XMP says that trained networks made it (IPTC DigitalSourceType)."""

    @property
    def verdict(self) -> Verdict:
        """What the marks say. Labels alone are believed for what they say, not for whose they are."""
        if self.signature is Signature.OWN or self.mark is not None:
            return Verdict.MOCHI
        if self.signature is Signature.BROKEN:
            return Verdict.CHANGED
        return Verdict.AI if self.signed_as_ai or self.label or self.source else Verdict.NONE

    def to_json(self) -> bytes:
        """These findings as JSON."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Findings":
        """The findings of `text`. Raises ValueError or TypeError if they are none."""
        fields = json.loads(text)
        return cls(**{**fields, "signature": Signature(fields["signature"])})
