"""The words of the interface, looked up in gettext catalogues. English is what the source says.

The language is the one that `ATTUNE_LANGUAGE` names, or else the system's; a page that knows its reader's says `use`.
"""

import gettext
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

FOLDER = Path(__file__).with_name("locale")
SAID_BY = ("ATTUNE_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set counts
SOURCE = "en"
# Two made-up languages, for tests and for whoever looks at a page: one marks every word, one is written from right to left.
PSEUDO = {"en-XA": ("⟦", "⟧"), "ar-XB": ("\u200f\u202e", "\u202c\u200f")}
FROM_THE_RIGHT = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}


class _Pseudo(gettext.NullTranslations):
    """Every word in marks, so that one that was left out stands bare; also one that is filled into another, like this: ⟦Ask ⟧{name}."""

    def __init__(self, marks: tuple[str, str]):
        super().__init__()
        self._marks = marks

    def gettext(self, message: str) -> str:
        before, after = self._marks
        return "".join(part if part.startswith("{") or not part.strip() else f"{before}{part}{after}" for part in re.split(r"(\{[^{}]*\})", message))

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self.gettext(one if n == 1 else many)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


def chosen(environment: Mapping[str, str] = os.environ) -> str:
    """The language that the environment asks for, as far as the interface has it; English otherwise."""
    asked = next((environment[name] for name in SAID_BY if environment.get(name)), "")
    return next(filter(None, map(_known, asked.split(":"))), SOURCE)


def use(language: str | None = None) -> str:
    """Speak this language from now on (None: the environment's). Returns the one that is spoken: English if it's unknown."""
    global _language, _catalogue
    _language = chosen() if language is None else _known(language) or SOURCE
    _catalogue = _catalogue_of(_language)
    return _language


def language() -> str:
    """The code of the language that is spoken now."""
    return _language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak this language until the block ends, and then again the one before."""
    before = _language
    use(language)
    try:
        yield
    finally:
        use(before)


def translations() -> list[str]:
    """The codes of the languages that there is a catalogue of, besides English."""
    return sorted(path.parts[-3] for path in FOLDER.glob("*/LC_MESSAGES/attune.mo"))


def direction() -> str:
    """Which way it's written: "ltr" or "rtl"."""
    return "rtl" if _language.split("-")[0] in FROM_THE_RIGHT else "ltr"


def _known(asked: str) -> str | None:
    """The code of the language asked for, such as "es_MX.UTF-8", if there is a catalogue of it."""
    code = asked.split(".")[0].split("@")[0].replace("_", "-")
    if code in PSEUDO:
        return code
    short = code.split("-")[0].lower()
    return short if short == SOURCE or (FOLDER / short / "LC_MESSAGES" / "attune.mo").is_file() else None


def _catalogue_of(language: str) -> gettext.NullTranslations:
    if language in PSEUDO:
        return _Pseudo(PSEUDO[language])
    if language == SOURCE:
        return gettext.NullTranslations()
    return gettext.translation("attune", FOLDER, [language])


def _(message: str) -> str:
    """`message` in the language that is spoken."""
    return _isolated(_catalogue.gettext(message))


def n_(one: str, many: str, n: int) -> str:
    """The one of both that goes with `n`, in the language that is spoken."""
    return _isolated(_catalogue.ngettext(one, many, n))


def p_(context: str, message: str) -> str:
    """For a word that other languages say differently from place to place; `context` says which place."""
    return _isolated(_catalogue.pgettext(context, message))


def _isolated(text: str) -> str:
    """From right to left, whatever is filled in (a name, a number, a file) is kept from turning the words around it."""
    return re.sub(r"\{[^{}]*\}", "\u2068\\g<0>\u2069", text) if direction() == "rtl" else text


def N_(message: str) -> str:
    """A word that is only said later, by `_`: for tables that are made before the language is known."""
    return message


def plural(says: Callable[[int], str]) -> dict:
    """What `says` says for any number, for a page that counts by itself: `forms`, and `of`, which of them goes with 0 to 199.

    From 100 on the form is that of the number's last two digits, plus 100: no language's rule looks further.
    """
    every = [says(n) for n in range(200)]
    forms = list(dict.fromkeys(every))
    return {"forms": forms, "of": [forms.index(one) for one in every]}


use()
