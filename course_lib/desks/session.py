"""The desk behind the page "A session for today". It has no store: what the learner writes comes with each message, is used for
the answer, and is forgotten.

The screen misses danger, so nothing hangs on it: whoever comes with their own life is asked, and without a "no" in the message
there are no themes and no session. A "yes" isn't sent: the page shows help at once.
"""

from ..activities.mark import BadResponse
from ..activities.sessions.compose import LONGEST, SHORTEST, compose
from ..activities.sessions.played import played
from ..activities.sessions.session import look, session
from ..activities.sessions.stories import made_up, stories
from ..content import Bundle
from ..content.sessions import SessionLibrary
from ..labels import sessions as words
from ..session_text import help_on_a_page

MOST = 2000  # letters of a description
SHOWN = 3  # themes that are shown with the words that led there
USUAL = 8  # minutes, before the learner chooses
QUESTION = {"question": True}  # the reply to whoever hasn't answered whether anybody is in danger


class SessionDesk:
    """Takes the page's messages: `look` for themes in a description, and `make` a session. Both need the `answer` "no"."""

    def __init__(self, content: Bundle):
        self.content, self.library = content, content.sessions()
        self.themes = {theme.id: theme for theme in self.library.themes}

    def answer(self, message: dict, buffers: list) -> tuple[dict, list]:
        """The reply. Nothing of the description is in it but the words that led to a theme; `re` says what it answers."""
        acts = {"ready": self._ready, "look": self._look, "make": self._make}
        act = acts.get(str(message.get("type")), lambda _message: {})
        reply = {"activity": "session", "re": message.get("id")}
        try:
            return reply | act(message), []
        except BadResponse as error:
            return reply | {"problem": str(error)}, []

    def _ready(self, message: dict) -> dict:
        themes = [{"id": one.id, "area": one.area, "title": one.title, "about": one.about} for one in self.library.themes]
        view = {"themes": themes, "stories": [vars(one) for one in stories()], "help": help_on_a_page(),
                "shortest": SHORTEST, "longest": LONGEST, "usual": USUAL, "most": MOST}
        return {"words": words.session(), "view": view}

    def _look(self, message: dict) -> dict:
        text = _text(message)
        if _unasked(text, message):
            return QUESTION
        found = look(text, self.library, message.get("go_on") is True)
        themes = [{"id": one["id"], "words": one["words"]} for one in found["themes"][:SHOWN]]
        return {"found": {"danger": found["danger"], "themes": themes}}

    def _make(self, message: dict) -> dict:
        text, theme = _text(message), self.themes.get(str(message.get("theme")))
        minutes, seed = _whole(message, "minutes", SHORTEST, LONGEST), _whole(message, "seed", 0, 2**31)
        if theme is None:
            raise BadResponse("there is no such theme")
        if _unasked(text, message):
            return QUESTION
        made = session(text, minutes, seed, self.library, theme.id, message.get("go_on") is True)
        if made["danger"]:
            return {"found": {"danger": True, "themes": []}}
        lesson = self.content.lesson(theme.lesson)
        return {"session": played(made) | {
            "title": theme.title, "caveat": made["caveat"], "next": _next(theme.id, text, minutes, seed, self.library),
            "lesson": {"lesson": lesson.id, "path": lesson.path, "title": lesson.title}}}


def _text(message: dict) -> str:
    text = message.get("text")
    if not isinstance(text, str) or len(text) > MOST:
        raise BadResponse(words.too_long(MOST))
    return text


def _unasked(text: str, message: dict) -> bool:
    """Whether the direct question has still to be answered: by everybody but those who aren't there."""
    return message.get("answer") != "no" and not made_up(text)


def _whole(message: dict, key: str, least: int, most: int) -> int:
    number = message.get(key)
    if type(number) is not int or not least <= number <= most:
        raise BadResponse(f"{key}: a whole number from {least} to {most}")
    return number


def _next(theme: str, text: str, minutes: int, seed: int, library: SessionLibrary) -> int:
    """The next seed that gives other words; where there are no others, the seed after this one."""
    now = compose(theme, text, minutes, seed, library)
    later = range(seed + 1, seed + 20)
    return next((one for one in later if compose(theme, text, minutes, one, library) != now), seed + 1)
