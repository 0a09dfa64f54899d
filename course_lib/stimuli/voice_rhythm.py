"""The rhythm of a phrase: how many syllables between its pauses, counted from any text."""

import re

MOST = 12  # syllables: what fits into some three seconds; a longer text is hummed up to here
BREATH = 6  # syllables that somebody says in one go

_VOWELS = re.compile(r"[aeiouyàâäáãåæèéêëìíîïòóôöõøœùúûüýÿ]+", re.IGNORECASE)


def pieces(text: str) -> tuple[int, ...]:
    """Syllables in each piece between pauses, at most `MOST` in all; a long piece is parted as a breath would.

    A word has as many syllables as it has groups of vowels, a silent last e aside: close enough for a hum. In a script
    without them, two letters make one. Raises ValueError if the text has no word.
    """
    found = [sum(map(_syllables, re.findall(r"\w+(?:['’]\w+)*", piece))) for piece in re.split(r"[,.;:!?…–—\n]+", text)]
    counts = [part for count in found for part in _breaths(count)]
    if not counts:
        raise ValueError("a phrase needs a word")
    kept = []
    for count in counts:
        if room := MOST - sum(kept):
            kept.append(min(count, room))
    return tuple(kept)


def _syllables(word: str) -> int:
    groups = len(_VOWELS.findall(word))
    if groups > 1 and re.search(r"[^aeiouyl]e$", word, re.IGNORECASE):
        groups -= 1
    return groups or (1 if word.isascii() else max(1, round(len(word) / 2)))


def _breaths(count: int) -> list[int]:
    if not count:
        return []
    parts = -(-count // BREATH)
    return [count // parts + (1 if n < count % parts else 0) for n in range(parts)]
