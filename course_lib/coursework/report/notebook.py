"""The report as a notebook with nothing to run, for those who live in Jupyter and formgrader.

All that an item or a name holds is in outputs, as escaped text or in pictures, so a notebook that nobody has trusted shows it.
"""

import json
from base64 import b64encode
from collections.abc import Iterable
from html import escape

from ...words import _
from . import sentences
from .figures import Picture
from .page import first, rest
from .report import Report


def notebook(report: Report, drawn: Iterable[Picture]) -> str:
    """The notebook's text."""
    title = f"<h1>{escape(sentences.title(report))}</h1><p>{escape(sentences.made(report))}</p>"
    cells = [_cell("report", [_html(title + first(report))]), *(_picture(one) for one in drawn), _cell("questions", [_html(rest(report))])]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}, "language_info": {"name": "python"}}
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells}, ensure_ascii=False, indent=1) + "\n"


def _cell(name: str, outputs: list[dict]) -> dict:
    return {"cell_type": "code", "id": name, "metadata": {"editable": False}, "execution_count": None,
            "source": "# " + _("Made by `attune coursework report`. There is nothing to run."), "outputs": outputs}


def _html(content: str) -> dict:
    return {"output_type": "display_data", "metadata": {}, "data": {"text/html": content, "text/plain": _("A part of the report.")}}


def _picture(one: Picture) -> dict:
    """The drawing, and what it shows in sentences."""
    shown = {"output_type": "display_data", "metadata": {"image/png": {"alt": one.says}},
             "data": {"image/png": b64encode(one.png).decode(), "text/plain": one.says}}
    return _cell(f"picture-{one.name}", [_html(f"<h2>{escape(one.title)}</h2>"), shown, _html(f"<p>{escape(one.says)}</p>")])
