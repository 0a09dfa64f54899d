"""A page that stands by itself: no script, and nothing that is fetched."""

from html import escape

from ..words import direction, language

PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title><style>{style}</style></head>
<body>
{body}
</body>
</html>
"""


def html_page(title: str, style: str, body: str) -> str:
    """The page's HTML, in the language that is spoken. `body` is HTML, `title` plain text."""
    return PAGE.format(language=language(), direction=direction(), title=escape(title), style=style, body=body)
