"""The page in a real Chromium, with a real server, Valkey and worker: what people see, press and hear of.

The networks are tiny and have learned nothing: what counts here is the page.
"""

import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from bot.replies import say
from models.recipe import decode
from tests.bot.web_chat.visitor import TOKEN, init_data
from tests.processes import Processes, wait_until
from tests.tiny_weights import write_tiny_weights

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium is installed at /usr/bin/chromium")
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
PATIENCE = 60_000
"""Milliseconds for a picture, on a machine with much else to do."""


@pytest.fixture(scope="module")
def address(module_processes: Processes) -> str:
    """Where the page is, with a worker behind it."""
    weights = write_tiny_weights(module_processes.folder / "weights")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    module_processes.environment |= {"WEIGHTS_FOLDER": str(weights), "WEB_PORT": str(port)}
    module_processes.start("bot", "web", TELEGRAM_TOKEN=TOKEN, WEB_PUBLIC_URL=f"http://127.0.0.1:{port}")
    module_processes.start_worker()
    wait_until(lambda: can_connect(port), 60, "the page")
    return f"http://127.0.0.1:{port}/"


def can_connect(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of somebody who was never here; any error of its scripts fails the test."""
    width = getattr(request, "param", 1280)
    context = browser.new_context(viewport={"width": width, "height": 800}, locale="en-US")
    context.set_default_timeout(PATIENCE)
    opened, errors = context.new_page(), list[str]()
    opened.on("pageerror", lambda problem: errors.append(str(problem)))
    opened.on("console", lambda told: errors.append(told.text) if "Content Security" in told.text else None)
    opened.goto(address)
    expect(opened.locator("#parts details")).not_to_have_count(0)
    yield opened
    context.close()
    assert errors == []


def ask(page: Page, words: str) -> None:
    page.get_by_label(say("en", "web-words"), exact=True).fill(words)
    page.keyboard.press("Enter")


def newest(page: Page, pictures: int) -> list[str]:
    """Wait for the newest answer to have so many pictures that can be seen; their recipe codes."""
    card = page.locator("#feed > li").first
    expect(card.locator(".pictures img")).to_have_count(pictures)
    page.wait_for_function(
        "() => [...document.querySelectorAll('#feed > li:first-child .pictures img')]"
        ".every((image) => image.complete && image.naturalWidth > 0)"
    )
    return card.locator("code").all_text_contents()


def press(page: Page, name: str) -> None:
    page.locator("#feed > li").first.get_by_role("button", name=name, exact=True).click()


def test_pick_change_and_take_back_and_a_reload_loses_nothing(page: Page) -> None:
    ask(page, "cute pink hair, cat ears")
    four = newest(page, 4)
    press(page, say("en", "web-pick", number=3))
    page.wait_for_function("() => document.querySelectorAll('#feed > li').length === 2")
    assert newest(page, 1) == [four[2]]
    press(page, say("en", "button-edit"))
    ask(page, "bunny ears")
    page.wait_for_function("() => document.querySelectorAll('#feed > li').length === 3")
    (changed,) = newest(page, 1)
    assert decode(changed).look.traits["ears"] == "bunny"
    press(page, say("en", "button-undo"))
    page.wait_for_function("() => document.querySelectorAll('#feed > li').length === 4")
    assert newest(page, 1) == [four[2]]
    page.reload()
    assert newest(page, 1) == [four[2]]
    expect(page.locator("#feed > li")).to_have_count(4)
    expect(page.locator("#feed .asked").last).to_have_text("cute pink hair, cat ears")


def test_words_written_before_change_has_opened_are_for_the_avatar_that_changes(page: Page) -> None:
    ask(page, "cute pink hair, cat ears")
    newest(page, 4)
    press(page, say("en", "web-pick", number=2))
    page.wait_for_function("() => document.querySelectorAll('#feed > li').length === 2")
    newest(page, 1)
    held = list[Route]()
    page.route("**/press", lambda route: held.append(route))
    with page.expect_request("**/press"):
        press(page, say("en", "button-edit"))
    ask(page, "bunny ears")
    page.keyboard.press("Enter")  # impatience is no second wish
    held[0].continue_()
    expect(page.locator("#feed > li")).to_have_count(3)
    (changed,) = newest(page, 1)
    assert decode(changed).look.traits["ears"] == "bunny"
    expect(page.locator("#feed > li")).to_have_count(3)


def test_parts_colours_and_sliders_are_chosen_and_drawn(page: Page) -> None:
    page.locator("summary", has_text=say("en", "part-hair")).first.click()
    page.get_by_label("bob cut", exact=True).check(force=True)
    page.locator("#parts input[type=color]").first.fill("#12ab9f")
    page.get_by_role("button", name=say("en", "web-draw"), exact=True).click()
    code = newest(page, 4)[0]
    assert decode(code).look.traits["hair"] == "bob"
    press(page, say("en", "web-pick", number=1))
    page.wait_for_function("() => document.querySelectorAll('#feed > li').length === 2")
    newest(page, 1)
    press(page, say("en", "button-tune"))
    slider = page.get_by_role("slider", name=re.compile(say("en", "gene-bright")))
    slider.press("Home")
    page.get_by_role("button", name=say("en", "web-draw"), exact=True).click()
    page.wait_for_function("() => document.querySelectorAll('#feed > li').length === 3")
    (slid,) = newest(page, 1)
    assert decode(slid).look != decode(code).look


def test_from_the_first_field_to_a_saved_avatar_by_keyboard_alone(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("silver hair count:1")
    page.keyboard.press("Enter")
    newest(page, 1)
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == say("en", "button-save"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(say("en", "saved"))
    page.goto(f"{page.url.partition('#')[0]}#gallery")
    expect(page.locator("#gallery-list li.card")).to_have_count(1)
    page.wait_for_function("() => document.querySelector('#gallery-list img').naturalWidth > 0")
    assert page.evaluate("document.querySelector('#gallery-list img').naturalWidth") == 256


@pytest.mark.parametrize("page", [360], indirect=True)
def test_a_phone_never_scrolls_sideways_and_all_has_a_name(page: Page) -> None:
    ask(page, "pink hair, " + "long words " * 9)
    newest(page, 4)
    for view in ("draw", "gallery", "picture", "you"):
        page.goto(f"{page.url.partition('#')[0]}#{view}")
        expect(page.locator(f"#{view}-view")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.evaluate(NAMELESS) == []


def test_whoever_opens_it_in_telegram_is_who_they_are_there(browser: Browser, address: str) -> None:
    """Twice, as a member would: what was saved is there the second time, in another browser."""
    shown = list[str | None]()
    for visit in (1, 2):
        context = browser.new_context(locale="en-US")
        page = context.new_page()
        page.goto(f"{address}#tgWebAppData={quote(init_data())}&tgWebAppVersion=8.0")
        expect(page).to_have_url(f"{address}#draw")
        expect(page.locator("#parts details")).not_to_have_count(0)
        if visit == 1:
            ask(page, "pink hair count:1")
            newest(page, 1)
            press(page, say("en", "button-save"))
            expect(page.get_by_role("status")).to_have_text(say("en", "saved"))
        page.goto(f"{address}#gallery")
        expect(page.locator("#gallery-list li.card")).to_have_count(1)
        shown.append(page.locator("#gallery-list img").get_attribute("src"))
        context.close()
    assert shown[0] == shown[1]


def test_a_telephone_in_a_tunnel_tries_to_get_into_telegram_again(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="en-US")
    page, lost = context.new_page(), list[Route]()

    def lose(route: Route) -> None:
        lost.append(route)
        route.abort()

    page.route("**/telegram", lambda route: lose(route) if len(lost) < 4 else route.continue_())
    page.goto(f"{address}#tgWebAppData={quote(init_data())}&tgWebAppVersion=8.0")
    expect(page.get_by_role("status")).to_have_text(say("en", "web-offline"))
    wait_until(lambda: pumped(page, lambda: len(lost) == 3), 30, "three tries")
    assert "tgWebAppData" in page.url, "a reload could not try again"
    page.reload()
    expect(page).to_have_url(f"{address}#draw")
    assert len(lost) == 4
    context.close()


def pumped(page: Page, holds: Callable[[], bool]) -> bool:
    """Whether `holds`, after the browser's news was heard."""
    page.evaluate("0")
    return holds()


def test_two_tabs_hold_the_same_conversation(page: Page) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator("#parts details")).not_to_have_count(0)
    ask(page, "pink hair count:1")
    newest(page, 1)
    ask(other, "blue hair count:1")
    newest(other, 1)
    for tab in (page, other):
        expect(tab.locator("#feed .asked")).to_have_text(["blue hair count:1", "pink hair count:1"])
    codes = [newest(tab, 1) for tab in (page, other)]
    assert codes[0] == codes[1]
    other.reload()
    expect(other.locator("#feed > li")).to_have_count(2)
    other.locator("#feed > li").first.get_by_role(
        "button", name=say("en", "button-delete"), exact=True
    ).click()
    for tab in (page, other):
        expect(tab.locator("#feed .asked")).to_have_text(["pink hair count:1"])


