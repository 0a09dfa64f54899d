"""What the service worker serves from is complete, and its two halves, in the page and in the worker, speak of the same caches."""

import hashlib
import json
import re
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from course_lib.site import build
from course_lib.site.document import PAGES
from course_lib.site.file_list import LIST


class Named(HTMLParser):
    """The addresses within the site that a page names: what it's made of, and where it leads."""

    def __init__(self, text: str):
        super().__init__()
        self.found = set()
        self.feed(text)

    def handle_starttag(self, _tag, attributes):
        for name, value in attributes:
            address = urlsplit(urldefrag(value or "").url)
            if name in ("href", "src") and address.path and not address.scheme:
                self.found.add(unquote(address.path))


@pytest.fixture(scope="module")
def kept(site):
    """The list of what is kept."""
    return json.loads((site / LIST).read_text(encoding="utf-8"))["files"]


def test_all_of_the_site_is_kept(site, kept):
    """Every file but the list itself, each with its size and digest."""
    there = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    assert set(kept) == set(there) - {LIST}
    for name, about in kept.items():
        content = there[name].read_bytes()
        assert about == {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}, name


def test_what_a_page_names_is_kept(site, kept):
    """Without a connection, no page lacks a script, a style or a picture, and no link of it leads nowhere."""
    for page in site.glob("*.html"):
        assert Named(page.read_text(encoding="utf-8")).found <= set(kept), page.name


def test_what_scripts_import_is_kept(site, kept):
    """A module that another one imports, when it's read or later, is there."""
    for path in site.glob("app/*/*/*.js"):
        name = path.relative_to(site).as_posix()
        for needed in re.findall(r'(?:from|import\() ?"(\.[^"]+)"', path.read_text(encoding="utf-8")):
            assert (path.parent / needed).resolve().relative_to(site.resolve()).as_posix() in kept, f"{name} imports {needed}"


def test_worker_and_page_speak_of_the_same_caches():
    """The worker can't import what the page does, so both name the cache with the choice, and the entry in it."""
    page, worker = ((PAGES / name).read_text(encoding="utf-8") for name in ("kept.js", "sw.js"))
    for said in ("const CHOICE = `attune ${ROOT}`;", "`${ROOT}chosen`"):
        assert said in page and said in worker


def test_the_worker_is_the_same_in_every_version():
    """Nothing of a build is in it: a newer one may take over while pages of an older version are open."""
    assert build.top_files()[build.WORKER] == (PAGES / "sw.js").read_bytes()
