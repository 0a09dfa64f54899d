"""Whom a room lets in, and as what: by a link's key or the short code, and from then on by a cookie.

A phone's cookie is a random token that this room has signed; the screen's and the facilitator's say what only their key can make,
so they hold over a restart.
"""

import hmac
import secrets
from collections.abc import Mapping
from hashlib import sha256

from .keys import Keys, voter

ROLES = ("phone", "screen", "facilitator")


class Admission:
    """The doorkeeper of the room that is called `room`. It keeps nothing: all that it knows is in the keys."""

    def __init__(self, room: str, keys: Keys):
        self.room, self.keys = room, keys

    def role(self, key: str) -> str | None:
        """Whose link has that key; None if none has."""
        own = {"phone": self.keys.join, "screen": self.keys.screen, "facilitator": self.keys.facilitator}
        return next((role for role in ROLES if _same(key, own[role])), None)

    def is_code(self, typed: str) -> bool:
        """Whether it's the participants' code, however it was typed."""
        return _same("".join(filter(str.isalnum, typed)).upper(), self.keys.code)

    def new_token(self) -> str:
        """A phone's cookie."""
        token = secrets.token_hex(16)
        return f"{token}.{self._sign(token)}"

    def token(self, cookies: Mapping[str, str]) -> str | None:
        """The phone's cookie, if this room has given it."""
        value = cookies.get(self.cookie("phone"), "")
        token, _dot, signature = value.partition(".")
        return value if signature and _same(signature, self._sign(token)) else None

    def voter(self, cookies: Mapping[str, str]) -> str | None:
        """The phone as the room knows it, a hash; None without a cookie that this room has given."""
        value = self.token(cookies)
        return value and voter(self.keys.secret, value)

    def pass_for(self, role: str) -> str:
        """The cookie of a page with a key of its own, the screen's or the facilitator's."""
        return hmac.new(getattr(self.keys, role).encode(), f"{self.room} {role}".encode(), sha256).hexdigest()

    def has_pass(self, cookies: Mapping[str, str], role: str) -> bool:
        """Whether a page with a key of its own has come in as `role`."""
        return _same(cookies.get(self.cookie(role), ""), self.pass_for(role))

    def cookie(self, role: str) -> str:
        """The name of a role's cookie."""
        return f"attune-{self.room}-{role}"

    def _sign(self, text: str) -> str:
        return hmac.new(bytes.fromhex(self.keys.secret), f"token {text}".encode(), sha256).hexdigest()[:32]


def _same(one: str, other: str) -> bool:
    """Compared in a time that tells nothing."""
    return hmac.compare_digest(one.encode(errors="replace"), other.encode())
