"""A lock as a page would make it, for tests of what Python does with one: Python can't tell real sealing from this."""

from base64 import b64encode

TURNED = {"v": 1, "kdf": "PBKDF2-HMAC-SHA-256", "iterations": 600_000, "turning": None}


def header(number: int = 1, **more) -> dict:
    """A lock's header, as whole as a real one."""
    parts = {"salt": 16, "iv": 12, "key": 48}
    return {**TURNED, "id": f"{number:032x}", **{part: b64encode(bytes([number] * size)).decode() for part, size in parts.items()}, **more}


def sealed(what: str, number: int = 1) -> dict:
    """What stands for `what` under a lock."""
    return {"lock": f"{number:032x}", "sealed": b64encode(what.encode()[::-1]).decode()}


def lock_up(store) -> None:
    """Turn the lock on and seal everything, as a page does."""
    from course_lib.records.lock import Lock

    lock = Lock(store)
    lock.turn_on(header())
    for name in lock.left()[0]:
        assert lock.exchange(name, sealed(name), store.get(name)["revision"])
    lock.finish([])
