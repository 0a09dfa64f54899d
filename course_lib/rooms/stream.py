"""A stream of events over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing

from starlette.responses import Response


class Events(Response):
    """A stream of events, until it ends or the other side has gone. A hall has thousands, so each is kept small."""

    media_type = "text/event-stream"

    def __init__(self, events: AsyncIterator[str], headers: dict[str, str]):
        super().__init__(headers=headers | {"X-Accel-Buffering": "no"})
        del self.headers["content-length"]
        self.events = events

    async def __call__(self, _scope, receive, send) -> None:
        """Sends the events as they come."""
        telling = asyncio.create_task(self._tell(send))
        gone = asyncio.create_task(_until_gone(receive))
        try:
            await asyncio.wait((telling, gone), return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
            telling.cancel()
            await asyncio.gather(telling, gone, return_exceptions=True)

    async def _tell(self, send) -> None:
        async with aclosing(self.events) as events:
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            async for text in events:
                await send({"type": "http.response.body", "body": text.encode(), "more_body": True})
            await send({"type": "http.response.body", "body": b""})


async def _until_gone(receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
