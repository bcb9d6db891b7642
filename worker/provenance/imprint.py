"""What a file says about where it comes from. Nothing of it tells who asked, or in which words. Pure."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from models.recipe import Recipe, encode
from models.weights_index import Shipped
from worker.provenance.identity import Identity

MAKER: Final = "Mochi"
DRAWN_BY: Final = "Drawn by AI"
CANVAS: Final = "canvas"
"""The network that every family draws on."""


@dataclass(frozen=True)
class Maker:
    """Who answers for the files of this worker."""

    identity: Identity | None = None
    """What they are signed with; nothing, and they bear all marks but the signature."""
    producer: str = MAKER
    """The operator's name or code, as China's labels want it."""
    networks: Mapping[str, Shipped] = field(default_factory=lambda: MappingProxyType({}))
    """The weights that are drawn with, by the name of the network."""

    def imprint(self, request_id: str, recipes: Sequence[Recipe]) -> "Imprint":
        """The imprint of all that is made of `recipes` for one request."""
        names = (recipes[0].family, CANVAS) if recipes else ()
        networks = {name: self.networks[name] for name in names if name in self.networks}
        reference = self.identity.reference(request_id) if self.identity and request_id else ""
        return Imprint(tuple(map(encode, recipes)), reference, replace(self, networks=networks))


NOBODY: Final = Maker()
"""Signs nothing; for pictures that stay here."""


@dataclass(frozen=True)
class Imprint:
    """What one file says about itself."""

    codes: tuple[str, ...]
    """The recipe codes of what is on it."""
    reference: str = ""
    """The request under a name that only the operator can trace; the same for all its files."""
    maker: Maker = NOBODY

    def of(self, *codes: str) -> "Imprint":
        """The imprint of a part of what this one is for."""
        return replace(self, codes=codes)

    @property
    def number(self) -> int:
        """24 bits that the invisible mark holds: told from the recipes, and telling nothing about them."""
        return int.from_bytes(hashlib.sha256(" ".join(self.codes).encode()).digest()[:3])
