"""How much one address may ask for, however many cookies it takes."""

from bot.web_chat.pacing import A_SECOND, AT_ONCE, Pace, place_of


def test_a_burst_and_then_a_steady_pace() -> None:
    now = 0.0
    pace = Pace(lambda: now)
    assert sum(pace.may_ask("web:1") for _ in range(AT_ONCE + 9)) == AT_ONCE
    assert pace.may_ask("web:2")
    now = 10.0
    assert sum(pace.may_ask("web:1") for _ in range(99)) == 10 * A_SECOND
    now = 10_000.0
    assert sum(pace.may_ask("web:1") for _ in range(AT_ONCE + 9)) == AT_ONCE


def test_places_that_ask_no_more_are_forgotten() -> None:
    pace = Pace(lambda: 0.0)
    for number in range(10_100):
        assert pace.may_ask(f"web:{number}")
    assert pace.may_ask("web:0")


def test_one_network_is_one_place() -> None:
    assert place_of("203.0.113.5") != place_of("203.0.113.6")
    assert place_of("2001:db8:1:2::5") == place_of("2001:db8:1:2:ffff::6") != place_of("2001:db8:1:3::5")
    assert place_of("") == place_of("testclient")
