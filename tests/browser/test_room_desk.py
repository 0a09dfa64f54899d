"""A workshop's notebook on a plain page, in both themes and widths. The room's process is made up."""

import json

from course_lib.content import bundle
from course_lib.desks.room import ResultsDesk, RoomDesk
from course_lib.rooms import facilitator
from course_lib.rooms import room as rooms
from course_lib.rooms.anonymity import Ballots
from course_lib.rooms.room import Text
from course_lib.widgets.activity import ActivityWidget

from tests.room_process import DAY, PLAN, Process, kept
from .test_views import look, overflowing, small_targets, violations  # noqa: F401  (look is a fixture)


def room_that_said() -> rooms.Room:
    """The taster, with both votes and a map shown, and a text that was let through."""
    plan = bundle().workshop(PLAN)
    twice = next(one for one in plan.steps if one.kind == "twice")
    ids = [one.id for one in bundle().item(twice.item).options]
    said = {f"{twice.id}/1": [ids[n] for n in (0, 0, 0, 1, 2)], f"{twice.id}/2": [ids[n] for n in (0, 1, 1, 1, 1)],
            "on-the-stairs": [[-20, 40], [-20, 40], [60, 0], [-80, -80], [0, 20]]}
    ballots = {name: Ballots(shown=tuple(sorted(map(json.dumps, answers)))) for name, answers in said.items()}
    return rooms.Room(plan, ballots=ballots, revealed=frozenset(said), votes={twice.id: 2}, since=0,
                      texts={"hello": (Text("a", "<b>Nearly</b> there, مرحبا", "shown"),)})


def sound(page) -> None:
    assert violations(page) == [] and small_targets(page) == [] and not overflowing(page)


def test_starting_a_room(look):  # noqa: F811
    """One button starts it; then the code, the picture and the links are there, and the focus is on what comes next."""
    process = Process()
    page = look.open(ActivityWidget("live_room", RoomDesk(bundle().workshop(PLAN), process, lambda: DAY).answer))
    sound(page)
    assert process.asked == []
    page.get_by_role("radio", name="Phones in this network").check()
    page.get_by_role("button", name="Start the room").press("Enter")
    mine = page.get_by_role("link", name="Open your page")
    mine.wait_for()
    assert process.asked == [(PLAN, "--network")] and page.evaluate("document.activeElement.textContent") == "Open your page"
    assert mine.get_attribute("href").endswith("/facilitator#own-key") and mine.get_attribute("rel") == "noopener noreferrer"
    code = page.get_by_role("img", name="QR code for participants")
    assert code.bounding_box()["width"] > 120 and page.get_by_text("type ABCDEF").is_visible()
    sound(page)
    page.get_by_role("button", name="Stop the process").press("Enter")
    page.get_by_role("button", name="Pick the room up again").wait_for()
    assert page.get_by_role("radio", name="Phones in this network").is_checked()  # nobody who was in is left out
    assert page.get_by_role("status").inner_text() == "Stopped. Nothing is lost."


def test_a_rehearsal_is_marked(look):  # noqa: F811
    """With as many as were typed."""
    process = Process()
    page = look.open(ActivityWidget("live_room", RoomDesk(bundle().workshop(PLAN), process, lambda: DAY).answer))
    page.get_by_text("Rehearse it first").click()
    page.get_by_role("spinbutton", name="How many?").fill("30")
    page.get_by_role("button", name="Start a rehearsal").click()
    page.get_by_text("Rehearsal: made-up participants. Nothing is kept.").wait_for()
    assert process.asked == [(PLAN, "--rehearse", "30")]
    sound(page)


def test_the_report_and_the_results(look):  # noqa: F811
    """Nothing is ticked; what is made holds what was; a room is deleted after a question. Results are pictures with text."""
    room = room_that_said()
    kept(room)
    page = look.open(ActivityWidget("live_results", ResultsDesk(bundle(), bundle().workshop(PLAN)).answer))
    page.get_by_role("img", name="Where did it break?: First vote").wait_for()
    assert page.locator("[role=img]").count() == 3
    page.get_by_text("In words").first.click()
    assert page.get_by_text("5 answers.").first.is_visible()
    sound(page)
    store = kept(facilitator.command(room, None, {"type": "close"}, 9))
    page = look.open(ActivityWidget("live_room", RoomDesk(bundle().workshop(PLAN), Process(), lambda: DAY).answer))
    box = page.get_by_role("checkbox")
    box.wait_for()
    assert not box.is_checked() and "<b>Nearly</b>" in page.locator(".al-closed").inner_text()
    sound(page)
    box.check()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Report as Markdown").click()
    assert taken.value.suggested_filename == f"{store.id}.md" and "Nearly" in taken.value.path().read_text(encoding="utf-8")
    page.get_by_role("button", name="Delete this room").click()
    page.get_by_role("button", name="No", exact=True).press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Delete this room" and store.folder.exists()
    page.get_by_role("button", name="Delete this room").click()
    page.get_by_role("button", name="Yes, delete").press("Enter")
    box.wait_for(state="detached")
    assert not store.folder.exists()
