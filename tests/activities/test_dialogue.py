"""A dialogue: replies move the partner, any turn can be tried again from an end, and nothing is told before one."""

import json
from dataclasses import replace

import pytest

from course_lib.activities import dialogue as dialogues
from course_lib.activities.dialogue_view import view
from course_lib.activities.mark import BadResponse
from tests.dialogues import dialogue

NOW = "2025-01-02T03:04:05.000000+00:00"
TO_WARM, TO_COOL = ("late", "waited"), ("busy", "plan", "quiet")


def fresh(**more):
    return dialogues.start(dialogue(**more), seed=7)


def play(state, *messages):
    """The state after messages (a text is a reply), and the events that were kept."""
    events = []
    for message in messages:
        message = {"type": "reply", "response": message} if isinstance(message, str) else message
        state, event = dialogues.respond(state, message, NOW, f"e{len(events)}")
        events.append(event)
    return state, events


def back(n):
    return {"type": "back", "response": n}


def test_reply_leaves_an_event():
    """It says what was said, in which version and order, and restores the state."""
    state, events = play(fresh(), "late")
    assert events == [{"id": "e0", "at": NOW, "activity": "dialogue/small", "type": "reply", "version": 1, "seed": 7, "response": "late"}]
    assert dialogues.resume(fresh(), json.loads(json.dumps(events))) == state
    assert (state.turn.id, state.done) == ("two", False)


def test_an_end_makes_it_done():
    """And stays so, whatever is tried afterwards."""
    state, events = play(fresh(), *TO_WARM, back(2))
    assert state.path.end is None and state.done and state.ends_seen == {"warm"}
    assert dialogues.resume(fresh(), events) == state


def test_going_back_keeps_the_earlier_road():
    """From turn 2 the first reply stands, and what came after is a past road."""
    state, _ = play(fresh(), *TO_COOL, back(2))
    assert [step.reply.id for step in state.path.steps] == ["busy"]
    assert [step.reply.id for step in state.past[0].steps] == list(TO_COOL)
    assert play(state, "waited")[0].ends_seen == {"cool", "warm"}
    state, _ = play(fresh(), *TO_COOL, {"type": "again"}, *TO_WARM)
    assert state.ends_seen == {"warm", "cool"} and len(state.past) == 1


def test_replies_stand_in_the_order_of_the_seed():
    """The order differs between seeds, and a restored state has the order that was answered in."""
    orders = {tuple(one.id for one in dialogues.start(dialogue(), seed).replies) for seed in range(40)}
    assert len(orders) == 6
    _, events = play(fresh(), "late")
    assert dialogues.resume(dialogues.start(dialogue(), 99), events).seed == 7


@pytest.mark.parametrize("message", [
    {}, {"type": "reply"}, {"type": "reply", "response": "waited"}, {"type": "reply", "response": ["late"]}, back(1),
    {"type": "again"}, {"type": "answer", "response": "late"}, {"type": ["reply"]},
], ids=str)  # fmt: skip
def test_message_that_does_not_fit_is_refused(message):
    """At the first turn only its replies can be said, and there's nothing to go back to."""
    with pytest.raises(BadResponse):
        play(fresh(), message)
    assert dialogues.resume(fresh(), [message | {"version": 1, "seed": 3}]) == fresh()


@pytest.mark.parametrize("n", [0, 3, True, "1", None, 1.0])
def test_only_turns_of_the_road_can_be_gone_back_to(n):
    """They are counted from 1 to the last."""
    with pytest.raises(BadResponse):
        play(fresh(), *TO_WARM, back(n))


def test_another_version_counts_for_nothing():
    """The learner is told so, until they reply anew."""
    _, events = play(fresh(), *TO_WARM)
    state = dialogues.resume(fresh(version=2), events)
    assert not state.done and "has changed" in view(state)["notice"]
    assert "notice" not in view(play(state, "late")[0])


def test_events_of_other_kinds_change_nothing():
    """A log may hold anything."""
    broken = [{}, {"type": "reply"}, {"type": "reply", "version": 1, "seed": None, "response": "late"}, {"version": 1, "seed": 1, "type": None}]
    assert dialogues.resume(fresh(), broken) == fresh()


def test_reading_the_text_counts():
    """The text is an equal way through."""
    state, events = play(fresh(), {"type": "read"})
    assert state.done and view(state)["now"] and dialogues.resume(fresh(), events).done


def secrets(state):
    """What may not be seen before an end."""
    turns = state.dialogue.turns
    hidden = {reply.why for turn in turns for reply in turn.replies} | {end.text for end in state.dialogue.ends}
    hidden |= {end.after for end in state.dialogue.ends} | {"intensity", "understood", "\"fit\"", "\"move\"", "\"harm\"", "hurt"}
    unmet = [turn for turn in turns if turn != state.turn and turn.id not in {step.turn for step in state.path.steps}]
    return hidden | {reply.text for turn in unmet for reply in turn.replies}


