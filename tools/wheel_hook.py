"""Puts the lessons and the workshops' run sheets into the wheel, and only there: an install in place reads them from notebooks/."""

from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class NotebooksHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict) -> None:
        if version == "standard":
            for name in ("lessons", "workshops"):
                build_data["force_include"].update(self.notebooks(name))

    def notebooks(self, name: str) -> dict[str, str]:
        folder = Path(self.root) / "notebooks" / name
        found = [path for path in folder.rglob("*") if path.is_file() and ".ipynb_checkpoints" not in path.parts]
        return {str(path): f"course_lib/_{name}/{path.relative_to(folder).as_posix()}" for path in found}
