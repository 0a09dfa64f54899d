"""The words of the interface, the template for their translations, and the translations."""

import ast
import string
from pathlib import Path

import pytest

from course_lib import words
from course_lib.labels import review as labels
from tools.words import LOCALE, Translation, collected, in_f_strings, products, stale

ROOT = Path(__file__).parents[1]
LANGUAGES = sorted(path.parts[-3] for path in LOCALE.glob("*/LC_MESSAGES/attune.po"))


@pytest.fixture(scope="module", params=LANGUAGES)
def translation(request):
    """One of the translations."""
    return Translation(LOCALE / request.param / "LC_MESSAGES" / "attune.po")


@pytest.fixture(scope="module")
def catalogue():
    """What the sources say."""
    return collected()


@pytest.fixture(scope="module")
def sources(catalogue):
    """Every message of it."""
    return [message for message in catalogue if message.id]


@pytest.fixture(autouse=True)
def english():
    """Whatever a test says: the next one begins in English."""
    yield
    words.use()


def test_template_and_translations_are_those_of_the_sources(catalogue):
    """`python tools/words.py` writes them anew, with what is compiled from them."""
    assert stale(products(catalogue)) == []


def test_words_inside_an_f_string_are_found():
    """Babel passes over them before Python 3.12, and they'd be said in English."""
    code = """f"{_('Kept.')} {one}{n_('{n} day', '{n} days', n)}{p_('place', 'Room')} {x('Not this')}" + _('Nor this')"""
    assert list(in_f_strings(code)) == [("Kept.", [], None), (("{n} day", "{n} days"), [], None), ("Room", [], "place")]


def forms(thing) -> list[str]:
    return [thing] if isinstance(thing, str) else list(thing)


def fields(text: str) -> set[str]:
    """What is filled into a text: names with how they are written, such as "points:g". Of plurals, one form may leave a number out."""
    try:
        found = [(name, conversion, spec) for _text, name, spec, conversion in string.Formatter().parse(text) if name is not None]
    except ValueError:
        return set()  # a lone brace: such a text is said as it is
    return {f"{name}{'!' + conversion if conversion else ''}:{spec}" for name, conversion, spec in found if name.isidentifier()}


def test_no_word_lacks_a_translation(translation, sources):
    """Every message, in every form that its numbers need."""
    of = translation.catalogue.num_plurals
    lacking = []
    for message in sources:
        found = translation.catalogue.get(forms(message.id)[0], message.context)
        said = forms(found.string) if found and found.id == message.id and not found.fuzzy else []
        if not said or not all(said) or (len(said) != of if isinstance(message.id, tuple) else len(said) != 1):
            lacking.append(message.id)
    assert lacking == []


def test_what_is_filled_in_is_filled_in_there_too(translation, sources):
    """The same names, written in the same way; and what ends in a space or a line's end does so there."""
    wrong = []
    for message in sources:
        english = forms(message.id)
        found = translation.catalogue.get(english[0], message.context)
        wanted = fields(english[-1])
        for place, said in enumerate(forms(found.string)):
            allowed = {frozenset(wanted), frozenset(fields(english[min(place, len(english) - 1)]))}
            edges = [(len(text) - len(text.lstrip()), len(text) - len(text.rstrip())) for text in (english[min(place, len(english) - 1)], said)]
            if frozenset(fields(said)) not in allowed or [bool(n) for n in edges[0]] != [bool(n) for n in edges[1]]:
                wrong.append((message.id, said))
    assert wrong == []


def test_a_translation_says_its_name_and_whether_a_speaker_has_reviewed_it(translation):
    """In its first entry; where none has, the note that the choice of languages shows."""
    assert translation.headers["X-Name"] and translation.headers["X-Reviewed"] in ("yes", "no")
    assert translation.headers["X-Reviewed"] == "yes" or translation.headers["X-Note"]


@pytest.mark.parametrize(("environment", "language"), [
    ({}, "en"), ({"LANG": "C.UTF-8"}, "en"), ({"LANG": "es_MX.UTF-8"}, "es"), ({"LANG": "tlh_AQ"}, "en"),
    ({"LANGUAGE": "tlh:es:en", "LANG": "en_GB.UTF-8"}, "es"), ({"ATTUNE_LANGUAGE": "en", "LANG": "es_ES"}, "en"),
    ({"ATTUNE_LANGUAGE": "es", "LANG": "en_US"}, "es"), ({"LC_ALL": "", "LANG": "es@euro"}, "es"), ({"ATTUNE_LANGUAGE": "../es"}, "en"),
])
def test_the_language_is_ones_choice_or_the_systems(environment, language):
    """One that the interface hasn't got is English."""
    assert words.chosen(environment) == language


def test_words_follow_the_language_while_the_course_runs():
    """With its plurals, and the words that depend on their place."""
    assert words.use("es-AR") == "es" == words.language()
    assert words._("Back") == "Atrás"
    assert [words.n_("{n} answer", "{n} answers", n).format(n=n) for n in (0, 1, 2)] == ["0 respuestas", "1 respuesta", "2 respuestas"]
    assert words.p_("eyes", "closed") != words.p_("mouth", "closed")
    assert labels.review() != (words.use("en"), labels.review())[1]


def test_nothing_is_said_before_the_language_is_known():
    """No module says a word when it's imported, or keeps one: it would stay in the language of that moment."""
    early = []
    for path in sorted((ROOT / "course_lib").rglob("*.py")):
        early += [f"{path.relative_to(ROOT)}:{line}" for line in said_early(ast.parse(path.read_text(encoding="utf-8")))]
    assert early == []


def said_early(tree: ast.AST, waits: bool = False):
    """The lines on which a word is said outside of every function, in what a function is given, or in one whose result is kept."""
    for node in ast.iter_child_nodes(tree):
        inside = waits
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for outer in (*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)):
                yield from said_early(ast.Expr(outer), waits)
            arguments = node.args.args + node.args.kwonlyargs
            inside = bool(arguments) or not any("cache" in ast.dump(one) for one in node.decorator_list)
        if isinstance(node, ast.Lambda):
            inside = True
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "n_", "p_", "plural") and not waits:
            yield node.lineno
        yield from said_early(node, inside)


def test_from_right_to_left_what_is_filled_in_turns_nothing_around():
    """Each is isolated, as Unicode's bidirectional algorithm has it."""
    words.use("ar-XB")
    assert words.direction() == "rtl"
    assert "\u2068{n}\u2069" in words._("{n} of {all}") and "\u2068Ana\u2069" in words._("Ask {name}").format(name="Ana")
    words.use("es")
    assert words.direction() == "ltr" and "\u2068" not in words._("Ask {name}")
