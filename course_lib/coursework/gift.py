r"""Questions to and from GIFT, Moodle's text format (https://docs.moodle.org/en/GIFT_format).

Blank lines part the questions. `\` takes away the meaning of `~ = # { } :`, and `\n` is a new line. An id and tags stand in
a comment, `// [id:…] [tag:…]`, which Moodle reads since 3.8; an order is written as Moodle's type "ordering" writes it.
"""

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from ..words import _
from . import markup
from .exchange import Answer, Asked, Pair, Range, Sheet, label_text, plain
from .safe_xml import BadFile

if TYPE_CHECKING:
    from .import_items import Imported, Wishes

LARGEST = 20_000_000  # bytes
ROOT = "$course$/top"
SPECIAL = re.compile(r"([\\#=~{}:])")
FORMATS = ("html", "moodle", "plain", "markdown")


def write(sheet: Sheet) -> bytes:
    """`sheet` as a GIFT file in UTF-8."""
    lines = ["// Attune. https://docs.moodle.org/en/GIFT_format", ""]
    for section in sheet.sections:
        lines += [f"// {_('Each student gets {number} of these.').format(number=section.draw)}"] if section.draw is not None else []
        lines += [f"$CATEGORY: {'/'.join([ROOT, *section.path])}", ""]
        for one in section.asked:
            lines += [*_question(one), ""]
    return "\n".join(lines).encode()


def escaped(text: str) -> str:
    """`text` so that no letter of it has a meaning in GIFT."""
    if text.startswith(tuple(f"[{name}]" for name in FORMATS)):
        text = "&#91;" + text[1:]
    return SPECIAL.sub(r"\\\1", text).replace("\n", "\\n")


def _question(one: Asked) -> list[str]:
    marks = [f"[id:{one.id}]", *(f"[tag:{tag.replace(']', chr(92) + ']')}]" for tag in one.tags)]
    hint = markup.read(one.hints[0]).text if one.hints else None
    kept = one.data if one.shuffle else one.data | {"shuffle": False}
    stem = replace(one, data=kept).html(hint=hint)
    general = [f"\t####{escaped(one.general)}"] if one.general else []
    first, *rest = _BODY[one.kind](one)
    return ["// " + " ".join(marks), f"::{escaped(label_text(one.name))}::[html]{escaped(stem)}{{{first}", *rest, *general, "}"]


def _choice(one: Asked) -> list[str]:
    return ["", *(f"\t{_sign(one, answer)}{escaped(answer.text)}#{escaped(answer.feedback)}" for answer in one.answers)]


def _sign(one: Asked, answer: Answer) -> str:
    if one.kind == "one":
        return "=" if answer.fraction == 100 else "~"
    return f"~%{answer.fraction:.5f}".rstrip("0").rstrip(".") + "%"


def _order(one: Asked) -> list[str]:
    """The plugin takes a line a step and undoes no escape, so what GIFT would read are references here."""
    def line(text: str) -> str:
        return re.sub(r"[\\{}]|(?<!&)#", lambda found: f"&#{ord(found[0])};", text)

    return [f">{len(one.answers)} ALL VERTICAL RELATIVE_ALL_PREVIOUS_AND_NEXT SHOW", *(line(answer.text) for answer in one.answers)]


def _match(one: Asked) -> list[str]:
    return ["", *(f"\t={escaped(pair.text)} -> {escaped(pair.label)}" for pair in one.pairs)]


def _number(one: Asked) -> list[str]:
    return ["#", *(f"\t=%{part.fraction:g}%{plain((part.low + part.high) / 2)}:{plain((part.high - part.low) / 2)}"
                   f"#{escaped(part.feedback)}" for part in one.ranges)]


_BODY = {"one": _choice, "many": _choice, "order": _order, "match": _match, "number": _number, "essay": lambda one: [""]}


