"""QTI 1.2: a package of the shape that Canvas imports, and that says the right answers and no more."""

import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile

import pytest

from course_lib.content.items import KINDS
from course_lib.coursework.formats import export_items, export_sheets, html_text, qti_writer
from tests.coursework import odd, small
from tests.coursework.theirs import JUDGED

NAMESPACE = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"

# What each element may hold, from the content models of IMS QTI 1.2.1 (ASI information model and its DTD), as far as a
# question of ours goes: names in order, as a regular expression over "name,".
MODELS = {
    "questestinterop": "assessment,",
    "assessment": "(qtimetadata,)*(section,)+",
    "section": "(selection_ordering,)?(item,|section,)*",
    "selection_ordering": "(selection,)*",
    "selection": "selection_number,(selection_extension,)?",
    "item": "(itemmetadata,)?(presentation,)?(resprocessing,)*(itemfeedback,)*",
    "itemmetadata": "(qtimetadata,)*",
    "qtimetadata": "(qtimetadatafield,)+",
    "qtimetadatafield": "fieldlabel,fieldentry,",
    "presentation": "(material,|response_lid,|response_str,)+",
    "selection_extension": "points_per_item,",  # Canvas' own
    "material": "(mattext,)+",
    "response_lid": "(material,)?render_choice,(material,)?",
    "response_str": "(material,)?render_fib,(material,)?",
    "render_choice": "(response_label,)*",
    "render_fib": "(response_label,)*",
    "response_label": "(material,)*",
    "resprocessing": "outcomes,(respcondition,)+",
    "outcomes": "(decvar,)+",
    "respcondition": "conditionvar,(setvar,)*(displayfeedback,)*",
    "conditionvar": "(not,|and,|other,|varequal,|vargte,|varlte,)+",
    "and": "(not,|varequal,)+",
    "not": "varequal,",
    "itemfeedback": "(flow_mat,)+",
    "flow_mat": "(material,)+",
}
ATTRIBUTES = {"item": {"ident", "title"}, "response_lid": {"ident"}, "response_label": {"ident"}, "itemfeedback": {"ident"},
              "varequal": {"respident"}, "decvar": {"varname"}, "displayfeedback": {"linkrefid"}}


def package(sheet):
    """The files of the package by name."""
    with zipfile.ZipFile(io.BytesIO(qti_writer.write(sheet))) as zipped:
        assert zipped.testzip() is None
        return {name: zipped.read(name) for name in zipped.namelist()}


def roots(sheet):
    return [ElementTree.fromstring(data) for name, data in package(sheet).items() if name.count("/") == 1 and "meta" not in name]


def name_of(element):
    return element.tag.removeprefix(NAMESPACE)


def items_of(sheet):
    return {one.get("ident"): one for root in roots(sheet) for one in root.iter(f"{NAMESPACE}item")}


def find(element, tag):
    return list(element.iter(NAMESPACE + tag))


def text(element):
    return html_text.read("".join(element.itertext())).text.strip()


@pytest.mark.parametrize("sheet", [
    export_sheets.of_bank(JUDGED), export_sheets.of_bank(odd.Writer(5).items()), export_sheets.of_assignment(small.assignment(), small.key(small.assignment())),
], ids=("bank", "odd", "assignment"))
def test_every_element_holds_what_qti_allows_in_its_order(sheet):
    """As the standard's document type says it."""
    for root in roots(sheet):
        for element in root.iter():
            held = "".join(f"{name_of(child)}," for child in element)
            assert re.fullmatch(MODELS.get(name_of(element), ""), held), f"{name_of(element)}: {held}"
            assert ATTRIBUTES.get(name_of(element), set()) <= set(element.attrib)


@pytest.mark.parametrize("seed", range(8))
def test_names_are_unique_and_point_to_something(seed):
    """Each feedback that a condition shows is there."""
    for root in roots(export_sheets.of_bank(odd.Writer(seed).items())):
        items = find(root, "item")
        assert len({one.get("ident") for one in items}) == len(items)
        for item in items:
            responses = {one.get("ident"): [label.get("ident") for label in find(one, "response_label")]
                         for one in (*find(item, "response_lid"), *find(item, "response_str"))}
            assert all(len(set(labels)) == len(labels) for labels in responses.values())
            for condition in (*find(item, "varequal"), *find(item, "vargte"), *find(item, "varlte")):
                assert condition.get("respident") in responses
                assert name_of(condition) != "varequal" or condition.text in responses[condition.get("respident")]
            shown = {one.get("ident") for one in find(item, "itemfeedback")}
            assert {one.get("linkrefid") for one in find(item, "displayfeedback")} == shown


def test_the_manifest_names_every_file():
    """And no other."""
    files = package(export_sheets.of_bank([*JUDGED, small.single("elsewhere")]))
    manifest = ElementTree.fromstring(files["imsmanifest.xml"])
    named = {one.get("href") for one in manifest.iter() if one.tag.endswith("}file")}
    assert named == set(files) - {"imsmanifest.xml"}
    assert {one.get("type") for one in manifest.iter() if one.tag.endswith("}resource")} == {
        "imsqti_xmlv1p2", "associatedcontent/imscc_xmlv1p1/learning-application-resource"}


