"""Made-up participants go through every plan as phones do."""

import asyncio
import json
from collections import Counter
from datetime import date

import pytest

from course_lib.content import Bundle
from course_lib.content.authoring import compile
from course_lib.rooms import facilitator
from course_lib.rooms import room as rooms
from course_lib.rooms.live import Live
from course_lib.rooms.needed import needed
from course_lib.rooms.rehearsal import MANNERS, Person, acts, answer, crowd, rehearse
from course_lib.rooms.all_rooms import new_store, stores
from course_lib.rooms.views import phone_view


@pytest.fixture(scope="module")
def content(real_assets) -> Bundle:
    """The course as its authors wrote it, so that every plan is tried."""
    return Bundle(json.loads(compile.encoded(compile.bundle(real_assets))))


def go_through(content, plan: str, people: list[Person]) -> tuple[rooms.Room, Counter]:
    """The room after all steps of a plan, both votes and a whole dialogue, and how often each type of message was sent."""
    workshop = content.workshop(plan)
    needs, sent = needed(content, workshop), Counter()
    room = rooms.start(workshop, 0.0)
    while True:
        for person in people:
            for _seconds, message in acts(person, phone_view(room, needs, person.name, 0.0)):
                room = rooms.respond(room, needs, person.name, message, f"text-{sum(sent.values())}")
                sent[message["type"]] += 1
        if facilitator.allowed(room, needs, "again"):
            room = facilitator.command(room, needs, {"type": "again"}, 1.0)
        elif facilitator.allowed(room, needs, "choose"):
            first = phone_view(room, needs, None, 0.0)["step"]["dialogue"]["now"]["replies"][0]["id"]
            room = facilitator.command(room, needs, {"type": "choose", "reply": first}, 1.0)
        elif facilitator.allowed(room, needs, "next"):
            room = facilitator.command(room, needs, {"type": "next"}, 1.0)
        else:
            return room, sent


def test_they_can_answer_every_step_of_every_plan(content):
    """Whatever they send is taken: no plan asks for something that they don't know."""
    for workshop in content.workshops():
        room, sent = go_through(content, workshop.id, crowd(18, seed=2))
        asked = [room.ballot_of(step) for step in workshop.steps if step.kind in rooms.VOTED and step.kind != "dialogue"]
        assert sent["answer"] and all(room.said(ballot).count >= 10 for ballot in asked), workshop.id
        assert bool(sent["text"]) == any(step.kind == "open" for step in workshop.steps)


def test_the_same_seed_gives_the_same_room(content):
    """And another seed another one."""
    one, again, other = (go_through(content, "attunement-in-an-hour", crowd(12, seed))[0].ballots for seed in (1, 1, 2))
    assert one == again != other


def view(kind: str, **more) -> dict:
    return {"open": True, "ballot": "here", "vote": None, "step": {"kind": kind, "scale": ["low", "middle", "high"], **more}}


def test_each_manner_shows():
    """Quick ones come before slow ones, who wavers answers twice, and some let a question pass."""
    people = crowd(240)
    sent = {manner: [[act for act in acts(one, view("pulse")) if act[1]["type"] == "answer"] for one in people if one.manner == manner]
            for manner in set(MANNERS)}
    assert all(len(one) == 1 for one in sent["quick"] + sent["slow"])
    assert max(one[0][0] for one in sent["quick"]) < min(one[0][0] for one in sent["slow"])
    assert all(len(one) == 2 and one[0][0] < one[1][0] for one in sent["wavering"])
    assert 10 < sum(not one for one in sent["passing"]) < 35 and all(len(one) < 2 for one in sent["passing"])


def test_a_room_leans_and_differs():
    """More than chance would have it agree, and nobody is alone in the world."""
    counts = Counter(answer(one, view("pulse")) for one in crowd(90))
    assert counts.most_common(1)[0][1] > 36 and len(counts) == 3


def test_after_talking_most_keep_their_vote():
    """The second vote is the first one again for more than half."""
    field = {"type": "choose", "many": False, "options": [{"id": name} for name in "abcd"]}
    first = view("twice", fields=[field]) | {"vote": 1, "ballot": "here/1"}
    second = first | {"vote": 2, "ballot": "here/2"}
    kept = sum(answer(one, first) == answer(one, second) for one in crowd(100))
    assert 55 < kept < 98


def test_nothing_is_sent_where_nothing_is_asked():
    """A slide, a locked question, a room that is closed."""
    assert not any(acts(one, view("pulse") | {"open": False}) for one in crowd(50))


def test_they_take_part_in_a_room_that_runs(content):
    """As phones that watch and send: their answers are counted and kept, until the room is closed."""
    workshop = content.workshop("a-taster")
    store = new_store(workshop.id)
    started = rooms.start(workshop, 0.0)
    store.create(started, date(2026, 1, 1), 0.0)
    needs = needed(content, workshop)

    async def rehearsed() -> Live:
        live = Live(started, needs, store, join=dict, clock=lambda: 1.0)
        running = asyncio.create_task(live.run())
        people = asyncio.create_task(rehearse(12, pace=100)(live))

        async def until(done) -> None:
            while not done():
                await asyncio.sleep(0.01)

        async def do(name: str) -> None:
            await live.change(lambda room: facilitator.command(room, needs, {"type": name}, 1.0))

        async with asyncio.timeout(20):
            await until(lambda: live.phones == 12)
            await do("next")
            await until(lambda: live.room.said("on-the-stairs").count >= 10)
            await do("reveal")
            await do("close")
            await people
        running.cancel()
        return live

    live = asyncio.run(rehearsed())
    assert live.phones == 0 and sum(live.room.said("on-the-stairs").totals.values()) >= 10
    assert stores()[0].load(2.0).said("on-the-stairs").totals == live.room.said("on-the-stairs").totals
