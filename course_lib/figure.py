"""A figure on the page: its drawing, what to look for, and the same in words."""

from functools import cache
from html import escape
from pathlib import Path

from .content.objects import Figure
from .models.toy import TOY, toy_line
from .words import N_, _

IN_WORDS = N_("The figure in words")


def view(figure: Figure) -> dict:
    """What a page needs to show `figure`. A model's picture carries the line that says what it is."""
    toy = toy_line() if figure.tag == "toy" else ""
    return {"title": figure.title, "svg": figure.svg, "caption": figure.caption, "alt": figure.alt, "toy": toy}


class Picture:
    """A figure as a cell's result."""

    def __init__(self, figure: Figure):
        self.figure = figure

    def __repr__(self) -> str:
        return f"{self.figure.title}: {self.figure.alt}"

    def _repr_html_(self) -> str:
        """As HTML. A page of the web site, which is made in one language, says the words in `data-says` anew in its reader's."""
        shown = view(self.figure)
        toy = f"<span data-says='{escape(TOY)}'>{escape(shown['toy'])}</span>" if shown["toy"] else ""
        return (f"<style>{_style()}</style><figure class='aw-figure'>"
                f"<div class='aw-drawing' role='img' aria-label='{escape(shown['title'], quote=True)}'>{shown['svg']}</div>"
                f"<figcaption>{escape(shown['caption'])} {toy}</figcaption>"
                f"<details><summary data-says='{IN_WORDS}'>{escape(_(IN_WORDS))}</summary><p>{escape(shown['alt'])}</p></details></figure>")


@cache
def _style() -> str:
    return (Path(__file__).parent / "widgets" / "figure.css").read_text(encoding="utf-8")
