"""A live room on loopback: people who vote within 10 seconds, some of them hostile, and a process that is killed in the middle."""

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from course_lib.content.bundle import PATH, Bundle
from course_lib.content.workshops import Step, Workshop
from course_lib.rooms.keys import voter
from course_lib.rooms.store import Store
from figures import Found, Growth, Row, p95

HEADS = ("", "vote acknowledged, p50 / p95 / max", "seen on the screen, p95", "memory, CPU", "target")
ROUNDS = 1
SECONDS = 10  # in which everybody votes once
CURVE = (100, 250, 500, 1000, 2000)
ACK, SEEN, MEMORY = 100, 700, 100  # ms, ms, MB
PORT = 8741
ITEM = "live-tone-or-words"
PLAN = Workshop(id="load", title="Load", minutes=5, people=(2, 2000), aims=("Load.",), materials=(), content_note="None.", steps=(
    Step(id="one", kind="poll", title="One", minutes=5, say="Go.", item=ITEM),
    Step(id="end", kind="say", title="End", minutes=1, say="End.", prompt="End.")))


def measure(rounds: int = ROUNDS) -> Found:
    """A row for each number of people, then for the harder ones. Raises AssertionError where a vote is lost or counted twice."""
    runs = {people: _worst([_run(people) for _ in range(rounds)]) for people in CURVE}
    rows = [_row(f"{people:,} people", run, people == 1000) for people, run in runs.items()]
    rows.append(_row("1,000 people, after the reveal", _worst([_run(1000, revealed=True) for _ in range(rounds)])))
    rows.append(_row("1,000 people, of whom 100 hostile", _worst([_run(900, hostile=100) for _ in range(rounds)]), True))
    rows.append(_row("1,000 people, killed at 5 s", _worst([_run(1000, kill=True) for _ in range(rounds)])))
    return Found(rows, _growth(list(runs.values())))


def _growth(runs: list["Run"]) -> list[Growth]:
    costs = (("a room's memory", "MB", lambda run: run.memory), ("its share of a core, while they vote", "%", lambda run: 100 * run.cpu),
             ("until a vote is acknowledged (p95)", "ms", lambda run: p95(run.acks)),
             ("until it's seen on the screen (p95)", "ms", lambda run: p95(run.seen)))
    return [Growth("participants", cost, list(CURVE), [of(run) for run in runs], unit) for cost, unit, of in costs]


@dataclass
class Run:
    """What came of one run; times in ms."""

    people: int
    acks: list[float] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)
    memory: float = 0  # MB, the most
    cpu: float = 0  # share of one core while they voted
    note: str = ""


def _worst(runs: list[Run]) -> Run:
    return max(runs, key=lambda run: p95(run.acks))


def _row(what: str, run: Run, judged: bool = False) -> Row:
    acks, seen = sorted(run.acks), p95(run.seen)
    met = p95(acks) <= ACK and seen <= SEEN and run.memory < MEMORY
    return Row(what, f"{acks[len(acks) // 2]:.0f} / {p95(acks):.0f} / {acks[-1]:.0f} ms", f"{seen:.0f} ms",
               f"{run.memory:.0f} MB, {run.cpu:.0%}{run.note}",
               f"≤ {ACK} ms, ≤ {SEEN} ms, < {MEMORY} MB" if judged else "", met if judged else None)


def _run(people: int, **how) -> Run:
    with tempfile.TemporaryDirectory() as home:
        os.environ["ATTUNE_HOME"] = home
        data = json.loads(PATH.read_text(encoding="utf-8"))
        data["workshops"]["load"] = asdict(PLAN)
        (Path(home) / "bundle.json").write_text(json.dumps(data), encoding="utf-8")
        os.environ["ATTUNE_BUNDLE"] = str(Path(home) / "bundle.json")
        try:
            return asyncio.run(Hall(people, Bundle(data), **how).run())
        finally:
            del os.environ["ATTUNE_HOME"], os.environ["ATTUNE_BUNDLE"]


