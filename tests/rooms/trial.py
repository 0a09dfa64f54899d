"""A workshop with every kind of step, made of items and a dialogue of the course."""

from course_lib.content.workshops import Role, Step, Workshop

NOTE = "a note for the facilitator alone"


def step(id: str, kind: str, **more) -> Step:
    """A step with notes."""
    return Step(id=id, kind=kind, title=id.title(), minutes=5, say=NOTE, may_come_up=NOTE, when_split=NOTE, **more)


STEPS = (
    step("hello", "say", prompt="Welcome."),
    step("one", "poll", item="live-tone-or-words"),
    step("some", "poll", item="live-what-is-a-cue"),
    step("sort", "poll", item="live-from-cue-to-answer"),
    step("much", "poll", item="live-of-a-hundred-bonds"),
    step("twice", "twice", item="live-sorry-and-then", seconds=120),
    step("where", "map", prompt="How does Ana feel?"),
    step("bus", "dialogue", dialogue="bus-home"),
    step("cloud", "words", prompt="What would help?"),
    step("line", "open", prompt="What would you say?"),
    step("pulse", "pulse", prompt="Where are we?", scale=("lost", "on the way", "there")),
    step("two", "pair", prompt="One speaks.", roles=(Role(name="Speaker", does="Tells."), Role(name="Listener", does="Hears.")), seconds=75),
)
TRIAL = Workshop(id="trial", title="A trial", minutes=60, people=(2, 40), aims=("To try.",), materials=(), content_note="Nothing heavy.",
                 steps=STEPS)
