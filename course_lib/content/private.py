"""Which of the course's names open something private, and whether a notebook's code opens one."""

import ast
import re

NAMES = {"reflect", "check_in", "journal", "plan", "session", "sessions"}
INSTEAD = ("is private, so it can't be in coursework, where an instructor reads what is handed in; "
           "ask about somebody made up, in prose or a step")


def opened(code: str) -> list[str]:
    """The private names that `code` calls or imports from the course, in the order of the alphabet. Code that isn't plain
    Python (a cell with a command of the notebook's) is searched for calls by their look."""
    try:
        nodes = list(ast.walk(ast.parse(code)))
    except (SyntaxError, ValueError, RecursionError):
        return sorted({name for name in NAMES if re.search(rf"\b{name}\s*\(", code)})
    called = {getattr(node.func, "id", None) or getattr(node.func, "attr", "") for node in nodes if isinstance(node, ast.Call)}
    imported = {alias.name for node in nodes if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("course_lib")
                for alias in node.names}
    return sorted(NAMES & (called | imported))
