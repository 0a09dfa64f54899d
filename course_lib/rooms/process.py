"""A room's own process: starts it, finds it, and stops it."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from ..words import _, language
from .all_rooms import plan_of, stores
from .network import LOOPBACK
from .problem import CannotRun

SOON = 20  # seconds that a process may take to start


def running() -> list[dict]:
    """The rooms that run now: their links, `room`, `port` and `pid`."""
    found = []
    for store in stores():
        where = store.running()
        if where and _answers(where):
            found.append(where)
    return found


def _answers(where: dict) -> bool:
    try:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"http://{LOOPBACK}:{int(where['port'])}/alive", timeout=2) as answer:
            return json.loads(answer.read(500)) == {"room": where["room"]}
    except (OSError, ValueError, KeyError, TypeError):
        return False


def start(plan: str, *options: str) -> dict:
    """Start `attune room PLAN` in a process of its own, or find the one that runs; its links. Raises CannotRun."""
    if found := [one for one in running() if plan_of(one["room"]) == plan]:
        return found[0]
    command = [sys.executable, "-m", "course_lib.cli", "room", plan, *options]
    own = {"start_new_session": True} if os.name == "posix" else {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                               cwd=Path(__file__).parents[2], env=os.environ | {"ATTUNE_LANGUAGE": language()}, **own)
    until = time.monotonic() + SOON
    while time.monotonic() < until:
        if found := [one for one in running() if one["pid"] == process.pid]:
            process.stderr.close()
            return found[0]
        if process.poll() is not None:
            raise CannotRun(process.stderr.read().strip() or _("The room couldn't be started."))
        time.sleep(0.1)
    process.terminate()
    raise CannotRun(_("The room couldn't be started."))


def stop(room: str) -> bool:
    """Stop the process of a room, which stays as it is; False if it doesn't run."""
    found = [one for one in running() if one["room"] == room]
    for one in found:
        os.kill(one["pid"], signal.SIGTERM)
    return bool(found)
