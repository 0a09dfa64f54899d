"""nbgrader's settings, as they are in files."""

from collections.abc import Iterable

from traitlets.config import Config, PyFileConfigLoader
from traitlets.config.loader import ConfigFileNotFound

from ..records import RecordError
from ..words import _

CONFIG = "nbgrader_config.py"


class BadSettings(RecordError):
    """A file of settings that can't be used. The message names its folder, and says why."""


def settings(places: Iterable[str]) -> Config:
    """The settings from the files in these folders, the last counting most. Raises BadSettings."""
    merged = Config()
    for place in places:
        try:
            merged.merge(PyFileConfigLoader(CONFIG, path=place).load_config())
        except ConfigFileNotFound:
            continue
        except Exception as error:
            raise BadSettings(_("nbgrader's settings in {folder} can't be used: {why}.").format(folder=place, why=error)) from error
    return merged
