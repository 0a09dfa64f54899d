"""`attune room`: a process of its own, which can be found, stopped, killed, and picked up again."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import date

import pytest

from course_lib.content.bundle import PATH, PREVIEW, bundle
from course_lib.records import RecordError
from course_lib.rooms import commands, network, process, room, store
from course_lib.rooms import facilitator as leading
from course_lib.rooms.all_rooms import new_store, stores
from course_lib.rooms.opening import open_room
from course_lib.rooms.problem import CannotRun

from .serving import Page


@pytest.fixture
def course(home, tmp_path, monkeypatch, workshop):
    """The course, with the trial workshop among its plans."""
    data = json.loads(PATH.read_text(encoding="utf-8"))
    data["workshops"]["trial"] = asdict(workshop)
    path = tmp_path / "bundle.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    monkeypatch.setenv(PREVIEW, str(path))


@pytest.fixture
def ended(course):
    """Whatever was started ends with the test."""
    yield
    for one in process.running():
        os.kill(one["pid"], signal.SIGKILL)


def attune(*arguments) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", "course_lib.cli", "room", *arguments], capture_output=True, text=True, timeout=60)


def facilitator(links: dict) -> Page:
    return Page(links["facilitator"].partition("facilitator#")[0], "facilitator").enter(links["facilitator"].partition("#")[2])


def phone(links: dict) -> Page:
    return Page(links["base"]).enter(links["join"].partition("#")[2])


@pytest.mark.skipif(os.name != "posix", reason="kills as posix does")
def test_a_room_that_was_killed_goes_on_with_every_acknowledged_vote(ended, content):
    """In the middle of votes; phones keep their token, the facilitator the link, and nobody votes twice."""
    options = [one.id for one in content.item("live-tone-or-words").options]
    links = process.start("trial", "--fewest", "4")
    assert process.start("trial") == links  # it runs already
    leads, phones = facilitator(links), [phone(links) for _ in range(30)]
    assert leads.do("next").status_code == 200

    def vote(number: int) -> bool:
        if number == 20:
            os.kill(links["pid"], signal.SIGKILL)
        try:
            return phones[number].vote("one", options[number % 3]).status_code == 200
        except OSError:
            return False
        except Exception as error:  # httpx's own, for a line that broke
            assert "httpx" in type(error).__module__, error
            return False

    with ThreadPoolExecutor(4) as pool:
        acknowledged = sum(pool.map(vote, range(30)))
    assert 10 <= acknowledged < 30 and process.running() == []
    again = process.start("trial", "--port", str(links["port"]))
    assert all(again[name] == links[name] for name in ("room", "code", "join", "facilitator"))
    kept = leads.view()["count"]
    assert acknowledged <= kept <= acknowledged + 4 and leads.view()["fewest"] == 4
    for number, one in enumerate(phones):
        one.n += 1
        assert one.vote("one", options[number % 3]).status_code == 200
    assert leads.view()["count"] == 30


def test_a_room_that_is_stopped_waits_and_one_that_is_closed_does_not(ended):
    links = process.start("trial")
    facilitator(links).do("next")
    assert process.stop(links["room"])
    _gone(links)
    assert not process.stop(links["room"]) and "left open" in attune("--list").stdout
    again = process.start("trial")
    assert again["room"] == links["room"] and facilitator(again).view()["n"] == 2
    facilitator(again).do("close")
    _gone(again)
    assert "closed" in attune("--list").stdout
    other = process.start("trial")
    assert other["room"] != links["room"] and facilitator(other).view()["n"] == 1
    assert attune("--delete", other["room"]).returncode == 1  # it runs
    assert attune("--delete", links["room"]).returncode == 0
    assert [one.id for one in stores()] == [other["room"]]


def _gone(links: dict) -> None:
    """Waits until the process of a room has let go of it."""
    found = next(one for one in stores() if one.id == links["room"])
    for _ in range(300):
        if found.running() is None and found.take():
            return found.let_go()
        time.sleep(0.05)
    raise AssertionError("it goes on")


def test_what_a_facilitator_reads(ended):
    """The address, the code and the own link, which is in no participant's; and what may reach the room."""
    started = subprocess.Popen([sys.executable, "-m", "course_lib.cli", "room", "trial"], stdout=subprocess.PIPE, text=True)
    read = [started.stdout.readline() for _ in range(6)]
    keys = stores()[0].keys()
    assert stores()[0].id in read[0] and keys.code in read[1] and keys.facilitator in read[2]
    assert keys.facilitator not in read[1] and "in a browser on this computer" in read[3]
    assert "Only this computer" in read[4] and "Ctrl+C" in read[5]
    started.send_signal(signal.SIGINT)
    assert started.wait(20) == 0 and "Nothing is lost" in started.stdout.read()
    started.stdout.close()


