"""Runs in a fresh Python, as the browser's does: the course from its zip alone, and no packages but those that the site carries.

    python -I -S alone.py COURSE SITE-PACKAGES PACKAGES NOTEBOOKS HOME

Prints as JSON what couldn't be imported, what a notebook's cell couldn't open, the views that were opened, and what was imported.
"""

import importlib
import json
import sys
from importlib.machinery import PathFinder
from pathlib import Path


class Carried(PathFinder):
    """Finds the modules that a browser has, and no others."""

    # This computer's matplotlib is a newer one, and reads fonts with fontTools; the site's own doesn't.
    known = {*sys.stdlib_module_names, "course_lib", "fontTools"}

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        top = name.partition(".")[0]
        return super().find_spec(name, path, target) if top in cls.known or top.startswith("_") else None


def main(course, installed, packages, notebooks, home):
    sys.path[:0] = [course]
    sys.path.append(installed)
    Carried.known.update(packages.split(","))
    sys.meta_path[:] = [Carried if finder is PathFinder else finder for finder in sys.meta_path]
    told = {"modules": failures(Path(course)), "cells": [], "views": set()}
    from course_lib.site.runtime import Page

    page = Page(Path(home))
    for path in sorted(Path(notebooks).glob("*.ipynb")):
        page.turn()
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                opened = json.loads(page.run(cell["id"], "".join(cell["source"])))
                answered = json.loads(page.answer(cell["id"], '{"type": "ready"}', [])[0]) if "view" in opened else {}
                told["views"] |= {opened["view"]} if "view" in opened else set()
                told["cells"] += [f"{cell['id']}: {one}" for one in (opened, answered) if {"failed", "needs"} & set(one)]
    draw_all()
    print(json.dumps(told | {"views": sorted(told["views"]), "imported": sorted({name.partition(".")[0] for name in sys.modules})}))


def failures(course):
    found = []
    for path in sorted(course.rglob("*.py")):
        name = ".".join(path.relative_to(course).with_suffix("").parts).removesuffix(".__init__")
        try:
            importlib.import_module(name)
        except ImportError as error:
            found.append(f"{name}: {error}")
    return found


def draw_all():
    """Every model's figure: the parts of matplotlib that the lessons use are there."""
    from course_lib.activities.simulation import start_values
    from course_lib.content import bundle
    from course_lib.models import figures, simulations

    lessons = bundle()
    for name in lessons._data["simulations"]:
        one = lessons.simulation(name)
        simulations.draw(one.model, start_values(one))
    for draw in figures.DRAWN.values():
        draw()


main(*sys.argv[1:])
