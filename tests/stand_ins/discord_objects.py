"""Objects of Discord's API that the stand-in sends unchanged: users, the application, a server's channel."""

from collections.abc import Mapping
from typing import Any

User = Mapping[str, Any]
"""A user object."""

APPLICATION = 118_000_000_000_000_001
SERVER = 118_000_000_000_000_555
CHANNEL = 118_000_000_000_000_777
DIRECT = "9"
"""Before the id of a person in that of the channel of direct messages to them."""

MANAGE_GUILD = 1 << 5
MANAGE_MESSAGES = 1 << 13
CREATE_EXPRESSIONS = 1 << 43

BOT: User = {
    "id": str(APPLICATION),
    "username": "Mochi",
    "discriminator": "0",
    "avatar": None,
    "bot": True,
}
ADA: User = {"id": "118000000000004711", "username": "ada", "discriminator": "0", "avatar": None}
"""The person who acts where a test names none."""
BEA = {"id": "118000000000004712", "username": "bea", "discriminator": "0", "avatar": None}
"""Somebody else."""

IN_SERVER: Mapping[str, Any] = {
    "guild_id": str(SERVER),
    "guild": {"id": str(SERVER), "locale": "en-US", "features": []},
    "guild_locale": "en-US",
    "channel": {
        "id": str(CHANNEL),
        "type": 0,
        "name": "avatars",
        "guild_id": str(SERVER),
        "position": 0,
        "permissions": "0",
    },
    "member": {
        "user": ADA,
        "roles": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "permissions": "0",
    },
    "context": 0,
    "authorizing_integration_owners": {"0": str(SERVER)},
}
"""What tells an interaction in a server from one in a direct message."""


def in_server(server: int, permissions: int = 0, person: User = ADA) -> dict[str, Any]:
    """The same for a person with permissions in any server."""
    about = {"id": str(server), "locale": "en-US", "features": []}
    channel = {**IN_SERVER["channel"], "guild_id": str(server)}
    member = {**IN_SERVER["member"], "user": person, "permissions": str(permissions)}
    return {**IN_SERVER, "guild_id": str(server), "guild": about, "channel": channel, "member": member}


def application() -> dict[str, Any]:
    """The bot's application object."""
    named = {"id": str(APPLICATION), "name": "Mochi", "description": "", "icon": None, "owner": ADA}
    return {**named, "bot_public": True, "bot_require_code_grant": False, "verify_key": "", "flags": 0}
