"""Questions in the elements of QTI 1.2, in the order in which Canvas exports them.

A several-choice question is marked by Canvas itself, right ones less wrong ones, whatever the file says; an order becomes a
matching of steps with places, since Classic Quizzes have no ordering.
"""

from xml.sax.saxutils import escape, quoteattr

from ...words import _
from . import html_text, markup
from .numbers import plain
from .sheet import Answer, LmsQuestion, label_text

TYPES = {"one": "multiple_choice_question", "many": "multiple_answers_question", "order": "matching_question",
         "match": "matching_question", "number": "numerical_question", "essay": "essay_question"}


def metadata(label: str, entry: str) -> str:
    """A field of what is known about a quiz or a question."""
    return f"<qtimetadatafield><fieldlabel>{label}</fieldlabel><fieldentry>{escape(entry)}</fieldentry></qtimetadatafield>"


def _material(text: str) -> str:
    return f'<material><mattext texttype="text/html">{escape(text)}</mattext></material>'


def item(one: LmsQuestion) -> str:
    """The element of a question: what is known of it, what is shown, how it's marked, feedback."""
    names = _idents(one)
    shown = one.stem + (markup.added(one.added) if one.added else "")
    kept = "".join((metadata("question_type", TYPES[one.kind]), metadata("points_possible", f"{one.points:g}"),
                    metadata("original_answer_ids", ",".join(names)), metadata("assessment_question_identifierref", f"{one.id}-question"),
                    *(metadata("attune_tag", tag) for tag in one.tags)))
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


def _idents(one: LmsQuestion) -> list[str]:
    """A name for each answer, step or card, unique in the file."""
    parts = one.answers or one.pairs
    return [f"{one.id}-{html_text.read(part.text).name or index}" for index, part in enumerate(parts, 1)]


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
    return markup.to_html(html_text.read(answer.text).text)


def _choice(one: LmsQuestion, names: list[str]):
    many = one.kind == "many"
    shuffle = "" if one.shuffle else ' shuffle="No"'
    body = (f'<response_lid ident="response1" rcardinality="{"Multiple" if many else "Single"}"><render_choice{shuffle}>'
            f"{_labels(names, [_unnamed(answer) for answer in one.answers])}</render_choice></response_lid>")
    said = {name: markup.to_html(html_text.read(answer.feedback).text) for name, answer in zip(names, one.answers) if answer.feedback}
    shows = "".join(_shows(_equal(name), name) for name in said)
    if many:
        parts = "".join(_equal(name) if answer.fraction > 0 else f"<not>{_equal(name)}</not>" for name, answer in zip(names, one.answers))
        right = f"<and>{parts}</and>"
    else:
        right = next(_equal(name) for name, answer in zip(names, one.answers) if answer.fraction == 100)
    return body, shows + _scores(right), {f"{name}_fb": text for name, text in said.items()}


def _matching(one: LmsQuestion, names: list[str], texts: list[str], labels: list[str], right: list[int]):
    """A row for each of `texts`, all with the same menu of `labels`; `right` is the place of each row's label."""
    idents = [f"{one.id}-label-{index}" for index, _label in enumerate(labels, 1)]
    menu = "".join(f'<response_label ident="{ident}"><material><mattext>{escape(label)}</mattext></material></response_label>'
                   for ident, label in zip(idents, labels))
    body = "".join(f'<response_lid ident="response_{name}">{_material(text)}<render_choice>{menu}</render_choice></response_lid>'
                   for name, text in zip(names, texts))
    share = f"{100 / len(names):.2f}"
    marks = "".join(_scores(_equal(idents[place], f"response_{name}"), "Add", share, "Yes") for name, place in zip(names, right))
    return body, marks, {}


def _order(one: LmsQuestion, names: list[str]):
    steps = sorted(zip(map(_unnamed, one.answers), names, range(len(names))))  # by their words: not in the right order
    return _matching(one, [name for _text, name, _place in steps], [text for text, _name, _place in steps],
                     [str(place + 1) for place in range(len(names))], [place for _text, _name, place in steps])


def _match(one: LmsQuestion, names: list[str]):
    known = {label_text(label): None for _name, label in one.data.get("groups", ())}
    labels = list(known) or list(dict.fromkeys(pair.label for pair in one.pairs))
    return _matching(one, names, [markup.to_html(html_text.read(pair.text).text) for pair in one.pairs], labels,
                     [labels.index(pair.label) for pair in one.pairs])


def _number(one: LmsQuestion, names: list[str]):
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


def _essay(one: LmsQuestion, names: list[str]):
    body = ('<response_str ident="response1" rcardinality="Single"><render_fib>'
            '<response_label ident="answer1" rshuffle="No"/></render_fib></response_str>')
    return body, '<respcondition continue="No"><conditionvar><other/></conditionvar></respcondition>', {}


_BODY = {"one": _choice, "many": _choice, "order": _order, "match": _match, "number": _number, "essay": _essay}