def types(sheet):
    return {name: next(find(field, "fieldentry")[0].text for field in find(one, "qtimetadatafield")
                       if find(field, "fieldlabel")[0].text == "question_type") for name, one in items_of(sheet).items()}


def test_each_kind_is_the_type_that_canvas_has_for_it():
    """By Canvas' own names."""
    assert types(export_sheets.of_bank(JUDGED)) == {
        "one": "multiple_choice_question", "several": "multiple_answers_question", "tiers": "multiple_choice_question",
        "tiers--reason": "multiple_choice_question", "order": "matching_question", "groups": "matching_question", "scale": "numerical_question"}


def scoring(item):
    """The conditions that give points, as (respident, what, points)."""
    made = []
    for condition in find(item, "respcondition"):
        for points in find(condition, "setvar"):
            made.append((condition, points.get("action"), float(points.text)))
    return made


def test_the_right_answers_are_right():
    """And no other earns anything."""
    items = items_of(export_sheets.of_bank(JUDGED))
    [(condition, _action, points)] = scoring(items["one"])
    assert ([one.text for one in find(condition, "varequal")], points) == (["one-right"], 100)
    [(condition, _action, points)] = scoring(items["several"])
    denied = [one.text for no in find(condition, "not") for one in find(no, "varequal")]
    assert denied == ["several-wrong", "several-c"]
    assert {one.text for one in find(condition, "varequal")} - set(denied) == {"several-right", "several-also"}
    [(condition, _action, _points)] = scoring(items["scale"])
    assert [(name_of(one), one.text) for one in find(condition, "conditionvar")[0]] == [("vargte", "30"), ("varlte", "40")]
    labels = {one.get("ident"): text(one) for one in find(items["groups"], "response_label")}
    rows = {one.get("ident"): text(find(one, "material")[0]) for one in find(items["groups"], "response_lid")}
    matched = {rows[one.get("respident")]: labels[one.text] for condition, _a, _p in scoring(items["groups"]) for one in find(condition, "varequal")}
    assert matched == {"a": "G", "b": "H", "c": "H"}


def test_an_order_is_matched_with_its_places_and_not_shown_in_order():
    """The steps stand by their words."""
    item = items_of(export_sheets.of_bank([small.ORDER]))["order"]
    rows = {one.get("ident"): text(find(one, "material")[0]) for one in find(item, "response_lid")}
    labels = {one.get("ident"): text(one) for one in find(item, "response_label")}
    placed = {rows[one.get("respident")]: labels[one.text] for condition, _a, _p in scoring(item) for one in find(condition, "varequal")}
    assert placed == {"First": "1", "Then": "2", "Last": "3"}
    assert list(rows.values()) == ["First", "Last", "Then"]


def test_shares_of_a_matching_make_a_whole():
    """To a hundredth."""
    for seed in range(8):
        for item in items_of(export_sheets.of_bank(odd.Writer(seed).items())).values():
            total = sum(points for _condition, _action, points in scoring(item))
            assert abs(total - 100) < 0.1


def test_texts_and_feedback_arrive():
    """Odd ones, too."""
    made = odd.Writer(2).items()
    items = items_of(export_sheets.of_bank(made))
    single = next(one for one in made if one.kind == "single")
    labels = [html_text.read("".join(one.itertext())).text for one in find(items["an-single"], "response_label")]
    assert labels == [option.text for option in single.options]
    said = [html_text.read("".join(one.itertext())).text for one in find(items["an-single"], "itemfeedback")]
    assert said == [option.feedback for option in single.options]


def test_a_pool_is_a_group_from_which_canvas_draws():
    """With the points of a question."""
    assignment = small.assignment()
    [root] = roots(export_sheets.of_assignment(assignment, small.key(assignment)))
    group = next(one for one in find(root, "section") if one.get("title") == "pool")
    assert find(group, "selection_number")[0].text == "2" and find(group, "points_per_item")[0].text == "3"
    assert len(find(group, "item")) == 4
    meta = next(data for name, data in package(export_sheets.of_assignment(assignment, small.key(assignment))).items() if name.endswith("meta.xml"))
    assert b"<points_possible>23.00</points_possible>" in meta  # 6 × 2, 2 of the pool × 3, prose 5


def test_nothing_in_the_package_lets_students_see_the_key_by_themselves():
    """The quiz is unpublished, and shows no answers."""
    for name, data in package(export_sheets.of_bank(JUDGED)).items():
        if name.endswith("meta.xml"):
            assert b"<available>false" in data and b"<show_correct_answers>false" in data and b"unpublished" in data


def test_the_same_questions_make_the_same_file():
    """Byte for byte."""
    assert qti_writer.write(export_sheets.of_bank(JUDGED)) == qti_writer.write(export_sheets.of_bank(JUDGED))


def test_every_kind_of_item_is_written_or_reported():
    """A kind that is added later must be thought of here."""
    assert {kind.__name__ for kind in export_items._BECOMES} | {"Stance", "Belief"} == {kind.__name__ for kind in KINDS.values()}
