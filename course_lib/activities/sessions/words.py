"""A description as plain words, each with its place in what was written."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property

from ...content.sessions import SessionLibrary

TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[.!?;:\n]+|[,()–—]")
ENDINGS = (("n't", "not"), ("'m", "am"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'d", "would"))
IS = {"he", "she", "it", "that", "there", "what", "who", "where", "how", "here", "everything", "nothing"}
IRREGULAR = {"can't": "can not", "won't": "will not", "ain't": "is not", "shan't": "shall not", "let's": "let us",
             "cannot": "can not"}
STOP, PAUSE = ".", ","


@dataclass(frozen=True)
class Word:
    """A plain word, and where what it stands for was written."""

    plain: str
    start: int
    end: int


@dataclass(frozen=True)
class Description:
    """What was written, and its words."""

    text: str
    words: tuple[Word, ...]

    @cached_property
    def line(self) -> str:
        """The words in one line, a space after each."""
        return "".join(f"{word.plain} " for word in self.words)

    @cached_property
    def _starts(self) -> list[int]:
        places, at = [], 0
        for word in self.words:
            places.append(at)
            at += len(word.plain) + 1
        return places

    def word_at(self, place: int) -> int:
        """Which word begins at `place` in the line. Raises ValueError if none does."""
        return self._starts.index(place)

    def written(self, first: int, last: int) -> str:
        """What was written from one word to another."""
        return " ".join(self.text[self.words[first].start:self.words[last].end].split())


def read(text: str, library: SessionLibrary) -> Description:
    """`text` in plain words: lower case, contractions and slang written out, likely misspellings mended."""
    text = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'").replace("`", "'").replace("´", "'")
    words: list[Word] = []
    for found in TOKEN.finditer(text):
        words += (Word(plain, found.start(), found.end()) for plain in _plain(found.group().lower()))
    return Description(text, tuple(_mended(_replaced(words, library), library)))


def _plain(token: str) -> list[str]:
    if token[0] in ".!?;:\n":
        return [STOP]
    if token[0] in ",()–—":
        return [PAUSE]
    if token in IRREGULAR:
        return IRREGULAR[token].split()
    for ending, full in ENDINGS:
        if token.endswith(ending) and len(token) > len(ending):
            return [token.removesuffix(ending), full]
    if token.endswith("'s"):
        noun = token[:-2]
        return [noun, "is"] if noun in IS else [noun]
    return [re.sub(r"(.)\1{2,}", r"\1\1", token.replace("'", ""))]


def _replaced(words: list[Word], library: SessionLibrary) -> list[Word]:
    """Slang, abbreviations and common misspellings in plain words; the longest that fits wins."""
    table, longest = _table(library)
    result, at = [], 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            part = words[at:at + length]
            means = table.get(tuple(word.plain for word in part))
            if means is not None:
                result += (Word(plain, part[0].start, part[-1].end) for plain in means)
                at += length
                break
        else:
            result.append(words[at])
            at += 1
    return result


@cache
def _table(library: SessionLibrary) -> tuple[dict[tuple[str, ...], list[str]], int]:
    """What stands for what, and how many words the longest has."""
    table = {tuple(one.word.split()): one.means.split() for one in library.respellings}
    return table, max(map(len, table), default=0)


@cache
def _known(library: SessionLibrary) -> tuple[set[str], dict[str, list[str]]]:
    """The words that are right as they stand, and those whose misspellings are mended, by their first letter."""
    by_letter: dict[str, list[str]] = {}
    for one in library.spelling.known:
        by_letter.setdefault(one[0], []).append(one)
    return {*library.spelling.known, *library.spelling.keep}, by_letter


def _mended(words: list[Word], library: SessionLibrary) -> list[Word]:
    right, by_letter = _known(library)
    return [word if word.plain in right
            else Word(_nearest(word.plain, by_letter.get(word.plain[0], ())), word.start, word.end) for word in words]


def _nearest(word: str, known) -> str:
    """The one known word that `word` misspells, by one slip, or by two in a long word; else the word itself."""
    if len(word) < 5 or not word.isascii():
        return word
    allowed = 1 if len(word) < 9 else 2
    near = [one for one in known if abs(len(one) - len(word)) <= allowed and slips(word, one) <= allowed]
    return near[0] if len(near) == 1 else word


def slips(one: str, other: str) -> int:
    """How many letters are left out, added, changed or swapped with a neighbour between two words.

    The optimal string alignment distance (Damerau, 1964).
    """
    before, row = [], list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        above, before, row = before, row, [i]
        for j, b in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]