@pytest.mark.parametrize("road", [(), ("late",), ("busy", "plan"), (*TO_COOL, back(2))], ids=str)
def test_nothing_is_told_before_an_end(road):
    """No move, fit, why or state, and no turn that wasn't met, on any road."""
    state, _ = play(fresh(), *road)
    shown = json.dumps(view(state), ensure_ascii=False)
    assert [secret for secret in secrets(state) if secret in shown] == []
    assert view(state)["now"]["face"]["svg"].startswith("<svg") and view(state)["after"] is None


def test_an_end_tells_what_lay_behind():
    """Each reply's move, why and effect, the roads not taken, and how many ends were seen."""
    after = view(play(fresh(), *TO_COOL)[0])["after"]
    assert [step["why"] for step in after["steps"]] == ["Why busy", "Why plan", "Why quiet"]
    assert after["steps"][0]["move"] == "Explaining."
    assert "less understood" in after["steps"][0]["did"]
    assert {other["why"] for other in after["steps"][0]["others"]} == {"Why late", "Why oh-well"}
    assert after["end"] == "They go to bed." and after["ends"] == "You have seen 1 of 2 ends."
    assert view(play(fresh(), *TO_COOL, {"type": "again"}, *TO_WARM)[0])["after"]["ends"] == "You have seen all 2 ends."
    assert "how understood" in after["picture"]["svg"] and "2 at the start" in after["picture"]["says"]


def test_the_picture_has_a_point_for_each_reply():
    """Three lines, told apart by their names and dashes too; where safety is the task, that one alone."""
    svg = view(play(fresh(), *TO_COOL)[0])["after"]["picture"]["svg"]
    assert svg.count("<circle") == 3 * 4 and svg.count("stroke-dasharray") == 2
    after = view(play(fresh(leave_to_be_safe=True), *TO_COOL)[0])["after"]
    assert after["picture"]["svg"].count("<circle") == 4 and "how safe" in after["picture"]["svg"]
    assert "strongly" not in after["picture"]["svg"] and {step["did"] for step in after["steps"]} <= {"No safer.", "A little less safe."}


def test_where_leaving_is_the_task_help_is_named():
    """Before it begins and at every end; elsewhere there's no need."""
    assert "F1" in view(fresh(leave_to_be_safe=True))["help"] and not view(fresh())["help"]
    for road in (TO_WARM, TO_COOL):
        told = " ".join(view(play(fresh(leave_to_be_safe=True), *road)[0])["after"]["safety"])
        assert "putting up with harm" in told and "F1" in told
        assert view(play(fresh(), *road)[0])["after"]["safety"] == []


def test_the_voice_comes_when_it_is_asked_for():
    """A sound, its picture and its words; at an end nobody speaks."""
    reply, (sound,) = dialogues.ASKS["hear"](fresh(), {})
    assert sound[:4] == b"RIFF" and reply["heard"]["turn"] == 1 and reply["heard"]["says"] and "<svg" in reply["heard"]["svg"]
    with pytest.raises(BadResponse):
        dialogues.ASKS["hear"](play(fresh(), *TO_WARM)[0], {})


def test_the_text_holds_everything():
    """All lines, replies, ends and notes; numbers lead on, and notes come last."""
    text = dialogues.ASKS["text"](fresh(), {})[0]["text"]
    whole, small = json.dumps(text, ensure_ascii=False), dialogue()
    wanted = [line.text for turn in small.turns for line in turn.lines] + [end.after for end in small.ends]
    wanted += [part for turn in small.turns for reply in turn.replies for part in (reply.text, reply.why)]
    assert [part for part in wanted if part not in whole] == []
    assert list(text)[-1] == "notes" and "Why" not in json.dumps(text["turns"])
    numbers = {one["n"] for one in (*text["turns"], *text["ends"])}
    assert numbers == {1, 2, 3, 4, 5}
    waited = next(reply for reply in text["turns"][1]["replies"] if "waited" in reply["text"])
    assert waited["goes"] == "If Bo feels halfway understood, go to 4. Otherwise go to 5."


def test_what_is_done_without_a_word_has_no_quotation_marks():
    """Speech has; waiting and leaving haven't."""
    shown = view(play(fresh(), "busy", "plan")[0])
    assert {reply["text"] for reply in shown["now"]["replies"]} == {"Says quiet", '"Says again-sorry"'}


def test_a_guarded_face_shows_less():
    """The same feeling is drawn more faintly where it's less safe."""
    open_, closed = (view(fresh(start=replace(dialogue().start, safety=safety)))["now"]["face"] for safety in (1.0, 0.0))
    assert open_["svg"] != closed["svg"] and open_["says"] != closed["says"]
