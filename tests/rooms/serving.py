"""A room that really serves, in a thread, on a free port; and what talks to it as pages do."""

import json
import threading
from contextlib import contextmanager

import httpx

from course_lib.content import bundle
from course_lib.rooms import serving
from course_lib.rooms.network import LOOPBACK, listening
from course_lib.rooms.store import Store

FILES = {"": ("text/html", b"phone"), "screen": ("text/html", b"screen"), "facilitator": ("text/html", b"facilitator"),
         "room.js": ("text/javascript", b"export {};")}


class Page:
    """A browser's tab: its cookies, and the headers that a page's requests have."""

    def __init__(self, base: str, role: str = "phone"):
        self.role, self.n = role, 0
        self.http = httpx.Client(base_url=base, headers={"Origin": base.rstrip("/"), "Sec-Fetch-Site": "same-origin"}, timeout=20, trust_env=False,
                                 verify=False)  # no certificates to read: it's quicker

    def post(self, path: str, message=None, **more) -> httpx.Response:
        return self.http.post(path, json=message, **more) if message is not None else self.http.post(path, **more)

    def enter(self, key: str) -> "Page":
        assert self.post("enter", {"key": key}).status_code == 200
        return self

    def say(self, **message) -> httpx.Response:
        self.n += 1
        return self.post("say", {"n": self.n} | message)

    def vote(self, ballot: str, answer) -> httpx.Response:
        return self.say(type="answer", ballot=ballot, answer=answer)

    def do(self, type: str, **more) -> httpx.Response:
        return self.post("do", {"type": type} | more)

    @contextmanager
    def events(self):
        """The stream, as (event, data) one after another."""
        with self.http.stream("GET", f"events?as={self.role}") as answer:
            assert answer.status_code == 200, answer.status_code
            yield _read(answer)

    def view(self) -> dict:
        """The whole view that a page gets when it comes."""
        with self.events() as events:
            return next(data for name, data in events if name == "view")


def _read(answer):
    name = ""
    for line in answer.iter_lines():
        if line.startswith("event: "):
            name = line[7:]
        elif line.startswith("data: "):
            yield name, json.loads(line[6:])


class Serving:
    """A room that serves."""

    def __init__(self, room, store: Store, most: int = 100, clock=None):
        self.socket = listening(LOOPBACK, 0)
        self.base = f"http://{LOOPBACK}:{self.socket.getsockname()[1]}/"
        self.store, self.keys, self.live = store, store.keys(), None
        self.ready = threading.Event()
        run = dict(most=most, ready=lambda links: self.ready.set(), beside=self._beside)
        self.thread = threading.Thread(target=serving.run, args=(store, room, bundle(), FILES, self.socket, self.base), kwargs=run)
        self.thread.start()
        assert self.ready.wait(20)

    async def _beside(self, live) -> None:
        self.live = live

    def page(self, role: str = "phone") -> Page:
        """A page that has come in with its link."""
        return Page(self.base, role).enter({"phone": self.keys.join, "screen": self.keys.screen, "facilitator": self.keys.facilitator}[role])

    def stop(self) -> None:
        """Closes the room, and waits until its process would have ended."""
        if self.thread.is_alive() and not self.live.room.over:
            self.page("facilitator").do("close")
        self.thread.join(20)
        assert not self.thread.is_alive()
