"""What the documents claim is held by tests that there are, and their links lead somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = ["security.md", "operations.md", "privacy.md"]


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def test_every_threat_names_tests_that_there_are() -> None:
    text = (ROOT / "docs/security.md").read_text()
    rows = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| threat")]
    assert len(rows) > 15
    for row in rows:
        assert "::" in row, row
    for path, name in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text):
        tests = set(re.findall(r"^(?:async )?def (\w+)\(", (ROOT / path).read_text(), re.MULTILINE))
        assert name in tests, f"{path}::{name}"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    text = (ROOT / "docs" / name).read_text()
    for file, anchor in re.findall(r"\]\(([\w./-]*)(?:#([\w-]+))?\)", text):
        target = ROOT / "docs" / file if file else ROOT / "docs" / name
        assert target.exists(), file
        assert not anchor or anchor in anchors(target.read_text()), anchor


def test_settings_that_are_named_exist() -> None:
    known = set(re.findall(r"^# ([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    text = "".join((ROOT / "docs" / name).read_text() for name in DOCUMENTS)
    named = set(re.findall(r"`([A-Z]+_[A-Z_]+)(?:=\w+)?`", text))
    assert named
    assert named <= known
