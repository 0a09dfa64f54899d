"""Builds the guides as pages, in `build/docs`: `python tools/docs.py [--out FOLDER]`.

A warning is an error: a link that leads nowhere, a page that no contents name, a docstring that can't be read. So is a
page that would ask another host for anything.
"""

import argparse
import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEEDED = {"sphinx": "sphinx", "myst_parser": "myst-parser", "furo": "furo"}
FRONT = """\
<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Attune: the guides</title>
<meta http-equiv="refresh" content="0; url=docs/index.html"><a href="docs/index.html">Attune: the guides</a></html>
"""
# What a browser fetches by itself; a link that somebody clicks isn't that.
FETCHED = re.compile(r"""<(?:script|img|iframe|source|video|audio)\b[^>]*\bsrc=["']?((?:https?:)?//[^"' >]+)"""
                     r"""|<link\b(?![^>]*rel=["']?(?:canonical|license))[^>]*\bhref=["']?((?:https?:)?//[^"' >]+)"""
                     r"""|url\(["']?((?:https?:)?//[^"')]+)|@import\s+["']((?:https?:)?//[^"']+)""", re.IGNORECASE)


def build(out: Path) -> int:
    """Build the pages in `out`, in place of those that were there; the result is 0, or 1 if something is wrong."""
    missing = [package for module, package in NEEDED.items() if importlib.util.find_spec(module) is None]
    if missing:
        print(f"The guides can't be built: {', '.join(missing)} isn't installed for {sys.executable}.\n"
              "`python3 start.py setup --all` installs it; then run `.venv/bin/python tools/docs.py`.", file=sys.stderr)
        return 1
    if out.exists() and any(out.iterdir()) and not (out / "objects.inv").exists():
        print(f"{out} holds something else, which would be lost. Choose an empty folder, or a new one.", file=sys.stderr)
        return 1
    shutil.rmtree(out, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="attune-docs-") as kept:
        options = ["-b", "html", "-W", "--keep-going", "-q", "-c", str(ROOT / "docs"), "-d", kept]
        code = subprocess.call([sys.executable, "-m", "sphinx", *options, str(ROOT), str(out)])
    if code:
        return 1
    (out / "index.html").write_text(FRONT, encoding="utf-8")
    for where, address in (fetched := remote(out)):
        print(f"{where} would fetch {address}: pages ask no other host for anything.", file=sys.stderr)
    print(f"Open {out / 'index.html'}")
    return 1 if fetched else 0


def remote(out: Path) -> list[tuple[str, str]]:
    """Pairs of a file of the built pages, and an address elsewhere from which a browser would fetch something."""
    files = sorted(path for path in out.rglob("*") if path.suffix in (".html", ".css"))
    return [(path.relative_to(out).as_posix(), "".join(found)) for path in files
            for found in FETCHED.findall(path.read_text(encoding="utf-8"))]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "docs", help="default: build/docs")
    return build(parser.parse_args(arguments).out.resolve())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
