"""A view's JavaScript and CSS, put together from plain files that a static page can load as they are."""

import json
import re
import zlib
from functools import cache
from pathlib import Path

from ..shared_files import TOKENS

FOLDER = Path(__file__).parent
FOLDERS = (FOLDER, FOLDER.parent / "rooms" / "pages")  # a room's pages reuse the views' files; no name is in both
IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
CSS_IMPORT = re.compile(r'^@import "\./([\w-]+)\.css";\n', re.MULTILINE)
COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*[\s\S]*?\*/)\n", re.MULTILINE)
FOR_ANYWIDGET = "export default { render: ({ model, el }) => mount(el, anywidgetChannel(model)) };\n"


@cache
def script(name: str) -> str:
    """`name.js` and what it imports, as one module with anywidget's `render`. Each file's `mount(root, channel)` knows only how
    to send and receive."""
    return joined(name) + FOR_ANYWIDGET


@cache
def joined(name: str) -> str:
    """`name.js` and what it imports, one after another; comments and indentation are left out."""
    text = "".join(_read(module) for module in _in_order(name))
    return _lean(re.sub(r"^export (?!default)", "", text, flags=re.MULTILINE))


def _in_order(name: str, found: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The module `name` after everything that it imports, each once."""
    for needed in IMPORT.findall(_text(f"{name}.js")):
        found = _in_order(needed, found)
    return found if name in found else (*found, name)


def _read(module: str) -> str:
    return IMPORT.sub("", _text(f"{module}.js"))


@cache
def style(name: str) -> str:
    """The course's tokens, what all views share, and `name.css`."""
    return _lean(TOKENS.read_text(encoding="utf-8") + _sheet("base") + _sheet(name))


@cache
def packed(name: str) -> bytes:
    """A view's script and style as `load.js` opens them. Every widget carries its own over the wire, so it's compressed."""
    view = {"name": name, "style": style(name), "script": f"{script(name)}//# sourceURL=attune/{name}.js"}
    return zlib.compress(json.dumps(view).encode(), level=9)


def _sheet(name: str) -> str:
    return CSS_IMPORT.sub(lambda found: _sheet(found[1]), _text(f"{name}.css"))


def _text(name: str) -> str:
    """A file of any of the folders."""
    return next(path for folder in FOLDERS if (path := folder / name).is_file()).read_text(encoding="utf-8")


def _lean(text: str) -> str:
    return re.sub(r"^\s+", "", COMMENT.sub("", text), flags=re.MULTILINE)


LOADER = _lean(_read("load"))
