"""Writes both locks and environment.yml anew from pyproject.toml: `python tools/lock.py [--upgrade]`. Needs uv.

Versions that are locked stay, as long as they fit; `--upgrade` looks for newer ones.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE = ["uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--python-version", "3.11"]
COMPILE += ["--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "python tools/lock.py"]
EXTRAS = {
    "requirements.txt": ["install", "rooms", "site"],
    "requirements-test.txt": ["install", "authoring", "coursework", "rooms", "site", "docs", "test"],
}
HEAD = """\
# The course's environment for conda, Binder and hub images: the pins of requirements-test.txt, without hashes.
# Written by: python tools/lock.py
name: attune
channels:
  - conda-forge
dependencies:
  - python=3.11
  - pip
  - pip:
"""


def compile_lock(name: str, options: list[str]) -> None:
    extras = [part for extra in EXTRAS[name] for part in ("--extra", extra)]
    same = [] if name == "requirements.txt" else ["-c", "requirements.txt"]  # both locks agree on what they share
    subprocess.run([*COMPILE, *extras, *same, *options, "pyproject.toml", "-o", name], cwd=ROOT, check=True)


def pins(lock: str) -> list[str]:
    """The lines `name==version ; marker` of a lock, without hashes and comments."""
    return [line.rstrip("\\ ") for line in lock.splitlines() if re.match(r"[A-Za-z0-9]", line)]


def environment(lock: str) -> str:
    return HEAD + "".join(f'      - "{pin}"\n' for pin in pins(lock))


def main(options: list[str]) -> None:
    for name in EXTRAS:
        compile_lock(name, options)
    lock = (ROOT / "requirements-test.txt").read_text(encoding="utf-8")
    (ROOT / "environment.yml").write_text(environment(lock), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
