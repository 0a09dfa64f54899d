"""Text for CSV files that no spreadsheet takes for a formula.

A spreadsheet runs a cell that begins with = + - @, quoted or not.
"""

from .one_line import one_line

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # the wide ones, too: some spreadsheets run them


def safe(text: str) -> str:
    """`text` for a cell, on one line, so that no spreadsheet takes it for a formula."""
    line = one_line(text)
    return f"'{line}" if line.startswith(FORMULA) else line
