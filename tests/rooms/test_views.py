"""What a phone, the screen and the facilitator see."""

import ast
import json
import random
from pathlib import Path

import pytest

from course_lib import words
from course_lib.activities import items
from course_lib.activities.mark import BadResponse
from course_lib.content import bundle
from course_lib.content.authoring.schema.workshops import Step as StepShape
from course_lib.content.workshops import Step, Workshop
from course_lib.rooms import facilitator
from course_lib.rooms import room as rooms
from course_lib.rooms.needed import needed
from course_lib.rooms.views import facilitator_view, phone_view, screen_view

from tests.rooms.trial import NOTE, STEPS

NAMES = [step.id for step in STEPS]


def do(room, content, type, **more):
    return facilitator.command(room, content, {"type": type} | more, 0)


def an_answer(room, content, chance: random.Random):
    """Any answer that the room takes now; None where it takes none."""
    step = room.step
    if step.item:
        field = items.fields(content.item(step.item), 0)[0]
        ids = [one["id"] for one in field.get("options", ())]
        if field["type"] == "slide":
            return field["min"] + field["step"] * chance.randrange(5)
        if field["type"] == "order":
            return chance.sample(ids, len(ids))
        return chance.sample(ids, chance.randint(1, len(ids))) if field["many"] else chance.choice(ids)
    if step.kind == "dialogue":
        replies = [one["id"] for one in facilitator_view(room, content, 0)["hands"]]
        return chance.choice(replies) if replies else None
    return {"map": [chance.randint(-100, 100), chance.randint(-100, 100)], "words": [f"word-{chance.randrange(9)}"],
            "pulse": chance.randrange(3)}.get(step.kind)


def said_by(room, content, people, chance):
    for number in range(people):
        answer = an_answer(room, content, chance)
        if answer is not None:
            room = rooms.respond(room, content, f"voter-{number}", {"type": "answer", "ballot": room.ballot, "answer": answer}, "id")
    return room


@pytest.mark.parametrize("name", NAMES)
def test_before_the_reveal_there_is_a_number_and_nothing_else(at, content, name):
    """However twenty people answer, the screen differs in the count alone, and another phone not at all."""
    empty = at(name)
    for seed in range(5):
        room = said_by(empty, content, 20, random.Random(seed))
        room = rooms.respond(room, content, "voter-1", {"type": "question", "text": "A quiet question"}, "q")
        assert phone_view(room, content, "somebody else", 0) == phone_view(empty, content, None, 0)
        assert screen_view(room, content, 0) | {"count": 0} == screen_view(empty, content, 0)
        assert screen_view(room, content, 0)["count"] == room.said(room.ballot).count


@pytest.mark.parametrize("name", NAMES)
def test_the_facilitator_sees_no_answer_before_the_reveal_either(at, content, name):
    """But words and texts that wait: somebody has to read them first."""
    empty = facilitator_view(at(name), content, 0)
    view = facilitator_view(said_by(at(name), content, 20, random.Random(1)), content, 0)
    same = {"count", "can", "covered", "words"}
    assert (view["covered"] is None) == ("reveal" in view["can"]) and empty["covered"]
    assert {key: view[key] for key in view if key not in same} == {key: empty[key] for key in empty if key not in same}


@pytest.mark.parametrize("name", NAMES)
def test_notes_are_the_facilitators_alone(at, content, name):
    room = said_by(at(name), content, 9, random.Random(2))
    assert NOTE not in json.dumps([phone_view(room, content, "voter-1", 0), screen_view(room, content, 0)])
    assert facilitator_view(room, content, 0)["notes"]["say"] == NOTE


@pytest.mark.parametrize("name", ["one", "some", "sort", "much", "twice"])
def test_what_fits_is_shown_when_the_facilitator_asks(at, content, name):
    """No view has the key or what is said of an option before that; not even the facilitator's."""
    item = content.item(at(name).step.item)
    secrets = [one.feedback for one in getattr(item, "options", getattr(item, "steps", ()))] or [item.feedback.within]
    room = said_by(at(name), content, 9, random.Random(3))
    room = do(room, content, "again") if name == "twice" else room
    shown = do(said_by(room, content, 9, random.Random(3)), content, "reveal")
    for before in (room, shown):
        text = json.dumps([view(before, content, 0) for view in (screen_view, facilitator_view)], ensure_ascii=False)
        assert not [secret for secret in secrets if secret and json.dumps(secret, ensure_ascii=False)[1:-1] in text] and '"correct"' not in text
    key = screen_view(do(shown, content, "key"), content, 0)["result"]["key"]
    assert key["answer"] == items.reveal(item)[0]["answer"] and key["notes"]


