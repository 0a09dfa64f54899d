"""An assignment's definition: read from an instructor's file, or put together from what they say on the command line."""

from pathlib import Path

from ..content.authoring import schema, yaml_file
from ..content.authoring.assets import Placed
from ..words import _
from .pool import BadBank, refuse


def read(path: Path) -> Placed:
    """The definition in `path`. Raises BadBank with every problem, each with its line."""
    try:
        file = yaml_file.read(path, str(path))
    except OSError as error:
        raise BadBank(_("{file} can't be opened: {why}.").format(file=path, why=error.strerror)) from error
    content = yaml_file.validated(file, schema.AssignmentFile)
    refuse(file.problems)
    return Placed(content, file, ())


def put_together(**given) -> Placed:
    """A definition from plain values; those that are None aren't given. Raises BadBank."""
    file = yaml_file.YamlFile("", data={key: value for key, value in given.items() if value is not None}, lines={(): 0})
    content = yaml_file.validated(file, schema.AssignmentFile)
    refuse(file.problems)
    return Placed(content, file, ())
