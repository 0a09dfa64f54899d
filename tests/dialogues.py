"""A small dialogue to test with, with every kind of road, and ways to walk through it."""

from course_lib.content.dialogues import Dialogue, End, Line, Mood, Partner, Reply, Road, Turn, When, Within


def reply(id: str, move: str, *to, fit: str = "hit", **more) -> Reply:
    """A reply whose words and why are made of its id."""
    roads = tuple(one if isinstance(one, Road) else Road(to=one) for one in to or ("next",))
    return Reply(id=id, move=move, fit=fit, text=f"Says {id}", why=f"Why {id}", to=roads, **more)


def mood(intensity: float = 0.6, safety: float = 0.4, understood: float = 0.2) -> Mood:
    """A hurt partner."""
    return Mood(feeling="hurt", intensity=intensity, safety=safety, understood=understood)


HEARD = When(understood=Within(from_=0.45))
TURNS = (
    Turn(id="one", lines=(Line(text="You never rang.", does="Looks at the door."),), replies=(
        reply("late", "reflect", "two"), reply("busy", "explain", "two", fit="near"), reply("oh-well", "counter", "two", fit="miss"))),
    Turn(id="two", lines=(Line(text="That's right.", when=HEARD), Line(text="And?")), replies=(
        reply("waited", "reflect", Road(to="warm", when=HEARD), "cool", feeling="tenderness"),
        reply("really-sorry", "apologise", "three", fit="near"), reply("plan", "fix", "three", fit="near"))),
    Turn(id="three", lines=(Line(text="Hm."),), replies=(reply("again-sorry", "apologise", "cool", fit="near"),
                                                         reply("quiet", "wait", "cool", fit="near"))),
)
ENDS = (End(id="warm", text="They sit down.", after="It was heard."), End(id="cool", text="They go to bed.", after="Some of it was."))


def dialogue(**more) -> Dialogue:
    """Three turns, two ends, 15 paths."""
    given = dict(id="small", lesson="first", title="Small", setting="couple", minutes=3, you="Ada", scene="A hall.", aim="What helps?",
                 partner=Partner(name="Bo", seed=1, age="young"), concepts=("C-DEF-1",), start=mood(), turns=TURNS, ends=ENDS)
    return Dialogue(**given | more)
