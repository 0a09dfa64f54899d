"""Serves a room in this process, until it's closed or the process is told to stop."""

import asyncio
import gc
import os
import signal
import socket
import threading
import time
from contextlib import contextmanager, suppress

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from ..content import Bundle
from . import room as rooms
from .all_rooms import delete
from .links import join, links
from .live import Live
from .needed import needed
from .network import LOOPBACK
from .server import PATIENCE, PHONES, RoomServer
from .store import Store

GRACE = 3  # seconds after the end, in which the phones hear of it


class Patient(H11Protocol):
    """A connection that is closed when a request takes too long to arrive."""

    def connection_made(self, transport) -> None:
        """From here on, a request is waited for."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """A part of a request has come."""
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
    own = links(base, here, keys)
    store.note_running(own | {"room": store.id, "port": port, "pid": os.getpid()})
    tasks = [asyncio.create_task(live.run()), asyncio.create_task(serving.serve([socket_])), asyncio.create_task(_until_over(live))]
    tasks += [asyncio.create_task(beside(live))] if beside else []
    gc.collect()
    gc.freeze()  # what is here stays; to look through it again and again would keep votes waiting
    try:
        while not (serving.started or tasks[1].done()):
            await asyncio.sleep(0.01)
        if ready and serving.started:  # not earlier: from here on, Ctrl+C is heard as the room's end
            ready(own)
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
