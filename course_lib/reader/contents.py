"""The course's own lessons are read, not saved over."""

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from tornado.web import HTTPError

from ..words import N_, _

LESSONS = "lessons"
REFUSAL = N_("This is one of the course's own lessons, so nothing is written here. Your answers are kept "
            "elsewhere, and are safe.")


def is_lesson(path: str) -> bool:
    """Whether an address of the contents service lies in the course's own folder of lessons."""
    return path.strip("/").split("/")[0] == LESSONS


def _keep(*paths: str) -> None:
    if any(is_lesson(path) for path in paths):
        raise HTTPError(403, _(REFUSAL), reason="Lessons are read-only")


class CourseContents(AsyncLargeFileManager):
    """Files as Jupyter serves them, with the folder of lessons closed to writing."""

    def is_writable(self, path):
        """Whether the page offers to save it."""
        return not is_lesson(path) and super().is_writable(path)

    async def save(self, model, path=""):
        """Saves what isn't a lesson. Raises HTTPError 403 for one."""
        _keep(path)
        return await super().save(model, path)

    async def delete_file(self, path):
        """As `save`."""
        _keep(path)
        return await super().delete_file(path)

    async def rename_file(self, old_path, new_path):
        """As `save`; also for what would become a lesson."""
        _keep(old_path, new_path)
        return await super().rename_file(old_path, new_path)

    async def create_checkpoint(self, path):
        """As `save`."""
        _keep(path)
        return await super().create_checkpoint(path)

    async def restore_checkpoint(self, checkpoint_id, path):
        """As `save`."""
        _keep(path)
        return await super().restore_checkpoint(checkpoint_id, path)