class Hall:
    """A room's process, and everybody in it."""

    def __init__(self, people: int, content: Bundle, hostile: int = 0, kill: bool = False, revealed: bool = False):
        self.people, self.hostile, self.kill, self.revealed = people, hostile, kill, revealed
        self.options = [one.id for one in content.item(ITEM).options]
        self.result, self.process, self.tokens, self.cookies, self.answers = Run(people), None, {}, {}, {}
        self.acknowledged: list[tuple[float, float]] = []  # sent, acknowledged
        self.counts: list[tuple[float, int]] = []  # when the screen showed so many
        self.refused = 0

    async def run(self) -> Run:
        """The whole: come in, vote, look what is there."""
        await self._start()
        keys = (await asyncio.to_thread(self._store)).keys()
        leads = await self._enter(keys.facilitator)
        watch = asyncio.create_task(self._watch(await self._enter(keys.screen)))
        lines = await self._come_in(keys.join)
        early = 0
        if self.revealed:
            early = 10
            for number in range(early):
                await self._say(number, 0)
            await _ask("POST", "do", leads, {"type": "reveal"})
            self.acknowledged.clear()
        await asyncio.sleep(1)
        before, begin = self._cpu(), time.perf_counter()
        hostile = [asyncio.create_task(self._harm(number, keys.join)) for number in range(self.hostile)]
        killing = [asyncio.create_task(self._kill_in_the_middle())] if self.kill else []
        await asyncio.gather(*(self._say(number, random.random() * SECONDS) for number in range(early, self.people)))
        self.result.cpu = (self._cpu() - (0 if self.kill else before)) / (time.perf_counter() - begin)
        await asyncio.sleep(1)
        for task in (*hostile, *killing):
            task.cancel()
        self._look(keys, early)
        watch.cancel()
        for task in lines:
            task.cancel()
        await asyncio.gather(watch, *lines, *hostile, *killing, return_exceptions=True)
        self.process.terminate()
        self.process.wait()
        return self.result

    def _look(self, keys, early: int) -> None:
        """Each acknowledged vote is on disk once, as it was given; and when the screen showed it."""
        kept = self._store().load(0).said("one").said
        wanted = {voter(keys.secret, self.tokens[number]): answer for number, answer in self.answers.items()}
        assert len(wanted) == self.people and {who: kept.get(who) for who in wanted} == wanted, "a vote is lost"
        assert self.hostile or len(kept) == self.people, "a vote is counted twice"
        assert len(kept) <= self.people + self.hostile
        self.acknowledged.sort(key=lambda one: one[1])
        self.result.acks = [1000 * (at - sent) for sent, at in self.acknowledged]
        extra = len(kept) - self.people  # of the hostile, from their first second on
        for place, (sent, at) in enumerate(self.acknowledged, start=1):
            shown = next((when for when, count in self.counts if count >= place + early + extra and when >= at), self.counts[-1][0])
            self.result.seen.append(1000 * (shown - sent))
        self.result.memory = self._memory()
        if self.hostile:
            self.result.note = f"; {self.refused:,} hostile messages"

    # The process ------------------------------------------------------------------------------------

    async def _start(self) -> None:
        command = [sys.executable, "-m", "course_lib.cli", "room", "load", "--port", str(PORT)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=PATH.parents[2])
        while True:
            try:
                if (await _ask("GET", "alive"))[0] == 200:
                    return
            except OSError:
                await asyncio.sleep(0.02)

    async def _kill_in_the_middle(self) -> None:
        await asyncio.sleep(SECONDS / 2)
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        gone = time.perf_counter()
        await self._start()
        self.result.note = f"; back after {time.perf_counter() - gone:.1f} s"

    def _store(self) -> Store:
        return Store(next((Path(os.environ["ATTUNE_HOME"]) / "rooms").iterdir()))

    def _memory(self) -> float:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024

    def _cpu(self) -> float:
        parts = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")

    # People -----------------------------------------------------------------------------------------

    async def _enter(self, key: str) -> str:
        status, head = await _ask("POST", "enter", "", {"key": key})
        assert status == 200, status
        return "; ".join(line.split(": ", 1)[1].partition(";")[0] for line in head.split("\r\n") if line.lower().startswith("set-cookie: "))

    async def _come_in(self, key: str) -> list[asyncio.Task]:
        """Everybody enters and holds a line open, as phones do."""
        doors = asyncio.Semaphore(50)

        async def one(number: int) -> asyncio.Task:
            async with doors:
                cookie = await self._enter(key)
                self.tokens[number] = cookie.partition("=")[2]
                self.cookies[number] = cookie
                return asyncio.create_task(self._listen(cookie, "phone"))

        return await asyncio.gather(*map(one, range(self.people)))

    async def _say(self, number: int, after: float) -> None:
        """One vote, sent until it's acknowledged, each time over a new connection: a phone's has mostly gone to sleep."""
        await asyncio.sleep(after)
        self.answers[number] = random.choice(self.options)
        message = {"type": "answer", "ballot": "one", "answer": self.answers[number], "n": 1}
        sent = time.perf_counter()
        while True:
            try:
                status, _head = await _ask("POST", "say", self.cookies[number], message)
                if status == 200:
                    break
            except OSError:
                pass
            await asyncio.sleep(0.2)
        self.acknowledged.append((sent, time.perf_counter()))

    async def _watch(self, cookie: str) -> None:
        """The screen: when it showed how many."""
        while True:
            try:
                async for line in _lines("events?as=screen", cookie):
                    if line.startswith(b"data: "):
                        self.counts.append((time.perf_counter(), json.loads(line[6:])["count"]))
            except OSError:
                pass
            await asyncio.sleep(0.05)

    async def _listen(self, cookie: str, role: str) -> None:
        while True:
            try:
                async for _line in _lines(f"events?as={role}", cookie):
                    pass
            except OSError:
                pass
            await asyncio.sleep(random.random())

    async def _harm(self, number: int, key: str) -> None:
        """Nonsense, floods, replays and guesses, each as fast as it's answered."""
        cookie = await self._enter(key)
        replay = {"type": "answer", "ballot": "one", "answer": self.options[0], "n": 1}
        ways = (lambda: _ask("POST", "say", cookie, b'{"type": "answer", "ballot": [' * 100),
                lambda: _ask("POST", "say", cookie, replay | {"n": random.randrange(1, 10**9)}),
                lambda: _ask("POST", "say", cookie, replay),
                lambda: _ask("POST", "enter", "", {"key": f"{random.random()}"}),
                lambda: _ask("POST", "do", cookie, {"type": "close"}))
        while True:
            try:
                await ways[number % len(ways)]()
                self.refused += 1
            except OSError:
                await asyncio.sleep(0.1)


# HTTP, with as little work as can be ----------------------------------------------------------------


async def _open(method: str, path: str, cookie: str, body: bytes = b"", close: bool = True):
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT, limit=2**20)
    head = f"{method} /{path} HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\nOrigin: http://127.0.0.1:{PORT}\r\n"
    head += f"Cookie: {cookie}\r\n" if cookie else ""
    head += "Connection: close\r\n" if close else ""
    writer.write(f"{head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
    return reader, writer


async def _ask(method: str, path: str, cookie: str = "", message=None) -> tuple[int, str]:
    """The status and the head of an answer. Raises OSError for a line that broke."""
    body = message if isinstance(message, bytes) else b"" if message is None else json.dumps(message).encode()
    reader, writer = await _open(method, path, cookie, body)
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
    except asyncio.IncompleteReadError as error:
        raise ConnectionError from error
    finally:
        writer.close()
    return int(head.split()[1]), head


async def _lines(path: str, cookie: str):
    """The lines of a stream. Raises OSError when it breaks."""
    reader, writer = await _open("GET", path, cookie, close=False)
    try:
        while line := await reader.readline():
            yield line
    finally:
        writer.close()
