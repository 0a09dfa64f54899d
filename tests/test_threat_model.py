"""Every threat in docs/threat-model.md has a test, and that test exists."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TEXT)))


@pytest.mark.parametrize(("file", "name"), NAMED, ids=[name for _file, name in NAMED])
def test_a_test_that_is_named_exists(file, name):
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_no_threat_is_without_one():
    """In each row of a table, the last cell names at least one."""
    rows = [line for line in TEXT.splitlines() if line.startswith("| ") and not line.startswith("| Threat")]
    assert len(rows) > 15 and all("`tests/" in row.rpartition("| ")[2] or re.search(r"`tests/[^|]+\|$", row) for row in rows)
