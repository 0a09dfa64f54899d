"""Spelling, by codespell's list of common mistakes."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
READ = ["assets", "docs", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "course_lib", "notebooks", "start.py", "tools"]
# Names and words of the course that the list takes for mistakes.
OURS = "ines,thuis"


def test_nothing_is_misspelled():
    """In what people read, and in the code."""
    command = [sys.executable, "-m", "codespell_lib", "--skip", "*.svg,*.woff2,*.json,*.png,OFL.txt", "-L", OURS, *READ]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert found.stdout == ""
