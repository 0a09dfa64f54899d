"""Questions to QTI 1.2, in the package that Canvas imports ("QTI .zip file").

The elements, their order and the manifest are those that Canvas exports and the package text2qti writes. A several-choice
question is marked by Canvas itself, right ones less wrong ones, whatever the file says; an order becomes a matching of
steps with places, since Classic Quizzes have no ordering.
"""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from ..words import _
from . import markup
from .exchange import Answer, Asked, Section, Sheet, label_text, plain

TYPES = {"one": "multiple_choice_question", "many": "multiple_answers_question", "order": "matching_question",
         "match": "matching_question", "number": "numerical_question", "essay": "essay_question"}
WHEN = (1980, 1, 1, 0, 0, 0)  # in every zip, so that the same questions make the same file

MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier={id} xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" \
xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_v1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1 http://www.imsglobal.org/xsd/imscp_v1p1.xsd \
http://www.imsglobal.org/xsd/imsmd_v1p2 http://www.imsglobal.org/xsd/imsmd_v1p2p2.xsd">
  <metadata>
    <schema>IMS Content</schema>
    <schemaversion>1.1.3</schemaversion>
    <imsmd:lom><imsmd:general><imsmd:title><imsmd:string>{title}</imsmd:string></imsmd:title></imsmd:general></imsmd:lom>
  </metadata>
  <organizations/>
  <resources>
{resources}
  </resources>
</manifest>
"""
RESOURCE = """    <resource identifier="{id}" type="imsqti_xmlv1p2">
      <file href="{id}/{id}.xml"/>
      <dependency identifierref="{id}-meta"/>
    </resource>
    <resource identifier="{id}-meta" type="associatedcontent/imscc_xmlv1p1/learning-application-resource" href="{id}/assessment_meta.xml">
      <file href="{id}/assessment_meta.xml"/>
    </resource>"""
META = """<?xml version="1.0" encoding="UTF-8"?>
<quiz identifier="{id}" xmlns="http://canvas.instructure.com/xsd/cccv1p0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://canvas.instructure.com/xsd/cccv1p0 https://canvas.instructure.com/xsd/cccv1p0.xsd">
  <title>{title}</title>
  <description></description>
  <shuffle_answers>true</shuffle_answers>
  <scoring_policy>keep_highest</scoring_policy>
  <hide_results>always</hide_results>
  <quiz_type>assignment</quiz_type>
  <points_possible>{points:.2f}</points_possible>
  <show_correct_answers>false</show_correct_answers>
  <allowed_attempts>1</allowed_attempts>
  <available>false</available>
  <assignment identifier="{id}-assignment">
    <title>{title}</title>
    <workflow_state>unpublished</workflow_state>
    <quiz_identifierref>{id}</quiz_identifierref>
    <points_possible>{points:.2f}</points_possible>
    <grading_type>points</grading_type>
    <submission_types>online_quiz</submission_types>
  </assignment>
</quiz>
"""
TEST = """<?xml version="1.0" encoding="UTF-8"?>
<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://www.imsglobal.org/xsd/ims_qtiasiv1p2 http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd">
  <assessment ident="{id}" title={title}>
    <qtimetadata>{attempts}</qtimetadata>
    <section ident="root_section">
{items}
    </section>
  </assessment>
