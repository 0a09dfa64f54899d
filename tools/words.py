"""Collects the words of the interface into course_lib/locale/attune.pot, the template for translations: `python tools/words.py`.

`--check` only says whether the template is up to date (exit 1 if not).
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "course_lib" / "locale" / "attune.pot"
SOURCES = (("python", "course_lib/**/*.py"), ("javascript", "course_lib/reader/labextension/static/*.js"))
KEYWORDS = {"_": None, "n_": (1, 2)}


def template() -> str:
    """The template's text: every message with the files that say it, the same for the same sources."""
    catalogue = Catalog(project="Attune", fuzzy=False, header_comment="# The words of Attune's interface. Written by: python tools/words.py")
    for method, pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            for _line, message, comments, _context in extract_from_file(method, path, keywords=KEYWORDS):
                catalogue.add(message, locations=[(path.relative_to(ROOT).as_posix(), 0)], auto_comments=comments)
    out = io.BytesIO()
    write_po(out, catalogue, width=110, sort_output=True, omit_header=True, include_lineno=False)
    return catalogue.header_comment + "\n" + HEADER + out.getvalue().decode("utf-8")


HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def main() -> int:
    text = template()
    if "--check" in sys.argv:
        return 0 if TEMPLATE.is_file() and TEMPLATE.read_text(encoding="utf-8") == text else 1
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
