"""The words of the interface, and the template for their translations."""

import subprocess
import sys
from pathlib import Path

TOOL = Path(__file__).parents[1] / "tools" / "words.py"


def test_the_template_has_every_word_that_the_interface_says():
    """`python tools/words.py` writes it anew."""
    assert subprocess.run([sys.executable, TOOL, "--check"]).returncode == 0
