"""Which database: one setting, `KEEPSIGHT_DATABASE`. Without it, a SQLite file in the working folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

SQLITE = {
    "transaction_mode": "IMMEDIATE",  # two writers wait for each other instead of one being turned away
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    "timeout": 20,
}


def database(address: str, folder: Path) -> dict[str, Any]:
    """Django's setting for `postgresql://user:password@host:port/name`, for the path of a SQLite file, or for neither. Raises ValueError."""
    if not address:
        return _sqlite(folder / "keepsight.sqlite3")
    if "://" not in address:
        return _sqlite(Path(address))
    given = urlsplit(address)
    if given.scheme not in ("postgresql", "postgres"):
        raise ValueError(f"KEEPSIGHT_DATABASE begins with '{given.scheme}://'. It needs postgresql://user@host:port/name, or the path of a SQLite file.")
    return {
        "ENGINE": "django.db.backends.postgresql", "NAME": given.path.lstrip("/"), "USER": unquote(given.username or ""), "PASSWORD": unquote(given.password or ""),
        "HOST": unquote(given.hostname or ""), "PORT": str(given.port or ""), "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True,
    }  # fmt: skip


def _sqlite(path: Path) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": SQLITE, "CONN_MAX_AGE": 600}