def test_a_facilitator_reads_what_is_left(ended):
    """Of a room that was closed, how to make the report; of a rehearsal, that nothing is left."""
    closed = leading.command(room.start(bundle().workshop("trial"), 0), bundle(), {"type": "close"}, 9)
    place = new_store("trial")
    place.create(closed, date(2026, 3, 1), 9)
    assert f"--report {place.id} " in commands.ended(place, False)
    assert "nothing of it was kept" in commands.ended(place, True)


@pytest.mark.parametrize("arguments, says", [
    ((), "attune room --list"), (("trail",), "Did you mean 'trial'?"), (("trial", "--fewest", "2"), "3 answers"),
    (("trial", "--port", "99999"), "99999"),
    (("--delete", "nothing-there"), "There is no room"),
])
def test_what_cannot_be_done_is_said(course, arguments, says):
    """And no room is made."""
    done = attune(*arguments)
    assert done.returncode in (1, 2) and says in done.stderr and "Traceback" not in done.stderr
    assert stores() == []


def test_a_port_that_is_taken_is_said(course):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = attune("trial", "--port", port)
    assert done.returncode == 1 and port in done.stderr and stores() == []


def test_without_a_network_nothing_is_opened(monkeypatch):
    """And one is told what else can be done."""
    class Nowhere(socket.socket):
        def connect(self, address):
            raise OSError("no way there")

    monkeypatch.setattr(network.socket, "socket", Nowhere)
    with pytest.raises(CannotRun, match="no network"):
        network.own_address()


def test_a_free_port_is_found_where_the_first_is_taken():
    with network.listening(network.LOOPBACK, None) as one, network.listening(network.LOOPBACK, None) as two:
        assert one.getsockname()[1] != two.getsockname()[1]


@pytest.mark.parametrize("change", [{"at": 99}, {"spent": {"hello": "long"}}, {"shown": {"one": ["no JSON"]}, "revealed": ["one"]}, {"path": {"bus": ["nobody-says-that"]}},
                                    {"fewest": "few"}, {"tallies": {"pulse": 3}}])
def test_a_room_that_cannot_be_led_on_is_not_opened(course, change):
    """Its file was changed by hand, or by a bad disk, and is JSON all the same: it's said before people come, and what to do."""
    place, _room = open_room(bundle(), "trial")
    place.let_go()
    file = place.folder / "room.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | change))
    for _ in range(2):  # nor is it held
        with pytest.raises(RecordError, match=f"{place.id}.*--delete"):
            open_room(bundle(), "trial")
    assert open_room(bundle(), "trial", new=True)[0].id != place.id


def test_a_room_that_was_left_keeps_how_many_it_needs(course):
    place, room = open_room(bundle(), "trial", fewest=4)
    place.let_go()
    with pytest.raises(CannotRun, match="--new"):
        open_room(bundle(), "trial", fewest=6)
    place, room = open_room(bundle(), "trial")
    assert room.fewest == 4
    if store.fcntl:
        with pytest.raises(CannotRun, match="running already"):
            open_room(bundle(), "trial")
    assert open_room(bundle(), "trial", new=True)[0].id != place.id
