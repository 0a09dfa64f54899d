"""`attune site`: what somebody types who publishes the course as a web page."""

import sys
from pathlib import Path

from ..verb_list import lists_verbs
from ..words import _
from .problem import SiteProblem


def add_to(verbs) -> None:
    """Add the verb `site`, with its own verbs `build` and `serve`."""
    says = _("Build the course as a web page that needs no installation, or show one that was built.")
    own = lists_verbs(verbs.add_parser("site", help=says, description=says)).add_subparsers(metavar="VERB")

    says = _("Build the site into a folder that any web host can serve.")
    one = own.add_parser("build", help=says, description=says)
    one.add_argument("--out", type=Path, required=True, metavar="DIR", help=_("the folder; an older site there is replaced"))
    one.add_argument("--lessons", type=Path, metavar="DIR", help=_("the folder of notebooks (else the course's own)"))
    one.add_argument("--parts", type=Path, metavar="DIR",
                     help=_("where fetched parts are kept (else ATTUNE_PARTS, or this system's folder for caches)"))
    one.add_argument("--pyodide", type=Path, metavar="DIR", help=_("an unpacked release of Pyodide, in place of fetching it"))
    one.set_defaults(run=build)

    says = _("Show a built site in this computer's browser. Nobody else can reach it.")
    one = own.add_parser("serve", help=says, description=says)
    one.add_argument("site", type=Path, metavar="DIR", help=_("the folder that `attune site build` made"))
    one.add_argument("--port", type=int, metavar="N", help=_("where it listens (else a free port)"))
    one.add_argument("--subpath", default="/", metavar="/PATH/", help=_("serve it below this path, as some hosts do"))
    one.set_defaults(run=serve)


def build(options) -> int:
    """Build the site, and say what it weighs. Returns the exit code."""
    from .build import build as make
    from .build import sizes
    from .parts import weight

    try:
        listed = make(options.out, tell, options.lessons, options.parts, options.pyodide)
    except SiteProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    told = sizes(listed)
    for label, (count, size) in told.items():
        print(f"{weight(size):>8}  {count:>4} files  {label}")
    total = sum(size for _count, size in told.values())
    print(f"{weight(total):>8}  {len(listed['files']):>4} files  in {options.out} (build {listed['build']})")
    print(f"To look at it: attune site serve {options.out}")
    return 0


def serve(options) -> int:
    """Serve a site until Ctrl+C. Returns the exit code."""
    from .serve import serve as run

    try:
        run(options.site, options.port, options.subpath)
    except SiteProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def tell(line: str) -> None:
    """A line of progress, beside what the command results in."""
    print(line, file=sys.stderr, flush=True)
