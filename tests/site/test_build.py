"""The site: complete, all its own, the same each time, and put in place of an older one at once."""

import json
import re
import shutil
from hashlib import sha256
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from course_lib import words
from course_lib.cli import main
from course_lib.site import build, parts
from course_lib.site.problem import SiteProblem

from .built import TAKEN

ROOT = Path(__file__).parents[2]
LESSONS = ROOT / "notebooks" / "lessons"
ADDRESSES = {"href", "src"}


class Page(HTMLParser):
    """What a page refers to, and the data in it."""

    def __init__(self, text):
        super().__init__()
        self.addresses, self.ids, self.blocks, self._block = [], set(), {}, None
        self.inline = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.ids.add(given.get("id"))
        self.addresses += [value for name, value in attributes if name in ADDRESSES and value]
        self.inline += [name for name, _value in attributes if name.startswith("on")]
        if tag == "script" and "src" not in given:
            self._block = given.get("id") if given.get("type") == "application/json" else "inline"

    def handle_data(self, data):
        if self._block:
            self.blocks[self._block] = json.loads(data) if self._block != "inline" else data
            self._block = None


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def files(site):
    """Every file of the whole site."""
    return tree(site)


@pytest.fixture(scope="module")
def pages(files):
    """Every page of it, read."""
    return {name: Page(content.decode()) for name, content in files.items() if name.endswith(".html")}


@pytest.fixture
def small(tiny, tmp_path, monkeypatch):
    """Builds a site with tiny parts from a few lessons: `small(out)`."""
    kept = tmp_path / "kept" / "9.9.9"
    kept.mkdir(parents=True)
    for name, content in TAKEN.items():
        (kept / name).write_bytes(content)
    lessons = tmp_path / "lessons"
    lessons.mkdir()
    for name in ("00-welcome.ipynb", "98-journal.ipynb"):
        shutil.copy(LESSONS / name, lessons)
    monkeypatch.setenv("ATTUNE_PARTS", str(kept.parent))
    return lambda out: build.build(out, say=lambda line: None, lessons=lessons)


# The whole site ----------------------------------------------------------------------------------


def test_it_is_small_enough(files):
    """The whole of it, and what a browser needs before the first activity, if a host compresses nothing."""
    assert sum(map(len, files.values())) < build.LARGEST == 60_000_000
    runtime = [content for name, content in files.items() if re.match(r"py/[^/]+/(pyodide\.|python_stdlib)", name)]
    assert len(runtime) == 4 and sum(map(len, runtime)) < 14_000_000


def test_its_list_is_true(files):
    """site.json names every file but itself, with its hash and its size."""
    listed = json.loads(files["site.json"])
    assert set(listed["files"]) == set(files) - {"site.json"}
    for name, about in listed["files"].items():
        assert about == {"sha256": sha256(files[name]).hexdigest(), "size": len(files[name])}, name


def test_each_notebook_has_a_page_and_is_there_itself(files, pages):
    """The first one's page is the site's; the notebooks are the same files as elsewhere."""
    for path in LESSONS.glob("*.ipynb"):
        assert files[f"notebooks/{path.name}"] == path.read_bytes()
        name = "index.html" if path.stem == "00-welcome" else f"{path.stem}.html"
        lesson = json.loads(path.read_text(encoding="utf-8"))["metadata"]["attune"]
        assert pages[name].blocks["attune-lesson"]["id"] == lesson["id"]
        assert pages[name].blocks["attune-site"]["pages"][lesson["id"]] == name
    assert {"embed.html", "licences.html", "sw.js", "manifest.webmanifest", "icons/icon.svg"} <= set(files)


def test_every_address_leads_somewhere(files, pages):
    """What a page refers to is there, by a relative address, so the site works wherever it's put."""
    for name, page in pages.items():
        assert page.addresses, name
        for address in page.addresses:
            parted = urlsplit(address)
            if parted.scheme or not parted.path:
                assert parted.scheme in ("", "https", "data"), (name, address)
                continue
            assert parted.path in files, (name, address)


