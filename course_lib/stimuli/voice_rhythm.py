"""The rhythm of a phrase: how many syllables between its pauses, counted from any text."""

import re

MOST, PIECES = 10, 3  # syllables and pieces: two to some four seconds; a longer text is hummed up to here
BREATH = 6  # syllables that somebody says in one go

_STOPS = re.compile(r"[,.;:!?…–—\n、。，；：！？؟،।]+")
_WORDS = re.compile(r"\w+(?:['’]\w+)*")
_VOWELS = re.compile(r"[aeiouyàâäáãåæèéêëìíîïòóôöõøœùúûüýÿ]+", re.IGNORECASE)


def pieces(text: str) -> tuple[int, ...]:
    """Syllables in each piece between pauses, at most `MOST` in `PIECES`; a long piece is parted as a breath would.

    A word has as many syllables as it has groups of vowels, a silent last e aside: close enough for a hum. A Chinese or
    Japanese sign, or two letters of another script, make one. Raises ValueError if the text has no word.
    """
    found = [sum(map(_syllables, _WORDS.findall(piece))) for piece in _STOPS.split(text)]
    counts = [part for count in found for part in _breaths(count)]
    if not counts:
        raise ValueError("a phrase needs a word")
    kept = []
    for count in counts[:PIECES]:
        if room := MOST - sum(kept):
            kept.append(min(count, room))
    return tuple(kept)


def _syllables(word: str) -> int:
    groups = len(_VOWELS.findall(word))
    if groups > 1 and re.search(r"[^aeiouyl]e$", word, re.IGNORECASE):
        groups -= 1
    signs = sum("\u3040" <= one <= "\uffdc" for one in word)
    return groups or max(1, signs + (0 if word.isascii() else (len(word) - signs) // 2))


def _breaths(count: int) -> list[int]:
    if not count:
        return []
    parts = -(-count // BREATH)
    return [count // parts + (1 if n < count % parts else 0) for n in range(parts)]
