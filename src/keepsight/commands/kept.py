"""The latest things worked out, in this process's memory and nowhere else."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any


class Kept:
    """At most `most` things, the least used dropped first. Two threads that miss at once both work it out, and one is kept."""

    def __init__(self, most: int) -> None:
        self.most, self.found, self.lock = most, OrderedDict(), Lock()

    def there(self, key: Hashable) -> Any | None:
        """The thing under this key, or None where it is not there."""
        with self.lock:
            return self.found.get(key)

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """The thing under this key, made where it is not there."""
        with self.lock:
            if key in self.found:
                self.found.move_to_end(key)
                return self.found[key]
        made = make()
        with self.lock:
            self.found[key] = made
            while len(self.found) > self.most:
                self.found.popitem(last=False)
        return made
