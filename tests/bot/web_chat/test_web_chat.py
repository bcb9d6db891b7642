"""The page, as a browser without a screen sees it: words, buttons, pictures, gallery, and whose they are."""

import json
import re
from collections.abc import Iterator
from html import unescape

import pytest

from bot.answer import UPLOAD_AT_MOST
from bot.replies import LANGUAGES, say
from models.recipe import decode
from tests.bot.web_chat.visitor import Visitor


@pytest.fixture
def visitor(valkey_url: str) -> Iterator[Visitor]:
    with Visitor(valkey_url) as somebody:
        somebody.arrive()
        yield somebody


def test_words_become_four_pictures_to_choose_from(visitor: Visitor) -> None:
    told = visitor.say("cute pink hair, cat ears")
    assert told["said"] == say("en", "placeholder")
    answer = visitor.answered(told)
    assert len(answer["pictures"]) == len(answer["codes"]) == 4
    assert all(decode(code).look.traits["ears"] == "cat" for code in answer["codes"])
    picture = visitor.client.get(answer["pictures"][3]["src"])
    assert (picture.headers["content-type"], picture.content[:4]) == ("image/png", b"\x89PNG")
    assert "immutable" in picture.headers["cache-control"]
    assert answer["pictures"][3]["alt"] == "avatar 4"
    assert visitor.client.get(answer["pictures"][3]["src"].replace("/3", "/4")).status_code == 404


def test_pick_change_and_go_on_by_buttons(visitor: Visitor) -> None:
    four = visitor.answered(visitor.say("pink hair"))
    one = visitor.answered(visitor.press(four["keyboard"], say("en", "web-pick", number=2)))
    assert one["codes"] == [four["codes"][1]]
    assert visitor.press(one["keyboard"], say("en", "button-edit")) == {"edit": one["codes"][0]}
    changed = visitor.answered(visitor.say(f"/edit {one['codes'][0]} bunny ears"))
    before, after = decode(one["codes"][0]), decode(changed["codes"][0])
    assert (after.look.traits["ears"], after.seed) == ("bunny", before.seed)
    more = visitor.answered(visitor.press(one["keyboard"], say("en", "button-more")))
    assert len(more["codes"]) == 4


def test_numbers_name_what_the_page_shows(visitor: Visitor) -> None:
    told = visitor.say("fox ears")
    answer = visitor.answered(told)
    shown = {"codes": answer["codes"], "first": 1, "wish": told["wish"]}
    assert visitor.answered(visitor.say("3", **shown))["codes"] == [answer["codes"][2]]
    again = visitor.answered(visitor.say("reroll", **shown))["codes"]
    assert {decode(code).look.traits["ears"] for code in again} == {"fox"}
    assert not {*again} & {*answer["codes"]}


def test_what_is_chosen_from_menus_is_drawn(visitor: Visitor) -> None:
    parts = visitor.client.get("/menus").json()
    hair = next(menu for part in parts for menu in part["menus"] if menu["name"] == "hair")
    assert {"value": "bob", "text": "bob cut"} in hair["choices"]
    chosen = {"traits": {"hair": "bob"}, "colours": {"hair": "#12ab9f"}, "pose": {"tilt": 0.5}}
    answer = visitor.answered(visitor.post("/choose", words="cat ears", **chosen))
    for code in answer["codes"]:
        look = decode(code).look
        assert (look.traits["hair"], look.traits["ears"]) == ("bob", "cat")
    code = answer["codes"][0]
    (changed,) = visitor.answered(
        visitor.post("/choose", code=code, words="blue eyes", traits={"ears": "none"})
    )["codes"]
    assert decode(changed).look.traits["ears"] == "none"
    assert decode(changed).seed == decode(code).seed
    menus = visitor.client.get(f"/menus?code={changed}").json()
    assert next(menu["now"] for part in menus for menu in part["menus"] if menu["name"] == "hair") == "bob"


@pytest.mark.parametrize(
    "body",
    [
        {"traits": {"hair": "spaghetti"}},
        {"colours": {"hair": "url(javascript:1)"}},
        {"pose": {"tilt": 9}},
        {"pose": {"tilt": []}},
        {"traits": []},
        {"words": "zzqx"},
        {"code": "nonsense", "words": "blue eyes"},
        {},
    ],
)
def test_what_cannot_be_chosen_is_refused_in_a_sentence(visitor: Visitor, body: dict[str, object]) -> None:
    response = visitor.client.post("/choose", json=body)
    assert response.status_code == 422
    assert response.json()["said"]
    assert visitor.work() == []


def test_a_change_can_be_taken_back(visitor: Visitor) -> None:
    one = visitor.answered(visitor.say("pink hair, cat ears count:1"))
    changed = visitor.answered(visitor.say(f"/edit {one['codes'][0]} bunny ears"))
    back = visitor.answered(visitor.press(changed["keyboard"], say("en", "button-undo")))
    assert back["codes"] == one["codes"]


