"""A reflection: something to write for oneself, or its fictional twin. Private, and never judged."""

from dataclasses import asdict, dataclass, replace

from ..content.objects import Reflection
from ..words import _
from .mark import BadResponse

KIND = "private"
LONGEST = 2_000_000  # characters; a book, so a limit on accidents and not on people
FEELINGS = 40  # how many feeling words at most


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
    def done(self) -> bool:
        """Skipping is as good as writing."""
        return self.skipped or bool(self.mine.strip() or self.twin.strip() or self.feelings) or self.scale is not None


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
        mine=_text(said.get("mine", state.mine)),
        twin=_text(said.get("twin", state.twin)),
        feelings=_feelings(said.get("feelings", state.feelings)),
        scale=_scale(said.get("scale", state.scale)),
        skipped=said.get("skipped", state.skipped) is True,
    )


def _which(given) -> str:
    if given not in ("mine", "twin"):
        raise BadResponse("a reflection is mine or its twin")
    return given


def _text(given) -> str:
    if not isinstance(given, str):
        raise BadResponse("a reflection is text")
    if len(given) > LONGEST:
        raise BadResponse(_("That is more than fits in one reflection (2 million characters). It hasn't been saved; "
                            "what was saved before is safe. Shorten it, and it will be."))
    return _whole_characters(given)


def _whole_characters(text: str) -> str:
    """`text` with a mark in place of any half of a character, which no message to a page can carry."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _feelings(given) -> tuple[str, ...]:
    if not isinstance(given, (list, tuple)) or len(given) > FEELINGS or any(not isinstance(one, str) for one in given):
        raise BadResponse("feelings are a list of words")
    return tuple(_whole_characters(one)[:80] for one in given)


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
        "revision": state.revision, "done": state.done,
    }