</questestinterop>
"""


def write(sheet: Sheet) -> bytes:
    """`sheet` as a zip of QTI 1.2: one unpublished quiz for a test, and for a bank one quiz a section."""
    if sheet.one_test:
        tests = [(sheet.id, sheet.title, sheet.sections)]
    else:
        tests = [("-".join((sheet.id, *section.path[1:])), f"{sheet.title}: {' / '.join(section.path[1:])}", (section,))
                 for section in sheet.sections]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
        resources = "\n".join(RESOURCE.format(id=name) for name, _title, _sections in tests)
        _put(zipped, "imsmanifest.xml", MANIFEST.format(
            id=quoteattr(f"{sheet.id}-manifest"), title=escape(label_text(sheet.title)), resources=resources))
        for name, title, sections in tests:
            says = label_text(title)
            _put(zipped, f"{name}/assessment_meta.xml", META.format(id=name, title=escape(says), points=_points(sections)))
            _put(zipped, f"{name}/{name}.xml", TEST.format(
                id=name, title=quoteattr(says), attempts=_entry("cc_maxattempts", "1"),
                items="\n".join(_section(index, section) for index, section in enumerate(sections))))
    return packed.getvalue()


def _put(zipped: zipfile.ZipFile, name: str, text: str) -> None:
    info = zipfile.ZipInfo(name, WHEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    zipped.writestr(info, text.encode())


def _points(sections) -> float:
    """The most that a student can earn."""
    return sum(section.draw * section.asked[0].points if section.draw is not None else sum(one.points for one in section.asked)
               for section in sections)


def _section(index: int, section: Section) -> str:
    items = "\n".join(_item(one) for one in section.asked)
    if section.draw is None:
        return items
    return (f'      <section ident="group{index}" title={quoteattr(label_text(section.path[-1]))}>\n'
            f"        <selection_ordering><selection><selection_number>{section.draw}</selection_number><selection_extension>"
            f"<points_per_item>{section.asked[0].points:g}</points_per_item></selection_extension></selection></selection_ordering>\n"
            f"{items}\n      </section>")


def _entry(label: str, entry: str) -> str:
    return f"<qtimetadatafield><fieldlabel>{label}</fieldlabel><fieldentry>{escape(entry)}</fieldentry></qtimetadatafield>"


def _material(text: str) -> str:
    return f'<material><mattext texttype="text/html">{escape(text)}</mattext></material>'


def _item(one: Asked) -> str:
    """A question: what is known of it, what is shown, how it's marked, feedback."""
    names = _idents(one)
    shown = one.stem + (markup.added(one.added) if one.added else "")
    kept = "".join((_entry("question_type", TYPES[one.kind]), _entry("points_possible", f"{one.points:g}"),
                    _entry("original_answer_ids", ",".join(names)), _entry("assessment_question_identifierref", f"{one.id}-question"),
                    *(_entry("attune_tag", tag) for tag in one.tags)))
    body, marks, feedback = _BODY[one.kind](one, names)
    if one.general:
        marks = (f'<respcondition continue="Yes"><conditionvar><other/></conditionvar>'
                 f'<displayfeedback feedbacktype="Response" linkrefid="general_fb"/></respcondition>{marks}')
        feedback = {"general_fb": one.general, **feedback}
    says = "".join(f'<itemfeedback ident="{name}"><flow_mat>{_material(text)}</flow_mat></itemfeedback>' for name, text in feedback.items())
    return f"""      <item ident="{one.id}" title={quoteattr(label_text(one.name))}>
        <itemmetadata><qtimetadata>{kept}</qtimetadata></itemmetadata>
        <presentation>{_material(f"<div>{shown}</div>")}{body}</presentation>
        <resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>{marks}</resprocessing>
        {says}
      </item>"""


def _idents(one: Asked) -> list[str]:
    """A name for each answer, step or card, unique in the file."""
    parts = one.answers or one.pairs
    return [f"{one.id}-{markup.read(part.text).name or index}" for index, part in enumerate(parts, 1)]


def _equal(name: str, response: str = "response1") -> str:
    return f'<varequal respident="{response}">{escape(name)}</varequal>'


def _scores(condition: str, action: str = "Set", points: str = "100", go_on: str = "No") -> str:
    return (f'<respcondition continue="{go_on}"><conditionvar>{condition}</conditionvar>'
            f'<setvar action="{action}" varname="SCORE">{points}</setvar></respcondition>')


def _shows(condition: str, name: str) -> str:
    return (f'<respcondition continue="Yes"><conditionvar>{condition}</conditionvar>'
            f'<displayfeedback feedbacktype="Response" linkrefid="{name}_fb"/></respcondition>')


def _labels(names: list[str], texts: list[str]) -> str:
    return "".join(f'<response_label ident="{name}">{_material(text)}</response_label>' for name, text in zip(names, texts))


def _unnamed(answer: Answer) -> str:
    """The answer's text without our id around it: here the id is the answer's ident."""
    return markup.to_html(markup.read(answer.text).text)


