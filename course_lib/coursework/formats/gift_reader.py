"""Questions from GIFT, with the variants of it that teachers have."""

import re
from dataclasses import replace
from decimal import Decimal

from ...words import _
from . import html_text, markup
from .bad_file import BadFile, refuse_large
from .gift_blocks import Block, blocks
from .gift_text import FORMATS, find, split, unescaped
from .numbers import decimal
from .sheet import WHOLE, Answer, LmsQuestion, Pair, Range

LARGEST = 20_000_000  # bytes


def read(data: bytes, name: str) -> list[LmsQuestion]:
    """The questions of the GIFT file `name`. Raises BadFile."""
    refuse_large(len(data), LARGEST, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFile(_("{file}:{line}: isn't UTF-8 text. Save it as UTF-8.").format(
            file=name, line=data[:error.start].count(b"\n") + 1)) from error
    if "\x00" in text:
        raise BadFile(_("{file}:{line}: isn't text. Choose the file that was exported as GIFT.").format(
            file=name, line=text[:text.index(chr(0))].count("\n") + 1))
    path: tuple[str, ...] = ()
    found = []
    for block in blocks(text):
        if block.category is not None:
            path = block.category
        else:
            found.append(_question(block, path))
    return found


def _html(text: str, default: str) -> tuple[str, str]:
    """What `text` says, as HTML, and the format that it is in."""
    text = text.strip()
    named = re.match(r"\[(\w+)\]", text)
    kind = named[1].lower() if named and named[1].lower() in FORMATS else default
    said = unescaped(text[named.end():] if named and named[1].lower() in FORMATS else text)
    is_html = kind == "html" or kind == "moodle" and html_text.looks_like_html(said)
    return said if is_html else markup.to_html(said), kind


def _question(block: Block, path: tuple[str, ...]) -> LmsQuestion:
    text = "\n".join(block.lines).strip()
    name = ""
    if text.startswith("::"):
        end = find(text, ":", 2)
        while end >= 0 and text[end + 1:end + 2] != ":":
            end = find(text, ":", end + 1)
        if end >= 0:
            name, text = unescaped(text[2:end]), text[end + 2:].strip()
    notes = " ".join(block.comments)
    ids = re.search(r"\[id:((?:\\\]|[^\]])+)\]", notes)
    one = LmsQuestion(kind="description", name=name, path=path, line=block.text_line, id=ids[1].replace("\\]", "]").strip() if ids else "",
                tags=tuple(tag.replace("\\]", "]").strip() for tag in re.findall(r"\[tag:((?:\\\]|[^\]])+)\]", notes)))
    begin = find(text, "{}")
    if begin < 0:
        return replace(one, stem=_html(text, "moodle")[0])
    end = find(text, "}", begin)
    if text[begin] == "}" or end < 0:
        return replace(one, kind="brace", stem=_html(text[:begin], "moodle")[0])
    after = text[end + 1:].strip()
    if find(after, "{}") >= 0:
        one = replace(one, lost=(_("a second pair of braces follows its answers: is a blank line missing between two questions?"),))
    gap = f" _____{'' if after[:1] in '.,;!?' else ' '}{after}" if after else ""
    stem, kind = _html(text[:begin].rstrip() + gap, "moodle")
    return _answered(replace(one, stem=stem), text[begin + 1:end].strip(), kind)


def _answered(one: LmsQuestion, answers: str, kind: str) -> LmsQuestion:
    """`one` with what stands between its braces."""
    cut = _general(answers)
    if cut >= 0:
        one, answers = replace(one, general=_html(answers[cut + 4:], kind)[0]), answers[:cut].strip()
    bare = answers.split("#")[0].strip().upper()
    if not answers:
        return replace(one, kind="essay")
    if answers[0] == "#":
        return _read_number(one, answers[1:], kind)
    if answers[0] == ">":
        return _read_order(one, answers, kind)
    if find(answers, "~") >= 0:
        return _read_choice(one, answers, kind)
    if find(answers, "=") >= 0 and "->" in answers:
        return _read_match(one, answers, kind)
    if bare in ("T", "TRUE", "F", "FALSE"):
        return _read_true_false(one, answers, bare.startswith("T"), kind)
    return replace(one, kind="shortanswer")


def _general(answers: str) -> int:
    """Where the feedback for the whole question begins, or -1."""
    return max((found.start() for found in re.finditer(r"(?<!\\)####", answers)), default=-1)


def _weighed(text: str) -> tuple[float | None, str]:
    """The weight that an answer begins with, and the rest."""
    found = re.match(r"\s*%(-?[0-9]{1,3}(?:\.[0-9]*)?)%", text)
    return (float(found[1]), text[found.end():]) if found else (None, text)


def _answer(text: str, fraction: float, kind: str) -> Answer:
    cut = find(text, "#")
    said, feedback = (text, "") if cut < 0 else (text[:cut], text[cut + 1:])
    return Answer(text=_html(said, kind)[0], fraction=fraction, feedback=_html(feedback, kind)[0])


def _read_choice(one: LmsQuestion, answers: str, kind: str) -> LmsQuestion:
    made, single = [], False
    for sign, text in split(answers, "=~"):
        weight, rest = _weighed(text)
        single = single or sign == "="
        made.append(_answer(rest, weight if weight is not None else 100 if sign == "=" else 0, kind))
    whole = sum(answer.fraction >= WHOLE for answer in made)
    return replace(one, kind="one" if single or whole == 1 else "many", answers=tuple(made))


def _read_true_false(one: LmsQuestion, answers: str, right: bool, kind: str) -> LmsQuestion:
    """In GIFT, the first feedback is for whoever answers wrongly."""
    bits = [_html(bit, kind)[0] for bit in answers.split("#")[1:3]] + ["", ""]
    says = [_("True"), _("False")]
    return replace(one, kind="one", shuffle=False, answers=tuple(
        Answer(text=markup.to_html(word), fraction=100 if right == (word == says[0]) else 0,
               feedback=bits[1] if right == (word == says[0]) else bits[0]) for word in says))


def _read_order(one: LmsQuestion, answers: str, kind: str) -> LmsQuestion:
    _first, *lines = answers.split("\n")
    return replace(one, kind="order", answers=tuple(Answer(text=_html(line, kind)[0], fraction=100) for line in lines if line.strip()))


def _read_match(one: LmsQuestion, answers: str, kind: str) -> LmsQuestion:
    made = []
    for _sign_, text in split(answers, "="):
        said, arrow, label = text.partition("->")
        if not arrow:
            return replace(one, kind="arrow")
        made.append(Pair(text=_html(said, kind)[0], label=unescaped(label)))
    return replace(one, kind="match", pairs=tuple(made))


def _read_number(one: LmsQuestion, answers: str, kind: str) -> LmsQuestion:
    ranges, lost = [], list(one.lost)
    for sign, text in split(answers, "=~"):
        weight, rest = _weighed(text)
        answer = _answer(rest, 0, "plain")
        said = html_text.read(answer.text).text.strip()
        feedback = _answer(rest, 0, kind).feedback
        if sign == "~" or said == "*":
            one = replace(one, general=one.general or feedback)
            continue
        low, high = _bounds(said)
        if low is None or high is None:
            lost.append(_("the answer {answer} isn't a number; left out").format(answer=said[:40] or "?"))
        else:
            ranges.append(Range(low=low, high=high, fraction=100 if weight is None else weight, feedback=feedback))
    return replace(one, kind="number", ranges=tuple(ranges), lost=tuple(lost))


def _bounds(said: str) -> tuple[Decimal | None, Decimal | None]:
    """The range that "1..5", "3:2" or "3" stands for."""
    if ".." in said:
        low, _dots, high = said.partition("..")
        ends = decimal(low), decimal(high)
        return ends if None in ends else tuple(sorted(ends))
    middle, colon, margin = said.partition(":")
    number, wide = decimal(middle), decimal(margin) if colon else Decimal(0)
    return (None, None) if number is None or wide is None else (number - abs(wide), number + abs(wide))
