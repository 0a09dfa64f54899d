"""Personal sessions: what a description leads to, and that it is always the same."""

import json

import pytest

from course_lib.activities.sessions import danger, features, pattern, themes, words
from course_lib.activities.sessions.compose import LONGEST, ROUTES, SHARES, SHORTEST, compose
from course_lib.activities.sessions.session import session
from course_lib.content.authoring import compile
from course_lib.content.frozen import freeze
from course_lib.content.sessions import Danger, Group, Leanings, Screen, SessionLibrary, Signs

SILENCE = "we end up in silence after every argument"


@pytest.fixture(scope="module")
def library(real_assets):
    """What the course's sessions are made from."""
    return freeze(SessionLibrary, compile.sessions(real_assets))


def plain(text, library=SessionLibrary()):
    return words.read(text, library).line.strip()


def test_a_description_becomes_plain_words():
    """Case, apostrophes of any kind, contractions and endless letters don't matter."""
    assert plain("He DOESN’T talk, she's sooooo cold") == "he does not talk , she is soo cold"
    assert plain("mum's house can't wait") == "mum house can not wait"


def test_slang_and_slips_are_mended(library):
    """What isn't sure is left alone: another word that only looks like a known one stays."""
    assert "boyfriend" in plain("my bf", library)
    assert "husband" in plain("my husbandd", library) and "argument" in plain("an argumnet", library)
    assert plain("a lovely short bother", library) == "a lovely short bother"


@pytest.mark.parametrize(("one", "other", "count"), [("form", "form", 0), ("form", "from", 1), ("cat", "cart", 1), ("row", "raw", 1),
                                                     ("cat", "dog", 3), ("", "ab", 2)])
def test_slips_are_counted(one, other, count):
    """A letter left out, added, changed or swapped with its neighbour is one."""
    assert words.slips(one, other) == words.slips(other, one) == count


@pytest.mark.parametrize(("text", "found"), [
    ("We argue all day", True), ("We never argue", False), ("We never talk, we argue", True), ("I can't stop arguing", True),
    ("I don't want to argue", True), ("No. We argue.", True), ("We hardly ever argue", False),
])
def test_what_is_denied_does_not_count(text, found):
    """A "not" reaches a few words far, not over a comma, and "can't stop" denies nothing."""
    assert bool(pattern.find("argu*", words.read(text, SessionLibrary()), ())) is found


def test_patterns_say_what_they_say():
    """Choices, gaps, groups and both-of-these are found in place."""
    groups = (Group(id="child", patterns=("son", "my (little|) girl")),)

    def found(one, text):
        return bool(pattern.find(one, words.read(text, SessionLibrary()), groups))

    assert found("<child> + shout*", "I shouted. At my girl.") and not found("<child> + shout*", "I shouted.")
    assert found("slam* .. door", "slams the big door") and not found("slam* .. door", "slams it. The door")
    assert found("my (little|) girl", "my little girl") and not found("my (little|) girl", "my big girl")
    for broken in ("(open", "shut)", "<nobody>", "", "a + "):
        with pytest.raises(pattern.BadPattern):
            pattern.compiled(broken, groups)


@pytest.mark.parametrize(("text", "theme"), [
    (SILENCE, "silence-after-a-row"),
    ("My freind only texts when she needs a lift", "one-sided-friendship"),
    ("My boss took the credit for my idea in the meeting", "overlooked-at-work"),
    ("i cant say no to anyone and then i resent it", "cant-say-no"),
])
def test_themes_come_with_the_words_that_led_there(library, text, theme):
    """The words are those that were written."""
    first = themes.match(text, library)[0]
    assert first.id == theme and first.words and all(word in text for word in first.words)


@pytest.mark.parametrize("text", ["", "asdf qwer", "Recipe for pancakes", "We never argue and he never ignores me."])
def test_where_nothing_fits_it_says_so(library, text):
    """No theme, no session, and no danger."""
    made = session(text, 8, 0, library)
    assert (made["danger"], made["themes"], made["parts"], made["minutes"]) == (False, [], [], 0)


@pytest.mark.parametrize(("text", "kind"), [("I want to kill myself", "self-harm"), ("my husband hits me when he drinks", "violence"),
                                            ("he won't let me see my friends", "control"), ("she is unconscious", "emergency")])