def test_sliders_move_what_is_changed(visitor: Visitor) -> None:
    one = visitor.answered(visitor.say("pink hair count:1"))
    told = visitor.press(one["keyboard"], say("en", "button-tune"))
    assert told == {"edit": one["codes"][0], "part": "genes"}
    sliders = visitor.client.get(f"/menus?code={told['edit']}").json()[-1]["menus"]
    assert sliders[0]["ends"] == [say("en", "gene-cute-down"), say("en", "gene-cute-up")]
    slid = visitor.answered(visitor.post("/choose", code=told["edit"], genes={"bright": -1, "grown": 1}))
    before, after = decode(told["edit"]), decode(slid["codes"][0])
    assert (before.look != after.look, after.seed) == (True, before.seed)
    assert visitor.post("/choose", code=told["edit"], genes={"evil": 1})["said"] == say("en", "bad-amount")


def test_parts_are_kept_one_choice_within_another(visitor: Visitor) -> None:
    one = visitor.answered(visitor.say("pink twintails count:1"))
    asked = visitor.press(one["keyboard"], say("en", "button-lock"))
    turned = visitor.press(asked["keyboard"], say("en", "part-hair"))
    assert asked["offer"] == turned["offer"]
    four = visitor.answered(visitor.press(turned["keyboard"], say("en", "button-keep")))
    assert {decode(code).look.traits["hair"] for code in four["codes"]} == {"twintails"}
    locked = visitor.answered(visitor.say(f"/lock {one['codes'][0]} hair"))
    assert {decode(code).look.traits["hair"] for code in locked["codes"]} == {"twintails"}


def test_a_picture_waits_in_memory_for_the_worker(visitor: Visitor) -> None:
    told = visitor.client.post("/upload/verify", content=b"\x89PNG not really").json()
    kept = b"".join(visitor.redis.dump(key) or b"" for key in visitor.redis.keys("*"))
    assert b"not really" not in kept
    (request,) = visitor.work()
    token = request.upload["token"]
    fetched = visitor.client.get("/uploads", headers={"Authorization": f"Bearer {token}"})
    assert fetched.content == b"\x89PNG not really"
    assert visitor.news(told["asked"])["answer"]
    for wrong in (token, "", "nobody's"):
        response = visitor.client.get("/uploads", headers={"Authorization": f"Bearer {wrong}"})
        assert response.status_code == 404, "answered, so it is dropped"


def test_a_picture_of_who_is_forgotten_is_held_no_longer(visitor: Visitor) -> None:
    visitor.client.post("/upload/verify", content=b"me")
    (request,) = visitor.work()
    visitor.press(visitor.say("/forget")["keyboard"], say("en", "button-forget"))
    bearer = {"Authorization": f"Bearer {request.upload['token']}"}
    assert visitor.client.get("/uploads", headers=bearer).status_code == 404


def test_too_much_is_not_read_to_its_end(visitor: Visitor) -> None:
    told = visitor.client.post("/upload/verify", content=b"x" * (UPLOAD_AT_MOST + 1))
    assert (told.status_code, told.json()["said"]) == (422, say("en", "web-too-large"))
    for _ in range(4):
        assert visitor.client.post("/upload/verify", content=b"x").status_code == 200
    assert visitor.client.post("/upload/verify", content=b"x").json()["said"] == say("en", "queue-full")
    assert visitor.client.post("/upload/anything", content=b"x").status_code == 404


def test_whoever_insists_on_refused_words_has_a_break(visitor: Visitor) -> None:
    said = [visitor.say("n u d e")["said"] for _ in range(5)]
    assert said[0] == say("en", "refused-sexual")
    assert said[-1] != said[0]
    assert visitor.say("pink hair")["refused"]


def test_saved_avatars_have_names_favourites_and_small_pictures(visitor: Visitor) -> None:
    assert visitor.client.get("/gallery").json()["said"] == say("en", "gallery-empty")
    one = visitor.answered(visitor.say("pink hair count:1"))
    (code,) = one["codes"]
    assert visitor.press(one["keyboard"], say("en", "button-save"))["said"] == say("en", "saved")
    visitor.say(f"/rename {code} <b>Sunday</b> me")
    visitor.say(f"/favourite {code}")
    page = visitor.client.get("/gallery?page=1").json()
    (kept,) = page["avatars"]
    assert (kept["code"], kept["title"], kept["favourite"]) == (code, "b Sunday b me", True)
    assert visitor.client.get("/avatars/nonsense.png").status_code == 404
    visitor.say(f"/me {code}")
    assert visitor.client.get("/me").json() == {"code": code}
    visitor.say(f"/unsave {code}")
    assert visitor.client.get("/gallery").json()["said"] == say("en", "gallery-empty")


def test_a_family_is_a_tree(visitor: Visitor) -> None:
    four = visitor.answered(visitor.say("pink hair"))
    child = visitor.answered(visitor.say("/breed 1 2", codes=four["codes"], first=1))["codes"][0]
    told = visitor.client.get(f"/family?code={child}").json()
    assert told["heading"] == say("en", "family-of")
    assert [parent["code"] for parent in told["tree"]["parents"]] == four["codes"][:2]


