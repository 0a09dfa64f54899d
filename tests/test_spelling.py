"""Spelling, by codespell's list of common mistakes."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
READ = ["assets", "docs", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "course_lib", "start.py", "tools"]

# Names aren't words: whatever starts with a capital letter is left to the reader.
NAMES = r"\b[A-Z]\w+"


def test_nothing_is_misspelled():
    """In what people read, and in the code."""
    skipped = "*.svg,*.woff2,*.json,*.png,OFL.txt,*/sessions/words.yaml,*/sessions/signs.yaml,*/sessions/danger.yaml,*/sessions/concepts.yaml,*/sessions/weights.yaml,*.es.md,*.es.yaml,*.po,*.mo"  # stems, slips and Spanish
    command = [sys.executable, "-m", "codespell_lib", "--skip", skipped, "--builtin", "clear", "--ignore-regex", NAMES, *READ]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert found.stdout == ""
