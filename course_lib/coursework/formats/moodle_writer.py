"""Questions as Moodle XML.

The elements are those that Moodle itself writes and reads (https://docs.moodle.org/en/Moodle_XML_format, and Moodle's
question/format/xml/format.php; the type "ordering" is Moodle's own since 4.4 and a plugin before).
"""

from ...words import _
from . import markup
from .numbers import plain
from .sheet import ROOT, LmsQuestion, Section, Sheet, label_text

TYPES = {"one": "multichoice", "many": "multichoice", "order": "ordering", "match": "matching", "number": "numerical", "essay": "essay"}


def write(sheet: Sheet) -> bytes:
    """`sheet` as a Moodle XML file."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    for section in sheet.sections:
        lines += _category(section)
        for one in section.questions:
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


def _question(one: LmsQuestion) -> list[str]:
    kept = [f"    <name>{_text(label_text(one.name))}</name>",
            f'    <questiontext format="html">{_text(one.html())}</questiontext>',
            f'    <generalfeedback format="html">{_text(one.general)}</generalfeedback>',
            f"    <defaultgrade>{one.points:g}</defaultgrade>", "    <penalty>0.3333333</penalty>", "    <hidden>0</hidden>",
            f"    <idnumber>{one.id}</idnumber>"]
    hints = [f'    <hint format="html">{_text(hint)}</hint>' for hint in one.hints]
    tags = ["    <tags>", *(f"      <tag>{_text(tag)}</tag>" for tag in one.tags), "    </tags>"] if one.tags else []
    return [f'  <question type="{TYPES[one.kind]}">', *kept, *_BODY[one.kind](one), *hints, *tags, "  </question>"]


def _choice(one: LmsQuestion) -> list[str]:
    return [f"    <single>{'true' if one.kind == 'one' else 'false'}</single>",
            f"    <shuffleanswers>{'true' if one.shuffle else 'false'}</shuffleanswers>",
            "    <answernumbering>abc</answernumbering>", "    <showstandardinstruction>1</showstandardinstruction>",
            *(_answer(answer.text, answer.fraction, answer.feedback) for answer in one.answers)]


def _answer(text: str, fraction: float, feedback: str, more: str = "", kind: str = "html") -> str:
    share = f"{fraction:.5f}".rstrip("0").rstrip(".")
    return (f'    <answer fraction="{share}" format="{kind}">{_text(text)}'
            f'<feedback format="html">{_text(feedback)}</feedback>{more}</answer>')


def _order(one: LmsQuestion) -> list[str]:
    """Marked for each pair that is the right way round, as in the course."""
    return ["    <layouttype>VERTICAL</layouttype>", "    <selecttype>ALL</selecttype>",
            f"    <selectcount>{len(one.answers)}</selectcount>",
            "    <gradingtype>RELATIVE_ALL_PREVIOUS_AND_NEXT</gradingtype>", "    <showgrading>SHOW</showgrading>",
            *(_answer(answer.text, place, answer.feedback) for place, answer in enumerate(one.answers, 1))]


def _match(one: LmsQuestion) -> list[str]:
    return ["    <shuffleanswers>true</shuffleanswers>",
            *(f'    <subquestion format="html">{_text(pair.text)}<answer>{_text(pair.label)}</answer></subquestion>'
              for pair in one.pairs)]


def _number(one: LmsQuestion) -> list[str]:
    """Moodle takes the first answer that fits, so a boundary belongs to the right range."""
    return [_answer(plain((part.low + part.high) / 2), part.fraction, part.feedback,
                    f"<tolerance>{plain((part.high - part.low) / 2)}</tolerance>", "moodle_auto_format") for part in one.ranges]


def _essay(one: LmsQuestion) -> list[str]:
    return ["    <responseformat>editor</responseformat>", "    <responserequired>1</responserequired>",
            "    <responsefieldlines>15</responsefieldlines>", "    <attachments>0</attachments>",
            "    <attachmentsrequired>0</attachmentsrequired>",
            f'    <graderinfo format="html">{_text(one.grader)}</graderinfo>', f'    <responsetemplate format="html">{_text("")}</responsetemplate>']


_BODY = {"one": _choice, "many": _choice, "order": _order, "match": _match, "number": _number, "essay": _essay}