def test_danger_makes_no_session(library, text, kind):
    """Unless the writer says that it isn't what they meant."""
    assert danger.screen(text, library).kind == kind
    assert session(text, 8, 0, library) == {"danger": True, "themes": [], "parts": [], "minutes": 0, "caveat": ""}
    assert session(text, 8, 0, library, theme="lonely", go_on=True)["parts"]


@pytest.mark.parametrize("text", ["I could murder a curry", "He has never hit me", "He beat me at chess again", SILENCE])
def test_what_only_sounds_like_danger_is_none(library, text):
    """Look-alikes and denials make no alarm."""
    assert danger.screen(text, library) is None


def test_the_weights_decide_and_the_rules_are_one_of_many_features():
    """What a rule finds may be outweighed; without a rule, the words that weighed most are told. Without weights rules decide."""
    rules = (Danger(kind="violence", signs=("hits",)),)
    screen = Screen(bias=-1.0, limit=0.0, weights={"#rule": 1.5, "@game": -2.0, "cellar": 3.0, "!cellar": -1.0})
    library = SessionLibrary(dangers=rules, screen=screen, concepts=(Group(id="game", patterns=("tenni*",)),))
    assert danger.screen("he hits me", library) == danger.Danger("violence", ("hits",))
    assert danger.screen("he hits well at tennis", library) is None
    assert danger.screen("It was the cellars again", library) == danger.Danger(danger.UNSURE, ("cellars",))
    assert danger.screen("never a cellar", library) is None
    assert danger.screen("he hits well at tennis", SessionLibrary(dangers=rules)).kind == "violence"


@pytest.mark.parametrize(("word", "left"), [("hits", "hit"), ("hitting", "hit"), ("tablets", "tablet"), ("died", "died"), ("carries", "carry"),
                                            ("boss", "boss"), ("her", "her")])
def test_words_lose_their_endings(word, left):
    """So that what was learned of one form holds for the others."""
    assert features.stem(word) == left


def test_what_was_learned_of_a_theme_adds_to_its_patterns():
    """By itself it needs more; and filling words alone never make a theme."""
    signs = (Signs(theme="sea", strong=("harbour",), clear=("harbour",), faint=("harbour",)),)
    leanings = (Leanings(theme="sea", weights={"boat": 6.0, "how do": 9.0}),)
    library = SessionLibrary(signs=signs, leanings=leanings)
    assert [(one.id, one.words) for one in themes.match("Our boats", library)] == [("sea", ("boats",))]
    assert themes.match("How do I", library) == [] and themes.match("no boats", library) == []
    both, one = themes.match("the harbour, the boat", library)[0], themes.match("the harbour", library)[0]
    assert both.score == one.score + 3.0


def test_a_session_is_as_long_as_asked(library):
    """For every theme and length, with all parts in their order, each route and no part of no length."""
    for theme in library.themes:
        for minutes in range(SHORTEST, LONGEST + 1):
            parts = compose(theme.id, "x", minutes, 0, library)
            assert [part.kind for part in parts] == list(SHARES)
            assert sum(part.minutes for part in parts) == minutes and all(part.minutes > 0 for part in parts)
            settling = parts[1]
            assert set(settling.routes) == set(ROUTES) and all(part.lines for part in parts if part is not settling)
    for minutes in (SHORTEST - 1, LONGEST + 1):
        with pytest.raises(ValueError):
            compose("lonely", "x", minutes, 0, library)
    with pytest.raises(KeyError):
        compose("nowhere", "x", 8, 0, library)


def test_the_same_text_and_seed_make_the_same_session(library):
    """Another seed may choose other lines, and does for some."""
    made = [session(SILENCE, 8, seed, library) for seed in range(12)]
    assert made == [session(SILENCE, 8, seed, library) for seed in range(12)]
    assert len({str(one["parts"]) for one in made}) > 3


def test_nothing_of_the_text_is_in_the_parts(library):
    """A marker in a description comes back nowhere but among the words that led to a theme."""
    made = session("xyzzymarker silence after our argument", 10, 3, library)
    assert made["parts"] and "xyzzymarker" not in str(made)


def test_words_and_parts_are_small(real_assets):
    """What finds the themes and makes a session stays under 200 kB; what looks for danger, under 300 kB."""
    data = compile.sessions(real_assets)
    screen = {name: data.pop(name) for name in ("dangers", "screen", "concepts")}
    assert [len(json.dumps(one, ensure_ascii=False).encode()) < most for one, most in ((data, 200_000), (screen, 300_000))] == [True, True]
