"""A session in the shape in which a guided practice is played."""

import pytest

from course_lib.activities import practice
from course_lib.activities.sessions.compose import compose
from course_lib.activities.sessions.played import LEAST, SETTLING, played
from course_lib.content import practices
from course_lib.content.authoring import compile
from course_lib.content.frozen import freeze
from course_lib.content.sessions import SessionLibrary


@pytest.fixture(scope="module")
def library(real_assets):
    """What the course's sessions are made from."""
    return freeze(SessionLibrary, compile.sessions(real_assets))


def made_of(library, theme: str, minutes: int) -> dict:
    """A session on a theme, as `session.session` makes it."""
    return {"minutes": minutes, "parts": [part.plain() for part in compose(theme, "", minutes, 0, library)]}


def part(kind: str, *lines: str, minutes: float = 1, **more) -> dict:
    return {"kind": kind, "title": kind.title(), "minutes": minutes, "lines": list(lines), **more}


def test_it_has_a_practices_shape(library):
    """All that the player reads of a guided practice is there, for the same routes."""
    step = practices.Step(seconds=5, text="Sit.")
    seat = practices.Practice(id="seat", title="Seat", minutes=2, trains="A", for_when="B", when_not="C", concepts=(), steps=(step,),
                              ending=(step,), evidence=practices.Evidence(badge="untested", says="D"))
    known, made = practice.view(practice.start(seat)), played(made_of(library, "lonely", 8))
    assert {"steps", "ending", "route", "pace", "longest", "minutes"} <= set(made) & set(known)
    for one in (*made["steps"], *made["ending"]):
        assert set(one) == {*known["steps"][0], "part"}
        assert set(one["says"]) == set(one["reading"]) == set(practices.ROUTES)


@pytest.mark.parametrize("minutes", [4, 8, 15])
def test_every_line_is_said_in_its_order_and_in_time(library, minutes):
    """On each route, of every theme: all parts but the small step, which stays at the end; about as long as was chosen."""
    for theme in library.themes:
        made = made_of(library, theme.id, minutes)
        shown = played(made)
        for route, settling in SETTLING.items():
            lines = [line for one in made["parts"] if one["kind"] != "step" for line in one.get("routes", {}).get(settling, one["lines"])]
            said = [*shown["steps"], *shown["ending"]]
            assert [step["says"][route] for step in said] == lines
            assert minutes * 0.88 <= sum(step["reading"][route] + step["room"] for step in said) / 60 <= minutes * 1.1
        assert shown["step"]["lines"] == made["parts"][-1]["lines"]


def test_a_route_with_more_lines_loses_none():
    """What is left over is said with the last; the room is never less than a few seconds."""
    settling = part("settling", minutes=0.25, routes={"eyes-open": ["A", "B", "C"], "movement": ["D", "E"], "breath": ["F", "G"]})
    made = played({"minutes": 4, "parts": [settling, part("return", "R"), part("step", "S")]})
    assert [step["says"]["eyes-open"] for step in made["steps"]] == ["A", "B C"]
    assert [step["says"]["body"] for step in made["steps"]] == ["F", "G"]
    assert min(step["room"] for step in made["steps"]) >= LEAST
    assert [step["part"] for step in made["ending"]] == ["Return"] and made["step"] == {"title": "Step", "lines": ["S"]}
