"""What tests of the site share."""

import os
import shutil
from pathlib import Path

import pytest

from course_lib.site import parts

from . import built


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The whole site, built once."""
    return built.built_site(tmp_path_factory.mktemp("built"))


@pytest.fixture
def tiny(monkeypatch):
    """The site's parts are three small ones."""
    built.use_tiny_pins(monkeypatch)


@pytest.fixture
def pip_offers(tmp_path, monkeypatch):
    """pip finds the small parts in a folder, and nothing anywhere else: `pip_offers()` makes it."""
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    for name in ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)

    def offer(changed=None):
        folder = built.index(tmp_path / "index", changed)
        monkeypatch.setenv("PIP_NO_INDEX", "1")
        monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
        return folder

    return offer


@pytest.fixture
def offers(tmp_path, monkeypatch):
    """The same without pip, which takes a second to say anything: `offers(changed)`."""

    def offer(changed=None):
        folder = built.index(tmp_path / "index", changed)

        def download(requirement, _size, passing, *_others):
            found = next(folder.glob(requirement.split("==")[0].replace("-", "_") + "-*.whl"))
            return Path(shutil.copy(found, passing))

        monkeypatch.setattr(parts, "_download", download)

    return offer
