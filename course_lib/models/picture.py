"""A drawing with what it shows in words, in the forms that a page, paper and a notebook need."""

import io
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .style import STYLE, as_svg


@dataclass(frozen=True, eq=False)
class Picture:
    """`name` is a word for programs. What is in it: `says`, and the figure in three forms."""

    name: str
    title: str
    says: str
    figure: Any

    @cached_property
    def svg(self) -> str:
        """For a page: its colours follow the page's theme."""
        return as_svg(self.figure)

    @cached_property
    def paper(self) -> str:
        """SVG with colours and a typeface of its own, for paper."""
        plain_colours = re.sub(r"var\(--at-\w+, (#[0-9a-f]{6})\)", r"\1", self.svg)
        return plain_colours.replace("var(--at-sans, sans-serif)", "Libertinus Serif")

    @cached_property
    def png(self) -> bytes:
        """On white, for whatever shows nothing else."""
        import matplotlib as mpl

        out = io.BytesIO()
        with mpl.rc_context(STYLE):
            self.figure.savefig(out, format="png", dpi=110, facecolor="white", metadata={"Software": None})
        return out.getvalue()
