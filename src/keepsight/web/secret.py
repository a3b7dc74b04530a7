"""The key that signs sessions: from `KEEPSIGHT_SECRET_KEY`, else made once and kept in the working folder, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

LENGTH = 64


def secret_key(folder: Path) -> str:
    """The key; the same in every process of one working folder."""
    given = os.environ.get("KEEPSIGHT_SECRET_KEY")
    return given or _kept(folder / "secret-key")


def _kept(path: Path) -> str:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(LENGTH))
    except FileExistsError:
        pass
    return path.read_text(encoding="utf-8")