def test_files_are_handed_over_and_can_do_nothing(visitor: Visitor) -> None:
    one = visitor.answered(visitor.say("pink hair count:1"))
    files = visitor.press(one["keyboard"], say("en", "button-files"))
    answer = visitor.answered(visitor.press(files["keyboard"], "SVG"))
    file = visitor.client.get(answer["file"]["src"])
    assert (file.content, file.headers["content-type"]) == (b"<svg/>", "image/svg+xml")
    assert "attachment" in file.headers["content-disposition"]
    assert "sandbox" in file.headers["content-security-policy"]


def test_what_waits_can_be_given_up(visitor: Visitor) -> None:
    told = visitor.say("pink hair")
    ended = visitor.press(told["keyboard"], say("en", "button-cancel"))
    assert ended == {"said": say("en", "cancelled"), "ended": True}
    assert visitor.work() == []


def test_what_was_given_up_is_waited_for_no_longer(visitor: Visitor) -> None:
    """Its line to the page ends: a browser has few, and three that never end would be all there are."""
    told = visitor.say("pink hair")
    visitor.press(told["keyboard"], say("en", "button-cancel"))
    assert visitor.news(told["asked"]) == {"gone": {}}


def test_a_picture_that_nobody_will_look_at_is_held_no_longer(visitor: Visitor) -> None:
    """Four of one address are all that are held: were they kept, a fifth would find no room."""
    for _ in range(5):
        told = visitor.client.post("/upload/verify", content=b"me").json()
        visitor.press(told["keyboard"], say("en", "button-cancel"))
    with Visitor("redis://127.0.0.1:9/0") as lost:
        lost.arrive()
        for _ in range(5):
            told = lost.client.post("/upload/verify", content=b"me").json()
            assert told["said"] == say("en", "queue-away")


def test_nothing_is_lost_by_coming_back(visitor: Visitor) -> None:
    told = visitor.say("pink hair")
    visitor.work()
    first, again = visitor.news(told["asked"]), visitor.news(told["asked"])
    assert first == again
    assert [*again][-2:] == ["drawing", "answer"]
    assert len(again["answer"]["pictures"]) == 4
    assert visitor.news("web-long-ago") == {"gone": {}}


def test_nobody_else_sees_an_answer_or_presses_a_button(visitor: Visitor, valkey_url: str) -> None:
    answer = visitor.answered(told := visitor.say("pink hair"))
    with Visitor(valkey_url) as other:
        other.arrive()
        assert other.news(told["asked"]) == {"gone": {}}
        assert other.client.get(answer["pictures"][0]["src"]).status_code == 404
        pressed = other.press(answer["keyboard"], say("en", "web-pick", number=1))
        assert pressed["said"] == say("en", "not-yours")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_the_language_that_was_chosen(visitor: Visitor, language: str) -> None:
    visitor.say(f"/language {language}")
    page = visitor.arrive()
    assert f'<html lang="{language}">' in page
    assert say(language, "web-title") in page
    assert not {"{{", "[["} & {page[at : at + 2] for at in range(len(page))}


def test_the_theme_of_the_day_stands_on_the_page_and_is_drawn(visitor: Visitor) -> None:
    assert "Today&#x27;s theme: " in visitor.arrive()
    assert len(visitor.answered(visitor.say("/daily"))["codes"]) == 4


def test_every_sentence_that_a_script_says_is_there(visitor: Visitor) -> None:
    told = re.search(r'data-sentences="([^"]+)"', visitor.arrive())
    assert told
    sentences = json.loads(unescape(told[1]))
    for script in ("api", "app", "dom", "feed", "gallery", "parts", "telegram"):
        text = visitor.client.get(f"/static/{script}.js").text
        assert {*re.findall(r'sentences\["([a-z-]+)"\]', text)} <= sentences.keys()
    assert visitor.client.get("/static/page.html").status_code == 404
    assert visitor.client.get("/static/../page.py").status_code == 404


def test_everything_is_forgotten_on_demand(visitor: Visitor) -> None:
    one = visitor.answered(visitor.say("pink hair count:1"))
    visitor.press(one["keyboard"], say("en", "button-save"))
    mine = visitor.client.get("/mydata")
    assert mine.json()["kept"]["gallery"]
    assert len(mine.content) < 10_000, "pictures on their way are told of, not shown"
    asked = visitor.say("/forget")
    assert asked["said"] == say("en", "forget-sure")
    assert visitor.press(asked["keyboard"], say("en", "button-forget"))["forgotten"]
    assert visitor.client.get("/gallery").status_code == 401, "the cookie is gone"
    assert visitor.redis.keys("mochi:gallery:*") == []


def test_without_redis_there_is_a_sentence() -> None:
    with Visitor("redis://127.0.0.1:9/0") as lost:
        lost.arrive()
        for told in (lost.say("pink hair"), lost.client.get("/gallery").json()):
            assert told["said"] == say("en", "queue-away")
