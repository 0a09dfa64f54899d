"""Items whose every text is odd: control characters, markup, what the formats themselves mean something by."""

import random
from dataclasses import replace

from course_lib.content.items import (
    Card, Group, Groups, Option, Order, RangeFeedback, Scale, Several, Single, Step, Tiers,
)
from tests.coursework import small

TIERS = replace(small.TIERS, options=(*small.TIERS.options, small.option("c")), reasons=(*small.TIERS.reasons, small.option("c")))
LETTERS = [*"ab *&<>{}~=#:\\\n\t\r\x00\x0b\x1f\x85\xa0\u2028%[]'\"-/;é漢😀\ufffe\ufeffא", "**", "  ", "\n\n", "&#32;", "<br>", "</em>",
           "]]>", "//", "->", "&amp;", "&&058;", "####", "::", "$CATEGORY: x", "\\n", "<!--", "%50%", "[html]", "{T}", "@@PLUGINFILE@@"]


class Writer:
    """Odd texts, the same for the same seed."""

    def __init__(self, seed: int):
        self.chance = random.Random(seed)

    def text(self) -> str:
        return "".join(self.chance.choice(LETTERS) for _ in range(self.chance.randint(1, 14))).strip() or "x"

    def some(self, made, least, most):
        return tuple(made(index) for index in range(self.chance.randint(least, most)))

    def options(self, right) -> tuple[Option, ...]:
        return self.some(lambda index: Option(
            id=f"o{index}", text=self.text(), feedback=self.text(), correct=index in right,
            misconception=self.chance.choice((None, f"X-{index + 1}"))), 3, 5)

    def items(self) -> list:
        """An item of each judged kind."""
        head = lambda kind: {"id": f"an-{kind}", "kind": kind, "version": self.chance.randint(1, 12), "lesson": "a-lesson",  # noqa: E731
                             "use": self.chance.choice(("lesson", "live", "graded")), "stem": self.text(), "concepts": ("C-DEF-1", "C-PROC-2"),
                             "difficulty": self.chance.randint(1, 3), "level": self.chance.choice(("remember", "analyse")),
                             "sources": self.chance.choice(((), ("eyal-2018",), ("a-" * 24 + "long-source",))),
                             "hint": self.chance.choice((None, self.text()))}
        groups = tuple(Group(id=f"g{index}", label=f"{index} {self.text()}") for index in range(3))
        low, high = sorted(round(self.chance.uniform(-5, 5), 2) for _ in range(2))
        return [
            Single(**head("single"), options=self.options({1}), shuffle=self.chance.random() < 0.5),
            Several(**head("several"), options=self.options({0, 2}), shuffle=self.chance.random() < 0.5),
            Tiers(**head("tiers"), options=self.options({0}), because=self.text(), reasons=self.options({2}),
                  shuffle=self.chance.random() < 0.5),
            Order(**head("order"), steps=self.some(lambda index: Step(id=f"s{index}", text=self.text(), feedback=self.text()), 3, 8)),
            Groups(**head("groups"), groups=groups, cards=tuple(
                Card(id=f"c{index}", text=self.text(), group=groups[index % 3].id, feedback=self.text(),
                     misconception=self.chance.choice((None, "X-4"))) for index in range(self.chance.randint(3, 12)))),
            Scale(**head("scale"), min=low if self.chance.random() < 0.2 else -5.5, max=high if self.chance.random() < 0.2 else 7.25,
                  step=0.05, low_label=self.text(), high_label=self.text(), answer=(low, high),
                  feedback=RangeFeedback(below=self.text(), within=self.text(), above=self.text()), unit=self.chance.choice(("", "of 10", "%"))),
        ]
