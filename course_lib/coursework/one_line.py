"""Text on one line."""


def one_line(text: str) -> str:
    """`text` on one line, without what can't be seen or what XML can't hold; empty if nothing is left."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
