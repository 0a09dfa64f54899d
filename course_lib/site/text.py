"""Markdown of a notebook as HTML of its page."""

from functools import cache
from itertools import chain, count

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .address import address


def text(source: str, notebook: dict, taken: set[str]) -> str:
    """Markdown as HTML. Headings are named as in JupyterLab, so that the lessons' links find them, and each name that is `taken`
    gets a number; links lead to pages."""
    tokens = _markdown().parse(source)
    for token, following in zip(tokens, tokens[1:], strict=False):
        if token.type == "heading_open":
            token.attrSet("id", _free(_words(following).replace(" ", "-"), taken))
        for child in token.children or ():
            if child.type == "link_open":
                _lead(child, notebook)
    return _markdown().renderer.render(tokens, _markdown().options, {})


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def _free(name: str, taken: set[str]) -> str:
    """The name, or with a number if it's taken; it's taken then."""
    free = next(one for one in chain([name], (f"{name}-{number}" for number in count(2))) if one not in taken)
    taken.add(free)
    return free


def _words(inline: Token) -> str:
    return "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline", "softbreak"))


def _lead(link: Token, notebook: dict) -> None:
    """Where a link of the text leads on the site."""
    target, key = str(link.attrs["href"]), link.attrs.get("title")
    path, _hash, part = target.partition("#")
    if "://" in target:
        link.attrSet("target", "_blank")
        link.attrSet("rel", "noopener noreferrer")
    elif path.endswith(".ipynb"):
        link.attrSet("href", address(notebook, path) + (f"#{part}" if part else ""))
    elif key in notebook["metadata"]["attune"].get("cards", {}):
        # It looks from the start as it will once its card can be opened.
        link.attrSet("class", "at-badge at-word" if str(key).startswith("term-") else "at-badge")
