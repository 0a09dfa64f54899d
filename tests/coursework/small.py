"""A small assignment with everything in it, its key, and students who answer it."""

import json

from course_lib.activities import items
from course_lib.content.items import (
    Card, Group, Groups, Option, Order, RangeFeedback, Scale, Several, Single, Step as Place, Tiers,
)
from course_lib.coursework.assignment import Assignment, Criterion, Key, Pool, Prose, Question, Rubric, Step, Talk
from tests.dialogues import dialogue

BASE = dict(version=1, lesson="first", use="graded", concepts=("C-DEF-1",), difficulty=2, level="understand")
ABOUT = {"right": "This is why it holds.", "wrong": "This is where it leads astray.", "also": "It holds as well."}


def option(name, correct=False):
    return Option(id=name, text=f"Says {name} <i>&", feedback=ABOUT.get(name, "Not here."), correct=correct)


def single(name="one", **more):
    return Single(id=name, kind="single", stem=f"Which is it in {name}? <b>", options=(option("right", True), option("wrong"), option("c")),
                  **BASE | more)


SEVERAL = Several(id="several", kind="several", stem="Which fit?", **BASE,
                  options=(option("right", True), option("also", True), option("wrong"), option("c")))
TIERS = Tiers(id="tiers", kind="tiers", stem="What, and why?", because="Because", **BASE,
              options=(option("right", True), option("wrong")), reasons=(option("right", True), option("wrong")))
ORDER = Order(id="order", kind="order", stem="In which order?", **BASE,
              steps=tuple(Place(id=name, text=name.title(), feedback=f"{name} is there.") for name in ("first", "then", "last")))
GROUPS = Groups(id="groups", kind="groups", stem="Which group?", groups=(Group(id="g", label="G"), Group(id="h", label="H")), **BASE,
                cards=tuple(Card(id=name, text=name, group=group, feedback="There.") for name, group in (("a", "g"), ("b", "h"), ("c", "h"))))
SCALE = Scale(id="scale", kind="scale", stem="How many?", min=0, max=100, step=1, low_label="none", high_label="all", unit="%", **BASE,
              answer=(30, 40), feedback=RangeFeedback(below="More.", within="About there.", above="Fewer."))
POOL = tuple(single(f"pool-{n}") for n in range(4))
ALL = (single(), SEVERAL, TIERS, ORDER, GROUPS, SCALE, *POOL)
RIGHT = {item.id: items.reveal(item)[0] for item in ALL}
WRONG = {
    "one": {"answer": "wrong"}, "several": {"answer": ["wrong"]}, "tiers": {"answer": "right", "reason": "wrong"},
    "order": {"answer": ["last", "then", "first"]}, "groups": {"answer": {"a": "h", "b": "g", "c": "g"}}, "scale": {"answer": 99},
    **{item.id: {"answer": "wrong"} for item in POOL},
}


def question(item, points=2, pool=None):
    return Question(id=item.id, version=item.version, kind=item.kind, stem=item.stem, fields=tuple(items.fields(item, 0)), points=points,
                    pool=pool)


def assignment(**more):
    """Six questions at 2 points, two of a pool of four at 3, prose at 5, a talk at 4 (marked), a step at 1."""
    given = dict(
        id="small", title="A small one", intro="Six questions and more.", pools=(Pool(id="pool", draw=2),),
        questions=(*map(question, ALL[:6]), *(question(item, 3, "pool") for item in POOL)),
        prose=(Prose(id="case", title="The case", prompt="What does Bo need?", points=5),),
        talks=(Talk(dialogue="small", title="A talk with Bo", points=4),),
        steps=(Step(id="walk", title="A walk", prompt="Walk.", points=1),))
    return Assignment(**given | more)


def key(of, **more):
    rubrics = (Rubric(about="case", criteria=(Criterion(id="needs", looks_for="SECRET-RUBRIC", points=5),), model_answer="SECRET-MODEL"),)
    return Key(**dict(assignment=of.id, version=of.version, items={item.id: item for item in ALL}, rubrics=rubrics) | more)


class Content:
    """What the course has to open."""

    def dialogue(self, name):
        return {"small": dialogue()}[name]


class Student:
    """Writes an answers file, an event a line, a minute apart."""

    def __init__(self, of, name="ana", begin=True, day="2025-01-02", who=True):
        self.of, self.name, self.day, self.events = of, name, day, []
        if begin:
            self.event("opened", assignment_version=of.version)
            if of.draws and who:
                self.event("who", student=name)

    def event(self, kind, activity=None, **more):
        n = len(self.events)
        self.events.append({"v": 1, "id": f"{self.name}-{n}", "at": f"{self.day}T{10 + n // 60:02}:{n % 60:02}:00.000000+00:00",
                            "activity": activity or self.of.activity, "type": kind, **more})
        return self

    def answer(self, item, response, sure=2, version=1):
        return self.event("answer", item=item, version=version, seed=5, response=response, sure=sure)

    def all(self, responses=RIGHT):
        """Answers all that are asked of this student, ticks the step, writes and talks."""
        from course_lib.coursework.draw import drawn

        for one in drawn(self.of, self.name):
            self.answer(one.id, responses[one.id])
        self.event("tick", step="walk", done=True)
        self.event("text", task="case", text=f"Bo needs an evening. <script>alert('{self.name}')</script>")
        for reply in ("late", "waited"):
            self.event("reply", "dialogue/small", version=1, seed=3, response=reply)
        return self

    def bytes(self):
        return b"".join(json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" for event in self.events)
