"""A kernel is kept ready, so that a lesson's activities are there as soon as its text is."""

import asyncio
import os
import subprocess
from contextlib import suppress

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError

from .contents import LESSONS, is_lesson

KERNEL = "python3"
PATIENCE = 10  # seconds for all of them to end; a kernel whose server is gone ends by itself
REST = 8  # seconds before the next one is made ready: the page that took the last one is still being drawn


class ReadyKernels(AsyncMappingKernelManager):
    """Jupyter's kernels, with one in hand for the next lesson."""

    _spare = None

    async def _async_start_kernel(self, *, kernel_id=None, path=None, **options):
        # What Jupyter remarks about itself would stand between the course's own words in the terminal.
        options.setdefault("stderr", subprocess.DEVNULL)
        if kernel_id or not is_lesson(path or "") or options.get("kernel_name") not in (None, KERNEL):
            return await super()._async_start_kernel(kernel_id=kernel_id, path=path, **options)
        ready, self._spare = self._spare, None
        asyncio.get_running_loop().call_later(REST, self.prepare)
        return ready if ready in self else await super()._async_start_kernel(path=path, **options)

    start_kernel = _async_start_kernel

    def kernel_model(self, kernel_id):
        """What is told of a kernel. One that is starting has nothing to tell yet, and Jupyter's list of kernels would fail over it."""
        if not hasattr(self._kernels.get(kernel_id), "last_activity"):
            raise HTTPError(404, f"Kernel isn't there, or is still starting: {kernel_id}")
        return super().kernel_model(kernel_id)

    def prepare(self) -> None:
        """Make the next one ready, in the background."""
        self._preparing = asyncio.ensure_future(self._prepare())

    async def _prepare(self) -> None:
        if self._spare in self:
            return
        options = {"kernel_name": KERNEL, "env": dict(os.environ), "stderr": subprocess.DEVNULL}
        with suppress(Exception):  # the lesson that needs one tells what is wrong
            self._spare = await super()._async_start_kernel(path=LESSONS, **options)

    async def cull_kernel_if_idle(self, kernel_id):
        if kernel_id != self._spare:
            await super().cull_kernel_if_idle(kernel_id)

    async def shutdown_all(self, now=False):
        with suppress(TimeoutError):
            await asyncio.wait_for(super().shutdown_all(now=now), PATIENCE)
