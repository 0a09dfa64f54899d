"""One kernel is kept ready for the next lesson, and given to a lesson only."""

import asyncio
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from course_lib.reader.spare import ReadyKernels


class Kernels(ReadyKernels):
    """Without processes: notes what would be started, and where."""

    def __init__(self):
        self.started, self.prepared = [], 0

    def __contains__(self, kernel):
        return kernel in self.started

    def prepare(self):
        self.prepared += 1


@pytest.fixture
def kernels(monkeypatch):
    async def start(self, *, kernel_id=None, path=None, **options):
        self.started.append(kernel_id or f"{path} {len(self.started)}")
        return self.started[-1]

    monkeypatch.setattr(ReadyKernels.__bases__[0], "_async_start_kernel", start)
    monkeypatch.setattr("course_lib.reader.spare.REST", 0)
    return Kernels()


async def ask(kernels, *requests):
    """Make one ready, then ask as `requests` say; the kernels that were given."""
    await kernels._prepare()
    given = [await kernels.start_kernel(**request) for request in requests]
    await asyncio.sleep(0)
    return given


def test_a_lesson_gets_the_one_that_is_ready_and_the_next_is_made(run, kernels):
    """Later, when the page has been drawn."""
    assert run(ask(kernels, {"path": "lessons/one.ipynb"})) == ["lessons 0"]
    assert (kernels.started, kernels.prepared) == (["lessons 0"], 1)


def test_a_second_lesson_that_comes_too_soon_gets_its_own(run, kernels):
    """The one that was ready is given once."""
    assert run(ask(kernels, {"path": "lessons"}, {"path": "lessons"})) == ["lessons 0", "lessons 1"]


def test_a_kernel_that_is_starting_is_not_told_of():
    """It's there and has no state yet: the list of kernels leaves it out, and doesn't fail over it."""
    kernels = ReadyKernels()
    kernels._kernels["ready"] = SimpleNamespace(kernel_name="python3", last_activity=datetime.now(UTC), execution_state="idle")
    kernels._kernels["starting"] = SimpleNamespace(kernel_name="python3")
    assert [one["id"] for one in kernels.list_kernels()] == ["ready"]


@pytest.mark.parametrize("request_", [{"path": "workshops"}, {"path": "lessons", "kernel_name": "other"}, {"path": "lessons", "kernel_id": "asked for"}])
def test_others_get_what_they_ask_for(run, kernels, request_):
    """A workshop starts in its own folder, and another kernel is another kernel."""
    assert run(ask(kernels, request_)) != ["lessons 0"]
