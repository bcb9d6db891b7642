"""The whole path with real parts: words in a terminal, Valkey, a worker process, a PNG on disk."""

import io
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.processes import Processes

ROOT = Path(__file__).parents[2]


def bot(processes: Processes, *arguments: str, words: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run `python -m bot ...` as a person would, in the test's own folder."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=words,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=processes.folder,
        env=processes.environment,
    )


def opened(path: Path) -> Image.Image:
    """The picture in a file, which is closed again at once."""
    return Image.open(io.BytesIO(path.read_bytes()))


@pytest.fixture(scope="module")
def mochi(module_processes: Processes) -> Processes:
    """A worker that is ready to draw."""
    module_processes.start_worker()
    return module_processes


def test_words_become_a_picture_with_a_recipe(mochi: Processes) -> None:
    drawn = bot(mochi, "draw", "cute pink hair", "--out", "a.png", "--json")
    assert drawn.returncode == 0, drawn.stderr
    found = json.loads(drawn.stdout)
    picture = opened(mochi.folder / "a.png")
    assert (picture.format, picture.size) == ("PNG", (512, 512))
    assert "pink hair" in found["caption"]
    assert "pink hair" in found["pictures"][0]["alt"]


def test_what_is_drawn_passes_the_check_of_its_marks(mochi: Processes) -> None:
    assert bot(mochi, "draw", "a maid", "--out", "marked.png").returncode == 0
    command = [sys.executable, "-m", "worker.provenance", "check", "marked.png"]
    checked = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=mochi.folder,
        env=mochi.environment,
    )
    assert checked.returncode == 0, checked.stderr
    assert "signature (C2PA): own, says made by AI" in checked.stdout


def test_pink_hair_is_pink_and_green_hair_is_green(mochi: Processes) -> None:
    def hair(words: str) -> np.ndarray:
        bot(mochi, "draw", f"{words}, bob hair, no hat, white background", "--out", "h.png", "--seed", "3")
        pixels = np.asarray(opened(mochi.folder / "h.png").convert("RGB"), float)
        return pixels[100:140, 200:300].mean((0, 1))

    pink, green = hair("pink hair"), hair("green hair")
    assert pink[0] > pink[1] + 25
    assert green[1] > green[0] + 25


def test_a_recipe_code_draws_the_same_avatar_again(mochi: Processes) -> None:
    code = bot(mochi, "draw", "silver twintails cat ears", "--out", "first.png").stdout.strip()
    again = bot(mochi, "draw", "--recipe", code, "--out", "again.png")
    assert again.stdout.strip() == code
    first, second = (np.asarray(opened(mochi.folder / name)) for name in ("first.png", "again.png"))
    assert np.array_equal(first, second)


@pytest.mark.parametrize("family", ["gan", "vae", "prior"])
@pytest.mark.parametrize("size", ["256", "1024"])
def test_every_family_draws_every_size(mochi: Processes, family: str, size: str) -> None:
    drawn = bot(mochi, "draw", "fox ears", "--out", "f.png", "--family", family, "--size", size)
    assert drawn.returncode == 0, drawn.stderr
    assert opened(mochi.folder / "f.png").size == (int(size), int(size))


def test_four_pictures_are_four_files(mochi: Processes) -> None:
    drawn = bot(mochi, "draw", "witch", "--out", "w.png", "--count", "4")
    assert len(drawn.stdout.split()) == 4
    assert all((mochi.folder / name).exists() for name in ("w.png", "w-2.png", "w-3.png", "w-4.png"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pink hair", "--style", "oil"], "I don't know the style"),
        (["pink hair", "--count", "99"], "I can draw 1 to 4 pictures"),
        (["pink hair", "--family", "stylegan2"], "has not been trained yet"),
        (["--recipe", "m123"], "not a recipe code of mine"),
        ([""], "Tell me what to draw"),
        (["nude girl"], "everyone may look at"),
    ],
)
def test_what_cannot_be_drawn_is_said_kindly(mochi: Processes, arguments: list[str], said: str) -> None:
    refused = bot(mochi, "draw", *arguments, "--out", "never.png")
    assert refused.returncode == 2
    assert said in refused.stderr
    assert not (mochi.folder / "never.png").exists()


def test_the_console_chats_and_saves(mochi: Processes) -> None:
    typed = "/help\n/avatar cute pink hair skateboard\n粉色头发 猫耳 count:2\n/nonsense\n/about\n/quit\n"
    chat = bot(mochi, "console", words=typed)
    assert chat.returncode == 0, chat.stderr
    assert "Every picture has a recipe code." in chat.stdout
    assert "I can't draw this yet: skateboard" in chat.stdout
    assert "I don't know this command." in chat.stdout
    assert "models: gan, vae" in chat.stdout
    assert len(list((mochi.folder / "avatars").glob("mochi-sheet-*.png"))) == 2


def test_parse_prints_what_was_asked_for(mochi: Processes) -> None:
    parsed = bot(mochi, "parse", words="cute pink hair\nno glasses\n\nn u d e\n")
    lines = [json.loads(line) for line in parsed.stdout.splitlines()]
    assert [set(line) for line in lines] == [{"traits", "colours", "pose", "unknown", "refused"}] * 4
    assert lines[0]["colours"].keys() == {"hair"}
    assert lines[1]["traits"] == {"eyewear": "none"}
    assert lines[2] == {"traits": {}, "colours": {}, "pose": {}, "unknown": [], "refused": None}
    assert lines[3]["refused"] == "sexual"


def test_without_redis_a_sentence_says_what_to_do(processes: Processes) -> None:
    processes.environment["REDIS_URL"] = "redis://127.0.0.1:9/0"
    drawn = bot(processes, "draw", "pink hair", "--out", "a.png")
    assert drawn.returncode == 1
    assert "`make run` starts one" in drawn.stderr
    assert "Traceback" not in drawn.stderr


def test_without_a_worker_a_sentence_says_what_to_do(processes: Processes) -> None:
    drawn = bot(processes, "draw", "pink hair", "--out", "a.png", "--patience", "1")
    assert drawn.returncode == 1
    assert "`python -m worker` starts one" in drawn.stderr


def test_a_worker_without_weights_says_so_and_stops(processes: Processes) -> None:
    processes.environment["WEIGHTS_FOLDER"] = str(processes.folder / "nowhere")
    worker = subprocess.run(
        [sys.executable, "-m", "worker"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=processes.environment,
    )
    assert worker.returncode == 1
    assert len(worker.stderr.strip().splitlines()) == 1
    assert "nowhere" in worker.stderr


def test_pictures_say_that_they_were_made_by_ai(mochi: Processes) -> None:
    bot(mochi, "draw", "pink hair", "--out", "a.png")
    file = opened(mochi.folder / "a.png")
    assert file.info["Description"] == "Drawn by AI"