@pytest.mark.parametrize("clipboard", ["there", "none"])
def test_a_copied_code_can_be_pasted(page: Page, clipboard: str) -> None:
    """Over plain http there is no clipboard for pages; what is selected can be copied there."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    if clipboard == "none":
        page.evaluate("delete Navigator.prototype.clipboard")
    ask(page, "pink hair count:1")
    (code,) = newest(page, 1)
    page.locator("#feed summary").first.click()
    press(page, say("en", "web-copy"))
    expect(page.get_by_role("status")).to_have_text(say("en", "web-copied"))
    words = page.get_by_label(say("en", "web-words"), exact=True)
    words.click()
    page.keyboard.press("Control+V")
    page.wait_for_function("() => document.activeElement.value")
    assert words.input_value() == code


def test_nothing_is_said_to_be_copied_that_was_not(page: Page) -> None:
    page.evaluate("delete Navigator.prototype.clipboard; document.execCommand = () => window.asked = false")
    ask(page, "pink hair count:1")
    newest(page, 1)
    page.locator("#feed summary").first.click()
    press(page, say("en", "web-copy"))
    page.wait_for_function("window.asked === false")
    assert page.get_by_role("status").text_content() != say("en", "web-copied")


NAMELESS = """() => [...document.querySelectorAll('img, button, a, input, select, textarea, summary')]
    .filter((one) => one.checkVisibility())
    .filter((one) => one.tagName === 'IMG'
        ? !one.hasAttribute('alt')
        : !(one.textContent.trim() || one.ariaLabel || one.labels?.length))
    .map((one) => one.outerHTML)"""
"""Pictures without alternative text, and controls without a name."""
