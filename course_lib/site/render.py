"""A notebook as a page of the site: its text reads at once, and a script brings its activities."""

from html import escape

from ..words import _
from .address import address
from .cells import cell_html, own_views
from .document import Site, document
from .frame import bar, foot, head, plain_bar, without_script


def page(notebook: dict, path: str, site: Site, first: dict) -> str:
    """The page of the notebook `path`. `first`: by cell, what its activity shows to somebody who has done nothing.

    Raises `UnknownId` for a figure that the course hasn't got.
    """
    lesson = notebook["metadata"]["attune"]
    taken: set[str] = set()
    cells = "\n".join(filter(None, (cell_html(cell, notebook, taken, first) for cell in notebook["cells"])))
    body = f"""{bar(lesson, notebook)}
<main class="at-main" id="lesson" tabindex="-1">
{head(lesson)}
{cells}
{foot(lesson, notebook)}
</main>"""
    about = {"page": address(notebook, path).removesuffix(".html"), "notebook": f"notebooks/{path}"}
    shown = sorted({one["view"] for one in first.values()} | own_views(notebook))
    return document(
        title=f"{lesson['title']} · Attune", description=lesson.get("summary") or "", site=site, start="site/page.js", body=body,
        about=about, blocks={"attune-lesson": _led(lesson, notebook), "attune-first": first}, views=shown)


def _led(lesson: dict, notebook: dict) -> dict:
    """What the script needs to know of a lesson, with pages where the notebook names notebooks. Its banner is drawn already."""
    def led(to: dict | None) -> dict | None:
        return to and to | {"path": address(notebook, to["path"])}

    kept = {key: value for key, value in lesson.items() if key != "banner"}
    ways = {key: led(lesson.get(key)) for key in ("previous", "next")}
    pages = {key: address(notebook, lesson[key]) for key in ("home", "record")}
    return kept | ways | pages | {key: [led(one) for one in lesson.get(key, [])] for key in ("lessons", "beside")}


def embed(site: Site, activities: dict) -> str:
    """The page that shows one of the `activities` (see embeds.py) inside another site. The address says which, for its script."""
    body = f"""<main class="at-main" id="lesson" tabindex="-1">
<h1 class="at-unseen">{_("An activity from Attune")}</h1>
{without_script()}
</main>"""
    return document(title="Attune", description=_("One activity of the course Attune."), site=site, start="site/embed.js",
                     body=body, about={"page": "embed"}, blocks={"attune-activities": activities}, kind="embed")


def plain(title: str, html: str, site: Site) -> str:
    """A page beside the lessons, such as the licences: text alone, in the site's look. `html` is its content."""
    body = f"""{plain_bar(title)}
<main class="at-main" id="lesson" tabindex="-1">
<div class="at-head"><h1 class="at-title">{escape(title)}</h1></div>
<div class="at-text">{html}</div>
</main>"""
    return document(title=f"{title} · Attune", description=title, site=site, start="site/plain.js", body=body, about={}, blocks={},
                     kind="plain")
