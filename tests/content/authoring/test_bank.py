"""What is asked of the bank as a whole."""

from types import SimpleNamespace

from course_lib.content.authoring import bank, prose
from course_lib.content.authoring.assets import Assets, Placed
from course_lib.content.authoring.schema import Person, Single


def bank_of(count: int, right: str, wrong: str) -> Assets:
    """Assets that hold `count` items, all written alike."""
    assets = Assets(None)
    for number in range(count):
        item = Single(id=f"item-{number}", kind="single", stem="Which?", concepts=["C-DEF-1"], difficulty=1, level="apply", options=[
            {"id": "yes", "text": right, "feedback": "Yes.", "correct": True},
            {"id": "no", "text": wrong, "feedback": "No."}, {"id": "none", "text": f"{wrong}r", "feedback": "No."}])
        assets.items[item.id] = Placed(item, None, ())
    return assets


def test_a_bank_whose_right_options_are_the_longest_is_reported():
    """Once for the whole bank and once for the pool."""
    assets = bank_of(60, "by far the longest of the three", "short")
    bank.not_guessable(assets)
    found = [problem.message for problem in assets.problems]
    assert found[0].startswith("over lesson items, picking the longest option is right 67 points above chance")
    assert len(found) == 2


def test_a_small_pool_is_only_reported_on_request():
    """So few decisions say little, and the report says how little."""
    assets = bank_of(12, "by far the longest of the three", "short")
    bank.not_guessable(assets)
    assert assets.problems == []
    assert "longest             +66.7 points, ±27" in bank.craft_report(SimpleNamespace(items=assets.items, order=[]))


def test_the_course_reads_easily_and_its_measure_sees_what_does_not(real_assets):
    """Every lesson's prose is at grade 9 or below."""
    assert all(prose.grade(lesson) <= prose.HARDEST for lesson in real_assets.lessons.values())
    heavy = SimpleNamespace(cells=[SimpleNamespace(type="markdown", source=(
        "Intersubjective attunement necessitates the simultaneous consideration of multidimensional physiological, "
        "interactional and representational regularities characterising dyadic coordination."))])
    assert prose.grade(heavy) > 15


def test_what_nobody_has_read_is_listed_with_where_it_is_cited(real_assets):
    """For a person to confirm."""
    listed = {line.split(":")[0] for line in bank.unverified(real_assets)}
    assert listed == {name for name, placed in real_assets.sources.items() if placed.thing.verified != "checked"}


def test_a_course_full_of_one_sort_of_people_is_reported(real_assets):
    """Each place and each age has its share, once there are enough people to say so."""
    crowd = Assets(None, lessons=real_assets.lessons)
    crowd.people = [Person(name="Bao", lesson="what-attunement-is", where="Europe", age="young")] * 40
    bank.many_people(crowd)
    found = " ".join(problem.message for problem in crowd.problems)
    assert "100% of the course's people have where 'Europe'" in found and "0% of the course's people have age 'old'" in found


def test_somebody_who_is_in_no_lesson_is_reported(real_assets):
    """A name must be in the lesson that it's listed for."""
    crowd = Assets(None, lessons=real_assets.lessons)
    crowd.people = [Person(name="Xanthippe", lesson="start-here", where="Europe", age="young")]
    bank.many_people(crowd)
    assert [problem.message for problem in crowd.problems] == [
        "Xanthippe isn't in the lesson 'start-here'; correct the name or the lesson"]
