"""A room's report has totals, and nothing that could be anybody's."""

import re
from dataclasses import replace
from datetime import date

import pytest

from course_lib.cli import main
from course_lib.records import RecordError
from course_lib.rooms import facilitator
from course_lib.rooms import room as rooms
from course_lib.rooms.rehearsal import acts, crowd
from course_lib.rooms.report import let_through, report
from course_lib.rooms.report_files import made, markdown, pdf, seen
from course_lib.rooms.room import Text
from course_lib.rooms.all_rooms import new_store
from course_lib.rooms.views import phone_view

DAY = date(2026, 3, 1)


def do(room, content, now: float = 0, **message):
    return facilitator.command(room, content, message, now)


def answered(room, content, people: int):
    """With what so many made-up participants answer at the present step."""
    for person in crowd(people, seed=5):
        for _at, message in acts(person, phone_view(room, content, person.name, 0)):
            room = rooms.respond(room, content, person.name, message, f"id-{person.name}")
    return room


def closed(room, content):
    return do(room, content, type="close")


def text_of(room, content, keep=()) -> str:
    return markdown(report(room, content, DAY, frozenset(keep)))


@pytest.fixture
def whole(at, content):
    """A room in which 20 have answered everything, twelve minutes a step, closed."""
    room, now = at("hello"), 0
    while True:
        room = answered(room, content, 20)
        if facilitator.allowed(room, content, "again"):
            room = do(room, content, now, type="again")
        elif room.step.kind == "dialogue" and facilitator.allowed(room, content, "choose") and len(room.path.get("bus", ())) < 2:
            reply = phone_view(room, content, None, 0)["step"]["dialogue"]["now"]["replies"][0]["id"]
            room = do(room, content, now, type="choose", reply=reply)
        elif facilitator.allowed(room, content, "next"):
            now += 720
            room = do(room, content, now, type="next")
        else:
            break
    texts = {"line": (Text("2", "Zoë said *this*", "shown"), Text("1", "and <b>that</b> | too", "shown"), Text("3", "never seen", "waiting"))}
    words = {"cloud": frozenset({"curious"})}
    return closed(replace(room, texts=texts, words=words), content)


def test_every_kind_of_question_has_its_total(whole, content):
    """In the plan's order, with what fits; both votes side by side, a dialogue's turns one by one, a map in words."""
    told = report(whole, content, DAY)
    assert [one.title for one in told.asked] == ["One", "Some", "Sort", "Much", "Twice", "Where", "Bus (1)", "Bus (2)", "Bus (3)", "Pulse"]
    bus, first = content.dialogue("bus-home"), content.dialogue("bus-home").turns[0].lines[0].text
    assert told.asked[6].text == f'{bus.partner.name}: "{first}"' and len({one.text for one in told.asked[6:9]}) == 3
    text = markdown(told)
    item = content.item("live-sorry-and-then")
    right = next(option.text for option in item.options if option.correct)
    [row] = [line for line in text.splitlines() if right[:20] in line]
    assert row.startswith("| ✓ ") and row.count("|") == 4 and row.count(" %)") == 2
    assert "pleasant, much energy" in text and "✓ What fits:" in text and "Belongs at" in text
    assert "| Hello | 5 | 12 |" in text and "On 2026-03-01" in text and "2026-03-31" in text


def test_numbers_are_the_rooms(at, content):
    """What was counted is what stands there."""
    room = at("pulse")
    for number, answer in enumerate([0, 0, 0, 0, 1, 1, 2]):
        room = rooms.respond(room, content, f"phone-{number}", {"type": "answer", "ballot": "pulse", "answer": answer}, "id")
    text = text_of(closed(room, content), content)
    assert "| lost | 4 (57 %) |" in text and "| on the way | 2 (29 %) |" in text and "| there | 1 (14 %) |" in text
    assert "Up to 7 people answered." in text


@pytest.mark.parametrize("fewest,people", [(5, 4), (8, 7), (3, 2)])
def test_too_few_leave_no_number(at, content, fewest, people):
    """Neither a total nor how many they were; hands that were counted neither."""
    room = at("pulse", fewest)
    for number in range(people):
        room = rooms.respond(room, content, f"phone-{number}", {"type": "answer", "ballot": "pulse", "answer": 2}, "id")
    told = report(closed(room, content), content, DAY)
    assert told.people is None and told.asked == ()
    by_hand = report(closed(do(room, content, type="tally", counts={"0": people}), content), content, DAY)
    assert by_hand.people is None and by_hand.asked[0].rounds == (None,)
    assert f"Fewer than {fewest}" in markdown(by_hand) and "%)" not in markdown(by_hand)


