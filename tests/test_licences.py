"""docs/licences.md lists all that the locks install and all that is shipped, and says what asks for more than to be named."""

import json
from email.message import Message
from pathlib import Path
from types import SimpleNamespace

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools import licences
from tools.lock import pins

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")


def package(license="", classifiers=(), expression=None, text=None):
    """A package as it would be installed, with what it says of its licence."""
    about = Message()
    for name, value in (("License", license), ("License-Expression", expression), *(("Classifier", one) for one in classifiers)):
        if value:
            about[name] = value
    return SimpleNamespace(metadata=about, files=[File(text)] if text else [])


class File:
    """The licence's text, in a package's folder of metadata."""

    name = "LICENSE"

    def __init__(self, text):
        self.text = text

    def __str__(self):
        return f"one-1.0.dist-info/licenses/{self.name}"

    def read_text(self):
        return self.text


def test_page_is_what_the_command_writes():
    """`python tools/licences.py` after each change of the locks."""
    assert PAGE == licences.page()


@pytest.mark.parametrize("lock", licences.LOCKS)
def test_every_pin_has_a_row(lock):
    """With its version, whichever system it's for."""
    for pin in map(Requirement, pins((ROOT / lock).read_text(encoding="utf-8"))):
        for part in pin.specifier:
            assert f"\n| {canonicalize_name(pin.name)} | {part.version} | " in PAGE, pin


def test_every_part_of_the_site_has_a_row():
    """As its pins say."""
    for part in json.loads((ROOT / "course_lib" / "site" / "parts.json").read_text(encoding="utf-8"))["parts"]:
        assert f"\n| {part['name']} | {part['version']} | {part['licence']} |" in PAGE, part["file"]


def test_every_peer_has_a_row():
    """The benchmarks' own packages are in no lock."""
    lines = (ROOT / "benchmarks" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert {Requirement(line.partition("#")[0]).name for line in lines if line and not line.startswith("#")} == set(licences.PEERS)


def test_nothing_is_explained_that_is_not_installed():
    """What a lock no longer has leaves the tables, too."""
    names = {name for lock in licences.LOCKS for name, _version in licences.locked(lock)}
    assert set(licences.ASKS) <= names and set(licences.READ) <= names


@pytest.mark.parametrize("terms", ["AGPL-3.0-only", "GPL-2.0-only", "MIT AND GPL-3.0-or-later", "Something new"])
def test_a_licence_that_asks_for_more_has_to_be_explained(terms):
    """A new dependency under the GPL doesn't slip in."""
    assert licences.unexplained({"one": "MIT", "other": terms}) == ["other"]


@pytest.mark.parametrize(("about", "says"), [
    ({"expression": "MIT AND PSF-2.0"}, "MIT AND PSF-2.0"),
    ({"license": "Apache License, Version 2.0"}, "Apache-2.0"),
    ({"license": "BSD 3-Clause License\n\nCopyright (c) 2022\nAll rights reserved."}, "BSD-3-Clause"),
    ({"classifiers": ["License :: OSI Approved :: ISC License (ISCL)"]}, "ISC"),
    ({"classifiers": ["License :: OSI Approved :: BSD License"]}, None),
    ({"classifiers": ["License :: OSI Approved :: MIT License", "License :: Public Domain"]}, None),
])
def test_what_the_metadata_says(about, says):
    """One licence by name, or it isn't said."""
    assert licences.said(package(**about)) == says


def test_which_bsd_is_in_the_text():
    """The third clause makes the difference."""
    two = "Redistribution and use in source and binary forms, with or without\nmodification, are permitted"
    assert licences.written(package(text=two)) == "BSD-2-Clause"
    assert licences.written(package(text=two + "\nNeither the name of the makers may be used")) == "BSD-3-Clause"
    assert licences.written(package(text="All rights reserved.")) is None


def test_what_is_not_installed_is_unclear():
    """And the message says what to do."""
    with pytest.raises(licences.Unclear, match="READ in tools/licences.py"):
        licences.licence("no-such-package", {"1"})
