"""How Sphinx makes the guides into pages. `python tools/docs.py` builds them.

The sources are the repository's own Markdown files, where they lie, so every link works in a repository browser, too.
"""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "course_lib" / "reader" / "labextension" / "static"
sys.path.insert(0, str(ROOT))

from course_lib import __version__  # noqa: E402

project = "Attune"
author = "the authors of Attune"
release = __version__
project_copyright = "CC BY 4.0 (text), BSD-3-Clause (code)"

# What becomes a page. Everything else in the repository is passed over without being walked through.
include_patterns = ["docs/**.md", "benchmarks/README.md", "CHANGELOG.md", "CONTRIBUTING.md", "README.md", "SECURITY.md"]
exclude_patterns = [
    ".*", "assets", "build", "course_lib", "dist", "docs/first-lesson", "docs/hub", "htmlcov", "node_modules", "notebooks", "site", "tests", "tools",
]
root_doc = "docs/index"

extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_heading_anchors = 4  # links to headings, named as repository browsers name them
suppress_warnings = ["myst.header"]
nitpicky = True
nitpick_ignore_regex = [("py:.*", ".*")]  # types of the standard library have no page here
highlight_language = "text"  # a block without a language is no Python
default_role = "code"  # `name` in a docstring is code, as in Markdown

# The reference says what the docstrings say, in the order of the source.
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
add_module_names = False


# Contents --------------------------------------------------------------------------------------

def name_module(app, what: str, name: str, obj, options, lines: list[str]) -> None:
    """Above what a module says of itself, where to import it from."""
    if what == "module":
        lines[:0] = [f".. rubric:: {name}", ""]


CONTENTS = ["docs/index", "docs/api/index", "docs/decisions/index"]
ENTRY = re.compile(r"^- \[(?P<title>[^\]]+)\]\((?P<page>[^)]+\.md)\)", re.MULTILINE)


def add_contents(app, name: str, source: list[str]) -> None:
    """Each list of pages is the contents, too: Sphinx gets a hidden toctree of it, and a repository browser shows none."""
    if name not in CONTENTS:
        return
    for section in re.split(r"^## ", source[0], flags=re.MULTILINE):
        entries = "\n".join(f"{title} <{page.removesuffix('.md')}>" for title, page in ENTRY.findall(section))
        caption = f":caption: {section.splitlines()[0]}\n" if not section.startswith("# ") else ""
        if entries:
            source[0] += f"\n```{{toctree}}\n:hidden:\n{caption}\n{entries}\n```\n"


# Looks -----------------------------------------------------------------------------------------


def colours(selector: str) -> dict[str, str]:
    """Furo's colours from those of the course: the rule of its tokens.css whose selector begins so."""
    text = (STATIC / "tokens.css").read_text(encoding="utf-8")
    rule = text[text.index(selector) :].split("}")[0]
    at = dict(re.findall(r"--at-([\w-]+): ([^;]+);", rule))
    return {
        "color-background-primary": at["paper"],
        "color-background-secondary": at["sunk"],
        "color-background-hover": at["do-wash"],
        "color-background-border": at["rule"],
        "color-code-background": at["sunk"],
        "color-foreground-primary": at["ink"],
        "color-foreground-secondary": at["soft"],
        "color-foreground-muted": at["soft"],
        "color-brand-primary": at["do"],
        "color-brand-content": at["do"],
        "color-brand-visited": at["do"],
        "color-sidebar-link-text": at["ink"],
        "color-api-name": at["do"],
        "color-api-pre-name": at["soft"],
        "color-highlight-on-target": at["gold-wash"],
    }


html_theme = "furo"
html_title = "Attune"
html_theme_options = {"light_css_variables": colours(":root {"), "dark_css_variables": colours("  body[data-jp-theme-light")}
html_css_files = ["fonts.css", "docs.css"]
html_static_path = ["docs.css"]
html_copy_source = False
html_show_sphinx = False
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"


def copy_fonts(app, error) -> None:
    """The course's own typeface, so that no page asks another host for one."""
    if not error:
        shutil.copy(STATIC / "fonts.css", app.outdir / "_static")
        shutil.copytree(STATIC / "fonts", app.outdir / "_static" / "fonts", dirs_exist_ok=True)


def setup(app) -> None:
    app.connect("autodoc-process-docstring", name_module)
    app.connect("source-read", add_contents)
    app.connect("build-finished", copy_fonts)
