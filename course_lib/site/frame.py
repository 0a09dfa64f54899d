"""What stands before and after the text of a page: the bar, the banner with the title, the way on. Its script says the words anew
in its reader's language."""

import json
from html import escape

from ..words import N_, _
from .address import FIRST_PAGE, address

LICENCES = "licences.html"


def bar(lesson: dict, notebook: dict) -> str:
    """The bar as it is before its script has come: the way home, at the height that it will keep."""
    counted = any(part["activities"] and not part["optional"] for part in lesson.get("parts") or ())
    progress = '\n<div class="at-progress" aria-hidden="true"><div class="at-progress-lines"></div></div>' if counted else ""
    return f"""<header class="at-bar">
<div class="at-bar-row"><a class="at-home" href="{address(notebook, lesson["home"])}"><span>Attune</span></a>
<p class="at-bar-title">{escape(lesson["title"])}</p></div>{progress}
</header>"""


def plain_bar(title: str) -> str:
    """The bar of a page beside the lessons."""
    return f"""<header class="at-bar">
<div class="at-bar-row"><a class="at-home" href="{FIRST_PAGE}"><span>Attune</span></a><p class="at-bar-title">{escape(title)}</p></div>
</header>"""


def says(words: str, **given) -> str:
    """Words of the interface, with what the page's script needs to say them in its reader's language (../reader/spoken.js)."""
    filled = f" data-with='{escape(json.dumps(given, ensure_ascii=False))}'" if given else ""
    return f'<span data-says="{escape(words)}"{filled}>{escape(_(words).format(**given))}</span>'


def head(lesson: dict) -> str:
    """The banner, the title and what a reader should know beforehand, as the reader view has them."""
    kinds = {"lesson": N_("Lesson"), "orientation": N_("Before you begin"), "closing": N_("At the end")}
    kind, long = kinds.get(lesson["kind"]), lesson.get("minutes")
    above = [says(kind) if kind else "", says(N_("{count} minutes"), count=long) if long else ""]
    mentions = lesson.get("mentions")
    warns = N_("This page mentions: {mentions}. You can skip any part.") if lesson["kind"] == "page" \
        else N_("This lesson mentions: {mentions}. You can skip any part.")
    told = says(warns, mentions=mentions) if mentions else ""
    lines = [
        _banner(lesson["banner"]) if lesson.get("banner") else "",
        f'<p class="at-above">{" · ".join(filter(None, above))}</p>' if any(above) else "",
        f'<h1 class="at-title" tabindex="-1">{escape(lesson["title"])}</h1>',
        f'<p class="at-summary">{escape(lesson["summary"])}</p>' if lesson.get("summary") else "",
        f'<p class="at-mentions">{told}</p>' if told else "",
        without_script(),
        f'<h2 class="at-unseen">{says(N_("To begin"))}</h2>',
    ]
    return f'<div class="at-head">{"".join(lines)}</div>'


def _banner(paths: list[str]) -> str:
    drawn = "".join(f'<path d="{escape(d)}" class="at-line-{"feel" if index else "do"}"></path>' for index, d in enumerate(paths))
    return (f'<svg viewBox="0 0 720 120" aria-hidden="true" focusable="false" class="at-banner" preserveAspectRatio="none">'
            f"{drawn}</svg>")


def without_script() -> str:
    """What a browser without JavaScript shows."""
    says = _("The text is all here. The activities need JavaScript, which is off in this browser.")
    return f'<noscript><p class="at-mentions">{says}</p></noscript>'


def foot(lesson: dict, notebook: dict) -> str:
    """What stands after the text: where the record is (its script says that), the neighbours, and the licences."""
    ways = ((N_("Before this"), lesson.get("previous"), "before"), (N_("Next"), lesson.get("next"), "after"))
    steps = "".join(
        f'<a class="at-step at-step-{direction}" href="{address(notebook, to["path"])}"><span class="at-step-words">'
        f'<span class="at-aside">{says(words)}</span><span class="at-step-title">{escape(to["title"])}</span></span></a>'
        for words, to, direction in ways if to)
    heading = f'<h2 id="on" class="at-unseen">{says(N_("Where to go on"))}</h2>'
    nav = f'<nav class="at-steps" aria-labelledby="on">{heading}{steps}</nav>' if steps else ""
    about = f'<p class="at-made"><a href="{LICENCES}">{says(N_("What this site is made of"))}</a></p>'
    return f'<div class="at-foot"><div class="at-keeping"></div>{nav}{about}</div>'
