"""Progress that a person sees only when there is time to wonder: nothing in the first two seconds."""

from __future__ import annotations

import sys
from time import monotonic


class Progress:
    """Call it with what is being done; after two seconds each step is said on standard error."""

    patience = 2.0

    def __init__(self) -> None:
        self.began = monotonic()

    def __call__(self, step: str) -> None:
        waited = monotonic() - self.began
        if waited >= self.patience:
            print(f"[{waited:3.0f} s] {step} ...", file=sys.stderr, flush=True)
