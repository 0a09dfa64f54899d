"""The files that all pages of the course share: its colours, its type, its scripts of the reader view, its help."""

from pathlib import Path

STATIC = Path(__file__).parent / "reader" / "labextension" / "static"  # JupyterLab serves them from there with the reader view
TOKENS = STATIC / "tokens.css"  # colours, type and space
HELP = STATIC / "help.json"