def test_a_vote_of_too_few_beside_one_of_enough(at, content):
    """The one has its numbers, the other a dash."""
    room = answered(at("twice"), content, 3)
    room = closed(answered(do(room, content, type="again"), content, 20), content)
    text = text_of(room, content)
    assert "(" in text and "| – |" in text and "one of the votes" in text


def test_hands_are_said_to_be_hands(at, content):
    """And count as the room's."""
    room = closed(do(at("pulse"), content, type="tally", counts={"0": 6, "2": 3}), content)
    text = text_of(room, content)
    assert "| lost | 6 (67 %) |" in text and "Counted by hand" in text


def test_texts_stay_out_unless_they_were_ticked(whole, content):
    """What never was let through can't be ticked; what was is shown as it was typed, and as nothing else."""
    assert [(one.number, one.text) for one in let_through(whole)] == [(1, "curious"), (2, "Zoë said *this*"), (3, "and <b>that</b> | too")]
    none = text_of(whole, content)
    assert "Zoë" not in none and "curious" not in none and "never seen" not in none
    kept = text_of(whole, content, {2, 3})
    assert "Zoë said \\*this\\*" in kept and "\\<b\\>that\\</b\\> \\| too" in kept and "curious" not in kept


def test_nothing_of_one_person_is_in_it(whole, content):
    """No voter, no id, no time of day: only whole minutes of steps."""
    told = text_of(whole, content, {1, 2, 3})
    assert "person-" not in told and not re.search(r"\bid-", told) and ":0" not in told.replace("2026", "")
    assert all(one.said == {} for one in whole.ballots.values())




def test_the_pdf_is_tagged_and_has_a_title(whole, content):
    """PDF/UA-1, with the map as a picture that has its text; what was typed is no markup, and a sign without a font is a square."""
    strange = replace(whole, texts={"line": (Text("1", "#panic() $x$ \U0001F9FF \ue000", "shown"),)})
    made_of = pdf(report(strange, content, DAY, frozenset({1, 2})))
    assert made_of.startswith(b"%PDF") and b"/MarkInfo" in made_of and b"pdfuaid" in made_of
    assert b"/Type/Pages/Count 1/" in made_of, "one page, with every kind of step in it"


@pytest.fixture
def store(whole):
    one = new_store("trial")
    one.create(whole, DAY, 0)
    return one


def test_the_command_writes_it_once(store, tmp_path, capsys):
    """Never over a file that is there, nor of a kind that it isn't; and prints the Markdown without a file."""
    out = tmp_path / "report.pdf"
    assert main(["room", "--report", store.id, "--out", str(out)]) == 0 and out.read_bytes().startswith(b"%PDF")
    assert main(["room", "--report", store.id, "--out", str(out)]) == 1
    assert main(["room", "--report", store.id, "--out", str(tmp_path / "report.docx")]) == 1
    capsys.readouterr()
    assert main(["room", "--report", store.id, "--keep", "2"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("# Workshop: A trial") and "Zoë" in printed
    assert main(["room", "--texts", store.id]) == 0 and "Zoë said *this*" in capsys.readouterr().out
    assert main(["room", "--report", store.id, "--keep", "9"]) == 1 and "no text 9" in capsys.readouterr().err
    assert main(["room", "--report", "trial-00000000"]) == 1


def test_a_room_that_is_open_has_no_report(at, content):
    """So nobody reads totals that may still change."""
    store = new_store("trial")
    store.create(answered(at("pulse"), content, 20), DAY, 0)
    for ask in (lambda: made(store, ".md", frozenset()), lambda: seen(store)):
        with pytest.raises(RecordError, match="isn't closed"):
            ask()


def test_a_course_that_has_changed_says_so(whole):
    """A question that is gone stops the report, with its name."""
    gone = replace(whole.workshop, steps=tuple(replace(one, item=one.item and "long-gone") for one in whole.workshop.steps))
    store = new_store("trial")
    store.create(replace(whole, workshop=gone), DAY, 0)
    with pytest.raises(RecordError, match="long-gone"):
        made(store, ".md", frozenset())
