"""A room's own process: starts it, finds it, stops it, and picks a room up again where it was left."""

import asyncio
import gc
import io
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager, suppress
from datetime import date
from functools import cache
from pathlib import Path

import segno
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from ..content import Bundle
from ..records.errors import RecordError
from ..words import _, language
from . import room as rooms
from .anonymity import FEWEST
from .live import Live
from .needed import needed
from .server import PATIENCE, PHONES, RoomServer
from .store import Store, delete, new_store, stores, tidy
from .whole import checked

LOOPBACK, EVERYWHERE = "127.0.0.1", "0.0.0.0"
PORT, TRIES = 8123, 50
GRACE = 3  # seconds after the end, in which the phones hear of it
SOON = 20  # seconds that a process may take to start


class CannotRun(RecordError):
    """The room can't be started; the message says what to do."""


class Patient(H11Protocol):
    """A connection that is closed when a request takes too long to arrive."""

    def connection_made(self, transport) -> None:
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            self._wait()

    def _wait(self) -> None:
        self.loop.call_later(PATIENCE, self._enough, self.cycle)

    def _enough(self, cycle) -> None:
        """Closes it, unless a whole request has come since, or nothing of the next one has."""
        begun = self.timeout_keep_alive_task is None
        if self.cycle is cycle and begun and (cycle is None or cycle.response_complete) and not self.transport.is_closing():
            self.transport.close()


class Server(uvicorn.Server):
    """One that ends at the first Ctrl+C or signal to stop, and hurries at the second."""

    @contextmanager
    def capture_signals(self):
        """The signals are this server's while it serves; they don't come again afterwards."""
        ours = [signal.SIGINT, signal.SIGTERM] if threading.current_thread() is threading.main_thread() else []
        before = {one: signal.signal(one, self.handle_exit) for one in ours}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)


# Opening a room ------------------------------------------------------------------------------------


def open_room(content: Bundle, plan: str, fewest: int | None = None, new: bool = False,
              rehearsal: bool = False) -> tuple[Store, rooms.Room]:
    """The room of that plan that was left open, or a new one, for this process alone; a rehearsal is always a new one. Rooms that nobody has used for long
    are deleted first. Raises CannotRun, RecordError, or UnknownId where the course has no such plan."""
    tidy(date.today())
    workshop, now = content.workshop(plan), time.time()
    left = [] if new or rehearsal else [store for store in stores() if _is_left(store, plan)]
    if left:
        store = max(left, key=lambda one: (str(one.data().get("day")), one.id))
        if not store.take():
            raise CannotRun(_("The room {id} is running already. `attune room --list` says where.").format(id=store.id))
        room = _picked_up(store, content, now)
        if fewest not in (None, room.fewest):
            store.let_go()
            raise CannotRun(_("The room {id} was left open, with results from {n} answers on. Leave out --fewest to pick it up, or add "
                              "--new for a new room.").format(id=store.id, n=room.fewest))
        return store, room
    room = rooms.start(workshop, now, FEWEST if fewest is None else fewest, rehearsal)
    store = new_store(plan)
    store.create(room, date.today(), now)
    store.take()
    return store, room


def _picked_up(store: Store, content: Bundle, now: float) -> rooms.Room:
    try:
        room = store.load(now)
        return checked(room, needed(content, room.workshop), store.id)
    except BaseException:
        store.let_go()
        raise


def _is_left(store: Store, plan: str) -> bool:
    with suppress(RecordError):
        data = store.data()
        workshop = data.get("workshop")
        return not data.get("over") and not data.get("rehearsal") and isinstance(workshop, dict) and workshop.get("id") == plan
    return False


def listening(host: str, port: int | None) -> socket.socket:
    """A socket at `port`, or at the next one that is free. Raises CannotRun."""
    for number in [port] if port is not None else range(PORT, PORT + TRIES):
        one = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((host, number))
            one.listen(2048)
        except (OSError, OverflowError):
            one.close()
            continue
        return one
    if port is None:
        raise CannotRun(_("No port from {first} on is free. Name one with --port.").format(first=PORT))
    raise CannotRun(_("The port {port} can't be used. Leave out --port and the room finds a free one.").format(port=port))


