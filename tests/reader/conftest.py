"""How the reader's tests wait for what is asynchronous."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest


@pytest.fixture
def run():
    """The result of a coroutine, in a loop of its own: a browser that is open meanwhile has one in this thread."""
    with ThreadPoolExecutor(1) as pool:
        yield lambda coroutine: pool.submit(asyncio.run, coroutine).result()