def read(data: bytes, name: str, wishes: "Wishes | None" = None) -> "Imported":
    """The questions of the GIFT file `name` as items of ours, with a report. Raises BadFile."""
    if len(data) > LARGEST:
        raise BadFile(_("{file} is larger than {most} MB. Export fewer questions at a time.").format(file=name, most=LARGEST // 1_000_000))
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
    for block in _blocks(text):
        if block.category is not None:
            path = block.category
        else:
            found.append(_asked(block, path))
    from .import_items import Wishes, imported  # needs what authors use; writing doesn't

    return imported(found, name, wishes or Wishes())


class _Block:
    """The lines of one question, its comments, and where it begins."""

    def __init__(self, line: int, category: tuple[str, ...] | None = None):
        self.line, self.category = line, category
        self.lines: list[str] = []
        self.comments: list[str] = []
        self.text_line = line
        self.depth = 0

    def add(self, line: str, number: int) -> None:
        if not self.lines:
            self.text_line = number
        self.lines.append(line)
        plain_line = re.sub(r"\\.", "", line)
        self.depth += plain_line.count("{") - plain_line.count("}")


def _blocks(text: str):
    """The file's questions and categories. A blank line ends a question, unless its answers are still open and what
    follows doesn't begin a new one."""
    block = None
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        bare = line.strip()
        starts = bare.startswith(("::", "$CATEGORY:"))
        if block and block.lines and (starts or not bare and block.depth <= 0):
            yield block
            block = None
        elif block and not block.lines and not bare:  # a comment on its own, not one above a question
            block = None
        if bare.startswith("$CATEGORY:"):
            path = tuple(part.strip() for part in bare[10:].split("/") if part.strip())
            yield _Block(number, path)
            block = None
        elif bare.startswith("//"):
            block = block or _Block(number)
            block.comments.append(bare)
        elif bare:
            block = block or _Block(number)
            block.add(line, number)
    if block and block.lines:
        yield block


def _find(text: str, letters: str, start: int = 0) -> int:
    """Where one of `letters` stands that no backslash takes the meaning from, or -1."""
    while start < len(text):
        if text[start] == "\\":
            start += 2
        elif text[start] in letters:
            return start
        else:
            start += 1
    return -1


def _split(text: str, letters: str) -> list[tuple[str, str]]:
    """`text` in parts: the letter that begins each ("" for what comes before the first), and what follows it."""
    parts, sign, here = [], "", 0
    while True:
        next_ = _find(text, letters, here)
        parts.append((sign, text[here:next_] if next_ >= 0 else text[here:]))
        if next_ < 0:
            return parts if parts[0][1].strip() else parts[1:]
        sign, here = text[next_], next_ + 1


def _plain(text: str) -> str:
    """`text` without its escapes."""
    return re.sub(r"\\([\\:#={}~n])", lambda found: "\n" if found[1] == "n" else found[1], text).strip()


def _html(text: str, default: str) -> tuple[str, str]:
    """What `text` says, as HTML, and the format that it is in."""
    text = text.strip()
    named = re.match(r"\[(\w+)\]", text)
    kind = named[1].lower() if named and named[1].lower() in FORMATS else default
    said = _plain(text[named.end():] if named and named[1].lower() in FORMATS else text)
    is_html = kind == "html" or kind == "moodle" and markup.looks_like_html(said)
    return said if is_html else markup.to_html(said), kind


def _asked(block: _Block, path: tuple[str, ...]) -> Asked:
    text = "\n".join(block.lines).strip()
    name = ""
    if text.startswith("::"):
        end = _find(text, ":", 2)
        while end >= 0 and text[end + 1:end + 2] != ":":
            end = _find(text, ":", end + 1)
        if end >= 0:
            name, text = _plain(text[2:end]), text[end + 2:].strip()
    notes = " ".join(block.comments)
    ids = re.search(r"\[id:((?:\\\]|[^\]])+)\]", notes)
    one = Asked(kind="description", name=name, path=path, line=block.text_line, id=ids[1].replace("\\]", "]").strip() if ids else "",
                tags=tuple(tag.replace("\\]", "]").strip() for tag in re.findall(r"\[tag:((?:\\\]|[^\]])+)\]", notes)))
    begin = _find(text, "{}")
    if begin < 0:
        return replace(one, stem=_html(text, "moodle")[0])
    end = _find(text, "}", begin)
    if text[begin] == "}" or end < 0:
        return replace(one, kind="brace", stem=_html(text[:begin], "moodle")[0])
    after = text[end + 1:].strip()
    if _find(after, "{}") >= 0:
        one = replace(one, lost=(_("a second pair of braces follows its answers: is a blank line missing between two questions?"),))
    gap = f" _____{'' if after[:1] in '.,;!?' else ' '}{after}" if after else ""
    stem, kind = _html(text[:begin].rstrip() + gap, "moodle")
    return _answered(replace(one, stem=stem), text[begin + 1:end].strip(), kind)


def _answered(one: Asked, answers: str, kind: str) -> Asked:
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
    if _find(answers, "~") >= 0:
        return _read_choice(one, answers, kind)
    if _find(answers, "=") >= 0 and "->" in answers:
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
    cut = _find(text, "#")
    said, feedback = (text, "") if cut < 0 else (text[:cut], text[cut + 1:])
    return Answer(text=_html(said, kind)[0], fraction=fraction, feedback=_html(feedback, kind)[0])


def _read_choice(one: Asked, answers: str, kind: str) -> Asked:
    made, single = [], False
    for sign, text in _split(answers, "=~"):
        weight, rest = _weighed(text)
        single = single or sign == "="
        made.append(_answer(rest, weight if weight is not None else 100 if sign == "=" else 0, kind))
    whole = sum(answer.fraction >= 99.99 for answer in made)
    return replace(one, kind="one" if single or whole == 1 else "many", answers=tuple(made))


def _read_true_false(one: Asked, answers: str, right: bool, kind: str) -> Asked:
    """In GIFT, the first feedback is for whoever answers wrongly."""
    bits = [_html(bit, kind)[0] for bit in answers.split("#")[1:3]] + ["", ""]
    says = [_("True"), _("False")]
    return replace(one, kind="one", shuffle=False, answers=tuple(
        Answer(text=markup.to_html(word), fraction=100 if right == (word == says[0]) else 0,
               feedback=bits[1] if right == (word == says[0]) else bits[0]) for word in says))


def _read_order(one: Asked, answers: str, kind: str) -> Asked:
    _first, *lines = answers.split("\n")
    return replace(one, kind="order", answers=tuple(Answer(text=_html(line, kind)[0], fraction=100) for line in lines if line.strip()))


def _read_match(one: Asked, answers: str, kind: str) -> Asked:
    made = []
    for _sign_, text in _split(answers, "="):
        said, arrow, label = text.partition("->")
        if not arrow:
            return replace(one, kind="arrow")
        made.append(Pair(text=_html(said, kind)[0], label=_plain(label)))
    return replace(one, kind="match", pairs=tuple(made))


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip())
        return number if number.is_finite() and abs(number.adjusted()) < 30 else None
    except InvalidOperation:
        return None


def _read_number(one: Asked, answers: str, kind: str) -> Asked:
    ranges, lost = [], list(one.lost)
    for sign, text in _split(answers, "=~"):
        weight, rest = _weighed(text)
        answer = _answer(rest, 0, "plain")
        said = markup.read(answer.text).text.strip()
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
        ends = _decimal(low), _decimal(high)
        return ends if None in ends else tuple(sorted(ends))
    middle, colon, margin = said.partition(":")
    number, wide = _decimal(middle), _decimal(margin) if colon else Decimal(0)
    return (None, None) if number is None or wide is None else (number - abs(wide), number + abs(wide))
