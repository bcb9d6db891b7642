"""People talk with a real bot process on Telegram, up to the queue."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from redis import Redis
from rq.exceptions import NoSuchJobError
from rq.job import Job
from rq.serializers import JSONSerializer

from bot.button_key import KEPT_AS
from bot.pseudonyms import pseudonym
from bot.replies import LANGUAGES, say
from bot.request import AvatarRequest
from bot.telegram_chat.menus import SCOPES
from models.recipe import decode
from tests.processes import Processes, wait_until
from tests.stand_ins.telegram_stand_in import TOKEN, Chat, Person, Shown, TelegramStandIn, Trouble

pytestmark = pytest.mark.asyncio(loop_scope="module")

TAGS = {"en": "en", "zh-CN": "zh-hans", "zh-TW": "zh-hant", "ja": "ja"}
SECRET_WORDS = "xyzzyplugh pink hair"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def telegram(module_processes: Processes) -> AsyncIterator[TelegramStandIn]:
    """A Telegram with Mochi on it."""
    async with TelegramStandIn() as stand_in:
        module_processes.start(
            "bot", "telegram", TELEGRAM_TOKEN=TOKEN, TELEGRAM_API_BASE=stand_in.base_url, LOG_LEVEL="DEBUG"
        )
        await stand_in.until(lambda: "getUpdates" in stand_in.calls, "the bot")
        yield stand_in
        await asyncio.to_thread(module_processes.stop)


def queued(processes: Processes, chat: int, question: int) -> AvatarRequest | None:
    """What waits for a worker because of the message `question`."""
    with Redis.from_url(processes.environment["REDIS_URL"]) as redis:
        try:
            request_id = pseudonym(f"telegram-{chat}-{question}", redis.get(KEPT_AS) or b"")
            job = Job.fetch(request_id, redis, JSONSerializer)
        except NoSuchJobError:
            return None
        return AvatarRequest.from_json(job.args[0])


async def ordered(
    telegram: TelegramStandIn, processes: Processes, words: str, person: Person, chat: Chat | None = None
) -> tuple[AvatarRequest, Shown]:
    """Order an avatar and wait until it is on the queue."""
    place = chat.id if chat else person.id
    question = await telegram.write(words, person, chat)
    placeholder = await telegram.answer(question)
    await telegram.until(lambda: place in [one[0] for one in telegram.actions], "a chat action")
    await asyncio.to_thread(wait_until, lambda: queued(processes, place, question), 30, "a request")
    request = queued(processes, place, question)
    assert request is not None
    return request, placeholder


@pytest.mark.parametrize("language", LANGUAGES)
async def test_hello_help_and_about_come_in_the_persons_language(
    telegram: TelegramStandIn, language: str
) -> None:
    person = Person(1000 + LANGUAGES.index(language), TAGS[language])
    hello = await telegram.answer(await telegram.write("/start", person))
    helped = await telegram.answer(await telegram.write("/help", person))
    about = await telegram.answer(await telegram.write("/about", person))
    assert hello.text == say(language, "start")
    more = say(language, "telegram-help", bot=telegram.username)
    assert helped.text == f"{say(language, 'help')}\n{say(language, 'help-options')}\n{more}"
    assert about.text.splitlines()[0] == say(language, "about", version="", families="").splitlines()[0]
    assert "gan" in about.text


async def test_the_menus_of_all_chats_are_set_in_every_language(telegram: TelegramStandIn) -> None:
    await telegram.until(lambda: len(telegram.menus) == 4 * len(SCOPES), "the menus")
    for scope, commands in SCOPES.items():
        for tag, language in {"": "en", "en": "en", "zh": "zh-CN", "ja": "ja"}.items():
            told = {one["command"]: one["description"] for one in telegram.menus[scope.type, tag]}
            assert told == {name: say(language, f"{name}-description") for name in commands}


async def test_only_admins_find_the_settings_in_their_menu(telegram: TelegramStandIn) -> None:
    await telegram.until(lambda: len(telegram.menus) == 4 * len(SCOPES), "the menus")
    offering = {
        scope for (scope, _), menu in telegram.menus.items() if "settings" in [one["command"] for one in menu]
    }
    assert offering == {"all_chat_administrators"}


async def test_words_become_a_placeholder_and_a_request(
    telegram: TelegramStandIn, module_processes: Processes
) -> None:
    person = Person(2001, "zh-hant-TW")
    request, placeholder = await ordered(telegram, module_processes, "/avatar 粉紅色頭髮 貓耳", person)
    assert placeholder.text == say("zh-TW", "placeholder")
    assert (person.id, "upload_photo", None) in telegram.actions
    assert request.address.language == "zh-TW"
    assert request.address.route == {"chat": "2001", "message": str(placeholder.id)}
    look = decode(request.recipes[0]).look
    assert look.traits["ears"] == "cat"
    assert request.wish.colours["hair"] == look.colours["hair"]


async def test_options_are_typed_among_the_words(
    telegram: TelegramStandIn, module_processes: Processes
) -> None:
    words = "/avatar pink hair style:pixel count:2 size:1024 seed:7"
    request, _ = await ordered(telegram, module_processes, words, Person(2002))
    recipes = [decode(code) for code in request.recipes]
    assert [recipe.seed for recipe in recipes] == [7, 8]
    assert {recipe.look.traits["style"] for recipe in recipes} == {"pixel"}
    assert request.size == 1024
    assert request.unknown == ()


@pytest.mark.parametrize(
    "text",
    [
        "pink hair, cat ears",
        "/avatar\npink hair, cat ears",
        "/avatar粉色头发，猫耳",
        "/Avatar 猫耳，粉色头发",
    ],
)
async def test_in_private_plain_words_are_enough(
    telegram: TelegramStandIn, module_processes: Processes, text: str
) -> None:
    request, _ = await ordered(telegram, module_processes, text, Person(2003))
    assert request.wish.traits["ears"] == "cat"
    assert request.unknown == ()


async def test_in_a_group_the_bot_answers_its_own_commands_beneath_the_message(
    telegram: TelegramStandIn, module_processes: Processes
) -> None:
    friends = Chat(-1001234)
    person = Person(2004)
    await telegram.write("pink hair for everybody", person, friends)
    await telegram.write("/avatar@SomeOtherBot pink hair", person, friends)
    await telegram.write("/dance", person, friends)
    words = f"/avatar@{telegram.username} pink hair"
    request, placeholder = await ordered(telegram, module_processes, words, person, friends)
    assert await telegram.answers(chat=friends.id) == [placeholder]
    assert request.address.route["chat"] == str(friends.id)


async def test_in_a_topic_the_answer_stays_in_the_topic(
    telegram: TelegramStandIn, module_processes: Processes
) -> None:
    topic = Chat(-1005678, topic=9)
    request, _ = await ordered(telegram, module_processes, "/avatar pink hair", Person(2005), topic)
    assert request.address.route["topic"] == "9"
    assert (topic.id, "upload_photo", "9") in telegram.actions


async def test_an_edited_message_is_not_another_order(telegram: TelegramStandIn) -> None:
    person = Person(2006)
    question = await telegram.write("/start", person)
    await telegram.answer(question)
    await telegram.correct(question, "/about", person)
    await telegram.answer(await telegram.write("/help", person))
    assert len(await telegram.answers(2, person.id)) == 2


async def test_the_same_update_twice_is_one_order(telegram: TelegramStandIn) -> None:
    person = Person(2007)
    update = telegram.update_of("/start", person)
    await telegram.redeliver(update)
    await telegram.answers(1, person.id)
    await telegram.redeliver(update)
    await telegram.answer(await telegram.write("/help", person))
    assert len(await telegram.answers(2, person.id)) == 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("/avatar", "empty-words"),
        ("/avatar    ", "empty-words"),
        ("/avatar … !?", "empty-words"),
        ("/avatar naked girl", "refused-sexual"),
        ("/avatar pink hair count:99", "bad-count"),
        ("/avatar pink hair count:0", "bad-count"),
        ("/avatar pink hair size:3", "bad-size"),
        ("/avatar pink hair seed:-1", "bad-seed"),
        ("/avatar pink hair style:oilpaint", "bad-style"),
        ("/avatar pink hair model:gpt", "bad-family"),
        ("/dance", "unknown-command"),
    ],
)
@pytest.mark.parametrize("language", ["en", "ja"])
async def test_what_cannot_be_drawn_is_refused_kindly(
    telegram: TelegramStandIn, module_processes: Processes, text: str, sentence: str, language: str
) -> None:
    person = Person(3000, language)
    question = await telegram.write(text, person)
    answer = await telegram.answer(question)
    start, *_, end = (
        say(language, sentence, **dict.fromkeys(("choices", "value", "most"), "\0")).split("\0") * 2
    )
    assert answer.text.startswith(start)
    assert answer.text.endswith(end)
    assert queued(module_processes, person.id, question) is None


@pytest.mark.parametrize(("moving", "sentence"), [(False, "telegram-picture"), (True, "empty-words")])
async def test_a_sticker_gets_a_hint(telegram: TelegramStandIn, moving: bool, sentence: str) -> None:
    question = await telegram.write("", Person(3001), sticker=STICKER | {"is_video": moving})
    assert (await telegram.answer(question)).text == say("en", sentence)


@pytest.mark.parametrize(
    "text",
    ["x" * 4000, "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢", "\u202epink\u202c hair", "a\0b", "\ud800 pink hair", "<b>*_`[x](y)", "￼"],
    ids=["long", "zalgo", "right-to-left", "NUL", "surrogate", "markup", "object"],
)
async def test_strange_words_get_one_answer_and_no_harm(telegram: TelegramStandIn, text: str) -> None:
    person = Person(3002)
    answer = await telegram.answer(await telegram.write(f"/avatar {text}", person))
    assert answer.text != say("en", "apology")
    assert answer.entities == []
    hello = await telegram.answer(await telegram.write("/start", person))
    assert hello.text == say("en", "start")


async def test_words_said_back_are_never_made_links(telegram: TelegramStandIn) -> None:
    question = await telegram.write("/avatar @everybody https://example.org example.org", Person(3003))
    assert (await telegram.answer(question)).links == []


async def test_a_placeholder_that_cannot_be_sent_becomes_an_apology(telegram: TelegramStandIn) -> None:
    telegram.refuse("sendMessage", 400, "Bad Request: something new")
    question = await telegram.write("/avatar pink hair", Person(3004, "ja"))
    assert (await telegram.answer(question)).text == say("ja", "apology")


async def test_a_busy_telegram_is_asked_again(telegram: TelegramStandIn) -> None:
    telegram.refuse("sendMessage", 429, "Too Many Requests: retry after 1", retry_after=1)
    question = await telegram.write("/start", Person(3005))
    assert (await telegram.answer(question)).text == say("en", "start")


async def test_neither_words_nor_token_are_in_the_log(
    telegram: TelegramStandIn, module_processes: Processes
) -> None:
    await telegram.answer(await telegram.write(f"/avatar {SECRET_WORDS}", Person(3006)))
    telegram.refuse("sendMessage", 400, "Bad Request: something about xyzzyplugh")
    await telegram.answer(await telegram.write("/avatar xyzzyplugh pink hair", Person(3007)))
    log = (Path(module_processes.folder) / "bot-telegram.log").read_text()
    assert "an update was not answered: BadRequest" in log
    assert "xyzzyplugh" not in log
    assert TOKEN not in log


STICKER = {
    "file_id": "s",
    "file_unique_id": "s",
    "type": "regular",
    "width": 512,
    "height": 512,
    "is_animated": False,
    "is_video": False,
}


async def test_a_placeholder_whose_receipt_is_lost_is_found_and_not_sent_again(
    telegram: TelegramStandIn, module_processes: Processes
) -> None:
    """Also while Telegram is busy just when it is looked for."""
    telegram.trouble("sendMessage", Trouble(lost=True))
    telegram.refuse("editMessageText", 429, "Too Many Requests: retry after 1", retry_after=1)
    telegram.refuse("editMessageText", 500, "Internal Server Error")
    person = Person(3050)
    await telegram.write("/avatar pink hair", person)
    question = await telegram.write("/avatar blue hair", person)
    await ordered(telegram, module_processes, "/avatar green hair", person)
    await asyncio.to_thread(wait_until, lambda: queued(module_processes, person.id, question), 30, "it")
    shown = await telegram.answers(3, person.id)
    assert len({one.reply_to for one in shown}) == len(shown) == 3
    assert {one.text for one in shown} == {say("en", "placeholder")}


async def test_a_placeholder_that_telegram_fails_to_send_is_sent_again(
    telegram: TelegramStandIn, module_processes: Processes
) -> None:
    for status, description in ((500, "Internal Server Error"), (502, "Bad Gateway")):
        telegram.refuse("sendMessage", status, description)
    await ordered(telegram, module_processes, "/avatar pink hair", Person(3051))
    assert len(await telegram.answers(1, 3051)) == 1
