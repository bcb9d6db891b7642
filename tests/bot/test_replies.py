"""Every sentence is there in every language, with the same facts."""

import re
from importlib.resources import files

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.replies import LANGUAGES, join, pick_language, say


class Facts(Visitor):  # type: ignore[misc] # fluent.syntax ships no types for its visitor
    """Collects the names of the facts that a sentence wants."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 # fluent's name
        self.names.add(node.id.name)


def entries(language: str) -> list[ast.Entry]:
    """All that is written in a language."""
    written = [file.read_text("utf-8") for file in (files("bot.replies") / language).iterdir()]
    return list(FluentParser().parse("\n".join(written)).body)


def sentences(language: str) -> dict[str, set[str]]:
    """The sentences of a language, each with the names of its facts."""
    written = entries(language)
    assert not [entry for entry in written if isinstance(entry, ast.Junk)]
    found = {}
    for entry in written:
        if isinstance(entry, ast.Message):
            facts = Facts()
            facts.visit(entry)
            found[entry.id.name] = facts.names
    return found


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_sentence_is_translated(language: str) -> None:
    assert sentences(language).keys() == sentences("en").keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_tell_the_same_facts(language: str) -> None:
    english = sentences("en")
    counted = {"caption-recipe"}  # languages without plurals need no count
    assert {name: facts for name, facts in sentences(language).items() if name not in counted} == {
        name: facts for name, facts in english.items() if name not in counted
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_written_twice(language: str) -> None:
    names = [entry.id.name for entry in entries(language) if isinstance(entry, ast.Message)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language: str) -> None:
    for name, facts in sentences(language).items():
        said = say(language, name, **dict.fromkeys(facts, "1"))
        assert said.strip()
        assert not re.search(r"\{|\$", said)


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en-GB", "en"), ("ja", "ja"), ("ja_JP.UTF-8", "ja"), ("zh", "zh-CN"), ("zh-Hans-SG", "zh-CN"),
        ("zh-hant", "zh-TW"), ("zh-HK", "zh-TW"), ("zh_TW.UTF-8", "zh-TW"), ("pt-BR", "en"),
        ("C.UTF-8", "en"), ("", "en"), (None, "en"),
    ],
)  # fmt: skip
def test_people_are_answered_in_the_nearest_language(tag: str | None, language: str) -> None:
    assert pick_language(tag) == language


def test_lists_are_parted_as_the_language_does() -> None:
    assert join("en", ["a", "b"]) == "a, b"
    assert join("ja", ["a", "b"]) == "a、b"


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_are_called_by_what_stands_on_them(language: str) -> None:
    """An empty gallery tells which button fills it."""
    name = say(language, "button-save").split(" ", 1)[1]
    assert name in say(language, "gallery-empty")