def own_address() -> str:
    """This computer's address in its network. Nothing is sent. Raises CannotRun where there's no network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address that is nobody's
            address = probe.getsockname()[0]
        except OSError:
            address = ""
    if not address or address.startswith("127."):
        raise CannotRun(_("This computer is in no network that phones could reach. Leave out --network to run the room here alone, "
                          "or type in hands that you count."))
    return address


# Running it -----------------------------------------------------------------------------------------


def run(store: Store, room: rooms.Room, content: Bundle, files: dict, socket_: socket.socket, base: str, *, most: int = PHONES,
        ready=None, beside=None) -> None:
    """Serve the room until it's closed or the process is told to stop. `base`: the address that phones open; `ready(links)`
    is called once it serves; `beside(live)` makes a coroutine that runs along."""
    _allow_many_files()
    with socket_:
        asyncio.run(_run(store, room, content, files, socket_, base, most, ready, beside))


async def _run(store, room, content, files, socket_, base, most, ready, beside) -> None:
    keys, port = store.keys(), socket_.getsockname()[1]
    here = f"http://{LOOPBACK}:{port}/"
    live = Live(room, needed(content, room.workshop), store, join=lambda: join(server.address or base, keys, here))
    server = RoomServer(live, keys, files, most)
    config = uvicorn.Config(server.app(), http=Patient, ws="none", lifespan="off", log_config=None, log_level="critical", access_log=False,
                            server_header=False, date_header=False, proxy_headers=False, timeout_keep_alive=30, backlog=2048,
                            limit_concurrency=4 * most + 100, h11_max_incomplete_event_size=16_384, timeout_graceful_shutdown=1)
    serving = Server(config)
    store.note_running(links(base, here, keys) | {"room": store.id, "port": port, "pid": os.getpid()})
    tasks = [asyncio.create_task(live.run()), asyncio.create_task(serving.serve([socket_])), asyncio.create_task(_until_over(live))]
    tasks += [asyncio.create_task(beside(live))] if beside else []
    gc.collect()
    gc.freeze()  # what is here stays; to look through it again and again would keep votes waiting
    try:
        while not (serving.started or tasks[1].done()):
            await asyncio.sleep(0.01)
        if ready and serving.started:  # not earlier: from here on, Ctrl+C is heard as the room's end
            ready(links(base, here, keys))
        await asyncio.wait(tasks[:3], return_when=asyncio.FIRST_COMPLETED)
        serving.should_exit = True
        await tasks[1]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        gc.unfreeze()
        store.note_running(None)
        if not live.room.over:
            store.save(None, live.room, time.time())
        store.let_go()
        if room.rehearsal:
            delete(store)


async def _until_over(live: Live) -> None:
    while not live.room.over:
        await asyncio.sleep(0.2)
    await asyncio.sleep(GRACE)


def _allow_many_files() -> None:
    """Each phone holds a line open; systems begin with few."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


# Links -----------------------------------------------------------------------------------------------


def links(base: str, here: str, keys) -> dict:
    """What to open: `join` for participants, `facilitator` and `screen` on this computer; keys stand behind a #, which no
    browser sends."""
    return {"base": base, "code": keys.code, "join": f"{base}#{keys.join}", "facilitator": f"{here}facilitator#{keys.facilitator}",
            "screen": f"{here}screen#{keys.screen}"}


def join(base: str, keys, here: str) -> dict:
    """How to get in, for the screen: the address, the code, and the picture of both, unless only this computer gets in (`here`)."""
    return {"address": base, "code": keys.code, "qr": None if base == here else drawn(f"{base}#{keys.join}")}


@cache
def drawn(link: str) -> str:
    """A link as a QR code, in SVG."""
    picture = io.BytesIO()
    segno.make(link, micro=False).save(picture, kind="svg", xmldecl=False, svgns=True, nl=False, omitsize=True, border=2)
    return picture.getvalue().decode()


# Another process ---------------------------------------------------------------------------------------


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
    if found := [one for one in running() if one["room"].rpartition("-")[0] == plan]:
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
