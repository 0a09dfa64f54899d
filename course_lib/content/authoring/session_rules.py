"""What makes the stuff of personal sessions sound: patterns that can be read, a theme for all signs and signs for all themes."""

from ...activities.sessions import pattern
from ...activities.sessions.compose import ROUTES
from ...activities.sessions.pattern import BadPattern
from ...content.sessions import Group
from .assets import Assets


def session_rules(assets: Assets) -> None:
    """Add a problem for each thing that a session would stumble over."""
    files = assets.session_files
    if not files:
        return
    groups = tuple(Group(id=name, patterns=tuple(patterns)) for _, content in files for name, patterns in content.groups.items())
    themes = {theme.id for _, content in files for theme in content.themes}
    signs = [one.theme for _, content in files for one in content.signs]
    names = {group.id for group in groups}
    concepts = {name for _, content in files for name in content.concepts}
    for file, content in files:
        for path, one in _patterns(content):
            try:
                pattern.compiled(one, groups)
            except BadPattern as error:
                file.problem(path, str(error))
        for index, one in enumerate(content.signs):
            if one.theme not in themes:
                file.problem(("signs", index, "theme"), f"there is no theme {one.theme!r}; write it, or take its signs out")
            for who in set(one.who) - names:
                file.problem(("signs", index, "who"), f"there is no group {who!r}")
        for index, one in enumerate(content.leanings):
            if one.theme not in themes:
                file.problem(("leanings", index, "theme"), f"there is no theme {one.theme!r}; train the weights again")
        for name in content.screen.weights if content.screen else ():
            if name.startswith("@") and name.lstrip("@!") not in concepts:
                file.problem(("screen", "weights", name), "there is no such concept; train the weights again")
        for index, theme in enumerate(content.themes):
            if signs.count(theme.id) != 1:
                file.problem(("themes", index, "id"), f"has {signs.count(theme.id)} entries among the signs; it needs one")
            if theme.lesson not in assets.lessons:
                file.problem(("themes", index, "lesson"), f"there is no lesson {theme.lesson!r}")
    _complete(files)


def _patterns(content):
    """Every pattern in a file, and where it stands."""
    for name, patterns in content.groups.items():
        yield from ((("groups", name, at), one) for at, one in enumerate(patterns))
    for section, keys in (("signs", ("strong", "clear", "faint", "against")), ("dangers", ("signs", "alike"))):
        for index, thing in enumerate(getattr(content, section)):
            for key in keys:
                yield from (((section, index, key, at), one) for at, one in enumerate(getattr(thing, key)))


def _complete(files) -> None:
    """Every session needs an arrival, a return, each route of settling, and the words of care."""
    routes = {one.route for _, content in files for one in content.settlings}
    file = files[0][0]
    for section in ("arrivals", "returns"):
        if not any(getattr(content, section) for _, content in files):
            file.problem((), f"the sessions have no {section}; write one")
    for route in set(ROUTES) - routes:
        file.problem((), f"the sessions have no settling by the route {route!r}; write one")
    if not any(content.caveat for _, content in files):
        file.problem((), "the sessions have no caveat; write it")
