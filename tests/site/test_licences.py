"""The site says what it carries, and under which licences."""

import pytest

from course_lib.site import licences, parts

from .built import FIRST, LICENCE, TAKEN, wheel


def test_every_part_is_listed(tiny):
    """Each has its name, version, size and licence, and its licence in full."""
    page = licences.html(TAKEN)
    for one in parts.parts():
        assert f"{one.name} {one.version}</th>" in page, one.name
    assert "1 kB" in page and "Another licence." in page
    assert "Do as you like &lt;here&gt;." in page  # a text can't become part of the page


def test_the_course_and_what_has_no_wheel_are_listed(tiny):
    """The course's own licences, Pyodide's, Python's, and the typeface's stand there, too."""
    page = licences.html(TAKEN)
    for words in ("BSD 3-Clause", "Creative Commons", "Mozilla Public License", "PYTHON SOFTWARE FOUNDATION LICENSE", "SIL OPEN FONT LICENSE",
                  "Emscripten", "bzip2"):
        assert words.lower() in page.lower(), words


def test_licences_come_from_the_wheels_themselves():
    """Wherever a wheel keeps them; code that is only called so isn't one, and the same text counts once."""
    assert licences.texts(FIRST) == {"first_thing-2.0.dist-info/licenses/LICENSE": LICENCE}
    twice = wheel("x", "1", {"x-1.dist-info/LICENSE": b"one", "x/LICENCE.md": b"one\n", "x/notice.txt": b"two", "x/licenses.py": b"code"})
    assert sorted(licences.texts(twice).values()) == ["one", "two"]


def test_a_wheel_without_a_licence_is_not_carried():
    """Nobody could say on what terms it's given on."""
    with pytest.raises(ValueError, match="licence"):
        licences.texts(wheel("x", "1"))