def test_its_styles_and_manifest_lead_somewhere(files):
    """What a style sheet or the manifest refers to is there."""
    for name, content in files.items():
        if name.endswith((".css", ".webmanifest")):
            for found in re.findall(r'url\("?([^)"]+)"?\)|"src": "([^"]+)"', content.decode()):
                address = next(filter(None, found))
                at = (Path(name).parent / address).as_posix()
                assert address.startswith("data:") or at in files, (name, address)


def test_no_page_has_a_script_in_it(pages):
    """All script comes in files: the pages' own policy allows no other."""
    for name, page in pages.items():
        assert "inline" not in page.blocks and page.inline == [], name


def test_every_page_knows_the_same_build(files, pages):
    """Each page with a script says which build it is of, and where that build's files lie."""
    build_id = json.loads(files["site.json"])["build"]
    told = {name: page.blocks["attune-site"] for name, page in pages.items() if "attune-site" in page.blocks}
    assert set(told) >= set(pages) - {"licences.html"}
    for name, site in told.items():
        assert site["build"] == build_id, name
        assert site["app"] + "course.zip" in files and site["py"] + "pyodide.mjs" in files, name
    assert not [name for name, content in files.items() if build.UNKNOWN.encode() in content and name.endswith(".html")]


def test_every_first_view_has_its_script(files, pages):
    """A page brings what its activities show at first, and the site has the view for each."""
    views = set()
    for page in pages.values():
        site, first = page.blocks.get("attune-site"), page.blocks.get("attune-first", {})
        views |= {site["app"] + f"views/{one['view']}" for one in first.values()}
        assert set(first) <= page.ids
    assert len(views) > 10
    for name in views:
        assert f"{name}.js" in files and f"{name}.css" in files


def test_python_and_its_packages_are_the_pinned_ones(files):
    """The runtime and each package by its hash, and a lock that names those packages alone."""
    folder = next(name for name in files if name.endswith("/pyodide.mjs")).removesuffix("pyodide.mjs")
    for one in parts.parts():
        assert sha256(files[folder + one.file]).hexdigest() == one.sha256
    lock = json.loads(files[folder + parts.LOCK])
    assert {one["file_name"] for one in lock["packages"].values()} == {one.file for one in parts.parts() if one.key}
    assert sum(name.startswith(folder) for name in files) == len(parts.parts()) + 1


def test_nothing_graded_is_on_it(files):
    """No item of a graded assignment, no key, and nothing that marks."""
    graded = set(re.findall(r"^  - id: (\S+)", "\n".join(path.read_text() for path in (ROOT / "assets" / "graded").glob("*.yaml")), re.M))
    texts = "\n".join(content.decode(errors="replace") for name, content in files.items() if not name.startswith("py/"))
    assert graded and not [name for name in graded if f'"{name}"' in texts]


def test_its_licences_are_listed(files):
    """Each part with its name, its version, and a text that its own files bring."""
    page = files["licences.html"].decode()
    for one in parts.parts():
        assert escape(f"{one.name} {one.version}") in page, one.name
    assert "Mozilla Public License" in page and "Permission is hereby granted" in page


def test_two_builds_are_the_same(files, monkeypatch):
    """Equal input gives equal bytes, to the last file, also where the computer speaks another language."""
    monkeypatch.setattr(words, "_language", words.language())  # put back afterwards
    monkeypatch.setattr(words, "_catalogue", words._catalogue)
    words.use("en-XA")
    taken = {Path(name).name: content for name, content in files.items() if name.startswith("py/") and not name.endswith(parts.LOCK)}
    again = build.site_files({path.name: path.read_bytes() for path in LESSONS.glob("*.ipynb")}, taken)
    assert {name: sha256(content).hexdigest() for name, content in again.items()} == {
        name: sha256(content).hexdigest() for name, content in files.items()}
    assert words.language() == "en-XA"


# In place of another -----------------------------------------------------------------------------