@pytest.mark.parametrize("name", ["one", "some", "sort", "much", "where", "bus", "pulse"])
def test_what_is_shown_is_what_was_said(at, content, name):
    """Everybody is in it, and each picture has words."""
    room = do(said_by(at(name), content, 12, random.Random(4)), content, "reveal")
    drawn = screen_view(room, content, 0)["result"]["rounds"][0]
    assert drawn["of"] == 12 and "12" in drawn["says"]
    if drawn["type"] == "map":
        assert sum(point["count"] for point in drawn["points"]) == 12
        assert drawn["says"].startswith("12 answers. Pleasant, much energy: ")
    elif drawn["type"] == "order":
        assert all(sum(row["places"]) == 12 for row in drawn["rows"])
        assert [row["mean"] for row in drawn["rows"]] == sorted(row["mean"] for row in drawn["rows"])
    else:
        total = sum(row["count"] for row in drawn["rows"])
        assert total == 12 or name == "some" and total > 12
        assert all(row["share"] == row["count"] / 12 for row in drawn["rows"])  # a page rounds it, and 5 of 13 are 38 %, not 39


@pytest.mark.parametrize("name", ["one", "some", "bus", "pulse"])
def test_answers_stand_in_one_order(at, content, name):
    """What the room said, and what hands are counted for, as the screen asked it."""
    room = said_by(at(name), content, 12, random.Random(4))
    asked = screen_view(room, content, 0)["step"]
    if name == "bus":
        order = [one["id"] for one in asked["dialogue"]["now"]["replies"]]
    else:
        order = [one["id"] for one in asked["fields"][0]["options"]] if "fields" in asked else [str(n) for n in range(len(asked["scale"]))]
    drawn = screen_view(do(room, content, "reveal"), content, 0)["result"]["rounds"][0]
    assert [row["id"] for row in drawn["rows"]] == order
    assert [one["id"] for one in facilitator_view(room, content, 0)["hands"]] == order


def test_every_number_of_a_scale_has_its_column(at, content):
    """From the lowest to the highest, in columns of the same width."""
    room, item = at("much"), content.item("live-of-a-hundred-bonds")
    every = round((item.max - item.min) / item.step) + 1
    for place in range(every):
        message = {"type": "answer", "ballot": "much", "answer": item.min + place * item.step}
        room = rooms.respond(room, content, f"v{place}", message, "id")
    rows = screen_view(do(room, content, "reveal"), content, 0)["result"]["rounds"][0]["rows"]
    assert sum(row["count"] for row in rows) == every and len({row["count"] for row in rows[:-1]}) == 1


def test_two_votes_are_shown_side_by_side(at, content):
    """With too few in one of them, that one is missing."""
    room = do(said_by(at("twice"), content, 8, random.Random(5)), content, "again")
    both = do(said_by(room, content, 8, random.Random(6)), content, "reveal")
    assert [one["of"] for one in screen_view(both, content, 0)["result"]["rounds"]] == [8, 8]
    few = do(said_by(room, content, 2, random.Random(6)), content, "reveal")
    assert screen_view(few, content, 0)["result"]["rounds"][1] is None


def test_hands_and_phones_are_counted_together(at, content):
    options = [one["id"] for one in items.fields(content.item("live-tone-or-words"), 0)[0]["options"]]
    room = at("one")
    for number in range(5):
        room = rooms.respond(room, content, f"v{number}", {"type": "answer", "ballot": "one", "answer": options[0]}, "id")
    room = do(do(room, content, "tally", counts={options[0]: 2, options[1]: 3}), content, "reveal")
    drawn = screen_view(room, content, 0)["result"]["rounds"][0]
    assert drawn["of"] == 10 and [row["count"] for row in sorted(drawn["rows"], key=lambda row: -row["count"])][:2] == [7, 3]


def test_words_and_texts_are_shown_once_they_are_let_through(at, content):
    room = at("cloud")
    for number in range(6):
        message = {"type": "answer", "ballot": "cloud", "answer": ["time", f"unseen-{number}"]}
        room = rooms.respond(room, content, f"v{number}", message, "id")
    room = do(room, content, "reveal")
    assert "unseen" not in json.dumps(screen_view(room, content, 0))
    room = do(room, content, "let", word="time")
    assert screen_view(room, content, 0)["result"]["rounds"][0]["words"] == [{"word": "time", "count": 6}]
    room = rooms.respond(at("line"), content, "v", {"type": "text", "ballot": "line", "text": "I'm here."}, "t1")
    assert screen_view(room, content, 0)["result"] is None
    assert [one["text"] for one in screen_view(do(room, content, "let", text="t1"), content, 0)["result"]["texts"]] == ["I'm here."]


def test_hiding_covers_everybodys_view_but_the_facilitators(at, content):
    room = do(do(said_by(at("one"), content, 8, random.Random(7)), content, "reveal"), content, "hide")
    assert phone_view(room, content, "v", 0)["result"] is None and screen_view(room, content, 0)["result"] is None
    assert facilitator_view(room, content, 0)["result"]["rounds"][0]["of"] == 8


