"""Who a finding is, whatever is added to the record later (contracts 3.2, decision 3)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def identity(slug: str, people: Iterable[str], entry_id: str, occurrence: int = 1) -> str:
    """The finding of pattern `slug` that opened with `entry_id`, which concerns `people`.

    `occurrence` tells apart two stretches that one entry opened. Thresholds, version and later evidence are not part of it.
    """
    parts = [slug, *sorted(people), entry_id] + ([str(occurrence)] if occurrence > 1 else [])
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
