"""When something breaks inside, the person who waits is told so."""

import logging
from collections.abc import AsyncIterator

import pytest
from telegram import Update

from bot.continuing import Circumstances
from bot.front_desk import FrontDesk
from bot.intake import Draft, Order
from bot.keyboards import Owner
from bot.manners import Manners
from bot.replies import say
from bot.request import ChatAddress
from bot.server_settings import ServerSettings
from bot.settings import Settings
from bot.telegram_chat.application import App, build_application
from models.look import Wish
from tests.stand_ins.telegram_stand_in import Person, TelegramStandIn


class BrokenDesk(FrontDesk):
    """A desk that takes every order and then loses it."""

    def __init__(self) -> None:
        self.families = ("gan",)

    def take(self, order: Order) -> Draft:
        if "early" in order.words:
            raise RuntimeError(order.words)
        return Draft(("CODE",), Wish(), (), 512, False)

    async def manners(self, name: str, server: str, told: str) -> Manners:
        return Manners(told, ServerSettings())

    async def owner(self, name: str, language: str) -> Owner:
        return Owner(name, b"key", language)

    def now(self, language: str) -> Circumstances:
        return Circumstances(language, {"gan": 1}, 1)

    async def submit_draft(
        self, draft: Draft, request_id: str, address: ChatAddress, name: str, server: str = ""
    ) -> None:
        raise RuntimeError("pink hair")


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramStandIn]:
    async with TelegramStandIn() as stand_in:
        yield stand_in


@pytest.fixture
async def mochi(telegram: TelegramStandIn) -> AsyncIterator[App]:
    settings = Settings.model_validate(
        {"telegram_token": telegram.token, "telegram_api_base": telegram.base_url}
    )
    async with build_application(settings, BrokenDesk()) as application:
        yield application


async def ask(telegram: TelegramStandIn, mochi: App, text: str) -> None:
    update = telegram.update_of(text, Person(5, "ja"))
    await mochi.process_update(Update.de_json(update, mochi.bot))


async def test_the_placeholder_of_a_lost_order_becomes_the_apology(
    telegram: TelegramStandIn, mochi: App, caplog: pytest.LogCaptureFixture
) -> None:
    await ask(telegram, mochi, "/avatar pink hair")
    [shown] = await telegram.answers()
    assert (shown.text, shown.edits) == (say("ja", "apology"), 1)
    assert "RuntimeError" in caplog.text
    assert "pink hair" not in caplog.text


async def test_an_order_lost_before_its_placeholder_is_answered_with_the_apology(
    telegram: TelegramStandIn, mochi: App
) -> None:
    await ask(telegram, mochi, "/avatar early")
    [shown] = await telegram.answers()
    assert shown.text == say("ja", "apology")


async def test_an_apology_that_cannot_be_sent_is_only_logged(
    telegram: TelegramStandIn, mochi: App, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.refuse("sendMessage", 403, "Forbidden: bot was blocked by the user")
    telegram.refuse("sendMessage", 403, "Forbidden: bot was blocked by the user")
    with caplog.at_level(logging.WARNING):
        await ask(telegram, mochi, "/avatar pink hair")
    assert telegram.shown == {}
    assert "an apology did not arrive: Forbidden" in caplog.text