def test_a_phone_finds_its_own_answer_again(at, content):
    """After sleeping, or a restart; and nobody else's."""
    room = said_by(at("one"), content, 3, random.Random(8))
    assert phone_view(room, content, "voter-1", 0)["yours"] == room.said("one").said["voter-1"]
    assert phone_view(room, content, "stranger", 0)["yours"] is None


def test_a_dialogue_is_shown_as_far_as_the_room_has_come(at, content):
    """What lies behind a reply stays out of it, at the end too."""
    room, whys = at("bus"), [reply.why for turn in content.dialogue("bus-home").turns for reply in turn.replies]
    for length in range(9):
        view = screen_view(room, content, 0)["step"]["dialogue"]
        assert len(view["said"]) == length and not [why for why in whys if why in json.dumps(view, ensure_ascii=False)]
        if view["now"] is None:
            break
        assert view["now"]["line"] and view["now"]["face"]["says"]
        room = do(room, content, "choose", reply=view["now"]["replies"][0]["id"])
    assert view["after"]["end"] and not phone_view(room, content, "v", 0)["open"]


def test_views_are_plain_json_and_time_is_in_seconds(at, content):
    for name in NAMES:
        room = do(at(name), content, "timer", seconds=90)
        for view in (phone_view(room, content, "v", 30), screen_view(room, content, 30), facilitator_view(room, content, 30)):
            assert json.loads(json.dumps(view)) == view and view["timer"] == {"left": 60, "running": True}


def test_a_break_has_its_own_time(at, content):
    """What the plan gives a step is what the facilitator's timer is set to, whatever the step's kind."""
    room = at("hello")
    first, *others = room.workshop.steps
    longer = rooms.replace(room.workshop, steps=(rooms.replace(first, seconds=180), *others))
    given = {one["id"]: one["seconds"] for one in facilitator_view(rooms.replace(room, workshop=longer), content, 0)["steps"]}
    assert (given["hello"], given["twice"], given["two"], given["line"]) == (180, 120, 75, None)


@pytest.mark.parametrize("seconds, en, es", [(45, "45 s", "45 s"), (120, "2 min", "2 min"), (75, "1 min 15 s", "1 min 15 s")])
def test_a_round_lasts_minutes_and_seconds(workshop, content, seconds, en, es):
    """As people write them, for the phones and the screen, in the language of the room."""
    pair = next(rooms.replace(one, seconds=seconds) for one in workshop.steps if one.kind == "pair")
    room = rooms.start(rooms.replace(workshop, steps=(pair,)), 0)
    for language, says in (("en", en), ("es", es)):
        words.use(language)
        assert [view(room, content, *more)["step"]["lasts"] for view, more in ((phone_view, ("v", 0)), (screen_view, (0,)))] == [says, says]
    words.use()


# No way to anything private ---------------------------------------------------------------------------------


PRIVATE = ("reflection", "reflect", "check-in", "check_in", "journal", "plan", "session", "sessions")


@pytest.mark.parametrize("kind", PRIVATE)
def test_no_step_is_private(workshop, kind):
    """Neither can a plan be written with such a step, nor does a room know how to show or take one."""
    kinds = StepShape.model_fields["kind"].annotation.__args__
    assert kind not in kinds and kind not in rooms.VOTED
    odd = Step(id="odd", kind=kind, title="Odd", minutes=5, prompt="About you")
    room = rooms.Room(rooms.replace(workshop, steps=(odd,)))
    content = needed(bundle(), room.workshop)
    view = phone_view(room, content, "v", 0)
    assert not view["open"] and set(view["step"]) == {"id", "kind", "title", "prompt", "note"}
    for type in ("answer", "text"):
        with pytest.raises(BadResponse):
            rooms.respond(room, content, "v", {"type": type, "ballot": "odd", "answer": "mine", "text": "mine"}, "id")


def test_a_room_knows_what_its_plan_names_and_nothing_else(content):
    """A reflection's id in the place of an item's or a dialogue's leads nowhere."""
    for reflection in bundle().reflections():
        for find in (content.item, content.dialogue):
            with pytest.raises(KeyError):
                find(reflection.id)
        odd = Step(id="odd", kind="poll", title="Odd", minutes=5, item=reflection.id)
        with pytest.raises(KeyError):
            needed(bundle(), _plan(odd))
    assert not hasattr(content, "reflection")


def _plan(*steps):
    return Workshop(id="odd", title="Odd", minutes=5, people=(2, 9), aims=(), materials=(), content_note="", steps=steps)


def test_rooms_import_no_private_store():
    """Nothing in a room's code could open what a learner wrote."""
    folder = Path(rooms.__file__).parent
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                names = {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
                assert not [name for name in names for bad in ("records.private", "records.learning", "records.takeout", "desk", "journal",
                                                               "private_store") if bad in name], path
