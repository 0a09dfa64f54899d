"""What a session would stumble over is reported where it stands."""

import shutil

import pytest

from course_lib.content.authoring import build


@pytest.fixture
def problems(tmp_path):
    """Break one file of the real sessions; what comes back is what is reported of the sessions."""

    def problems(name, old, new):
        folder = tmp_path / "assets"
        shutil.copytree(build.ASSETS, folder)
        path = folder / "sessions" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return [str(problem) for problem in build.load(folder).problems if "sessions/" in str(problem)]

    return problems


@pytest.mark.parametrize(("name", "old", "new", "says"), [
    ("signs.yaml", "silent treatment", "(silent treatment", "bracket"),
    ("signs.yaml", "<row> + <silent>", "<rows> + <silent>", "no group 'rows'"),
    ("signs.yaml", "theme: lonely", "theme: lonesome", "no theme 'lonesome'"),
    ("signs.yaml", "who: [partner]", "who: [nobody]", "no group 'nobody'"),
    ("themes-self.yaml", "lesson: being-with-what-is", "lesson: nowhere", "no lesson 'nowhere'"),
    ("frames.yaml", "returns:", "arrivals_:", "isn't a key"),
])
def test_what_is_broken_is_reported(problems, name, old, new, says):
    """With the file, and what is the matter."""
    found = problems(name, old, new)
    assert any(says in problem for problem in found), found
