"""A gallery and a family tree as text, with a recipe code for each avatar beside it. Pure."""

from collections.abc import Iterator

from bot.gallery import PER_PAGE, Page, Saved
from bot.lineage import Ancestry
from bot.replies import say


def gallery_text(page: Page, language: str) -> str:
    """The page's heading and a numbered line for each avatar; the codes stand apart, in the same order."""
    heading = say(language, "gallery-page", page=page.number, pages=page.pages, total=page.total)
    first = (page.number - 1) * PER_PAGE + 1
    return "\n".join([heading, *(_line(n, one, language) for n, one in enumerate(page.avatars, first))])


def family_text(tree: Ancestry, language: str) -> str:
    """The tree, a code a line, parents beneath their child; a sentence if no parents are known."""
    if not tree.parents:
        return say(language, "family-alone")
    return "\n".join([say(language, "family-of"), tree.code, *_branches(tree, "")])


def saved_text(saved: Saved, language: str) -> str:
    """What is said once an avatar was saved."""
    return say(language, "saved-as", title=saved.title) if saved.title else say(language, "saved")


def _line(number: int, saved: Saved, language: str) -> str:
    title = saved.title or say(language, "no-title")
    mark = f" ★ {say(language, 'favourite')}" if saved.favourite else ""
    return f"{number}. {title}{mark}"


def _branches(tree: Ancestry, indent: str) -> Iterator[str]:
    for place, parent in enumerate(tree.parents, 1):
        last = place == len(tree.parents)
        yield f"{indent}{'└' if last else '├'} {parent.code}"
        yield from _branches(parent, indent + ("   " if last else "│  "))
