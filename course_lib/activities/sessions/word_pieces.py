"""Words cut into the pieces that a BERT model knows (WordPiece: Schuster & Nakajima, 2012), as its own tokenizer does for English."""

import unicodedata
from string import punctuation

UNKNOWN = "[UNK]"
INSIDE = "##"  # before a piece that goes on a word
LONGEST = 100  # letters of a word; a longer one is unknown
DROPPED = ("Mn", "Cc", "Cf")  # accents, and what can't be seen


def tokens(text: str) -> list[str]:
    """The words and signs of `text`, in small letters and without accents."""
    letters = (letter for letter in unicodedata.normalize("NFD", text.lower())
               if letter.isspace() or unicodedata.category(letter) not in DROPPED)
    return "".join(f" {letter} " if _is_sign(letter) else letter for letter in letters).split()


def pieces(token: str, known: dict[str, int]) -> list[int]:
    """The numbers of a token's pieces: each time the longest that is `known`. The unknown's alone where there is none."""
    found, start = [], 0
    while start < len(token) <= LONGEST:
        mark = INSIDE if start else ""
        end = next((end for end in range(len(token), start, -1) if mark + token[start:end] in known), None)
        if end is None:
            return [known[UNKNOWN]]
        found.append(known[mark + token[start:end]])
        start = end
    return found or [known[UNKNOWN]]


def _is_sign(letter: str) -> bool:
    return letter in punctuation or unicodedata.category(letter).startswith("P")
