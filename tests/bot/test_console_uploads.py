"""A picture that is handed to the worker by file: private, for a while, and nothing else can be had so."""

import stat
import tempfile
from pathlib import Path

import pytest

from bot.answer import UPLOAD_AT_MOST, UploadGone
from bot.console_chat.uploads import found, handed_over


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's folder for temporary files, empty."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_it_is_there_while_one_waits_and_then_gone(tmp_path: Path, temporary: Path) -> None:
    (tmp_path / "me.png").write_bytes(b"a picture")
    with handed_over(tmp_path / "me.png") as upload:
        assert found(upload) == b"a picture"
        [folder] = temporary.iterdir()
        [file] = folder.iterdir()
        assert [stat.S_IMODE(one.stat().st_mode) for one in (folder, file)] == [0o700, 0o600]
    with pytest.raises(UploadGone):
        found(upload)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ["", "../me.png", "/etc/passwd", "0" * 32, "0" * 31 + "/"])
def test_nothing_else_is_read(name: str) -> None:
    for upload in ({"file": name}, {}):
        with pytest.raises(UploadGone):
            found(upload)


def test_a_link_is_not_followed(tmp_path: Path, temporary: Path) -> None:
    (tmp_path / "me.png").write_bytes(b"a picture")
    with handed_over(tmp_path / "me.png"):
        [folder] = temporary.iterdir()
        (folder / ("a" * 32)).symlink_to("/etc/passwd")
        with pytest.raises(UploadGone):
            found({"file": "a" * 32})


def test_too_large_or_missing_is_told(tmp_path: Path, temporary: Path) -> None:
    (tmp_path / "large.png").write_bytes(b"x" * (UPLOAD_AT_MOST + 1))
    for path, problem in ((tmp_path / "large.png", UploadGone), (tmp_path / "nowhere.png", OSError)):
        with pytest.raises(problem), handed_over(path):
            pass


def test_a_folder_that_others_may_read_is_not_used(tmp_path: Path, temporary: Path) -> None:
    (tmp_path / "me.png").write_bytes(b"a picture")
    with handed_over(tmp_path / "me.png"):
        [folder] = temporary.iterdir()
    folder.chmod(0o755)
    with pytest.raises(PermissionError), handed_over(tmp_path / "me.png"):
        pass
