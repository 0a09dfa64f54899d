"""A small language model that reads for danger: MiniLM, tuned on the texts in `benchmarks/sessions/` and kept in one byte a number.

It is six layers of a transformer (Vaswani et al., 2017; Wang et al., 2020), read with numpy alone. `tune.py` there makes its file.
"""

from functools import cache
from pathlib import Path

import numpy as np

from .word_pieces import pieces, tokens

LAYERS, HEADS = 6, 12
WINDOW, STRIDE = 94, 64  # pieces that are read at a time, and how far on the next look begins
START, END = "[CLS]", "[SEP]"
TINY = 1e-12  # added to a variance, as in the model


@cache
def encoder(file: Path) -> "Encoder":
    """The model in `file`, read once. Raises OSError or ValueError where that isn't one."""
    with np.load(file) as numbers:
        return Encoder({name: numbers[name] for name in numbers.files})


class Encoder:
    """The model's numbers, by name. A matrix in whole numbers has a scale for each of its rows beside it: `NAME.scale`."""

    def __init__(self, numbers: dict[str, np.ndarray]):
        words = numbers.pop("vocabulary").tobytes().decode("utf-8").split("\n")
        self.vocabulary = {word: number for number, word in enumerate(words)}
        self.embedded = numbers.pop("word_embeddings"), numbers.pop("word_embeddings.scale")  # large, and few rows are read
        self.numbers = {name: _unpacked(name, numbers) for name in numbers if not name.endswith(".scale")}

    def odds(self, text: str) -> float:
        """The log-odds of danger in `text`: those of the window that tells of it most."""
        known = self.vocabulary
        read = [piece for token in tokens(text) for piece in pieces(token, known)]
        starts = range(0, max(1, len(read) - WINDOW + STRIDE), STRIDE)
        return max(self._odds([known[START], *read[at:at + WINDOW], known[END]]) for at in starts)

    def _odds(self, read: list[int]) -> float:
        x = self._embeddings(read)
        for layer in range(LAYERS):
            x = self._layer(x, f"layer.{layer}.")
        pooled = np.tanh(self._linear(x[:1], "pooler"))
        return float(self._linear(pooled, "classifier")[0, 0])

    def _embeddings(self, read: list[int]) -> np.ndarray:
        rows, scales = self.embedded
        x = rows[read] * scales[read, None] + self.numbers["position_embeddings"][:len(read)]
        return self._normal(x, "embeddings.norm")

    def _layer(self, x: np.ndarray, name: str) -> np.ndarray:
        x = self._normal(x + self._linear(self._attended(x, name), f"{name}attention"), f"{name}attention.norm")
        inner = _gelu(self._linear(x, f"{name}intermediate"))
        return self._normal(x + self._linear(inner, f"{name}output"), f"{name}output.norm")

    def _attended(self, x: np.ndarray, name: str) -> np.ndarray:
        """What each piece takes from the others, head by head."""
        count, width = x.shape
        query, key, value = (self._linear(x, name + part).reshape(count, HEADS, -1).transpose(1, 0, 2) for part in ("query", "key", "value"))
        weights = query @ key.transpose(0, 2, 1) / np.sqrt(width // HEADS)
        weights = np.exp(weights - weights.max(-1, keepdims=True))
        return (weights / weights.sum(-1, keepdims=True) @ value).transpose(1, 0, 2).reshape(count, width)

    def _linear(self, x: np.ndarray, name: str) -> np.ndarray:
        return x @ self.numbers[f"{name}.weight"].T + self.numbers[f"{name}.bias"]

    def _normal(self, x: np.ndarray, name: str) -> np.ndarray:
        x = x - x.mean(-1, keepdims=True)
        return x / np.sqrt((x * x).mean(-1, keepdims=True) + TINY) * self.numbers[f"{name}.weight"] + self.numbers[f"{name}.bias"]


def _unpacked(name: str, numbers: dict[str, np.ndarray]) -> np.ndarray:
    scale = numbers.get(f"{name}.scale")
    return numbers[name].astype(np.float32) * (1 if scale is None else scale[:, None])


def _gelu(x: np.ndarray) -> np.ndarray:
    """x Φ(x), by Abramowitz & Stegun's 7.1.26, off by less than 2e-7 times x."""
    z = np.abs(x) * np.float32(np.sqrt(0.5))
    t = 1 / (1 + 0.3275911 * z)
    tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * np.exp(-z * z)
    return np.where(x > 0, x * (1 - tail / 2), x * tail / 2)
