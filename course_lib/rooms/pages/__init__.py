"""A room's three pages as files: the phone's, the screen's and the facilitator's. Nothing in them comes from elsewhere."""

import json
from functools import cache
from html import escape

from ...activities.check_in_view import form
from ...labels import room_pages as words
from ...session_text import help_on_a_page
from ...shared_files import STATIC
from ...widgets.page import joined, style
from ...words import _, direction, language

PAGES = {"phone": "rm-phone", "screen": "rs-page", "facilitator": "rf-page"}  # a class on each
HTML, SCRIPT, STYLE, FONT = "text/html; charset=utf-8", "text/javascript; charset=utf-8", "text/css; charset=utf-8", "font/woff2"
PAGE = """<!doctype html>
<html lang="{lang}" dir="{dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="pages/{name}.css">
<script type="module" src="pages/{name}.js"></script>
</head>
<body><main class="{page}"></main><noscript>{needs}</noscript></body>
</html>
"""


def files() -> dict[str, tuple[str, bytes]]:
    """By path from the room's address, media type and content. The pages are at "", "screen" and "facilitator"."""
    return _files(language())


@cache
def _files(spoken: str) -> dict[str, tuple[str, bytes]]:
    made = {f"pages/fonts/{path.name}": (FONT, path.read_bytes()) for path in sorted((STATIC / "fonts").glob("*.woff2"))}
    faces = (STATIC / "fonts.css").read_text(encoding="utf-8")
    for name, own in _words().items():
        page = PAGE.format(lang=spoken, dir=direction(), name=name, page=PAGES[name], title=escape(own["room"]), needs=escape(_("This page needs JavaScript.")))
        made["" if name == "phone" else name] = HTML, page.encode()
        made[f"pages/{name}.js"] = SCRIPT, _script(name, own).encode()
        made[f"pages/{name}.css"] = STYLE, (faces + style(name)).encode()
    return made


def _words() -> dict[str, dict]:
    """Each page's words, and what else it holds without being told by the room."""
    phone = words.phone()
    return {
        "phone": phone | {"sides": form()["sides"], "calm": phone["calm"] | {"services": help_on_a_page()}},
        "screen": words.screen(), "facilitator": words.facilitator(),
    }


def _script(name: str, own: dict) -> str:
    return f"{joined(name)}\n{name}Page(document.querySelector('main'), {json.dumps(own, ensure_ascii=False)});\n"
