"""A terminal, Valkey and a worker, all real: everything that can be done with an avatar, typed.

The networks are tiny and have learned nothing: what counts here is what is said and what lies on the disk.
"""

import io
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from redis import Redis

from bot.replies import say
from models.recipe import decode
from tests.processes import Processes, wait_until
from tests.tiny_weights import write_tiny_weights

SAVED = re.compile(r"Saved as (\S+)")
CODE = re.compile(r"[1-9A-HJ-NP-Za-km-z]{40,60}")


@pytest.fixture(scope="module")
def mochi(module_processes: Processes) -> Processes:
    """A worker that is ready to draw."""
    weights = write_tiny_weights(module_processes.folder / "weights")
    module_processes.environment["WEIGHTS_FOLDER"] = str(weights)
    module_processes.start_worker()
    return module_processes


def chat(processes: Processes, *lines: str, **environment: str) -> str:
    """What is said in a conversation of these lines, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "console"],
        input="\n".join([*lines, "/quit"]) + "\n",
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
        cwd=processes.folder,
        env={**processes.environment, **environment},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def files(said: str) -> list[Path]:
    return list(map(Path, SAVED.findall(said)))


def opened(path: Path) -> Image.Image:
    return Image.open(io.BytesIO(path.read_bytes()))


def codes(said: str) -> list[str]:
    """Every recipe code that stands on a line of its own, with or without a number."""
    return [line.split()[-1] for line in said.splitlines() if CODE.fullmatch((line.split() or [""])[-1])]


def test_four_to_choose_from_and_on_by_numbers(mochi: Processes) -> None:
    said = chat(mochi, "cute pink hair size:256", "3", "edit bunny ears", "reroll", "more")
    sheet, picked, edited, more = files(said)
    assert opened(sheet).size == (520, 520)
    assert opened(picked).size == (512, 512)
    found = codes(said)
    assert found[4] == found[2], "the third was picked"
    before, after = decode(found[4]), decode(found[5])
    assert (after.look.traits["ears"], after.seed) == ("bunny", before.seed)
    assert say("en", "nothing-to-reroll") in said
    assert "-sheet-" in more.name
    assert len({*found[6:]}) == 4
    assert edited.name.startswith("mochi-")


def test_rerolled_and_varied_sheets_are_new_ones(mochi: Processes) -> None:
    found = codes(chat(mochi, "/avatar fox ears", "reroll", "more 2"))
    assert len(found) == len(set(found)) == 12
    assert all(decode(code).look.traits["ears"] == "fox" for code in found[:8])


def test_breeding_mixing_and_their_family(mochi: Processes) -> None:
    said = chat(mochi, "pink hair, cat ears", "/breed 1 2", "1", "/family", "/mix 1 x", "/random")
    found = codes(said)
    first, second, child = found[0], found[1], found[4]
    tree = said[said.index(say("en", "family-of")) :]
    assert codes(tree)[:3] == [child, first, second]
    assert say("en", "which-avatar") in chat(mochi, "/edit blue hair")
    assert say("en", "two-avatars") in chat(mochi, f"/mix {first}")
    (mixed,) = codes(chat(mochi, f"/mix {first} {second} 1.0"))
    assert decode(mixed).look == decode(second).look


def test_what_is_saved_is_there_in_the_next_conversation(mochi: Processes) -> None:
    said = chat(mochi, "silver hair", "save 2 my knight", "save 4", "/me 2", "/favourite 4")
    second, fourth = codes(said)[1], codes(said)[3]
    assert say("en", "saved-as", title="my knight") in said
    again = chat(mochi, "/gallery", "/me", "/rename 1 *best*", "/unsave 2", "/gallery")
    page = again[: again.index(say("en", "gallery-removed"))]
    assert codes(page)[:2] == [fourth, second]
    assert "2. my knight" in page
    assert again.count(second) == 2, "in the gallery and as me"
    assert "best" in again
    assert say("en", "gallery-removed") in again


def test_files_and_movement_lie_on_the_disk(mochi: Processes) -> None:
    said = chat(mochi, "blue hair count:1", "files", "file svg", "file transparent", "animate", "file oil")
    assert "sprites" in said
    endings = [path.suffix for path in files(said)]
    assert endings[:3] == [".png", ".svg", ".png"]
    assert endings[3] in (".webp", ".gif", ".mp4")
    assert opened(files(said)[2]).mode == "RGBA"
    assert say("en", "ask-format") in said


def test_commands_have_their_names_in_every_language(mochi: Processes) -> None:
    said = chat(mochi, "/头像 粉色头发", "/随机", "/帮助", LANG="zh_CN.UTF-8")
    assert len(codes(said)) == 8
    assert say("zh-CN", "console-choices") in said


def test_pictures_on_the_disk_are_verified_and_choices_taken_back(mochi: Processes) -> None:
    drawn = chat(
        mochi, "blue hair fox ears count:1", "edit cat ears", "undo", "lock hair", "tune", "tune bright -1"
    )
    first, changed, back = codes(drawn)[:3]
    assert (back, changed != first) == (first, True)
    assert "cute" in drawn
    picture = files(drawn)[0]
    (mochi.folder / "words.png").write_text("no picture at all")
    said = chat(
        mochi, f"/verify {picture}", "/verify nowhere.png", "/verify words.png", "/privacy", "/mydata"
    )
    assert say("en", "console-no-file") in said
    assert say("en", "my-data") in said
    assert "Mochi" in said


def test_the_place_has_settings_and_a_board(mochi: Processes) -> None:
    said = chat(
        mochi, "/board", "/settings style pixel", "/settings board on", "pink hair count:1", "share", "/board"
    )
    assert say("en", "board-off") in said
    assert decode(codes(said)[0]).look.traits["style"] == "pixel"
    assert say("en", "shared") in said
    assert len(files(said)) == 2, "the avatar and the board"
    assert say("en", "setting", name=say("en", "setting-style"), value=say("en", "setting-own")) in chat(
        mochi, "/settings style"
    )


def test_a_language_that_was_chosen_lasts(mochi: Processes) -> None:
    chat(mochi, "/language ja")
    assert say("ja", "start") in chat(mochi, "/start", "/language en")
    sure = chat(mochi, "/forget", "/forget yes", "/me")
    assert say("en", "forget-sure") in sure
    assert say("en", "no-me") in sure


def test_words_that_begin_like_a_choice_are_still_words(mochi: Processes) -> None:
    said = chat(mochi, "pink hair count:1", "more hair, pink")
    assert decode(codes(said)[1]).look.colours["hair"] == decode(codes(said)[0]).look.colours["hair"]
    assert len(codes(said)) == 5


def test_without_redis_every_command_says_so(processes: Processes) -> None:
    weights = write_tiny_weights(processes.folder / "weights")
    processes.environment |= {"REDIS_URL": "redis://127.0.0.1:9/0", "WEIGHTS_FOLDER": str(weights)}
    said = chat(processes, "pink hair", "/gallery", "/me")
    assert said.count(say("en", "queue-away")) == 3


def test_what_is_given_up_while_it_waits_is_never_drawn(processes: Processes) -> None:
    """Ctrl-C while no worker is there: the request is gone, and the conversation goes on."""
    weights = write_tiny_weights(processes.folder / "weights")
    processes.environment["WEIGHTS_FOLDER"] = str(weights)
    with (
        Redis.from_url(processes.environment["REDIS_URL"]) as redis,
        subprocess.Popen(
            [sys.executable, "-m", "bot", "console"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=processes.folder,
            env=processes.environment,
        ) as terminal,
    ):
        try:
            said = given_up(terminal, redis)
        finally:
            terminal.kill()
    assert say("en", "cancelled") in said
    assert "Mochi draws" in said


def given_up(terminal: subprocess.Popen[bytes], redis: Redis) -> str:
    """What is said when a wish is given up and the conversation goes on."""
    assert terminal.stdin
    terminal.stdin.write(b"pink hair\n")
    terminal.stdin.flush()
    wait_until(lambda: redis.llen("rq:queue:avatars") == 1, 90, "the request")
    wait_until(lambda: waits_for_an_answer(redis), 90, "the terminal to wait")
    terminal.send_signal(signal.SIGINT)
    wait_until(lambda: redis.llen("rq:queue:avatars") == 0, 90, "its end")
    said, _ = terminal.communicate(b"/about\n/quit\n", timeout=90)
    return said.decode()


def waits_for_an_answer(redis: Redis) -> bool:
    """Whether a connection is blocked; one whose last command was a read may be anybody's."""
    return any("b" in client["flags"] for client in redis.client_list())
