"""`python -m bot.vocabulary` writes `docs/vocabulary.md`: every word that is understood."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from bot.parsing.lexicon import entries, lexicon
from bot.parsing.meanings import Kind, Meaning
from models.traits import TRAITS

FILE: Final = Path(__file__).parent.parent / "docs" / "vocabulary.md"
SHOWN: Final = {
    "en": "English",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
    "ja": "日本語",
    "emoji": "Emoji",
}

Words = Mapping[Meaning, Mapping[str, list[str]]]


def table() -> str:
    """The whole page."""
    words = _words()
    parts = [
        "# Vocabulary",
        "Generated from `bot/lexicon/` by `python -m bot.vocabulary`; change the words there.",
        f"{count():,} forms in all. Plurals, hyphens and small misspellings are understood besides.",
        *(_trait(name, words) for name in TRAITS if name != "side"),
        _section("Colours", Kind.COLOUR, lexicon().palette, words),
        _section("Adjectives of colours", Kind.ADJECTIVE, lexicon().adjectives, words),
        _section("What a colour can belong to", Kind.SLOT, _names(Kind.SLOT, words), words),
        _section("Left and right, of the picture", Kind.SIDE, ("left", "right"), words),
        _themes(words),
    ]
    return "\n\n".join(parts) + "\n"


def count() -> int:
    """How many different forms all languages know together."""
    return sum(len({form for form, _ in entries(language)}) for language in SHOWN)


def main() -> None:
    """Writes the page."""
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(table(), encoding="utf-8")


def _words() -> Words:
    words: defaultdict[Meaning, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for language in SHOWN:
        for form, meaning in entries(language):
            words[meaning][language].append(form)
    return words


def _names(kind: Kind, words: Words) -> list[str]:
    return list(dict.fromkeys(meaning.name for meaning in words if meaning.kind is kind))


def _trait(name: str, words: Words) -> str:
    rows = [_row(value, words.get(Meaning(Kind.TRAIT, name, value), {})) for value in TRAITS[name]]
    return _titled(name, rows)


def _section(title: str, kind: Kind, names: Iterable[str], words: Words) -> str:
    return _titled(title, [_row(name, words.get(Meaning(kind, name), {})) for name in names])


def _themes(words: Words) -> str:
    rows = [
        _row(f"{name}: {_effect(name)}", words.get(Meaning(Kind.THEME, name), {}))
        for name in lexicon().themes
    ]
    return _titled("Themes, which give way to explicit words", rows)


def _effect(name: str) -> str:
    theme = lexicon().themes[name]
    return ", ".join(f"{part} {value}" for part, value in (*theme.traits.items(), *theme.colours.items()))


def _titled(title: str, rows: Iterable[str]) -> str:
    head = f"| value | {' | '.join(SHOWN.values())} |"
    return "\n".join([f"## {title}", "", head, "|" + "---|" * (len(SHOWN) + 1), *filter(None, rows)])


def _row(name: str, forms: Mapping[str, list[str]]) -> str:
    """One row, or nothing where no language has a word for it."""
    return f"| {name} | {' | '.join(_cells(forms))} |" if forms else ""


def _cells(forms: Mapping[str, list[str]]) -> Iterator[str]:
    for language in SHOWN:
        yield ", ".join(form.replace("|", "\\|") for form in forms.get(language, ()))


if __name__ == "__main__":
    main()
