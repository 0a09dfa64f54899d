"""Questions as GIFT, Moodle's text format (https://docs.moodle.org/en/GIFT_format).

An id and tags stand in a comment, `// [id:…] [tag:…]`, which Moodle reads since 3.8; an order is written as Moodle's type
"ordering" writes it.
"""

import re
from dataclasses import replace

from ...words import _
from . import html_text
from .gift_text import escaped
from .numbers import plain
from .sheet import ROOT, Answer, LmsQuestion, Sheet, label_text


def write(sheet: Sheet) -> bytes:
    """`sheet` as a GIFT file in UTF-8."""
    lines = ["// Attune. https://docs.moodle.org/en/GIFT_format", ""]
    for section in sheet.sections:
        lines += [f"// {_('Each student gets {number} of these.').format(number=section.draw)}"] if section.draw is not None else []
        lines += [f"$CATEGORY: {'/'.join([ROOT, *section.path])}", ""]
        for one in section.questions:
            lines += [*_question(one), ""]
    return "\n".join(lines).encode()


def _question(one: LmsQuestion) -> list[str]:
    marks = [f"[id:{one.id}]", *(f"[tag:{tag.replace(']', chr(92) + ']')}]" for tag in one.tags)]
    hint = html_text.read(one.hints[0]).text if one.hints else None
    kept = one.data if one.shuffle else one.data | {"shuffle": False}
    stem = replace(one, data=kept).html(hint=hint)
    general = [f"\t####{escaped(one.general)}"] if one.general else []
    first, *rest = _BODY[one.kind](one)
    return ["// " + " ".join(marks), f"::{escaped(label_text(one.name))}::[html]{escaped(stem)}{{{first}", *rest, *general, "}"]


def _choice(one: LmsQuestion) -> list[str]:
    return ["", *(f"\t{_sign(one, answer)}{escaped(answer.text)}#{escaped(answer.feedback)}" for answer in one.answers)]


def _sign(one: LmsQuestion, answer: Answer) -> str:
    if one.kind == "one":
        return "=" if answer.fraction == 100 else "~"
    return f"~%{answer.fraction:.5f}".rstrip("0").rstrip(".") + "%"


def _order(one: LmsQuestion) -> list[str]:
    """The plugin takes a line a step and undoes no escape, so what GIFT would read are references here."""
    def line(text: str) -> str:
        return re.sub(r"[\\{}]|(?<!&)#", lambda found: f"&#{ord(found[0])};", text)

    return [f">{len(one.answers)} ALL VERTICAL RELATIVE_ALL_PREVIOUS_AND_NEXT SHOW", *(line(answer.text) for answer in one.answers)]


def _match(one: LmsQuestion) -> list[str]:
    return ["", *(f"\t={escaped(pair.text)} -> {escaped(pair.label)}" for pair in one.pairs)]


def _number(one: LmsQuestion) -> list[str]:
    return ["#", *(f"\t=%{part.fraction:g}%{plain((part.low + part.high) / 2)}:{plain((part.high - part.low) / 2)}"
                   f"#{escaped(part.feedback)}" for part in one.ranges)]


_BODY = {"one": _choice, "many": _choice, "order": _order, "match": _match, "number": _number, "essay": lambda one: [""]}
