"""What a learner says in their own words, taken in from a page: any text, as long as it can travel back."""

from ..words import _
from .mark import BadResponse

LONGEST = 2_000_000  # characters; a book, so a limit on accidents and not on people
MOST = 40  # how many words at most
LONGEST_WORD = 80


def own_text(given) -> str:
    """`given`, if it's text. Raises BadResponse."""
    if not isinstance(given, str):
        raise BadResponse("what somebody writes is text")
    if len(given) > LONGEST:
        raise BadResponse(_("That is more than fits in one text (2 million characters). It hasn't been saved; "
                            "what was saved before is safe. Shorten it, and it will be."))
    return whole_characters(given)


def own_words(given) -> tuple[str, ...]:
    """`given`, if it's a list of words. Raises BadResponse."""
    if not isinstance(given, (list, tuple)) or len(given) > MOST or any(not isinstance(one, str) for one in given):
        raise BadResponse("these are a list of words")
    return tuple(whole_characters(one)[:LONGEST_WORD] for one in given)


def whole_characters(text: str) -> str:
    """`text` with a mark in place of any half of a character, which no message to a page can carry."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
