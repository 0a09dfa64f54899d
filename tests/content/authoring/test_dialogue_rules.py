"""What is wrong with a dialogue is reported where it stands; a sound one passes, and so do those of the course."""

import re
from dataclasses import replace
from time import process_time

import pytest

from course_lib import cli
from course_lib.activities import partner
from course_lib.content.authoring import build, dialogue_report, dialogue_rules, schema
from course_lib.content.authoring.assets import Assets
from course_lib.content.authoring.dialogue_walk import PLAYERS, Walk, frozen, harmful, leaves, mended
from tests.dialogues import dialogue

SOUND = """\
lesson: first
dialogues:
  - id: small
    title: Small
    setting: couple
    minutes: 3
    you: Ada
    partner: {name: Bo, seed: 1, age: young}
    scene: A hall at nine.
    aim: What helps?
    concepts: [C-MINI-1]
    start: {feeling: hurt, intensity: 0.6, safety: 0.4, understood: 0.2}
    turns:
      - id: one
        lines: [{text: You never rang.}]
        replies:
          - {id: late, move: reflect, fit: hit, text: You waited for me., why: Heard., to: [{to: two}]}
          - {id: busy, move: explain, text: I had to work on., why: True., to: [{to: two}]}
          - {id: oh-well, move: counter, text: You could have rung., why: A point., to: [{to: three}]}
      - id: two
        lines: [{when: {understood: {from: 0.45}}, text: Yes.}, {text: Did you.}]
        replies:
          - {id: waited, move: reflect, fit: hit, text: That was a long time., why: Heard., to: [{when: {understood: {from: 0.6}}, to: warm}, {to: cool}]}
          - {id: sorry, move: apologise, text: I'm really sorry., why: Meant., to: [{to: three}]}
      - id: three
        lines: [{text: Hm.}]
        replies:
          - {id: unfair, move: apologise, fit: hit, text: That was unfair of me., why: Owned., to: [{to: cool}]}
          - {id: plan, move: fix, text: I'll set an alarm., why: A plan., to: [{to: cool}]}
    ends:
      - {id: warm, text: They sit., after: Heard.}
      - {id: cool, text: They sleep., after: Some of it.}
"""
LEAVING = """\
lesson: first
dialogues:
  - id: door
    title: Door
    setting: couple
    minutes: 3
    you: Ada
    partner: {name: Bo, seed: 1, age: young}
    scene: A hall at nine.
    aim: What now?
    concepts: [C-MINI-1]
    start: {feeling: anger, intensity: 0.6, safety: 0.3, understood: 0.3}
    leave_to_be_safe: true
    turns:
      - id: one
        lines: [{text: Where were you?}]
        replies:
          - {id: at-work, move: explain, text: I was at work., why: True., to: [{to: two}]}
          - {id: go, move: leave, fit: hit, text: You go down again., why: Open., to: [{to: street}]}
      - id: two
        lines: [{text: Give me that phone.}]
        replies:
          - {id: here, move: validate, harm: tolerates, text: You worry. Here it is., why: Afraid., to: [{to: three}]}
          - {id: out, move: leave, fit: hit, text: You walk out., why: Late and good., to: [{to: street}]}
      - id: three
        lines: [{text: See.}]
        replies:
          - {id: stay, move: wait, harm: tolerates, text: You sit down., why: Quiet., to: [{to: kitchen}]}
          - {id: still, move: leave, fit: hit, text: You walk out., why: Still open., to: [{to: street}]}
    ends:
      - {id: street, text: The street., after: Out., safe: true}
      - {id: kitchen, text: The kitchen., after: Quiet.}
"""
NOWHERE = "is opened nowhere; open it in a lesson, or take it out"


@pytest.fixture
def check(tmp_path):
    """What is reported of one file of dialogues in the miniature course, as (line, message)."""
    from shutil import copytree

    from tests.conftest import MINIATURE

    def check(text):
        folder = tmp_path / "assets"
        copytree(MINIATURE, folder)
        (folder / "dialogues").mkdir()
        (folder / "dialogues" / "odd.yaml").write_text(text, encoding="utf-8")
        found = [str(problem).split(":", 2) for problem in build.load(folder).problems]
        return [(int(line), says.strip()) for name, line, says in found if "opened nowhere" not in says and name != "dialogues"]

    return check


@pytest.mark.parametrize("text", [SOUND, LEAVING], ids=["sound", "leaving"])
def test_a_sound_dialogue_passes(check, text):
    """Nothing is said of it."""
    assert check(text) == []


def row(text: str, part: str) -> int:
    """The number of the line that holds `part`."""
    return next(number for number, line in enumerate(text.splitlines(), start=1) if part in line)


