"""The learner's own folder."""

import os
import sys
from pathlib import Path

from .errors import NotSaved

DRIVE = Path("/drive")  # in JupyterLite: what the browser keeps of a notebook's files


def home() -> Path:
    """The folder that holds what the learner did: `ATTUNE_HOME`, or the platform's user-data folder; in JupyterLite on its drive."""
    chosen = os.environ.get("ATTUNE_HOME")
    if chosen:
        return Path(chosen).expanduser()
    if sys.platform == "emscripten" and DRIVE.is_dir():
        return DRIVE / "attune"
    from platformdirs import user_data_path

    return user_data_path("attune", appauthor=False)


def own_folder(path: Path) -> Path:
    """`path`, made if needed, with everything from the learner's folder down readable by its owner only."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(mode=0o700, exist_ok=True)
        if os.name == "posix" and path.stat().st_mode & 0o077:
            path.chmod(0o700)
    except OSError as error:
        raise NotSaved.at(path, error) from error
    return path
