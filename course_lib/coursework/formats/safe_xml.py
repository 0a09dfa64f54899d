"""XML from anywhere, read so that it can do no harm.

A document type is refused, and with it every entity: what bombs and outside files need. A question file has none, so
nothing is lost, and no library beyond Python's own expat is needed. Size and depth are capped.
"""

from dataclasses import dataclass, field
from xml.parsers import expat

from ...words import _
from .bad_file import BadFile, refuse_large

LARGEST = 50_000_000  # bytes: a question file may hold pictures
DEEPEST = 60


@dataclass
class Node:
    """An element: its name, attributes, text and children, and the line where it begins."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list["Node"] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What stands in it, without what its children say."""
        return "".join(self.said)

    def all(self, tag: str) -> list["Node"]:
        """Its children of that name."""
        return [child for child in self.children if child.tag == tag]

    def find(self, *path: str) -> "Node | None":
        """The first element along `path`, or None."""
        here: Node | None = self
        for tag in path:
            here = next(iter(here.all(tag)), None) if here else None
        return here

    def say(self, *path: str, default: str = "") -> str:
        """The text of the element along `path`."""
        found = self.find(*path)
        return default if found is None else found.text


def parse(data: bytes, name: str) -> Node:
    """The root of the XML in `data`, a file called `name`. Raises BadFile."""
    refuse_large(len(data), LARGEST, name)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    open_: list[Node] = []
    roots: list[Node] = []

    def refuse(*_given):
        raise BadFile(_("{file}:{line}: has a document type or entities, which a question file doesn't need and which can do harm. "
                        "Take the <!DOCTYPE …> out, or export the file again.").format(file=name, line=parser.CurrentLineNumber))

    def begin(tag, attributes):
        if len(open_) >= DEEPEST:
            raise BadFile(_("{file}:{line}: is nested more than {most} deep. Export the file again.").format(
                file=name, line=parser.CurrentLineNumber, most=DEEPEST))
        node = Node(tag, attributes, parser.CurrentLineNumber)
        (open_[-1].children if open_ else roots).append(node)
        open_.append(node)

    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda _tag: open_.pop()
    parser.CharacterDataHandler = lambda text: open_[-1].said.append(text)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise BadFile(_("{file}:{line}: isn't whole XML ({why}). Export the file again, or correct it there.").format(
            file=name, line=error.lineno, why=expat.ErrorString(error.code))) from error
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        raise BadFile(_("{file}:1: can't be read ({why}). Save it as UTF-8.").format(file=name, why=error)) from error
    return roots[0]
