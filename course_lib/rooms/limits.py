"""How much of something may come from one sender: so many at once, and so many a second after that."""


class Limits:
    """A bucket for each sender, in memory only. Senders that are forgotten begin anew; `most` are remembered."""

    def __init__(self, at_once: float, a_second: float, most: int = 10_000):
        self.at_once, self.a_second, self.most = at_once, a_second, most
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, sender: str, now: float) -> bool:
        """Whether one more may come from `sender`; if so, it's counted. `now` in seconds of a clock that never goes back."""
        enough = self.left(sender, now) >= 1
        if enough:
            if len(self._left) >= self.most and sender not in self._left:
                self._left.clear()
            self._left[sender] = (self.left(sender, now) - 1, now)
        return enough

    def left(self, sender: str, now: float) -> float:
        """How many may come at once from `sender`."""
        left, since = self._left.get(sender, (self.at_once, now))
        return min(self.at_once, left + (now - since) * self.a_second)
