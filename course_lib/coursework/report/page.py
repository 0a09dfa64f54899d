"""The report as one HTML page, which needs no script and no network. Whatever an item or a name holds is shown as text."""

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path

from ...shared_files import TOKENS
from ...words import _, direction, language
from . import sentences
from .figures import Picture
from .report import ItemReport, Report, Table

STYLE = Path(__file__).with_name("report.css")
CLOSED = "default-src 'none'; style-src 'unsafe-inline'"  # nothing is fetched, nothing is run


def page(report: Report, drawn: Iterable[Picture]) -> str:
    """The whole page."""
    title = escape(sentences.title(report))
    return f"""<!doctype html>
<html lang="{language()}" dir="{direction()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{CLOSED}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{_css()}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p class="quiet">{escape(sentences.made(report))}</p>
{body(report, drawn)}
</main>
</body>
</html>
"""


def _css() -> str:
    """The course's colours, light and dark by the system's preference, and the page's own rules."""
    light, dark = re.findall(r"\{([^{}]*)\}", TOKENS.read_text(encoding="utf-8"))[:2]
    return f":root {{{light}}}\n@media screen and (prefers-color-scheme: dark) {{ :root {{{dark}}} }}\n{STYLE.read_text(encoding='utf-8')}"


def body(report: Report, drawn: Iterable[Picture]) -> str:
    """What stands below the title."""
    return "\n".join((first(report), _figures(drawn), rest(report)))


def first(report: Report) -> str:
    """What to know at once: notes, the whole in short, flags."""
    return "\n".join((_list(report.notes, "notes"), _summary(report), _flags(report)))


def rest(report: Report) -> str:
    """Tables of questions and concepts, then each question."""
    each = "".join(map(_item, report.items)) if report.students is not None else ""
    return "\n".join((_items(report), _concepts(report), _section(_("Each question"), each)))


def _section(title: str, content: str) -> str:
    return f"<section><h2>{escape(title)}</h2>\n{content}</section>" if content else ""


def _list(lines: Iterable[str], kind: str = "") -> str:
    rows = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<ul class="{kind}">{rows}</ul>' if rows else ""


def _summary(report: Report) -> str:
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in sentences.summary_rows(report))
    return _section(_("In short"), f"<dl>{rows}</dl>")


def _flags(report: Report) -> str:
    """All flags; each item's with a link to it."""
    if report.students is None:
        return ""
    whole = [f"<p>{escape(sentences.flagged(flag))}</p>" for flag in report.flags]
    parts = [f'<li class="flag">{"".join(whole)}</li>'] if whole else []
    parts += [f'<li class="flag"><a href="#item-{item.number}">{escape(sentences.question(item))}</a>{_told(item)}</li>'
              for item in report.items if item.flags]
    none = f"<p>{escape(_('Nothing stands out.'))}</p>"
    return _section(_("What to look at"), f'<ul class="flags">{"".join(parts)}</ul>' if parts else none)


def _told(item: ItemReport) -> str:
    """What is flagged about an item, a paragraph each."""
    return "".join(f"<p>{escape(sentences.flagged(flag))}</p>" for flag in item.flags)


def _figures(drawn: Iterable[Picture]) -> str:
    figures = "".join(
        f"<figure><h3>{escape(one.title)}</h3>{_labelled(one)}<figcaption>{escape(one.says)}</figcaption></figure>" for one in drawn)
    return _section(_("Pictures"), f'<div class="figures">{figures}</div>' if figures else "")


def _labelled(picture: Picture) -> str:
    """The drawing, with its text alternative, which stands below for everybody."""
    return picture.svg.replace("<svg", f'<svg role="img" aria-label="{escape(picture.says)}"', 1)


def _items(report: Report) -> str:
    if report.students is None:
        return ""
    heads = "".join(_head(_(name), 2 <= place < 7) for place, name in enumerate(sentences.ITEM_HEADS))
    rows = "".join(_item_row(item) for item in report.items)
    says = f'<p class="quiet">{escape(_(sentences.ITEMS_SAY))}</p>'
    return _section(_("Questions"), says + _wide(_("All questions"), heads, rows))


def _head(name: str, number: bool) -> str:
    return f'<th scope="col"{" class=number" if number else ""}>{escape(name)}</th>'


def _item_row(item: ItemReport) -> str:
    number, stem, *values = sentences.item_row(item)
    look = " ".join(flag.says for flag in item.flags)
    cells = "".join(f'<td class="number">{escape(value)}</td>' for value in values)
    return (f'<tr><td><a href="#item-{number}">{number}</a></td><th scope="row">{escape(sentences.short(stem))}</th>{cells}'
            f'<td class="long">{escape(look)}</td></tr>')


def _wide(caption: str, heads: str, rows: str) -> str:
    """A table that scrolls by itself where it's wider than the page."""
    name = escape(caption)
    return (f'<div class="wide" tabindex="0" role="region" aria-label="{name}"><table><caption>{name}</caption>'
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>")


def _concepts(report: Report) -> str:
    if not report.concepts:
        return ""
    heads = "".join(_head(_(name), 2 <= place < 5) for place, name in enumerate(sentences.CONCEPT_HEADS))
    rows = ""
    for one in report.concepts:
        name, items, *values, stands = sentences.concept_row(one)
        cells = "".join(f'<td class="number">{escape(value)}</td>' for value in values)
        rows += f'<tr><th scope="row">{escape(name)}</th><td class="long">{escape(items)}</td>{cells}<td>{escape(stands)}</td></tr>'
    says = f'<p class="quiet">{escape(_(sentences.CONCEPTS_SAY))}</p>'
    return _section(_("Concepts"), says + _wide(_("All concepts"), heads, rows))


def _item(item: ItemReport) -> str:
    name = sentences.question(item)
    flags = f'<div class="flag">{_told(item)}</div>' if item.flags else ""
    tables = "".join(_table(table, name) for table in item.tables)
    return (f'<article class="item"><h3 id="item-{item.number}">{escape(name)}</h3><p>{escape(item.stem)}</p>'
            f'<p class="quiet">{escape(item.id)}</p>{flags}{_list(sentences.facts(item))}{tables}</article>\n')


def _table(table: Table, name: str) -> str:
    heads = "".join(_head(head, place > 0) for place, head in enumerate(sentences.table_heads(table)))
    rows = ""
    for option, (text, *counts) in zip(table.rows, sentences.table_rows(table)):
        cells = "".join(f'<td class="number">{escape(count)}</td>' for count in counts)
        rows += f'<tr{" class=right" if option.right else ""}><th scope="row">{escape(text)}</th>{cells}</tr>'
    return _wide(_("{question}: {caption}").format(question=name, caption=table.legend or _(sentences.WHO)), heads, rows)
