"""Builds the guides as pages, in `build/docs`: `python tools/docs.py [--out FOLDER]`.

A warning is an error: a link that leads nowhere, a page that no contents name, a docstring that can't be read.
"""

import argparse
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEEDED = ("sphinx", "myst_parser", "furo")
FRONT = """\
<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Attune</title>
<meta http-equiv="refresh" content="0; url=docs/index.html"><a href="docs/index.html">Attune: the guides</a></html>
"""


def build(out: Path) -> int:
    """Build the pages in `out`, anew; the result is Sphinx's exit code."""
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        print(f"The guides can't be built: {', '.join(missing)} isn't installed for {sys.executable}.")
        print("`python3 start.py test` sets up everything; then run `.venv/bin/python tools/docs.py`.")
        return 1
    if out.exists():
        shutil.rmtree(out)
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-W", "--keep-going", "-q", "-E"]
    command += ["-c", ROOT / "docs", "-d", out.parent / f"{out.name}-kept", ROOT, out]
    code = subprocess.call(command)
    if code == 0:
        (out / "index.html").write_text(FRONT, encoding="utf-8")
        print(f"Open {out / 'index.html'}")
    return code


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "docs", help="default: build/docs")
    return build(parser.parse_args(arguments).out.resolve())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
