"""A check-in: what it takes, what it keeps, and what is shown of those that were kept."""

import json

import pytest

from course_lib.activities import check_in as check_ins
from course_lib.activities import check_in_view
from course_lib.activities.mark import BadResponse
from course_lib.labels import own

HERE = "2026-11-22T14:05"


def kept(day="2026-11-22", time="14:05", **said):
    return check_ins.start({"text": "x", **said}, f"{day}T{time}")


def test_all_of_it_comes_back_from_its_document():
    """Through JSON, as it lies in the store."""
    made = check_ins.start({"pleasant": -40, "energy": 70, "feelings": ["worried", "wobbly"], "text": "Rain. 猫",
                            "body": {"where": ["chest"], "how": ["tight"], "text": "like a belt"}}, HERE)  # fmt: skip
    written = json.loads(json.dumps(check_ins.document(made, "2026-11-22T13:05:00+00:00")))
    assert (written["kind"], written["day"], written["time"]) == ("check-in", "2026-11-22", "14:05")
    assert check_ins.resume(written) == made


@pytest.mark.parametrize("said", [{}, {"text": "  \n"}, {"feelings": [], "body": {"where": []}}, {"pleasant": None}])
def test_nothing_said_is_nothing_to_keep(said):
    """An empty page isn't kept by mistake."""
    with pytest.raises(BadResponse, match="nothing to keep"):
        check_ins.start(said, HERE)


@pytest.mark.parametrize("said", [{"pleasant": 0}, {"energy": -100}, {"feelings": ["flat"]}, {"text": "."}, {"body": {"text": "x"}}])
def test_one_mark_or_word_is_enough(said):
    """Nothing needs to be filled in besides."""
    assert check_ins.start(said, HERE)


@pytest.mark.parametrize("said", [None, [], {"pleasant": 101}, {"energy": 0.5}, {"pleasant": True}, {"feelings": "sad"}, {"feelings": [1]},
                                  {"body": []}, {"body": {"where": {}}}, {"text": 7}, {"feelings": ["x"] * 41}], ids=str)  # fmt: skip
def test_what_no_page_sends_is_refused(said):
    """Places off the map, words that aren't words."""
    with pytest.raises(BadResponse):
        check_ins.start(said if not isinstance(said, dict) else {"text": "x", **said}, HERE)


@pytest.mark.parametrize("here", [None, "", "2026-11-22", "2026-02-30T10:00", "2026-11-22T24:00", "2026-11-22T1٣:00", "../../x"])
def test_a_day_that_is_on_no_calendar_is_refused(here):
    """The day becomes part of a file's name."""
    with pytest.raises(BadResponse):
        check_ins.start({"text": "x"}, here)


def test_half_a_character_can_travel():
    """What was pasted may end in the middle of an emoji."""
    assert check_ins.start({"text": "half \ud83d"}, HERE).text == "half \ufffd"


@pytest.mark.parametrize(("pleasant", "energy", "words"), [
    (None, None, ""), (0, 0, "neither pleasant nor unpleasant, middling energy"), (-100, 100, "very unpleasant, very much energy"),
    (100, -100, "very pleasant, very little energy"), (40, None, "pleasant"), (None, 9, "some energy"),
    (-8, 8, "neither pleasant nor unpleasant, middling energy"),
])  # fmt: skip
def test_a_place_in_words(pleasant, energy, words):
    """The words alone say where the mark is, and nothing of what it means."""
    assert check_ins.place_in_words(pleasant, energy) == words


def test_the_mark_is_told_in_the_words_of_the_maps_ends():
    """Halfway to an end of the map, the mark is told as that end is named."""
    ends = own.check_in()
    assert check_ins.place_in_words(50, 50) == f"{ends['pleasant']}, {ends['energyHigh']}"
    assert check_ins.place_in_words(-50, -50) == f"{ends['unpleasant']}, {ends['energyLow']}"


def test_the_calendar_counts_each_day():
    """Two on one day, one on another, none of another month; the weeks begin on Monday."""
    all_kept = {"a": kept("2026-11-03", "09:00"), "b": kept("2026-11-03", "21:00"), "c": kept("2026-11-30"), "d": kept("2026-10-31")}
    shown = check_in_view.month_view(all_kept, "2026-11")
    days = {day["day"]: day for week in shown["weeks"] for day in week if day}
    assert len(days) == 30 and shown["weekdays"][0] == "Mon" and shown["weeks"][0][6]["day"] == 1
    assert {day: one["says"] for day, one in days.items() if one["count"]} == {3: "2 check-ins", 30: "1 check-in"}
    assert (shown["title"], shown["before"], shown["after"], shown["count"]) == ("November 2026", "2026-10", None, 4)
    assert [one["name"] for one in shown["list"]] == ["c", "b", "a"]


def test_an_entry_says_what_was_kept_in_lines():
    """Place, words, body and text, without what was left out."""
    one = kept(pleasant=-70, energy=None, feelings=["sad", "tender"], body={"where": ["throat"], "how": ["tight"]}, text="The call.")
    (entry,) = check_in_view.month_view({"a": one}, "2026-11")["list"]
    assert entry["when"] == "22 November 2026, 14:05"
    assert entry["lines"] == ["very unpleasant", "sad, tender", "In the body: throat; tight", "The call."]


def test_the_map_marks_the_newest_with_a_shape():
    """A circle for each, a square for the newest; in words, the newest first. Half a place has no point."""
    all_kept = {"a": kept("2026-11-03", pleasant=-100, energy=100), "b": kept("2026-11-04", pleasant=50, energy=-50),
                "c": kept("2026-11-05", pleasant=20)}  # fmt: skip
    drawn = check_in_view.month_view(all_kept, "2026-11")["map"]
    assert drawn["svg"].count("<circle") == 1 and drawn["svg"].count("width='16'") == 1
    assert "cx='14.0' cy='14.0'" in drawn["svg"]
    assert drawn["says"].startswith("2 check-ins") and drawn["words"][0].startswith("4 November")
    assert check_in_view.month_view({"c": all_kept["c"]}, "2026-11")["map"] is None


def test_the_drawing_holds_no_word_that_was_typed():
    """It goes into the page as it is, so nobody's text may be in it."""
    drawn = check_in_view.month_view({"a": kept(pleasant=1, energy=1, text="<b>zebra", feelings=["<i>zebra"])}, "2026-11")["map"]
    assert "zebra" not in drawn["svg"]


def test_nothing_counts_up_or_judges():
    """No score, no norm, no streak in anything that is shown of many check-ins."""
    shown = check_in_view.month_view({str(day): kept(f"2026-11-{day:02}", pleasant=day, energy=day) for day in range(1, 15)}, "2026-11")
    text = json.dumps(shown).lower()
    assert not [word for word in ("streak", "average", "score", "better", "worse", "in a row", "normal", "well done") if word in text]
