"""Questions to and from Moodle XML.

The elements are those that Moodle itself writes and reads (https://docs.moodle.org/en/Moodle_XML_format, and Moodle's
question/format/xml/format.php; the type "ordering" is Moodle's own since 4.4 and a plugin before).
"""

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from ..words import _, n_
from . import markup, safe_xml
from .exchange import Answer, Asked, Pair, Range, Section, Sheet, label_text, plain

if TYPE_CHECKING:
    from .import_items import Imported, Wishes

TYPES = {"one": "multichoice", "many": "multichoice", "order": "ordering", "match": "matching", "number": "numerical", "essay": "essay"}
ROOT = "$course$/top"


def write(sheet: Sheet) -> bytes:
    """`sheet` as a Moodle XML file."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    for section in sheet.sections:
        lines += _category(section)
        for one in section.asked:
            lines += _question(one)
    return "\n".join([*lines, "</quiz>", ""]).encode()


def _text(text: str) -> str:
    """A `<text>` element: what needs it in CDATA, as Moodle does."""
    if any(letter in text for letter in "<>&"):
        text = "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"
    return f"<text>{text}</text>"


def _category(section: Section) -> list[str]:
    info = "" if section.draw is None else _("Each student gets {number} of these.").format(number=section.draw)
    path = "/".join([ROOT, *section.path])
    return ['  <question type="category">', f"    <category>{_text(path)}</category>",
            f'    <info format="html">{_text(markup.to_html(info))}</info>', "  </question>"]


def _question(one: Asked) -> list[str]:
    kept = [f"    <name>{_text(label_text(one.name))}</name>",
            f'    <questiontext format="html">{_text(one.html())}</questiontext>',
            f'    <generalfeedback format="html">{_text(one.general)}</generalfeedback>',
            f"    <defaultgrade>{one.points:g}</defaultgrade>", "    <penalty>0.3333333</penalty>", "    <hidden>0</hidden>",
            f"    <idnumber>{one.id}</idnumber>"]
    hints = [f'    <hint format="html">{_text(hint)}</hint>' for hint in one.hints]
    tags = ["    <tags>", *(f"      <tag>{_text(tag)}</tag>" for tag in one.tags), "    </tags>"] if one.tags else []
    return [f'  <question type="{TYPES[one.kind]}">', *kept, *_BODY[one.kind](one), *hints, *tags, "  </question>"]


def _choice(one: Asked) -> list[str]:
    return [f"    <single>{'true' if one.kind == 'one' else 'false'}</single>",
            f"    <shuffleanswers>{'true' if one.shuffle else 'false'}</shuffleanswers>",
            "    <answernumbering>abc</answernumbering>", "    <showstandardinstruction>1</showstandardinstruction>",
            *(_answer(answer.text, answer.fraction, answer.feedback) for answer in one.answers)]


def _answer(text: str, fraction: float, feedback: str, more: str = "", kind: str = "html") -> str:
    share = f"{fraction:.5f}".rstrip("0").rstrip(".")
    return (f'    <answer fraction="{share}" format="{kind}">{_text(text)}'
            f'<feedback format="html">{_text(feedback)}</feedback>{more}</answer>')


def _order(one: Asked) -> list[str]:
    """Marked for each pair that is the right way round, as in the course."""
    return ["    <layouttype>VERTICAL</layouttype>", "    <selecttype>ALL</selecttype>",
            f"    <selectcount>{len(one.answers)}</selectcount>",
            "    <gradingtype>RELATIVE_ALL_PREVIOUS_AND_NEXT</gradingtype>", "    <showgrading>SHOW</showgrading>",
            *(_answer(answer.text, place, answer.feedback) for place, answer in enumerate(one.answers, 1))]


def _match(one: Asked) -> list[str]:
    return ["    <shuffleanswers>true</shuffleanswers>",
            *(f'    <subquestion format="html">{_text(pair.text)}<answer>{_text(pair.label)}</answer></subquestion>'
              for pair in one.pairs)]


def _number(one: Asked) -> list[str]:
    """Moodle takes the first answer that fits, so a boundary belongs to the right range."""
    return [_answer(plain((part.low + part.high) / 2), part.fraction, part.feedback,
                    f"<tolerance>{plain((part.high - part.low) / 2)}</tolerance>", "moodle_auto_format") for part in one.ranges]


def _essay(one: Asked) -> list[str]:
    return ["    <responseformat>editor</responseformat>", "    <responserequired>1</responserequired>",
            "    <responsefieldlines>15</responsefieldlines>", "    <attachments>0</attachments>",
            "    <attachmentsrequired>0</attachmentsrequired>",
            f'    <graderinfo format="html">{_text(one.grader)}</graderinfo>', f'    <responsetemplate format="html">{_text("")}</responsetemplate>']


_BODY = {"one": _choice, "many": _choice, "order": _order, "match": _match, "number": _number, "essay": _essay}


def read(data: bytes, name: str, wishes: "Wishes | None" = None) -> "Imported":
    """The questions of the Moodle XML file `name` as items of ours, with a report. Raises BadFile."""
    root = safe_xml.parse(data, name)
    if root.tag != "quiz":
        raise safe_xml.BadFile(_("{file}:1: begins with <{tag}>, not <quiz>. Export the questions from Moodle as “Moodle XML”.").format(
            file=name, tag=root.tag[:40]))
    path: tuple[str, ...] = ()
    found = []
    for node in root.all("question"):
        kind = node.attributes.get("type", "")
        if kind == "category":
            path = tuple(part.strip() for part in node.say("category", "text").split("/") if part.strip())
        else:
            found.append(_asked(node, kind, path))
    from .import_items import Wishes, imported  # needs what authors use; writing doesn't

    return imported(found, name, wishes or Wishes())


def _html(node: safe_xml.Node | None) -> str:
    """What the element says, as HTML whatever its format."""
    if node is None:
        return ""
    text = node.say("text") if node.find("text") else node.text.strip()
    kind = node.attributes.get("format", "")
    is_html = kind == "html" or kind not in ("plain_text", "markdown") and markup.looks_like_html(text)
    return text if is_html else markup.to_html(text)


def _asked(node: safe_xml.Node, kind: str, path: tuple[str, ...]) -> Asked:
    one = Asked(
        kind=kind, id=node.say("idnumber").strip(), name=node.say("name", "text").strip(), stem=_html(node.find("questiontext")),
        general=_html(node.find("generalfeedback")), hints=tuple(map(_html, node.all("hint"))), path=path, line=node.line,
        tags=tuple(tag.say("text").strip() for tags in node.all("tags") for tag in tags.all("tag")), lost=_files(node),
        points=float(_decimal(node.say("defaultgrade", default="1")) or 1),
        shuffle=node.say("shuffleanswers", default="1").strip().lower() not in ("0", "false"))
    return _READ.get(kind, lambda same, _node: same)(one, node)


def _files(node: safe_xml.Node) -> tuple[str, ...]:
    """The report of attached files, wherever they are in a question."""
    count, todo = 0, [node]
    while todo:
        here = todo.pop()
        count += here.tag == "file"
        todo += here.children
    return (n_("{number} attached file is left out", "{number} attached files are left out", count).format(number=count),) if count else ()


def _decimal(text: str) -> Decimal | None:
    """The number that `text` says, or None."""
    try:
        number = Decimal(text.strip().replace(",", "."))
        return number if number.is_finite() and abs(number.adjusted()) < 30 else None
    except InvalidOperation:
        return None


def _answers(node: safe_xml.Node) -> tuple[Answer, ...]:
    return tuple(Answer(text=_html(answer), feedback=_html(answer.find("feedback")),
                        fraction=float(_decimal(answer.attributes.get("fraction", "0")) or 0)) for answer in node.all("answer"))


def _read_choice(one: Asked, node: safe_xml.Node) -> Asked:
    single = node.say("single", default="true").strip().lower() in ("true", "1")
    return replace(one, kind="one" if single else "many", answers=_answers(node))


def _read_true_false(one: Asked, node: safe_xml.Node) -> Asked:
    words = {"true": _("True"), "false": _("False")}
    answers = tuple(replace(answer, text=words.get(answer.text.strip().lower(), answer.text)) for answer in _answers(node))
    return replace(one, kind="one", answers=answers, shuffle=False)


def _read_order(one: Asked, node: safe_xml.Node) -> Asked:
    lost = () if node.say("selecttype", default="ALL").strip().upper() in ("ALL", "0") else (
        _("it shows some of its steps; here all of them are shown"),)
    return replace(one, kind="order", answers=_answers(node), lost=one.lost + lost)


def _read_match(one: Asked, node: safe_xml.Node) -> Asked:
    pairs = tuple(Pair(text=_html(part), label=part.say("answer", "text").strip()) for part in node.all("subquestion"))
    return replace(one, kind="match", pairs=pairs)


def _read_number(one: Asked, node: safe_xml.Node) -> Asked:
    ranges, lost = [], list(one.lost)
    for answer in node.all("answer"):
        middle, margin = _decimal(answer.say("text")), _decimal(answer.say("tolerance", default="0") or "0")
        fraction = float(_decimal(answer.attributes.get("fraction", "0")) or 0)
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
