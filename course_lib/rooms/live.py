"""A room that runs: takes what comes one after another, keeps it, and tells those who watch."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import replace

from ..activities.mark import BadResponse
from ..records.errors import RecordError
from ..words import _
from .room import Room, clocked, counted, respond
from .store import Store
from .views import facilitator_view, screen_view, shared_view, yours

GATHER = 0.015  # seconds in which what comes is kept together
TICK = 0.3  # seconds between two looks at whether there is something to tell
MARK = 5  # seconds between two notes of where the timers are
BEAT = 15  # seconds after which a silent line says that it's still there
SHARE = 50  # phones that are told at once, so that votes get through meanwhile


class News:
    """What one kind of watcher is told: `text`, about `room`, as of `version`."""

    def __init__(self):
        self.version, self.text, self.room, self._event = 0, "", None, asyncio.Event()

    def put(self, text: str, room: Room) -> None:
        """Something new for all who wait."""
        self.version, self.text, self.room = self.version + 1, text, room
        self._event.set()
        self._event = asyncio.Event()

    async def after(self, version: int) -> bool:
        """Waits until there is something newer than `version`; False if BEAT seconds brought nothing."""
        try:
            async with asyncio.timeout(BEAT):
                while self.version == version:
                    await self._event.wait()
        except TimeoutError:
            return False
        return True


class Live:
    """A room with its store. `run` must run; `room` is always what is on disk."""

    def __init__(self, room: Room, content, store: Store, join: Callable[[], dict], clock: Callable[[], float] = time.time):
        self.room, self.content, self.store, self.join, self.clock = room, content, store, join, clock
        self.numbers: dict[str, tuple[int, int]] = {}  # by voter, of the last message that was taken, and its hash
        self.phones = 0
        self._waiting: asyncio.Queue = asyncio.Queue()
        self.news, self.shares = {"screen": News(), "facilitator": News()}, [News()]
        self._told, self._steady = None, self._seen_by_phones(room)  # what the watchers know

    # Taking ---------------------------------------------------------------------------------------

    async def change(self, change: Callable[[Room], Room]) -> None:
        """Takes the room on by `change`, and returns when that is on disk. Raises BadResponse or RecordError, and then
        nothing has changed."""
        done = asyncio.get_running_loop().create_future()
        self._waiting.put_nowait((change, done))
        await done

    async def say(self, voter: str, message: dict, new_id: str) -> bool:
        """Takes a phone's message. Sent again, because its answer got lost, it changes nothing (False); overtaken by a later one,
        it's refused. Raises BadResponse or RecordError."""
        number, known = message.get("n"), self.numbers.get(voter)
        if type(number) is not int or not 0 < number < 2**53:
            raise BadResponse("a message has a number")
        same, taken = (number, hash(_text(message))), False

        def is_new() -> bool:
            last = self.numbers.get(voter, (0, 0))
            if number <= last[0] and last != same:
                raise BadResponse(_("Something newer has come from this phone already. Choose again."))
            return last != same

        def change(room: Room) -> Room:
            nonlocal taken
            if not is_new():
                return room
            after = respond(room, self.content, voter, message, new_id)
            self.numbers[voter], taken = same, True
            return after

        is_new()  # a refusal needn't wait its turn; a copy does, so that what it copies is on disk
        try:
            await self.change(change)
        except RecordError:
            if self.numbers.get(voter) == same:  # it wasn't kept, so sent again it's no copy
                self.numbers[voter] = known or (0, 0)
            raise
        return taken

    def number(self, voter: str) -> int:
        """Of the last message that was taken from a phone; 0 if there was none."""
        return self.numbers.get(voter, (0, 0))[0]

    async def run(self) -> None:
        """Keeps and tells until it's cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._keep())
            tasks.create_task(self._tell())

    async def _keep(self) -> None:
        while True:
            waiting = [await self._waiting.get()]
            await asyncio.sleep(GATHER)
            while not self._waiting.empty():
                waiting.append(self._waiting.get_nowait())
            await self._keep_together(waiting)

    async def _keep_together(self, waiting: list) -> None:
        """All that came in a moment, in its order, in one go on disk."""
        room, taken = self.room, []
        for change, done in waiting:
            try:
                room = change(room)
                taken.append(done)
            except Exception as error:  # whatever it is, it's this message's alone
                _settle(done, error)
        error = None
        try:
            if room is not self.room:
                await asyncio.to_thread(self.store.save, self.room, room, self.clock())
                self.room = room
        except Exception as refused:  # a keeper that stopped would leave everybody waiting
            error = refused if isinstance(refused, RecordError) else RecordError(repr(refused))
        for done in taken:
            _settle(done, error)

    # Telling --------------------------------------------------------------------------------------

    async def _tell(self) -> None:
        marked = self.clock()
        while True:
            await asyncio.sleep(TICK)
            with suppress(RecordError):  # the disk is full, say; what was shown stays
                if counted(self.room) is not self.room:
                    await self.change(counted)
                if self.clock() - marked >= MARK and not self.room.over:
                    marked = self.clock()
                    await self.change(lambda room: clocked(room, self.clock()))
            if (self.room, self.phones) != self._told:
                await self._tell_all()

    async def _tell_all(self) -> None:
        """Tells every watcher what is new to them."""
        room, now = self.room, self.clock()
        self._told = (room, self.phones)
        for role in ("facilitator", "screen"):
            self.news[role].put(self._view(role, room, now), room)
        steady = self._seen_by_phones(room)
        if steady != self._steady:  # else one more has answered, say
            self._steady, text = steady, self._view("phone", room, now)
            for share in self.shares:
                share.put(text, room)
                await asyncio.sleep(0.01)

    def _view(self, role: str, room: Room, now: float) -> str:
        if role == "phone":
            return _text(shared_view(room, self.content, now))
        if role == "screen":
            return _text(screen_view(room, self.content, now) | {"join": self.join()})
        return _text(facilitator_view(room, self.content, now) | {"join": self.join(), "phones": self.phones})

    def _seen_by_phones(self, room: Room) -> tuple:
        """What all phones show, but for the seconds that go by."""
        return self._view("phone", replace(room, timer=None), 0), room.timer and room.timer.over()

    async def watch(self, role: str, voter: str | None = None) -> AsyncIterator[str]:
        """What a watcher is told: the whole view at once, then each new one, as events of a stream. It ends with the room."""
        if role != "phone":
            async for text, _room in self._stories(role, self.news[role]):
                yield _event(text)
            return
        self.phones += 1
        try:
            yield f"event: n\ndata: {self.number(voter)}\n\n"
            async for text, room in self._stories(role, self._share()):
                # A view's last bracket makes place for what is this phone's own.
                yield _event(text and f'{text[:-1]}, "yours": {_text(yours(room, voter))}}}')
        finally:
            self.phones -= 1

    async def _stories(self, role: str, news: News) -> AsyncIterator[tuple[str, Room]]:
        """Each view with the room that it shows, until the room is over; an empty one where nothing was new for long."""
        seen, room = news.version, self.room
        yield self._view(role, room, self.clock()), room
        while not room.over:
            if await news.after(seen):
                seen, room = news.version, news.room
                yield news.text, room
            else:
                yield "", room

    def _share(self) -> News:
        """The part of the phones that one more is told with."""
        if self.phones > SHARE * len(self.shares):
            self.shares.append(News())
        return self.shares[self.phones % len(self.shares)]


def _event(text: str) -> str:
    return f"event: view\ndata: {text}\n\n" if text else ": still here\n\n"


def _text(view) -> str:
    return json.dumps(view, ensure_ascii=False)


def _settle(done: asyncio.Future, error: Exception | None) -> None:
    if done.done():  # whoever waited has gone
        return
    if error:
        done.set_exception(error)
    else:
        done.set_result(None)
