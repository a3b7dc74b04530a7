"""Chance that is the same for a seed on every Python: built on `random()` alone, the one drawing that the language promises not to change."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """Draws for one family. `chance()` is a number from 0 up to 1."""

    __slots__ = ("chance",)

    def __init__(self, seed: str) -> None:
        self.chance = Random(seed).random

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.chance() * (high - low + 1))

    def one(self, among: Sequence[T]) -> T:
        """One of several."""
        return among[int(self.chance() * len(among))]

    def weighted(self, names: Sequence[T], weights: Sequence[float]) -> T:
        """One of `names`, each as often as its weight has it."""
        left = self.chance() * sum(weights)
        for name, weight in zip(names, weights, strict=True):
            left -= weight
            if left < 0:
                return name
        return names[-1]
