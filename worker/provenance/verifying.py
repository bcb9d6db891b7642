"""`/verify`: which marks a picture bears that a member sent, in the member's language."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator

from redis import Redis

from bot.answer import Answer, UploadGone
from bot.isolation import UploadRefused
from bot.replies import say
from bot.request import AvatarRequest
from bot.text import escape_for_display
from worker.provenance.examine import examined
from worker.provenance.findings import Findings, Signature, Verdict
from worker.provenance.keeping import known_roots

Fetch = Callable[[AvatarRequest], Awaitable[bytes]]


async def verified(request: AvatarRequest, fetch: Fetch, redis: "Redis") -> Answer:
    """The answer, in words alone. The picture is kept nowhere. Raises PostFailed or RedisError."""
    language = request.address.language
    try:
        data = await fetch(request)
        findings = await asyncio.to_thread(lambda: examined(data, known_roots(redis)))
    except UploadGone:
        return Answer(say(language, "verify-gone"), ())
    except UploadRefused:
        return Answer(say(language, "verify-unreadable"), ())
    return Answer(verdict_text(findings, language), (), keyboard=request.keyboard)


def verdict_text(findings: Findings, language: str) -> str:
    """What the marks say, then each mark on a line of its own."""
    found = [f"· {mark}" for mark in _marks(findings, language)]
    return "\n".join([say(language, f"verify-{findings.verdict}"), *found])


def _marks(findings: Findings, language: str) -> Iterator[str]:
    signature = findings.signature
    if signature in (Signature.FOREIGN, Signature.EXPIRED):
        maker = escape_for_display(findings.maker) or "?"
        yield say(language, f"mark-signature-{signature}", maker=maker)
    elif signature is not Signature.NONE or findings.verdict is Verdict.MOCHI:
        yield say(language, f"mark-signature-{signature}")
    if findings.mark is not None:
        yield say(language, "mark-invisible")
    if findings.label:
        yield say(language, "mark-label")
    if findings.source:
        yield say(language, "mark-source")
