"""The keys of a room: what lets people in, and what makes a phone's token a hash."""

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ"  # of a code: none that looks like another, or like a digit


@dataclass(frozen=True)
class Keys:
    """`secret` makes hashes; `code` is typed and `join` scanned by participants; the others open the two further pages."""

    secret: str
    code: str
    join: str
    screen: str
    facilitator: str


def new_keys() -> Keys:
    """Keys for a room."""
    return Keys(secrets.token_hex(32), "".join(secrets.choice(LETTERS) for _ in range(6)),
                *(secrets.token_urlsafe(size) for size in (16, 16, 32)))


def voter(secret: str, token: str) -> str:
    """A phone's token as the room knows it."""
    return hmac.new(bytes.fromhex(secret), token.encode(), sha256).hexdigest()[:32]
