"""What is drafted of a picture that is brought, by the name of its command. Pure."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from bot.drafting import Circumstances
from bot.errand_drafts import variations_of, verification
from bot.intake import Draft

OF_PICTURES: Final[Mapping[str, Callable[[Mapping[str, str], Circumstances], Draft]]] = MappingProxyType(
    {"variations": variations_of, "verify": lambda upload, _: verification(upload)}
)
"""Each takes where the platform finds the picture. May raise OrderRefused."""
