"""The bank: graded items, an instructor's own, and picking from them evenly."""

from collections import Counter
from dataclasses import replace

import pytest

from course_lib.content.authoring import schema
from course_lib.coursework import pool
from course_lib.coursework.pool import BadBank

OWN = """lesson: perceiving
use: graded
items:
  - id: {name}
    kind: single
    concepts: [{concept}]
    difficulty: 1
    level: apply
    stem: Which is it?
    options:
      - {{id: one, text: This one, feedback: Yes., correct: true}}
      - {{id: two, text: That one, feedback: No.}}
      - {{id: three, text: The other, feedback: No., correct: {third}}}
"""


def own(tmp_path, name="my-own", concept="C-DEF-1", third="false"):
    (tmp_path / "bank").mkdir(exist_ok=True)
    (tmp_path / "bank" / f"{name}.yaml").write_text(OWN.format(name=name, concept=concept, third=third), encoding="utf-8")
    return tmp_path / "bank"


def pick(assets, *concepts, number=5, **more):
    return pool.pick(assets, schema.Draw(concepts=list(concepts), number=number, **more))


def test_only_graded_items_with_a_right_answer_are_in_it(real_assets):
    """Nothing that a lesson shows, and nothing that asks for a view."""
    assert all(placed.use == "graded" and placed.thing.kind not in ("stance", "belief") for placed in pool.judged(real_assets).values())
    assert len(pool.judged(real_assets)) >= 75


def test_own_items_stand_beside_the_courses(real_assets, tmp_path):
    """A folder of question files of the same shape."""
    assets = pool.bank(own(tmp_path), assets=real_assets)
    assert "my-own" not in real_assets.items
    assert assets.items["my-own"].use == "graded" and "vusi-stops-chewing" in assets.items
    assert "my-own" in pick(assets, "C-DEF-1", number=3)


@pytest.mark.parametrize("wrong, says", [
    (dict(name="vusi-stops-chewing"), "vusi-stops-chewing.yaml:4: the id 'vusi-stops-chewing' is taken by graded/responding.yaml"),
    (dict(concept="C-DEF-99"), "my-own.yaml:6: there is no concept 'C-DEF-99'"),
    (dict(third="true"), "my-own.yaml:10: 2 options are marked correct; exactly one must be"),
    (dict(third="perhaps"), "my-own.yaml:13: correct: "),
])
def test_own_items_are_checked_as_the_courses_are(real_assets, tmp_path, wrong, says):
    """Each problem with file and line."""
    with pytest.raises(BadBank) as refused:
        pool.bank(own(tmp_path, **wrong), assets=real_assets)
    assert says in str(refused.value)


def test_a_folder_without_items_is_said(real_assets, tmp_path):
    """Most likely the path is wrong."""
    with pytest.raises(BadBank, match="no .yaml file in"):
        pool.bank(tmp_path, assets=real_assets)


def test_concepts_take_turns(real_assets):
    """Three concepts get five items each, as far as the bank has them; none comes twice."""
    chosen = pick(real_assets, "C-DEF", "C-CHILD", "C-ATT", number=15)
    about = Counter(group for name in chosen for group in ("C-DEF", "C-CHILD", "C-ATT")
                    if any(concept.startswith(group) for concept in real_assets.items[name].thing.concepts))
    assert len(set(chosen)) == 15
    assert min(about.values()) >= 5


def test_a_concept_isnt_asked_twice_before_another_once(real_assets):
    """Within a group, too."""
    chosen = pick(real_assets, "C-CHILD", number=6)
    first = Counter(concept for name in chosen[:4] for concept in real_assets.items[name].thing.concepts if concept.startswith("C-CHILD"))
    assert max(first.values()) == 1


def test_a_pick_is_stable_and_its_seed_changes_it(real_assets):
    """The same in whatever order the bank is read; others with another seed."""
    turned = replace(real_assets, items=dict(reversed(real_assets.items.items())))
    assert pick(real_assets, "C-DEF", "C-ROM") == pick(turned, "C-DEF", "C-ROM")
    assert pick(real_assets, "C-DEF", "C-ROM") != pick(real_assets, "C-DEF", "C-ROM", seed=1)


def test_one_concept_means_that_one(real_assets):
    """C-DEF-1 isn't C-DEF-10."""
    chosen = pick(real_assets, "C-DEF-1", number=2)
    assert all("C-DEF-1" in real_assets.items[name].thing.concepts for name in chosen)


@pytest.mark.parametrize("concepts, number, says", [
    (["C-NONE"], 1, "no concept C-NONE. The groups of concepts are: C-ATT, C-BEING"),
    (["C-HYP"], 1, "no graded item left about C-HYP. Leave it out, or bring items with --bank"),
    (["C-DEF", "C-THER"], 60, "60 items are asked for, and the bank has"),
])
def test_what_is_missing_is_named(real_assets, concepts, number, says):
    """And what could be done."""
    with pytest.raises(BadBank, match=says):
        pick(real_assets, *concepts, number=number)
