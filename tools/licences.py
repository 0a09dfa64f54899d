"""Writes docs/licences.md: what the locks install, and what is shipped: `python tools/licences.py`. Needs what tests need.

Names, versions and licences come from the metadata of what is installed here, what a package is for from pyproject.toml and
the locks. A licence that can't be told, or that asks for more than to be named, stops it until somebody has looked.
"""

import json
import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "licences.md"
LOCKS = ("requirements.txt", "requirements-test.txt")
SHORT = 60  # characters; a longer "License" is the licence itself

# How packages write it, and its SPDX name.
SPELLED = {
    "apache 2.0": "Apache-2.0", "apache license, version 2.0": "Apache-2.0", "apache software license": "Apache-2.0",
    "bsd 2-clause license": "BSD-2-Clause", "bsd 3-clause license": "BSD-3-Clause", "isc license": "ISC", "isc license (iscl)": "ISC",
    "mit license": "MIT", "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0", "psfl": "PSF-2.0",
    "python software foundation license": "PSF-2.0",
}
BSD = "BSD, which one isn't said"
# Licences that ask for the name and the text to go along, and no more, in whatever is built with them.
PERMISSIVE = {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0", "MIT-CMU", "PSF-2.0", "Zlib", "Public domain",
              "Matplotlib licence", BSD}
# What the metadata doesn't say, or doesn't say right: read in the package's own licence file.
READ = {
    "axe-playwright-python": "MIT",  # and axe-core inside it: MPL-2.0, see ASKS
    "docutils": "Public domain AND BSD-2-Clause AND PSF-2.0",  # the GPL is for an editor's file that isn't installed
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
    "matplotlib": "Matplotlib licence",  # like Python's own
    # Their metadata says BSD, and not which; they bring no text.
    **dict.fromkeys([f"sphinxcontrib-{name}" for name in ("applehelp", "devhelp", "htmlhelp", "qthelp", "serializinghtml")], BSD),
    # Installed on macOS or Windows only.
    "appnope": "BSD-2-Clause",
    "colorama": "BSD-3-Clause",
    "pywinpty": "MIT",
}
# What asks for more, and what that means here.
ASKS = {
    "axe-playwright-python": "carries axe-core, which is MPL-2.0: changes to its files would have to be published. We change none, and "
                             "only tests load it.",
    "certifi": "MPL-2.0: changes to its files would have to be published. We change none.",
    "codespell": "GPL-2.0: a program that the tests run on our texts. Nothing of it is imported, and what it reads isn't covered.",
    "fqdn": "MPL-2.0, as certifi.",
    "frozendict": "LGPL-3.0, and the only one of its kind that learners get: genanki imports it. It's installed beside the course as its "
                  "makers publish it, so whoever has the course can exchange it. Whoever ships it inside something of their own "
                  "(an image, an installer) gives its licence along, and leaves it exchangeable.",
    "pathspec": "MPL-2.0, as certifi.",
    "pyphen": "one of three, as one likes; we take the MPL, as certifi. Only authors have it, for how hard a lesson reads.",
}
# Benchmarks measure against these. They're in no lock, and nothing that people install has them.
PEERS = {
    "jupyterquiz": ("MIT", "the peer that a quiz is measured against"),
    "pingouin": ("GPL-3.0", "the peer that a report's reliability is measured against"),
    "scikit-learn": ("BSD-3-Clause", "what learns the weights of the screen for danger"),
}


class Unclear(Exception):
    """A licence that somebody has to look at. The message says where to write down what they found."""


# The locks -----------------------------------------------------------------------------------------


def locked(name: str) -> dict[tuple[str, str], list[str]]:
    """Each package of a lock with its version, and who asks for it."""
    found = {}
    for entry in re.split(r"\n(?=[A-Za-z0-9])", (ROOT / name).read_text(encoding="utf-8"))[1:]:
        package, version = re.match(r"([\w.-]+)==([^\s;]+)", entry).groups()
        found[canonical(package), version] = re.findall(r"^ +#(?: via(?= \S))? +(?!via$)([\w.-]+)", entry, re.MULTILINE)
    return found


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def reasons() -> dict[str, str]:
    """What each package that we ask for ourselves is for: the line beside it in pyproject.toml."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return {canonical(name): reason for name, reason in re.findall(r'^ *"([\w.-]+)[^"]*", *# (.+)$', text, re.MULTILINE)}


# Licences ------------------------------------------------------------------------------------------


def licence(name: str, versions: set[str]) -> str:
    """The SPDX name of a package's licence; where a lock has several versions, of the one that is here. Raises Unclear."""
    if name in READ:
        return READ[name]
    try:
        found = distribution(name)
    except PackageNotFoundError:
        raise Unclear(f"{name} isn't installed here, so its licence is unknown: run `python3 start.py setup --all`, or add it to "
                      "READ in tools/licences.py.") from None
    if found.version not in versions:
        raise Unclear(f"{name} is {found.version} here, and {', '.join(versions)} in the lock: run `python3 start.py setup --all`.")
    return said(found) or written(found) or _unclear(name)


def said(found: Distribution) -> str | None:
    """What the metadata says, if that is one licence by name."""
    about = found.metadata
    if expression := about.get("License-Expression"):
        return expression
    classified = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
    for one in [about.get("License") or "", *(classified if len(classified) == 1 else [])]:
        first = one.strip().partition("\n")[0].strip()
        if first in PERMISSIVE or first.startswith(("MPL", "GPL", "LGPL")):
            return first
        if len(first) < SHORT and (name := SPELLED.get(first.lower())):
            return name
    return None


