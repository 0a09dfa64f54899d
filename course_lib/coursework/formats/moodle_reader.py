"""Questions from Moodle XML."""

from dataclasses import replace
from decimal import Decimal

from ...words import _, n_
from . import html_text, markup
from .bad_file import BadFile
from .numbers import decimal
from .safe_xml import Node, parse
from .sheet import Answer, LmsQuestion, Pair, Range


def read(data: bytes, name: str) -> list[LmsQuestion]:
    """The questions of the Moodle XML file `name`. Raises BadFile."""
    root = parse(data, name)
    if root.tag != "quiz":
        raise BadFile(_("{file}:1: begins with <{tag}>, not <quiz>. Export the questions from Moodle as “Moodle XML”.").format(
            file=name, tag=root.tag[:40]))
    path: tuple[str, ...] = ()
    found = []
    for node in root.all("question"):
        kind = node.attributes.get("type", "")
        if kind == "category":
            path = tuple(part.strip() for part in node.say("category", "text").split("/") if part.strip())
        else:
            found.append(_question(node, kind, path))
    return found


def _html(node: Node | None) -> str:
    """What the element says, as HTML whatever its format."""
    if node is None:
        return ""
    text = node.say("text") if node.find("text") else node.text.strip()
    kind = node.attributes.get("format", "")
    is_html = kind == "html" or kind not in ("plain_text", "markdown") and html_text.looks_like_html(text)
    return text if is_html else markup.to_html(text)


def _question(node: Node, kind: str, path: tuple[str, ...]) -> LmsQuestion:
    one = LmsQuestion(
        kind=kind, id=node.say("idnumber").strip(), name=node.say("name", "text").strip(), stem=_html(node.find("questiontext")),
        general=_html(node.find("generalfeedback")), hints=tuple(map(_html, node.all("hint"))), path=path, line=node.line,
        tags=tuple(tag.say("text").strip() for tags in node.all("tags") for tag in tags.all("tag")), lost=_files(node),
        points=float(_number(node.say("defaultgrade", default="1")) or 1),
        shuffle=node.say("shuffleanswers", default="1").strip().lower() not in ("0", "false"))
    return _READ.get(kind, lambda same, _node: same)(one, node)


def _files(node: Node) -> tuple[str, ...]:
    """The report of attached files, wherever they are in a question."""
    count, todo = 0, [node]
    while todo:
        here = todo.pop()
        count += here.tag == "file"
        todo += here.children
    return (n_("{number} attached file is left out", "{number} attached files are left out", count).format(number=count),) if count else ()


def _number(text: str) -> Decimal | None:
    """The number that `text` says, or None."""
    return decimal(text.replace(",", "."))


def _answers(node: Node) -> tuple[Answer, ...]:
    return tuple(Answer(text=_html(answer), feedback=_html(answer.find("feedback")),
                        fraction=float(_number(answer.attributes.get("fraction", "0")) or 0)) for answer in node.all("answer"))


def _read_choice(one: LmsQuestion, node: Node) -> LmsQuestion:
    single = node.say("single", default="true").strip().lower() in ("true", "1")
    return replace(one, kind="one" if single else "many", answers=_answers(node))


def _read_true_false(one: LmsQuestion, node: Node) -> LmsQuestion:
    words = {"true": _("True"), "false": _("False")}
    answers = tuple(replace(answer, text=words.get(answer.text.strip().lower(), answer.text)) for answer in _answers(node))
    return replace(one, kind="one", answers=answers, shuffle=False)


def _read_order(one: LmsQuestion, node: Node) -> LmsQuestion:
    lost = () if node.say("selecttype", default="ALL").strip().upper() in ("ALL", "0") else (
        _("it shows some of its steps; here all of them are shown"),)
    return replace(one, kind="order", answers=_answers(node), lost=one.lost + lost)


def _read_match(one: LmsQuestion, node: Node) -> LmsQuestion:
    pairs = tuple(Pair(text=_html(part), label=part.say("answer", "text").strip()) for part in node.all("subquestion"))
    return replace(one, kind="match", pairs=pairs)


def _read_number(one: LmsQuestion, node: Node) -> LmsQuestion:
    ranges, lost = [], list(one.lost)
    for answer in node.all("answer"):
        middle, margin = _number(answer.say("text")), _number(answer.say("tolerance", default="0") or "0")
        fraction = float(_number(answer.attributes.get("fraction", "0")) or 0)
        feedback = _html(answer.find("feedback"))
        if middle is not None and margin is not None:
            ranges.append(Range(low=middle - margin, high=middle + margin, fraction=fraction, feedback=feedback))
        elif fraction:
            lost.append(_("the answer {answer} isn't a number; left out").format(answer=answer.say("text").strip()[:40] or "?"))
        elif feedback:
            one = replace(one, general=one.general or feedback)
    return replace(one, kind="number", ranges=tuple(ranges), lost=tuple(lost))


_READ = {"multichoice": _read_choice, "truefalse": _read_true_false, "ordering": _read_order, "matching": _read_match,
         "numerical": _read_number}
