"""Puts the lessons into the wheel, and only there: an install in place reads them from notebooks/."""

from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LessonsHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict) -> None:
        if version == "standard":
            build_data["force_include"].update(self.lessons())

    def lessons(self) -> dict[str, str]:
        folder = Path(self.root) / "notebooks" / "lessons"
        found = [path for path in folder.rglob("*") if path.is_file() and ".ipynb_checkpoints" not in path.parts]
        return {str(path): f"course_lib/_lessons/{path.relative_to(folder).as_posix()}" for path in found}