def _choice(one: Asked, names: list[str]):
    many = one.kind == "many"
    shuffle = "" if one.shuffle else ' shuffle="No"'
    body = (f'<response_lid ident="response1" rcardinality="{"Multiple" if many else "Single"}"><render_choice{shuffle}>'
            f"{_labels(names, [_unnamed(answer) for answer in one.answers])}</render_choice></response_lid>")
    said = {name: markup.to_html(markup.read(answer.feedback).text) for name, answer in zip(names, one.answers) if answer.feedback}
    shows = "".join(_shows(_equal(name), name) for name in said)
    if many:
        parts = "".join(_equal(name) if answer.fraction > 0 else f"<not>{_equal(name)}</not>" for name, answer in zip(names, one.answers))
        right = f"<and>{parts}</and>"
    else:
        right = next(_equal(name) for name, answer in zip(names, one.answers) if answer.fraction == 100)
    return body, shows + _scores(right), {f"{name}_fb": text for name, text in said.items()}


def _matching(one: Asked, names: list[str], texts: list[str], labels: list[str], right: list[int]):
    """A row for each of `texts`, all with the same menu of `labels`; `right` is the place of each row's label."""
    idents = [f"{one.id}-label-{index}" for index, _label in enumerate(labels, 1)]
    menu = "".join(f'<response_label ident="{ident}"><material><mattext>{escape(label)}</mattext></material></response_label>'
                   for ident, label in zip(idents, labels))
    body = "".join(f'<response_lid ident="response_{name}">{_material(text)}<render_choice>{menu}</render_choice></response_lid>'
                   for name, text in zip(names, texts))
    share = f"{100 / len(names):.2f}"
    marks = "".join(_scores(_equal(idents[place], f"response_{name}"), "Add", share, "Yes") for name, place in zip(names, right))
    return body, marks, {}


def _order(one: Asked, names: list[str]):
    steps = sorted(zip(map(_unnamed, one.answers), names, range(len(names))))  # by their words: not in the right order
    return _matching(one, [name for _text, name, _place in steps], [text for text, _name, _place in steps],
                     [str(place + 1) for place in range(len(names))], [place for _text, _name, place in steps])


def _match(one: Asked, names: list[str]):
    known = {label_text(label): None for _name, label in one.data.get("groups", ())}
    labels = list(known) or list(dict.fromkeys(pair.label for pair in one.pairs))
    return _matching(one, names, [markup.to_html(markup.read(pair.text).text) for pair in one.pairs], labels,
                     [labels.index(pair.label) for pair in one.pairs])


def _number(one: Asked, names: list[str]):
    """Canvas shows feedback for a number by whether it's right, not by where it lies."""
    body = ('<response_str ident="response1" rcardinality="Single"><render_fib fibtype="Decimal">'
            '<response_label ident="answer1"/></render_fib></response_str>')
    right, below, above = one.ranges
    marks = (f'<respcondition continue="No"><conditionvar><vargte respident="response1">{plain(right.low)}</vargte>'
             f'<varlte respident="response1">{plain(right.high)}</varlte></conditionvar>'
             '<setvar action="Set" varname="SCORE">100</setvar><displayfeedback feedbacktype="Response" linkrefid="correct_fb"/>'
             '</respcondition><respcondition continue="Yes"><conditionvar><other/></conditionvar>'
             '<displayfeedback feedbacktype="Response" linkrefid="general_incorrect_fb"/></respcondition>')
    wrong = f"<p>{_('Too low:')} {below.feedback}</p><p>{_('Too high:')} {above.feedback}</p>"
    return body, marks, {"correct_fb": right.feedback, "general_incorrect_fb": wrong}


def _essay(one: Asked, names: list[str]):
    body = ('<response_str ident="response1" rcardinality="Single"><render_fib>'
            '<response_label ident="answer1" rshuffle="No"/></render_fib></response_str>')
    return body, '<respcondition continue="No"><conditionvar><other/></conditionvar></respcondition>', {}


_BODY = {"one": _choice, "many": _choice, "order": _order, "match": _match, "number": _number, "essay": _essay}
