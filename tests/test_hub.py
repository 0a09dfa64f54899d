"""A hub's configuration: what can be said of it without a hub. `tools/try_hub.py` runs one."""

import json
import re
import sys
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from traitlets.config import Config

from tools.lock import pins

ROOT = Path(__file__).resolve().parent.parent
HUB = ROOT / "docs" / "hub"
VALUES = yaml.safe_load((HUB / "zero-to-jupyterhub" / "values.yaml").read_text())
GUIDE = (ROOT / "docs" / "hub.md").read_text()


def spawner(name):
    return SimpleNamespace(user=SimpleNamespace(name=name), environment={"LANG": "C"}, extra_labels={})


def test_the_littlest_jupyterhub_tells_instructors_servers_from_students():
    """Formgrader's settings come first for an instructor, and aren't there for a student."""
    c = Config()
    exec((HUB / "tljh" / "attune.py").read_text(), {"get_config": lambda: c})
    settings = c.Spawner.environment["JUPYTER_CONFIG_PATH"]
    assert settings(spawner("teacher")) == "/etc/attune/instructors:" + settings(spawner("ana"))
    assert settings(spawner("ana")) == "/etc/attune/everybody:/etc/attune/one-machine"


def test_zero_to_jupyterhub_gives_the_gradebook_to_instructors_alone():
    """Their pods have its password and the label that its network policy asks for; nobody else's."""
    c, given = Config(), {"custom.instructors": ["kim"]}
    exec(VALUES["hub"]["extraConfig"]["attune"], {"c": c, "get_config": lambda name, default=None: given.get(name, default)})
    teacher, student = spawner("kim"), spawner("ana")
    for one in (teacher, student):
        c.Spawner.pre_spawn_hook(one)
    assert teacher.environment["PGPASSWORD"]["valueFrom"]["secretKeyRef"] == {"name": "attune-gradebook", "key": "password"}
    assert teacher.environment["JUPYTER_CONFIG_PATH"] == "/etc/attune/instructors:/etc/attune/everybody"
    assert student.environment == {"LANG": "C", "JUPYTER_CONFIG_PATH": "/etc/attune/everybody"} and not student.extra_labels
    database, *_, policy = yaml.safe_load_all((HUB / "zero-to-jupyterhub" / "gradebook.yaml").read_text())
    assert teacher.environment["PGHOST"] == database["metadata"]["name"]
    assert policy["spec"]["ingress"][0]["from"] == [{"podSelector": {"matchLabels": teacher.extra_labels}}]
    assert not any("PG" in name for name in VALUES["singleuser"].get("extraEnv", {}))


def test_each_file_of_the_values_is_given_and_is_there():
    """The guide's command has a file of that name for each place."""
    given = dict(re.findall(r"--set-file singleuser\.extraFiles\.([\w-]+)\.stringData=(\S+)", GUIDE))
    places = {name: one["mountPath"] for name, one in VALUES["singleuser"]["extraFiles"].items()}
    assert set(given) == set(places)
    for name, file in given.items():
        assert (HUB / file).is_file() and Path(file).name == Path(places[name]).name and name.split("-")[0] in places[name]


@pytest.mark.parametrize("who, on", [("everybody", False), ("instructors", True)])
def test_formgrader_is_on_for_instructors_alone(who, on):
    """Server and page agree, and both call things as the installed nbgrader does."""
    server = json.loads((HUB / "etc" / who / "jupyter_server_config.json").read_text())["ServerApp"]["jpserver_extensions"]
    page = json.loads((HUB / "etc" / who / "labconfig" / "page_config.json").read_text())["disabledExtensions"]
    assert server["nbgrader.server_extensions.formgrader"] is on and page["@jupyter/nbgrader:formgrader"] is not on
    assert all(find_spec(name) for name in server)
    static = Path(sys.prefix) / "share/jupyter/labextensions/@jupyter/nbgrader/static"
    code = "".join(path.read_text() for path in static.glob("*.js"))
    assert all(f'"{name}"' in code for name in page)


def test_what_a_hub_adds_fits_the_lock():
    """No package has two versions."""
    added = dict(re.findall(r"^([\w-]+)==(\S+)", (HUB / "requirements.txt").read_text(), re.M))
    locked = {re.split("[= ]", line)[0] for line in pins((ROOT / "requirements-test.txt").read_text())}
    assert added and not set(added) & locked


def test_yaml_can_be_read():
    """Each file for Helm and kubectl."""
    for path in (HUB / "zero-to-jupyterhub").glob("*.yaml"):
        assert all(yaml.safe_load_all(path.read_text()))
