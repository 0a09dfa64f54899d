"""A reflection: something to write for oneself, or its fictional twin. Private, and never judged."""

from dataclasses import asdict, dataclass, replace

from ..content.objects import Reflection
from ..words import _
from .mark import BadResponse
from .own_words import own_text, own_words

KIND = "private"


@dataclass(frozen=True)
class ReflectionState:
    """What is written so far. `which`: mine or twin, the version that is open."""

    reflection: Reflection
    which: str = "mine"
    mine: str = ""
    twin: str = ""
    feelings: tuple[str, ...] = ()
    scale: float | None = None
    skipped: bool = False
    revision: int = 0

    @property
    def activity(self) -> str:
        return f"reflection/{self.reflection.id}"

    @property
    def document(self) -> str:
        """What the document that keeps it is called."""
        return self.reflection.id

    @property
    def done(self) -> bool:
        """Skipping is as good as writing."""
        return self.skipped or any(self.written.values())

    @property
    def written(self) -> dict[str, bool]:
        """By version, whether anything is said in it."""
        return {"mine": bool(self.mine.strip() or self.feelings) or self.scale is not None, "twin": bool(self.twin.strip())}


def feeling_words() -> tuple[str, ...]:
    """Words to choose from, pleasant and unpleasant, quiet and loud; one can also write one's own."""
    return (_("calm"), _("content"), _("touched"), _("glad"), _("playful"), _("proud"), _("relieved"), _("curious"),
            _("tender"), _("longing"), _("lonely"), _("sad"), _("flat"), _("tired"), _("ashamed"), _("hurt"),
            _("worried"), _("afraid"), _("irritated"), _("angry"), _("confused"), _("mixed"))


def start(reflection: Reflection) -> ReflectionState:
    """An empty state."""
    return ReflectionState(reflection)


def resume(state: ReflectionState, document: dict | None) -> ReflectionState:
    """`state` with what was kept of it. Raises BadResponse if that isn't what a reflection keeps."""
    if document is None:
        return state
    return replace(_with(state, document), revision=document["revision"])


def respond(state: ReflectionState, message: dict, now: str) -> tuple[ReflectionState, dict]:
    """The state after the learner wrote, and the document to keep. Raises BadResponse."""
    after = _with(state, message)
    kept = {key: value for key, value in asdict(after).items() if key not in ("reflection", "revision")}
    return after, {**kept, "reflection": state.reflection.id, "lesson": state.reflection.lesson, "at": now}


def _with(state: ReflectionState, said: dict) -> ReflectionState:
    if not isinstance(said, dict):
        raise BadResponse("what is said of a reflection is a dict")
    return replace(
        state,
        which=_which(said.get("which", state.which)),
        mine=own_text(said.get("mine", state.mine)),
        twin=own_text(said.get("twin", state.twin)),
        feelings=own_words(said.get("feelings", state.feelings)),
        scale=_scale(said.get("scale", state.scale)),
        skipped=said.get("skipped", state.skipped) is True,
    )


def _which(given) -> str:
    if given not in ("mine", "twin"):
        raise BadResponse("a reflection is mine or its twin")
    return given


def _scale(given) -> float | None:
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, (int, float)) or not 0 <= given <= 10:
        raise BadResponse("the scale goes from 0 to 10")
    return given


def view(state: ReflectionState) -> dict:
    """Everything: it is the learner's own."""
    reflection = state.reflection
    return {
        "title": reflection.title, "prompt": reflection.prompt, "twin": asdict(reflection.twin),
        "words": list(feeling_words()) if reflection.feelings else [],
        "scale": asdict(reflection.scale) if reflection.scale else None,
        "said": {"which": state.which, "mine": state.mine, "twin": state.twin, "feelings": list(state.feelings),
                 "scale": state.scale, "skipped": state.skipped},
        "revision": state.revision, "done": state.done, "written": state.written,
    }
