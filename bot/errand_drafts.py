"""Drafts of more than pictures: a family tree, and what is made of a picture that was sent. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.drafting import Circumstances, draft
from bot.intake import Draft, OrderRefused, read_recipe
from bot.lineage import Ancestry
from bot.replies import join, say
from bot.request import Errand
from models.look import Wish

READER: Final = "vae"
"""The family whose encoder reads pictures that are brought."""


def family_picture(tree: Ancestry, now: Circumstances) -> Draft:
    """The picture of a family tree. Raises OrderRefused if the avatar has no parents that are known."""
    if not tree.parents:
        raise OrderRefused(say(now.language, "family-alone"))
    codes, places = _flat(tree)
    made = draft([read_recipe(code, now.language) for code in codes], now, errand=Errand.FAMILY)
    return replace(made, tree=places)


def variations_of(upload: Mapping[str, str], now: Circumstances) -> Draft:
    """Four avatars like a picture that was sent; `upload` says where the platform finds it.

    Raises OrderRefused where pictures can't be read.
    """
    if READER not in now.offered:
        choices = join(now.language, now.offered)
        raise OrderRefused(say(now.language, "family-untrained", value=READER, choices=choices))
    return Draft((), Wish(), (), errand=Errand.VARIATIONS, upload=upload)


def verification(upload: Mapping[str, str]) -> Draft:
    """Whether a picture that was sent was drawn here; `upload` says where the platform finds it."""
    return Draft((), Wish(), (), errand=Errand.VERIFY, upload=upload)


def _flat(tree: Ancestry) -> tuple[list[str], tuple[tuple[int, ...], ...]]:
    """The codes of a tree, the child first and each generation after the one it gave birth to; and for each
    the places of its parents. Who is an ancestor twice stands there twice."""
    nodes, parents = [tree], list[tuple[int, ...]]()
    for node in nodes:  # grows while it is walked through
        parents.append(tuple(range(len(nodes), len(nodes) + len(node.parents))))
        nodes.extend(node.parents)
    return [node.code for node in nodes], tuple(parents)
