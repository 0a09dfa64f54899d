"""What a room said, as pictures with text: for its report and for a notebook. They are drawn from `results.result` alone."""

from textwrap import wrap

from ..models.picture import Picture
from ..models.sheet import plain, sheet
from ..models.style import CARD, DO, INK, RULE, SOFT
from ..words import _

WIDE = 22  # letters in a line beside a bar
LINE = 0.3  # inches that a line of text takes


def picture(name: str, title: str, drawn: dict) -> Picture | None:
    """The picture of one round, as `results.result` gives it; None for words, which are text already."""
    if drawn["type"] == "words":
        return None
    figure = {"bars": _bars, "order": _order, "map": _map}[drawn["type"]](drawn)
    return Picture(name, title, drawn["says"], figure)


def _bars(drawn: dict):
    """A bar for each option, as long as its share of the answers, and its count beside it."""
    return _rows([row["text"] for row in drawn["rows"]], [row["share"] for row in drawn["rows"]], [str(row["count"]) for row in drawn["rows"]], 1)


def _order(drawn: dict):
    """A bar for each step, up to its average place: the shorter, the earlier."""
    rows = drawn["rows"]
    return _rows([row["text"] for row in rows], [row["mean"] for row in rows], [f"{row['mean']:.1f}" for row in rows], len(rows))


def _rows(texts: list[str], lengths: list[float], numbers: list[str], most: float):
    """Bars from the top, each with its text at the left and its number at its end."""
    lines = [wrap(text, WIDE) or [""] for text in texts]
    heights = [max(1.6, len(one)) * LINE + 0.12 for one in lines]
    with sheet(height=sum(heights), left=0.52, right=0.92, bottom=0.01, top=0.99) as (figure, axes):
        axes.axis("off")
        axes.set(xlim=(0, most), ylim=(sum(heights), 0))
        top = 0.0
        for text, length, number, height in zip(lines, lengths, numbers, heights, strict=True):
            middle, top = top + height / 2, top + height
            axes.plot([0, most], [middle, middle], color=RULE, linewidth=14, solid_capstyle="butt")
            axes.plot([0, length], [middle, middle], color=DO, linewidth=14, solid_capstyle="butt")
            axes.text(-0.04 * most, middle, "\n".join(text), ha="right", va="center", fontsize=15, linespacing=1.1, parse_math=False)
            axes.text(most * 1.03, middle, number, ha="left", va="center", color=INK)
    return figure


def _map(drawn: dict):
    """A dot for each place that was tapped, and a ring for the hands of a region; the area stands for how many, and from two on
    the number is in it."""
    with sheet(height=4.4, left=0.1, right=0.9, bottom=0.1, top=0.9) as (figure, axes):
        axes.set(xlim=(-112, 112), ylim=(-112, 112), aspect="equal", xticks=[], yticks=[])
        plain(axes)
        for spine in axes.spines.values():
            spine.set_visible(True)
            spine.set_color(SOFT)
        axes.axhline(0, color=RULE, linewidth=1.5)
        axes.axvline(0, color=RULE, linewidth=1.5)
        for point in drawn["points"]:
            size = 130 + 900 * point["count"] / max(1, drawn["of"])
            axes.scatter(point["pleasant"], point["energy"], s=size, color=DO, linewidth=0, zorder=3)
            if point["count"] > 1:
                axes.text(point["pleasant"], point["energy"], str(point["count"]), ha="center", va="center", color=CARD, fontsize=11, zorder=4)
        for one in drawn["regions"]:
            if one["hands"]:
                size = 130 + 900 * one["hands"] / max(1, drawn["of"])
                axes.scatter(one["pleasant"], one["energy"], s=size, facecolor=CARD, edgecolor=DO, linewidth=2.5, zorder=5)
                axes.text(one["pleasant"], one["energy"], str(one["hands"]), ha="center", va="center", color=INK, fontsize=11, zorder=6)
        axes.set_title(_("much energy"), fontsize=13, pad=6)
        axes.set_xlabel(_("little energy"), fontsize=13, labelpad=6)
        axes.text(-118, 0, _("unpleasant"), ha="right", va="center", fontsize=13, rotation=90)
        axes.text(118, 0, _("pleasant"), ha="left", va="center", fontsize=13, rotation=90)
    return figure
