"""How the course's figures look: one style, colours that follow the page's theme, no fonts of their own."""

import io
import re

# What matplotlib draws with, and the page's name for it. A drawing is put in the page, so it follows light and dark.
INK, SOFT, RULE, DO, FEEL, CARD = "#23262b", "#5a5d63", "#ddd5c8", "#0d6664", "#a0452a", "#ffffff"
NAMES = {INK: "ink", SOFT: "soft", RULE: "rule", DO: "do", FEEL: "feel", CARD: "card"}
STYLE = {
    "svg.fonttype": "none", "svg.hashsalt": "attune", "font.family": "sans-serif", "font.size": 15,
    "text.color": INK, "axes.edgecolor": SOFT, "axes.labelcolor": INK, "xtick.color": INK, "ytick.color": INK,
    "axes.spines.top": False, "axes.spines.right": False, "figure.facecolor": "none", "axes.facecolor": "none",
    "lines.linewidth": 2.5,
}


def as_svg(figure) -> str:
    """The figure as SVG text whose colours are the page's. Legible at phone width: it scales with its box."""
    import matplotlib as mpl

    out = io.StringIO()
    with mpl.rc_context(STYLE):
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    svg = out.getvalue()
    for pattern, instead in CLEANED:
        svg = re.sub(pattern, instead, svg, flags=re.DOTALL)
    svg = re.sub(r' id="([^"]*)"', lambda found: found[0] if f"#{found[1]}" in svg else "", svg)
    svg = re.sub(r"<[^>]*>", lambda tag: re.sub(r"\d+\.\d{2,}", lambda number: f"{float(number[0]):.1f}", tag[0]), svg)
    for colour, name in NAMES.items():
        svg = svg.replace(colour, f"var(--at-{name}, {colour})")
    return re.sub(r"\s*\n\s*", "\n", svg).strip() + "\n"


# What a picture inside a page must not bring along: a prologue, rules for the whole page, a fixed size, fonts.
CLEANED = (
    (r"^.*?(?=<svg)", ""),
    (r"<metadata>.*?</metadata>", ""),
    (r"<style.*?</style>", ""),
    (r'(<svg[^>]*?) width="[^"]*"', r"\1"),
    (r'(<svg[^>]*?) height="[^"]*"', r"\1"),
    (r"font-family: [^;\"]*", "font-family: var(--at-sans, sans-serif)"),
)
