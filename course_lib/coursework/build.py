"""From a definition and the bank to an assignment: what students get, the key, and the guide for whoever marks."""

from dataclasses import dataclass

from ..content.authoring import notebooks, schema
from ..content.authoring.assets import Assets, Placed
from ..content.authoring.assignment_rules import check
from ..words import _
from . import pool as pools
from .assignment import FILE, Assignment, Criterion, Key, Pool, Prose, Question, Rubric, Step, Talk, as_json
from .draw import lot
from .guide import guide
from .shown import shown
from .source_notebook import notebook

DRAWN = "drawn"  # the pool that a definition's `draw` makes


@dataclass(frozen=True)
class Built:
    """An assignment with everything that is written for it."""

    assignment: Assignment
    key: Key
    notebook: dict

    def files(self) -> dict[str, str]:
        """The text of each file, by its path in the course's folder."""
        name = self.assignment.id
        return {
            f"source/{name}/{name}.ipynb": notebooks.encoded(self.notebook),
            f"source/{name}/{FILE}": as_json(self.assignment),
            f"keys/{name}.key.json": as_json(self.key),
            f"keys/{name}.guide.md": self.key.guide,
        }


def build(placed: Placed, assets: Assets) -> Built:
    """The assignment that a definition describes. Raises BadBank with everything that is wrong with the definition."""
    known = len(placed.file.problems)
    check(placed, assets)
    pools.refuse(placed.file.problems[known:])
    task = placed.thing
    asked = _asked(task, assets)
    pairs = [_question(task, pools.item(assets.items[name]), pool) for name, pool in asked]
    assignment = Assignment(
        id=task.id, title=task.title, intro=task.intro.strip(), asks_sure=task.asks_sure, due=task.due,
        questions=tuple(question for question, _item in pairs), pools=_pools(task),
        prose=tuple(Prose(id=one.id, title=one.title, prompt=one.prompt, points=one.points, words=one.words) for one in task.prose),
        talks=tuple(_talk(one, assets) for one in task.talks), steps=tuple(map(_step, task.steps)))
    items = {item.id: item for _question_, item in pairs}
    key = Key(assignment=task.id, version=assignment.version, items=items, rubrics=tuple(_rubrics(task)),
              guide=guide(assignment, items, task))
    return Built(assignment, key, notebook(assignment, task.cells))


def _asked(task: schema.AssignmentFile, assets: Assets) -> list[tuple[str, str | None]]:
    """Every item that is asked, with the pool that it's drawn from (None: everybody gets it)."""
    asked = [(name, None) for name in task.items] + [(name, one.id) for one in task.pools for name in one.items]
    if task.draw:
        chosen = pools.pick(assets, task.draw, tuple(name for name, _pool in asked))
        asked += [(name, DRAWN if task.draw.pool else None) for name in chosen]
    return asked


def _pools(task: schema.AssignmentFile) -> tuple[Pool, ...]:
    found = [Pool(id=one.id, draw=one.draw) for one in task.pools]
    if task.draw and task.draw.pool:
        found.append(Pool(id=DRAWN, draw=task.draw.number))
    return tuple(found)


def _question(task: schema.AssignmentFile, item, pool: str | None) -> tuple[Question, object]:
    """The question as students see it, and the item that marks it."""
    fields, renamed = shown(item, int(lot(task.id, item.id)[:8], 16))
    question = Question(id=item.id, version=item.version, kind=item.kind, stem=item.stem, fields=fields, points=task.points, pool=pool)
    return question, renamed


def _talk(one: schema.TalkTask, assets: Assets) -> Talk:
    title = assets.dialogues[one.dialogue].thing.title
    return Talk(dialogue=one.dialogue, title=title, points=one.marked.points if one.marked else one.points, marked=bool(one.marked))


def _step(one: schema.StepTask) -> Step:
    other = "\n\n" + _("Or with somebody made up, worth the same: {how}").format(how=one.made_up) if one.made_up else ""
    return Step(id=one.id, title=one.title, prompt=one.prompt + other, points=one.points, opens=one.opens)


def _rubrics(task: schema.AssignmentFile):
    by_hand = [(one.id, one) for one in task.prose] + [(one.dialogue, one.marked) for one in task.talks if one.marked]
    for about, marked in by_hand:
        criteria = tuple(Criterion(id=line.id, looks_for=line.looks_for, points=line.points) for line in marked.rubric)
        yield Rubric(about=about, criteria=criteria, model_answer=marked.model_answer)