def written(found: Distribution) -> str | None:
    """What the licence file says, of the few that don't name themselves."""
    for file in found.files or []:
        if re.match(r"(licen|copying)", file.name, re.IGNORECASE) and "dist-info" in str(file):
            text = " ".join(file.read_text().split())
            if "Redistribution and use in source and binary forms" in text:
                return "BSD-3-Clause" if re.search(r"neither the name|names? of .{0,80}may not be used", text, re.IGNORECASE) else "BSD-2-Clause"
            if "Permission is hereby granted, free of charge, to any person" in text:
                return "MIT"
            if "Apache License" in text:
                return "Apache-2.0"
            if "Modified BSD License" in text:
                return "BSD-3-Clause"
    return None


def _unclear(name: str) -> str:
    raise Unclear(f"The metadata of {name} doesn't say its licence: read it, and add it to READ in tools/licences.py.")


def unexplained(rows: dict[str, str]) -> list[str]:
    """The packages whose licence asks for more than to be named, and that ASKS says nothing about."""
    return [name for name, terms in rows.items()
            if set(re.split(r" (?:AND|OR) ", terms)) - PERMISSIVE and name not in ASKS]


# The page ------------------------------------------------------------------------------------------


def page() -> str:
    """The whole page. Raises Unclear."""
    learners, everything = (locked(name) for name in LOCKS)
    others = {key: asked for key, asked in everything.items() if key not in learners}
    licences = {name: licence(name, {version for other, version in everything if other == name}) for name, _version in everything}
    if problems := unexplained(licences):
        raise Unclear(f"{', '.join(problems)}: say in ASKS (tools/licences.py) what the licence asks for, and what that means here.")
    return f"""# Licences

The course: its code is under BSD-3-Clause ([LICENSE](../LICENSE)), its texts, drawings and questions under CC BY 4.0 ([LICENSE-CONTENT](../LICENSE-CONTENT)). Here is what comes with it, and what it's installed with. Written by `python tools/licences.py` from the packages' own metadata; a test keeps it complete. It's a list, not legal advice.

## Shipped with the course

In the wheel, the source archive and the repository:

| what | licence | what for |
|---|---|---|
| Source Serif 4, a part of its letters | OFL-1.1 ([text](../course_lib/reader/labextension/static/fonts/OFL.txt)) | the typeface of the lessons |
| all-MiniLM-L6-v2 (sentence-transformers), changed: tuned and rounded | Apache-2.0 ([text](../course_lib/activities/sessions/encoder-licence.txt)) | reads a description for danger before a personal session |

In a site that `attune site build` makes, and nowhere else; the site's own page "What this site is made of" has each licence in full. They are fetched when it's built, and carried as their makers publish them; Pyodide's MPL asks that its source can be had, and that page says where.

{table(("what", "version", "licence"), site_rows())}

Nothing else is copied into the course. Everything below is installed beside it, as its makers publish it, and has its licence in its own files.

## What learners install

From `requirements.txt`, which `python3 start.py` installs, and with it what rooms and the site need. `pip install` of the wheel alone takes fewer.

{table(HEAD, rows(learners, licences))}

## What only authors, instructors and tests install

Further in `requirements-test.txt`, for `python3 start.py setup --all`, and for `test`.

{table(HEAD, rows(others, licences))}

## What benchmarks measure against

In no lock, and installed by hand (`benchmarks/requirements.txt`), by whoever repeats a measurement.

{table(("what", "licence", "what for"), [(name, *about) for name, about in PEERS.items()])}

Pingouin is under the GPL: whoever passed on something that is built with it would have to pass that on under the GPL. No part of the course imports it; a benchmark and a test compare our numbers with its, where it is installed.

## Licences that ask for more

Each of the others asks for its name and text to go along, and fits BSD-3-Clause. These ask for more, if one changes them or ships them:

{table(("what", "licence", "what it means here"), [(name, licences[name], ASKS[name]) for name in sorted(ASKS)])}

None is under the AGPL. Whoever makes an image or an installer that holds all of these ships them, too: then these licences are theirs to keep.
"""


OURSELVES, MOST = "attune-course", 3  # of those who ask for a package
HEAD = ("name", "version", "licence", "what for")


def site_rows() -> list[tuple[str, str, str]]:
    """What the site is made of, once for each."""
    parts = json.loads((ROOT / "course_lib" / "site" / "parts.json").read_text(encoding="utf-8"))["parts"]
    return list(dict.fromkeys((one["name"], one["version"], one["licence"]) for one in parts))


def rows(packages: dict[tuple[str, str], list[str]], licences: dict[str, str]) -> list[tuple[str, str, str, str]]:
    """A row for each package: what we ask for it ourselves, or who does."""
    why = reasons()
    return [(name, version, licences[name], why[name] if OURSELVES in asked else _for(asked)) for (name, version), asked in sorted(packages.items())]


def _for(asked: list[str]) -> str:
    return f"for {', '.join(asked[:MOST])}" + (f" and {len(asked) - MOST} more" if len(asked) > MOST else "")


def table(head: tuple[str, ...], content: list[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *content]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def main() -> int:
    """Write the page. Returns 1 if a licence is unclear."""
    try:
        PAGE.write_text(page(), encoding="utf-8")
    except Unclear as unclear:
        print(unclear, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