# What is replaced by what, in which dialogue; the place that is named by something on its line, and what is said of it.
MISTAKES = {
    "turn that leads nowhere": (SOUND, "to: [{to: three}]}\n      - id: two", "to: [{to: four}]}\n      - id: two",
                                "oh-well", "there is no turn or end 'four' here"),
    "same id": (SOUND, "{id: busy", "{id: late", "I had to work on", "the id 'late' is used twice"),
    "end called as a turn": (SOUND, "{id: cool, text: They sleep", "{id: one, text: They sleep", "They sleep", "the id 'one' is used twice"),
    "last line has a when": (SOUND, "{text: Did you.}", "{when: {safety: {below: 0.9}}, text: Did you.}", "Did you", "the last line must do without when"),
    "last road has a when": (SOUND, "to: warm}, {to: cool}]", "to: warm}]", "That was a long time", "the last road must do without when"),
    "a line too early": (SOUND, "[{text: Hm.}]", "[{text: Hm.}, {text: So.}]", "Hm.", "this line has no when"),
    "never said": (SOUND, "understood: {from: 0.45}", "understood: {from: 0.95}", "Did you", "never said"),
    "never taken": (SOUND, "{from: 0.6}}, to: warm}", "{from: 0.99}}, to: warm}", "That was a long time", "never taken"),
    "a turn that nobody reaches": (SOUND, "    ends:\n", "      - id: four\n        lines: [{text: Alone.}]\n        replies:\n"
                                   "          - {id: x, move: ask, text: Who, why: So., to: [{to: cool}]}\n"
                                   "          - {id: y, move: wait, text: Waits, why: So., to: [{to: cool}]}\n    ends:\n", "id: four", "no path comes here"),
    "an end that nobody reaches": (SOUND, "    ends:\n", "    ends:\n      - {id: hot, text: Fire., after: Burnt.}\n", "id: hot", "no path comes here"),
    "round and round": (SOUND, "I'll set an alarm., why: A plan., to: [{to: cool}]", "I'll set an alarm., why: A plan., to: [{to: two}]",
                        "turns:", "goes on after 8 replies"),
    "over at once": (SOUND, "I had to work on., why: True., to: [{to: two}]", "I had to work on., why: True., to: [{to: cool}]",
                     "turns:", "ends after one reply: one/busy > cool"),
    "uneven": (SOUND, "text: You waited for me.", "text: " + "You waited for me and waited. " * 4, "replies:", "the replies have 17 to"),
    "nothing to mend with": (SOUND.replace("fit: hit, text: That was u", "fit: near, text: That was u").replace("fit: hit, text: That was a", "text: That was a"),
                             "A hall at nine.", "A hall.", "turns:", "no miss can be mended"),
    "validating is enough": (SOUND.replace("understood: 0.2}", "understood: 0.9}").replace("fit: hit, text: That was u", "text: That was u"), "move: reflect, fit: hit", "move: validate, fit: hit", "turns:",
                             "the player who is 'always validates' comes to"),
    "safe without leaving": (SOUND, "after: Heard.}", "after: Heard., safe: true}", "id: warm", "safe is for those who leave"),
    "leaving leads into the kitchen": (LEAVING, "Late and good., to: [{to: street}]", "Late and good., to: [{to: kitchen}]",
                                       "turns:", "ends with leaving, and isn't safe: one/at-work > two/out > kitchen"),
    "staying pays": (LEAVING.replace("move: wait, harm: tolerates", "move: wait").replace("move: validate, harm: tolerates", "move: validate"),
                     "fit: hit, text: You", "fit: miss, text: You", "turns:", "staying ends as well as leaving"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_reported_where_it_stands(check, name):
    """With its line, and what to do."""
    text, what, instead, at, says = MISTAKES[name]
    assert what in text
    text = text.replace(what, instead)
    found = check(text)
    assert row(text, at) in [line for line, message in found if message.startswith(says)], found


def test_a_turn_without_a_way_out_is_reported(check):
    """Where being safe is the task, leaving is open everywhere after the first turn."""
    text = LEAVING.replace("{id: out, move: leave, fit: hit", "{id: out, move: explain").replace("good., to: [{to: street}]", "good., to: [{to: three}]")
    assert any(says.startswith("has no leave") for _, says in check(text))


def test_harm_that_pays_is_reported(check, monkeypatch):
    """If the rule didn't make harm cost, the check would say so."""
    monkeypatch.setattr(partner, "HARM", dict.fromkeys(partner.HARM, (0, 0.5, 0.5)))
    monkeypatch.setattr(partner, "_costs", lambda change: change)
    text = SOUND.replace("{id: sorry, move: apologise", "{id: sorry, move: apologise, harm: tolerates")
    assert any(says.startswith("a path with harm ends as well as any without: one/") for _, says in check(text))


@pytest.mark.parametrize("name", MISTAKES)
def test_every_message_says_what_to_do(check, name):
    """What is wrong; then how to mend it."""
    text, what, instead, *_ = MISTAKES[name]
    assert all(re.search(r"[;:,] .{10,}", says) for _, says in check(text.replace(what, instead)))


def walk(**more):
    return Walk(dialogue(**more))


def test_players_are_compared_exactly():
    """The random player's mean is what many games come to; a player without their move plays at random."""
    small = walk()
    by_hand = sum(small.worth(path) / 3 / 3 / (2 if len(path.steps) == 3 else 1) for path in small.all)
    assert small.expected("random") == pytest.approx(by_hand)
    assert small.expected("always validates") == pytest.approx(by_hand)
    assert small.expected("always apologises") < small.expected("random") < small.worth(small.best)


def test_the_best_path_by_the_length_of_replies():
    """All replies are alike but for their ids, so who goes by length hits them by chance and a bit."""
    count, above = dialogue_rules.by_length([walk()], max)
    best = walk().best
    assert count == len(best.steps) and -100 <= above <= 100
    long = replace(best.steps[0].reply, text="x" * 99)
    turns = tuple(replace(turn, replies=tuple(long if one.id == long.id else one for one in turn.replies)) for turn in dialogue().turns)
    assert dialogue_rules.by_length([walk(turns=turns)], max)[1] > above


def test_by_length_is_reported_once_there_are_enough(monkeypatch):
    """Over all dialogues, with the number of points."""
    assets = Assets(folder=None)
    monkeypatch.setattr(dialogue_rules, "POOL", 1)
    monkeypatch.setattr(dialogue_rules, "by_length", lambda walks, pick: (50, 20.0))
    dialogue_rules._as_a_whole(assets, [(None, walk())])
    assert [str(problem) for problem in assets.problems if "longest" in str(problem)] == [
        "dialogues:1: picking the longest reply follows the best paths 20 points above chance; "
        "make the replies of a turn more alike in length"]


def test_report_shows_paths_and_survives_what_is_broken(check, tmp_path):
    """A paragraph for each; the paths of one by name; a hint for one that isn't there, or can't be walked."""
    check(SOUND)
    assets = build.load(tmp_path / "assets")
    assert re.match(r"small: \d+ paths of 2 to 3 replies\n  comes to: best 0\.\d\d, worst", dialogue_report.report(assets))
    assert "the best path:" in dialogue_report.report(assets, "small")
    assert "there are: small" in dialogue_report.report(assets, "smal")
    broken = (tmp_path / "assets" / "dialogues" / "odd.yaml")
    broken.write_text(SOUND.replace("to: [{to: two}]", "to: [{to: nowhere}]"), encoding="utf-8")
    assert "can't be walked through yet" in dialogue_report.report(build.load(tmp_path / "assets"))


# The course's own --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def walks(real_assets):
    """Every dialogue of the course, with its paths."""
    return {name: Walk(frozen(placed.thing)) for name, placed in real_assets.dialogues.items()}


def test_the_courses_dialogues_keep_the_rules(real_assets):
    """Nothing is reported of them."""
    assert [str(problem) for problem in real_assets.problems if "dialogues" in str(problem) and NOWHERE not in str(problem)] == []


def test_no_habit_comes_out_best(walks):
    """In each, every player who doesn't listen stays below the best path."""
    assert walks
    for name, one in walks.items():
        assert max(map(one.expected, PLAYERS)) < one.worth(one.best), name


def test_harm_never_comes_out_best(walks):
    """In each, the best path has none; and where leaving is the task, it leaves."""
    for name, one in walks.items():
        assert not harmful(one.best), name
        assert leaves(one.best) and one.best.end.safe or not one.dialogue.leave_to_be_safe, name
    assert any(one.dialogue.leave_to_be_safe for one in walks.values())


def test_somewhere_the_best_path_mends_a_miss(walks):
    """Repairing well may end better than never missing."""
    assert any(mended(one.best) for one in walks.values())


def test_checking_them_is_quick(real_assets):
    """A few hundredths of a second each."""
    before = process_time()
    dialogue_rules.dialogue_rules(Assets(folder=None, dialogues=real_assets.dialogues))
    assert process_time() - before < 0.3 * len(real_assets.dialogues)


def test_shapes_refuse_what_says_nothing():
    """A when without a bound, and one without a name."""
    with pytest.raises(ValueError, match="from, below or both"):
        schema.dialogues.Within()
    with pytest.raises(ValueError, match="name intensity"):
        schema.dialogues.When()


def test_command_shows_what_paths_come_to(capsys):
    """`attune check --dialogues ID` prints the paths of one."""
    cli.main(["check", "--dialogues", "till-nine"])
    said = capsys.readouterr().out
    assert "till-nine: " in said and "the best path:" in said and "kitchen-light: " not in said