def test_a_newer_site_takes_the_place_of_an_older_one(small, tmp_path, monkeypatch):
    """Nothing of the older one is left, and what has changed has another address."""
    before = small(tmp_path / "site")
    data = json.loads((ROOT / "course_lib" / "content" / "bundle.json").read_text(encoding="utf-8"))
    data["course"]["title"] = "Another title"
    (tmp_path / "bundle.json").write_text(json.dumps(data))
    monkeypatch.setenv("ATTUNE_BUNDLE", str(tmp_path / "bundle.json"))
    after = small(tmp_path / "site")
    assert set(tree(tmp_path / "site")) == {*after["files"], "site.json"}
    assert before["build"] != after["build"]
    assert {name.split("/")[1] for name in before["files"] if name.startswith("app/")}.isdisjoint(
        name.split("/")[1] for name in after["files"] if name.startswith("app/"))
    assert [name for name in before["files"] if name.startswith("py/")] == [name for name in after["files"] if name.startswith("py/")]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bundle.json", "kept", "lessons", "site"]


def test_other_lessons(small, tmp_path):
    """With another folder of notebooks the site has those."""
    listed = small(tmp_path / "site")
    assert sorted(name for name in listed["files"] if name.startswith("notebooks/")) == [
        "notebooks/00-welcome.ipynb", "notebooks/98-journal.ipynb"]
    with pytest.raises(SiteProblem, match="no notebooks"):
        build.notebooks(tmp_path / "site")


@pytest.mark.parametrize("moment", ["writing", "swapping"])
@pytest.mark.parametrize("stopped", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_an_interrupted_build_leaves_the_old_site(small, tmp_path, monkeypatch, moment, stopped):
    """Whenever it stops, the old site is there whole, and nothing is left beside it."""
    small(tmp_path / "site")
    before = tree(tmp_path / "site")
    write, rename = Path.write_bytes, Path.rename

    def half(path, content):
        if path.name == "98-journal.html":
            raise stopped
        return write(path, content)

    def refuse(path, target):
        if path.name == "fresh":
            raise stopped
        return rename(path, target)

    with monkeypatch.context() as interrupted, pytest.raises((KeyboardInterrupt, SiteProblem)) as raised:
        interrupted.setattr(Path, "write_bytes", half) if moment == "writing" else interrupted.setattr(Path, "rename", refuse)
        small(tmp_path / "site")
    assert tree(tmp_path / "site") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept", "lessons", "site"]
    assert raised.type is KeyboardInterrupt or "No space left on device. What was there before is still there." in str(raised.value)


@pytest.mark.parametrize("name", ["notes.txt", "site.json", "index.html"])
def test_a_folder_that_is_not_a_site_is_left_alone(small, tmp_path, capsys, name):
    """Whatever else lies there, it isn't replaced, and the message says what to do."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / name).write_text('{"name": "mine"}')
    assert main(["site", "build", "--out", str(tmp_path / "mine")]) == 1
    says = capsys.readouterr().err
    assert str(tmp_path / "mine") in says and "--out" in says
    assert tree(tmp_path / "mine") == {name: b'{"name": "mine"}'}


def test_an_empty_folder_will_do(small, tmp_path):
    """So does one whose parent isn't there yet."""
    (tmp_path / "empty").mkdir()
    small(tmp_path / "empty")
    small(tmp_path / "new" / "site")
    assert tree(tmp_path / "empty") == tree(tmp_path / "new" / "site")


def test_the_command_says_what_it_did(small, tmp_path, capsys):
    """Progress goes to one stream, and sizes with the build to the other."""
    assert main(["site", "build", "--out", str(tmp_path / "site"), "--lessons", str(tmp_path / "lessons")]) == 0
    said = capsys.readouterr()
    listed = json.loads((tmp_path / "site" / "site.json").read_text())
    assert "Putting the pages together." in said.err
    assert f"build {listed['build']}" in said.out and f"{len(listed['files'])} files" in said.out
    assert "attune site serve" in said.out
