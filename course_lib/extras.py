"""What more than a learner needs comes as extras of the package (pyproject.toml); what is said where one is lacking."""

from pathlib import Path

from .words import _

CHECKOUT = Path(__file__).parents[1]
# Each extra, and what is imported of it.
BRINGS = {
    "rooms": {"segno", "starlette", "uvicorn"},
    "site": {"markdown_it"},
    "coursework": {"nbgrader", "sqlalchemy"},  # the second comes with the first
    "authoring": {"jupytext", "pydantic", "textstat", "yaml"},
}


def in_checkout() -> bool:
    """Whether this is a checkout of the course, and not what a package installed."""
    return (CHECKOUT / "start.py").is_file()


def lacking(error: ImportError) -> str | None:
    """What to do so that the module that `error` names is there; None if no extra brings it."""
    name = (error.name or "").partition(".")[0]
    extra = next((extra for extra, modules in BRINGS.items() if name in modules), None)
    if extra is None:
        return None
    if in_checkout():
        return _("This needs {name}, which isn't installed here. In the course's own folder, run `python3 start.py setup --all` "
                 "once.").format(name=name)
    if extra == "authoring":
        return needs_checkout()
    return _('This needs {name}, which isn\'t installed here: pip install "attune-course[{extra}]"').format(name=name, extra=extra)


def needs_checkout() -> str:
    """What is said where something is made from assets, which no package has."""
    return _("This needs a checkout of the course: authors and instructors make content there. In the checkout, run `python3 "
             "start.py setup --all` once.")
